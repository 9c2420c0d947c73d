import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { proseSayings } from '../../src/catalogue/reading/prose.ts';
import { readReturnInfo } from '../../src/catalogue/reading/reading.ts';
import { formatReturnInfo, parseReturnInfo } from '../../src/catalogue/returnInfo.ts';

// Proves that nothing of a receipt's text is dropped, that codes are found in whatever spelling, and that no text which was
// not understood counts as the normal course.

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

describe('codes in every spelling', () => {
  const words = fc.constantFrom(
    ...['Code', 'code', 'CODE', 'cODe', wide('Code'), '代码', '错误代码', 'errorCode', 'ERROR_CODE', 'returnCode'],
  );
  const descriptions = fc.constantFrom(
    'Desc',
    'desc',
    'DESC',
    wide('Desc'),
    'description',
    'msg',
    '描述',
    '说明',
    '原因',
  );
  const brackets = fc.constantFrom('[]', '【】', '［］', '〔〕', '（）', '()', '{}', '「」', '<>', '');
  const is = fc.constantFrom(':', '：', '=', ' : ', '： ');
  const between = fc.constantFrom(';', '；', ',', '，', ' ; ', '|');
  const codes = fc.constantFrom('1313', '-621018', '−621018', '－301014', '90001', wide('1332'));
  const texts = fc.constantFrom('超过年度限额', '金额不一致,请核对', 'price differs', '');

  test('a code is found with its text, whatever case, width, brackets and words', () => {
    const all = fc.tuple(words, is, codes, between, descriptions, is, texts, brackets);
    fc.assert(
      fc.property(all, fc.constantFrom('', '清单申报。'), ([word, a, code, b, desc, c, text, pair], before) => {
        const [open = '', close = ''] = pair;
        const info = `${before}${open}${word}${a}${code}${b}${desc}${c}${text}${close}`;
        const [found, ...more] = parseReturnInfo(info);
        const plain = code.normalize('NFKC').replace(/[−－]/, '-');
        assert.deepEqual([found?.code, found?.text.trim(), more.length], [plain, text, 0], info);
      }),
      { numRuns: 2000 },
    );
  });

  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['{"code":"1313","desc":"超过年度限额"}', ['1313']],
    ["{'Code':'-301020','Desc':'验签失败'}".replaceAll("'", '"'), ['-301020']],
    ['[Code:1320;Desc:a],【CODE：1332；DESC：b】', ['1320', '1332']],
    ['[Code:1313]', ['1313']],
    ['[1313]订购人购买超过年度限额', ['1313']],
    ['（-621018）清单已存在', ['-621018']],
    ['[OrderHead.payCode:1313],[ebpCode:3301]', []],
    ['商品编码：33049900 错误', []],
    ['2019年5月1日放行', []],
    ['1200元超限', []],
    ['zip code:310000', []],
  ];
  for (const [info, expected] of rows) {
    test(info, () =>
      assert.deepEqual(
        parseReturnInfo(info).map(({ code }) => code),
        expected,
      ),
    );
  }

  test('no spelling inside a text of ours is another code', () => {
    const all = fc.tuple(words, is, codes, between, descriptions, is, texts, brackets);
    fc.assert(
      fc.property(fc.array(all, { minLength: 1, maxLength: 3 }), (spellings) => {
        const said = spellings.map(([w, a, code, b, d, c, text, [open = '', close = '']]) =>
          [open, w, a, code, b, d, c, text, close].join(''),
        );
        const info = formatReturnInfo([{ code: '1300', text: `说明${said.join('')}` }]);
        assert.deepEqual(
          parseReturnInfo(info).map(({ code }) => code),
          ['1300'],
          info,
        );
      }),
      { numRuns: 1000 },
    );
  });
});

test('every character of a text is in its reading', () => {
  const pieces = fc.constantFrom(
    '支付信息不存在',
    '[Code:1313;Desc:超限]',
    '【code：1332；desc：金额】',
    '，',
    ' ',
    '！',
    'x',
    '人工退单',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const info = parts.join('');
      const { text, prose, codes } = readReturnInfo(info);
      assert.equal(text, info);
      const letters = (one: string): number => one.replace(/[^\p{Letter}]/gu, '').length;
      const spelled = parseReturnInfo(info).length * 'CodeDesc'.length;
      assert.equal(
        letters(prose) + codes.reduce((sum, one) => sum + letters(one.text), 0) + spelled,
        letters(info),
        info,
      );
    }),
  );
});

describe('sentences', () => {
  const rows: readonly (readonly [text: string, says: readonly string[]])[] = [
    ['对应电商平台为[3301960T01]订单号为[EX-0001]支付信息不存在', ['missing payment']],
    ['订单号[EX,1;2]未找到对应的支付单', ['missing payment']],
    ['支付单未到', ['missing payment']],
    ['未收到该运单', ['missing waybill']],
    ['物流信息不存在；订单不存在', ['missing waybill', 'missing order']],
    ['清单对应的订单信息尚未申报', ['missing order']],
    ['查无清单', ['missing declaration']],
    ['订购人身份证号码有误', ['wrong buyerIdNumber']],
    ['商品编码归类错误，请核实', ['wrong gcode']],
    ['订单中的订购人姓名和身份证不匹配', ['wrong buyerName']],
    ['毛重不能为空', ['wrong grossWeight']],
    ['人工退单', ['decision ']],
    ['经关员审核不予通过,退单', ['decision ']],
    ['请提交相关材料', ['decision ']],
    ['转人工审核', ['decision ']],
    ['新增申报成功[4CDE1CFD-EDED-46B1-946C-B8022E42FC94]', ['calm ']],
    ['逻辑校验通过', ['calm ']],
    // Not certain, hence not said.
    ['如果支付信息不存在，请联系支付企业', []],
    ['支付单不存在异常', []],
    ['无需人工审核', []],
    ['订单号不存在', []],
    ['请核对是否身份证号码有误', []],
    ['支付信息已存在', []],
    ['一段谁也没见过的话', []],
  ];
  for (const [text, says] of rows) {
    test(text, () => {
      const found = proseSayings(text).map(({ kind, about }) => `${kind} ${about}`);
      assert.deepEqual(found, says);
    });
  }
});

test('calm is only what is understood and asks for nothing', () => {
  const calm = [
    '',
    '新增申报成功[X]',
    '[Code:1800;Desc:逻辑校验通过]',
    '[Code:2600;Desc:放行]',
    '【CODE：1800；DESC：逻辑校验通过】',
  ];
  const not = [
    ...[
      '一段谁也没见过的话',
      '支付信息不存在',
      '人工退单',
      '[Code:1313;Desc:超限]',
      '[Code:987654;Desc:?]',
      'unknown words',
    ],
    ...['新增申报成功,但有一句别的话', '[Code:1800;Desc:逻辑校验通过],另:缺材料', '身份证号码有误', '等待补充材料'],
  ];
  for (const info of calm) assert.equal(readReturnInfo(info).calm, true, info);
  for (const info of not) assert.equal(readReturnInfo(info).calm, false, info);
});
