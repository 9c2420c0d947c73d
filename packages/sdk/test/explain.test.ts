import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import { writeDxp } from '@tongguan/ceb';
import fc from 'fast-check';
import { explainCodes, explainMessages, explainReceipt } from '../src/explain.ts';

// Proves that no word of a receipt is lost in its explanation, that a state comforts only where its text was understood, and
// that receipts are explained out of whatever they lie in.

const GUID = '4CDE1CFD-EDED-46B1-946C-B8022E42FC94';
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const receipt = (status: string, info: string): Buffer =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><CEB622Message xmlns="http://www.chinaport.gov.cn/ceb" guid="${GUID}" version="1.0">` +
      `<InventoryReturn><guid>${GUID}</guid><customsCode>2300</customsCode><copNo>COP-1</copNo><preNo>B20190101000000001</preNo>` +
      `<returnStatus>${status}</returnStatus><returnTime>20190101120000000</returnTime><returnInfo>${escaped(info)}</returnInfo>` +
      '</InventoryReturn></CEB622Message>',
  );

function explained(status: string, info: string) {
  const outcome = explainReceipt(receipt(status, info));
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

describe('every word of a receipt', () => {
  const words = fc.constantFrom(
    ...[
      '支付信息不存在',
      '[Code:1332;Desc:金额不一致]',
      '【code：1313；desc：超限】',
      '请联系现场',
      '，',
      '；',
      'x1',
      '[Code:2;Desc:z]',
    ],
  );
  test('is in its explanation, whatever the state', () => {
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('2', '100', '120', '-621018'),
        (parts, status) => {
          const info = parts.join('');
          const shown = explained(status, info)
            .map(({ code, text }) => `${code} ${text}`)
            .join('\n');
          for (const part of parts) {
            const inside = /(?:Desc:|desc：)(.*)[\]】]/.exec(part)?.[1] ?? part;
            assert.ok(/^[，；]$/.test(inside) || shown.includes(inside), `${info} → ${shown}`);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a code that repeats the state keeps its text', () => {
    const [state] = explained('-621018', '[Code:-621018;Desc:另有说明甲]');
    assert.match(state?.text ?? '', /另有说明甲/);
  });
});

describe('the comfort of a state', () => {
  const states = ['1', '2', '3', '120', '300', '399', '500', '600', '800', '899'];
  const asks = [
    '支付信息不存在',
    '一段谁也没见过的话',
    '人工退单',
    '身份证号码有误',
    '[Code:1332;Desc:x]',
    'see attachment',
    '鐪嬩簡鏀炬帴鍙�',
  ];
  const calm = ['', '[Code:1800;Desc:逻辑校验通过]', '清单新增申报成功[X1]'];
  for (const status of states) {
    test(`${status}: given with a text of progress, never with another`, () => {
      for (const info of asks) assert.equal(explained(status, info)[0]?.usual, false, info);
      for (const info of calm.slice(1)) assert.equal(explained(status, info)[0]?.usual, true, info);
    });
  }
  test('a refusal tells its advice whatever is written', () => {
    for (const status of ['100', '4', '-301020']) {
      for (const info of [...asks, ...calm.slice(1)]) assert.equal(explained(status, info)[0]?.usual, true, status);
    }
  });
});

test('a list that waits for a payment is not told to wait', () => {
  const [state] = explained('2', '清单新增申报成功; 订单号为[EX-1]支付信息不存在');
  assert.equal(state?.usual, false);
  const missing = state?.sayings.find(({ kind }) => kind === 'missing');
  assert.deepEqual([missing?.about, missing?.words], ['payment', '订单号为[EX-1]支付信息不存在']);
});

test('codes met elsewhere, and words without a code', () => {
  for (const code of [
    '10000',
    '20000',
    '20004',
    '50070',
    'Custom50070',
    '0001',
    '1004',
    '2400',
    '1700',
    '23',
    '1313',
    '−621018',
  ]) {
    const [only] = explainCodes(code);
    assert.ok(only?.entry, code);
    assert.ok(only.reference?.zh.startsWith('docs/reference/codes/'), code);
  }
  assert.deepEqual(explainCodes('支付信息不存在')[0]?.sayings[0]?.about, 'payment');
  assert.deepEqual(explainCodes('【CODE：1313；DESC：超限】')[0]?.code, '1313');
  assert.deepEqual(explainCodes('nothing of it'), []);
});

describe('files', () => {
  const inner = receipt('120', '[Code:1800;Desc:逻辑校验通过]');
  const transInfo = {
    copMsgId: 'M1',
    senderId: 'A',
    receiverIds: ['B'],
    creatTime: '2026-06-01T10:00:00',
    msgType: 'CEB622Message',
  };
  const forms: readonly (readonly [string, Buffer])[] = [
    ['bare', inner],
    ['DxpMsg', writeDxp({ kind: 'DxpMsg', transInfo, data: inner, signed: false })],
    ['JSON', Buffer.from(JSON.stringify({ MessageContent: inner.toString() }))],
    ['base64', Buffer.from(JSON.stringify({ msg: inner.toString('base64') }))],
  ];
  for (const [name, bytes] of forms) {
    test(`${name}: the receipt inside`, () => {
      const told = explainMessages(bytes);
      assert.ok(told.ok);
      assert.equal(told.value[0]?.type, 'CEB622Message');
      assert.equal(told.value[0]?.codes[0]?.code, '120');
      assert.equal(told.value[0]?.wrappings.length === 0, name === 'bare');
    });
  }

  test('several receipts in one file are all explained', () => {
    const told = explainReceipt(
      Buffer.from(JSON.stringify([{ m: inner.toString() }, { m: receipt('800', '').toString() }])),
    );
    assert.ok(!told.ok || told.value.length >= 1);
    const both = explainMessages(
      Buffer.from(JSON.stringify([{ m: inner.toString() }, { m: inner.toString('base64') }])),
    );
    assert.equal(both.ok && both.value.length, 2);
  });

  test('documents of the bonded areas are told as what they are, with their values', () => {
    const types: readonly (readonly [string, RegExp])[] = [
      ['INV201', /核注清单/],
      ['INV202', /核注清单/],
      ['SAS221', /核放单/],
      ['CheckGoodsInfo', /查验货物/],
      ['CommonResponeMessage', /公共应答/],
    ];
    for (const [name, about] of types) {
      const xml = `<?xml version="1.0"?><Package><EnvelopInfo><message_type>x</message_type></EnvelopInfo><DataInfo><${name}><manageResult>2</manageResult></${name}></DataInfo></Package>`;
      const told = explainMessages(Buffer.from(xml));
      assert.ok(told.ok, name);
      const [only] = told.value;
      assert.equal(only?.type, name);
      assert.match(only?.foreign?.about.zh ?? '', about);
      assert.ok(only?.foreign?.values.some((value) => value.name === 'manageResult' && value.value === '2'));
    }
    assert.ok(!explainMessages(Buffer.from('<Whatever/>')).ok);
  });
});
