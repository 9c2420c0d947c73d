import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { sameText } from '../src/compare.ts';
import { matchDocuments } from '../src/import/matchDocuments.ts';
import { unlikeness } from '../src/unlike.ts';
import { type Changes, caseWith } from './documents.ts';

/**
 * Proves that two masked values that differ are told apart (D-02, D-04), and that nothing is told of a person that the
 * masks hide: no letter, no digit, and no place where two persons’ values part.
 */
describe('how two masked values differ', () => {
  const rows: readonly (readonly [name: string, left: string, right: string, zh: string])[] = [
    [
      'another dot in a foreign name',
      '买买提·依明',
      '买买提•依明',
      '仅书写形式不同，第4个字符分别为间隔号 U+00B7和间隔号 U+2022',
    ],
    ['a space within', '张 三', '张三', '长度分别为3和2个字符；仅书写形式不同，第2个字符分别为空白 U+0020和汉字'],
    [
      'an invisible sign',
      '张三',
      '张三\u200b',
      '长度分别为2和3个字符；仅书写形式不同，第3个字符分别为无和不可见字符 U+200B',
    ],
    ['a radical for a character', '\u2f2d山', '山\u2f2d', '仅书写形式不同，第1个字符分别为部首符号和汉字'],
    ['full-width letters', 'ＴＯＭ', 'TOM', '仅书写形式不同，第1个字符分别为全角字母和大写字母'],
    ['letter case', 'Tom', 'TOM', '仅书写形式不同，第2个字符分别为小写字母和大写字母'],
    ['full-width digits', '１３800000000', '13800000000', '仅书写形式不同，第1个字符分别为全角数字和数字'],
    [
      'a look-alike letter',
      '11010519491231002\u0425',
      '11010519491231002X',
      '仅书写形式不同，第18个字符分别为西里尔字母和大写字母',
    ],
    ['a Greek one in a name', 'T\u039fM', 'TOM', '仅书写形式不同，第2个字符分别为希腊字母和大写字母'],
    ['another length', '张三', '张三丰', '长度分别为2和3个字符；字符种类相同，内容不同'],
    ['another person', '张三丰', '张翠山', '字符种类相同，内容不同'],
    ['another number', '110105194912310021', '110105194912310022', '字符种类相同，内容不同'],
    ['outer space besides', ' 张三丰', '张翠山', '字符种类相同，内容不同；前者首尾有空白'],
  ];
  for (const [name, left, right, zh] of rows) {
    test(name, () => {
      assert.equal(unlikeness(left, right).zh, zh);
      assert.notEqual(unlikeness(left, right).en, '');
    });
  }

  test('no letter, ideograph or digit of a value is repeated, and no place of two persons', () => {
    const sign = fc.constantFrom(...'张三丰翠山山１0123456789XxＸХ·• \u200b\u2f2d甘');
    const value = fc.array(sign, { minLength: 1, maxLength: 20 }).map((all) => all.join(''));
    fc.assert(
      fc.property(value, value, (left, right) => {
        fc.pre(!sameText(left, right));
        const { zh, en } = unlikeness(left, right);
        assert.ok(zh !== '' && en !== '');
        for (const hidden of '张三丰翠山甘ХＸ\u2f2d') assert.ok(!zh.includes(hidden) && !en.includes(hidden), zh);
        // Code points of spaces, dots and invisible signs only.
        for (const [, point = ''] of zh.matchAll(/U\+([0-9A-F]+)/g)) {
          assert.match(String.fromCodePoint(Number.parseInt(point, 16)), /^[\p{Z}\p{P}\p{Cf}]$/u);
        }
        if (!zh.includes('仅书写形式不同')) assert.doesNotMatch(zh, /第\d/);
      }),
      { numRuns: 1000 },
    );
  });

  test('every difference of personal values says how, and no other does', () => {
    const changes: readonly (readonly [name: string, changes: Changes, isMasked: boolean])[] = [
      ['buyer', { declaration: { buyerName: '测试·订购人' } }, true],
      ['identity number', { declaration: { buyerIdNumber: '330106199001010000' } }, true],
      ['telephone', { declaration: { buyerTelephone: '13800001111' } }, true],
      ['payer', { payment: { payerName: '他人' } }, true],
      ['payer number', { payment: { payerIdNumber: '330106199001010000' } }, true],
      ['consignee', { waybill: { consignee: '他人' } }, true],
      ['address', { waybill: { consigneeAddress: '浙江省杭州市一路' } }, true],
      ['consignee telephone', { waybill: { consigneeTelephone: '13900001111' } }, true],
      ['weight', { waybill: { weight: '9' } }, false],
      ['identity type', { declaration: { buyerIdType: '2' } }, false],
    ];
    for (const [name, change, isMasked] of changes) {
      const differences = matchDocuments(caseWith(change), { amount5: 0n, weight5: 0n });
      assert.ok(differences.length > 0, name);
      for (const { unlike } of differences) assert.equal(unlike !== undefined, isMasked, name);
    }
  });

  test('a number cannot be found out sign by sign: every wrong guess of the same form is answered alike', () => {
    const real = '110105194912310021';
    const answers = new Set(
      Array.from({ length: 18 }, (_, at) => {
        const guess = `${real.slice(0, at)}${(Number(real[at]) + 1) % 10}${real.slice(at + 1)}`;
        return unlikeness(guess, real).zh;
      }),
    );
    assert.equal(answers.size, 1);
  });
});
