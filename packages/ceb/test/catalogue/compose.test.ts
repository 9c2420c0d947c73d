import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import { DESC_LENGTH_MAX, say, textOf } from '../../src/catalogue/compose.ts';
import { CATALOGUE } from '../../src/catalogue/explain.ts';
import { formatReturnInfo } from '../../src/catalogue/returnInfo.ts';
import { chineseOf } from '../../src/catalogue/words.ts';
import { DICTIONARY } from '../../src/dictionary/dictionary.ts';
import { type FieldShape, type NodeShape, shapeOf, type SignatureShape } from '../../src/message/shape.ts';

/** Proves the one format of a reason: holes of official texts, places, what is allowed, and what is too long. */
describe('say', () => {
  const rows: readonly (readonly [name: string, said: { readonly text: string }, expected: string])[] = [
    [
      'a text with holes, path and both values',
      say('-621005', {
        holes: { declaration: 'COP-1', limit: '5000.00' },
        path: 'InventoryList/totalPrice',
        found: '6000.00',
        allowed: '不超过 5000.00',
      }),
      '清单[COP-1]的购买金额超过单笔限额[5000.00][InventoryList/totalPrice:6000.00],允许[不超过 5000.00]',
    ],
    [
      'a hole without brackets',
      say('-621015', { holes: { what: '申报企业', named: '3301960002', card: '3301960009' } }),
      '申报企业[3301960002]与卡信息[3301960009]不匹配，没有权限进行操作',
    ],
    ['a code alone', say('1200'), '待人工审核'],
    [
      'nothing found',
      say('90020', { path: 'InventoryHead/emsNo', found: '', allowed: '保税模式必填' }),
      '保税模式必填项缺失[InventoryHead/emsNo],允许[保税模式必填]',
    ],
    ['no place', say('90281', { path: '/', found: 'P1' }), '改单已生效[P1]'],
    ['nothing allowed', say('90042', { found: 'x' }), '没有此对象[x]'],
    ['a note', say('90041', { note: '资料不符' }), '申请未获海关同意,说明[资料不符]'],
    [
      'two places and how they differ',
      say('13127', { path: 'a', found: '张*', against: { path: 'b', found: '张*' }, unlike: '长度分别为2和3个字符' }),
      '清单上的订购人姓名与订单上的订购人姓名不一致[a:张*,b:张*],差异[长度分别为2和3个字符]',
    ],
    [
      'words in two languages, and a value in two languages',
      say('90083', { found: '雅诗兰黛 Estee Lauder', allowed: '缴清逾期税款 all that is overdue paid' }),
      '担保企业有逾期未缴税款[雅诗兰黛 Estee Lauder],允许[缴清逾期税款]',
    ],
    ['half a surrogate pair', say('90042', { found: 'a\ud83d' }), '没有此对象[a\ufffd]'],
    ['a code nobody knows', say('none', { found: 'x' }), '未通过[x]'],
  ];
  for (const [name, { text }, expected] of rows) test(name, () => assert.equal(text, expected));

  test('long values are cut between characters, and the whole is no longer than a reason may be', () => {
    const long = '😀'.repeat(3000);
    const { text } = say('90042', { path: long, found: long, allowed: long, unlike: long, note: long });
    assert.ok([...text].length <= DESC_LENGTH_MAX);
    assert.match(text, /^没有此对象\[(?:😀)+…:(?:😀)+…\],允许\[(?:😀)+…\],差异\[(?:😀)+…\],说明\[(?:😀)+…\]$/u);
  });

  test('reasons are left out whole, and counted', () => {
    const reasons = Array.from({ length: 5 }, () => say('90042', { found: '限'.repeat(300) }));
    const info = formatReturnInfo(reasons);
    assert.match(info, /^(\[Code:90042;Desc:没有此对象\[限{300}\]\],?){3},等2项未列出$/);
    assert.equal(formatReturnInfo(reasons, 5000).match(/\[Code:/g)?.length, 5);
  });

  test('holes by another name, too few or too many do not compile', () => {
    const wrong = [
      // @ts-expect-error the hole is called declaration
      () => say('-621004', { holes: { lst: 'COP-1' } }),
      // @ts-expect-error the limit is missing
      () => say('-621005', { holes: { declaration: 'COP-1' } }),
      // @ts-expect-error its text has one hole
      () => say('-621004', { holes: { declaration: 'COP-1', limit: '5000.00' } }),
      // @ts-expect-error its text has none
      () => say('90042', { holes: { declaration: 'COP-1' } }),
      // @ts-expect-error no text has such a hole, whatever the code
      () => say('90042' as string, { holes: { lst: 'COP-1' } }),
    ];
    assert.equal(wrong.length, 5);
  });

  test('JSON has the text with its values in both languages, and says where nobody gave one', () => {
    assert.deepEqual(textOf('-623003', { declaration: 'L1' }), {
      zh: '系统中不存在清单编号为[L1]的清单！',
      en: textOf('-623003')?.en.replace('[…]', '[L1]'),
    });
    assert.equal(textOf('-623003')?.zh, '系统中不存在清单编号为[…]的清单！');
    for (const { code } of CATALOGUE) assert.doesNotMatch(JSON.stringify(textOf(code)), /\*/, code);
    assert.equal(textOf('none'), null);
  });
});

describe('words in two languages', () => {
  const rows: readonly (readonly [text: string, expected: string])[] = [
    ['缺少 missing', '缺少'],
    ['文本 text: 1–10 个字符 1 to 10 characters，或空 or nothing', '文本：1–10 个字符，或空'],
    ['必填 required: 运费 freight', '必填：运费 freight'],
    ['*** (5 个字符 characters)', '*** (5 个字符)'],
    ['"甲…" (500 个字符 characters)', '"甲…" (500 个字符)'],
    ['3301960002; 无在册协议 no agreement on record', '3301960002; 无在册协议'],
    ['3301960002 (电商平台 platform, 电商企业 seller)', '3301960002 (电商平台, 电商企业)'],
    ['800 已撤销 cancelled', '800 已撤销'],
    ['面膜 mask', '面膜 mask'],
    ['A / B', 'A / B'],
    ['', ''],
  ];
  for (const [text, expected] of rows) test(`“${text}”`, () => assert.equal(chineseOf(text), expected));

  test('what the dictionary allows of any element is told in Chinese', () => {
    const rules = [...DICTIONARY.keys()].flatMap((type) => shapeOf(type)?.children.flatMap(rulesOf) ?? []);
    assert.ok(rules.length > 500);
    for (const rule of rules) assert.doesNotMatch(chineseOf(rule), /[a-z]{2,}/, rule);
  });
});

function rulesOf(shape: FieldShape | NodeShape | SignatureShape): readonly string[] {
  if (shape.kind === 'field') return [shape.allowed];
  return shape.kind === 'node' ? shape.children.flatMap(rulesOf) : [];
}
