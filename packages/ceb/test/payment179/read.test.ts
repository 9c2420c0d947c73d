import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkPayment } from '../../src/payment179/check.ts';
import {
  paymentForm,
  paymentInForm,
  queryForm,
  readPaymentQuery,
  readReply,
  replyTo,
} from '../../src/payment179/exchange.ts';
import { type JsonNode, parseRawJson } from '../../src/payment179/rawJson.ts';
import { readPayment } from '../../src/payment179/read.ts';
import { signPayment } from '../../src/payment179/write.ts';
import { signers } from '../signature/fixtures.ts';
import { payment, withHead } from './data.ts';

const made = signPayment(payment, signers['rsa-sha1']);
assert.ok(made.ok);
const upload = made.value;

/** Code and path of every refusal of the upload after one replacement in it. */
function refusals(from: string | RegExp, to: string): string[] {
  const changed = upload.replace(from, to);
  assert.notEqual(changed, upload);
  const read = readPayment(changed);
  return read.ok ? [] : read.refusals.map(({ code, path }) => `${code} ${path}`);
}

const HEAD = 'payExchangeInfoHead';
const ORDER = 'payExchangeInfoLists[1]';

// Proves that every mistake of an upload is told with its place, that the data have one reading only, and that no refusal
// shows what is personal.
describe('reading payExInfoStr', () => {
  const rows: readonly (readonly [string, string | RegExp, string, readonly string[]])[] = [
    ['no JSON', '{"sessionID"', '{sessionID', ['-900202 ']],
    ['something behind it', /$/, '{}', ['-900202 ']],
    ['a name twice', '"currency":"142"', '"currency":"142","currency":"502"', ['-900202 ']],
    ['a name twice, once escaped', '"currency":"142"', '"currency":"142","currenc\\u0079":"502"', ['-900202 ']],
    ['half a character', '批量订单', '\\ud800', ['-900202 ']],
    ['no certNo', /"certNo":"\w+",/, '', ['-900202 certNo']],
    [
      'an empty certNo and signValue',
      /"certNo":.*$/,
      '"certNo":"","signValue":""}',
      ['-900203 certNo', '-900203 signValue'],
    ],
    ['an unknown member on the first level', '{"sessionID"', '{"amount":1,"sessionID"', ['-900202 amount']],
    ['an unknown member in the head', '"note":', '"remark":"","note":', [`-900202 ${HEAD}/remark`]],
    ['the amount as text', '"totalAmount":100', '"totalAmount":"100"', [`-900204 ${HEAD}/totalAmount`]],
    ['the amount with an exponent', '"totalAmount":100', '"totalAmount":1e2', [`-900204 ${HEAD}/totalAmount`]],
    ['the amount with six decimals', '"totalAmount":100', '"totalAmount":0.000001', [`-900204 ${HEAD}/totalAmount`]],
    ['a negative amount', '"totalAmount":100', '"totalAmount":-1', [`-900204 ${HEAD}/totalAmount`]],
    ['no amount', '"totalAmount":100,', '', [`-900204 ${HEAD}/totalAmount`]],
    ['an unknown authority', '"verDept":"3"', '"verDept":"4"', [`-900206 ${HEAD}/verDept`]],
    ['an unknown kind of payment', '"payType":"1"', '"payType":"5"', [`-900206 ${HEAD}/payType`]],
    ['a month thirteen', '20181212041803', '20181312041803', [`-900206 ${HEAD}/tradingTime`]],
    ['seconds since 1970', '20181212041803', '1551634298', [`-900206 ${HEAD}/tradingTime`]],
    ['a currency in letters', '"142"', '"CNY"', [`-900206 ${HEAD}/currency`]],
    ['a head that is a text', /"payExchangeInfoHead":\{[^}]*\}/, '"payExchangeInfoHead":"{}"', [`-900202 ${HEAD}`]],
    [
      'no order',
      /"payExchangeInfoLists":\[.*\],"serviceTime"/,
      '"payExchangeInfoLists":[],"serviceTime"',
      ['-900205 payExchangeInfoLists'],
    ],
    ['no goods', /"goodsInfo":\[[^\]]*\]/, '"goodsInfo":[]', [`-900205 ${ORDER}/goodsInfo`]],
    ['goods that are texts', /"goodsInfo":\[[^\]]*\]/, '"goodsInfo":["x"]', [`-900202 ${ORDER}/goodsInfo[1]`]],
    ['an empty link', /"itemLink":"[^"]*"/, '"itemLink":""', [`-900203 ${ORDER}/goodsInfo[1]/itemLink`]],
    ['a receiver without name', /"recpName":"[^"]*"/, '"recpName":null', [`-900202 ${ORDER}/recpName`]],
    ['time in seconds', '1544519952469', '1544519952', ['-900206 serviceTime']],
    ['a session with a space', 'ad2254-', 'ad2254 ', ['-900206 sessionID']],
  ];
  for (const [name, from, to, expected] of rows) {
    it(`refuses ${name}`, () => assert.deepEqual(refusals(from, to), expected));
  }

  it('tells all problems at once, without a personal word', () => {
    const long = '机密'.repeat(5_000);
    const [order] = payment.payExchangeInfoLists;
    assert.ok(order !== undefined);
    const data = {
      ...withHead({ initalRequest: long, initalResponse: '', note: long, verDept: '9' }),
      payExchangeInfoLists: [{ ...order, recpAccount: long, recpName: long }],
    };
    const checked = checkPayment(data);
    assert.ok(!checked.ok);
    assert.deepEqual(
      checked.refusals.map(({ path }) => path),
      [
        `${HEAD}/initalRequest`,
        `${HEAD}/initalResponse`,
        `${HEAD}/verDept`,
        `${HEAD}/note`,
        `${ORDER}/recpAccount`,
        `${ORDER}/recpName`,
      ],
    );
    assert.ok(!JSON.stringify(checked.refusals).includes('机密'));
  });

  it('refuses what is too large or too deep without walking through it', () => {
    for (const text of [' '.repeat(1_000_001), `${'['.repeat(100_000)}${']'.repeat(100_000)}`]) {
      const read = readPayment(text);
      assert.deepEqual(read.ok ? [] : read.refusals.map(({ code }) => code), ['-900202']);
    }
  });
});

describe('the reader of JSON', () => {
  it('agrees with JSON.parse wherever names stand once, and its places cut out the same values', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5, noUnicodeString: false }), fc.constantFrom(0, 2), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        const node = parseRawJson(text);
        assert.ok(node !== null, text);
        assert.deepEqual(valueOf(node, text), JSON.parse(text));
      }),
      { numRuns: 1_000, seed: 165 },
    );
  });
});

// Proves the small talk around the upload: both forms, the question and the answers, as the announcement shows them.
describe('the exchange with customs', () => {
  it('carries any upload through a form', () => {
    const body = paymentForm(upload);
    assert.match(body, /^payExInfoStr=[\w%+.*-]+$/);
    const back = paymentInForm(body);
    assert.deepEqual(back, { ok: true, value: upload });
    for (const wrong of ['', 'openReq=1', `${body}&${body}`, 'payExInfoStr='])
      assert.ok(!paymentInForm(wrong).ok, wrong);
  });

  it('reads the question, times as numbers or texts', () => {
    const query = { orderNo: 'ord201800002', sessionID: 'fe2374-8fnejf97-32839218', serviceTime: 1533271903898 };
    assert.deepEqual(readPaymentQuery(queryForm(query)), { ok: true, value: query });
    const text = new URLSearchParams({
      openReq: JSON.stringify({ ...query, serviceTime: '1533271903898' }),
    }).toString();
    assert.deepEqual(readPaymentQuery(text), { ok: true, value: query });
  });

  const wrong: readonly (readonly [string, readonly string[]])[] = [
    ['openReq=', ['openReq']],
    ['openReq=[]', ['openReq']],
    ['other=1', ['openReq']],
    ['openReq={}', ['orderNo', 'sessionID', 'serviceTime']],
    ['openReq={"orderNo":"","sessionID":"a b","serviceTime":1}', ['orderNo', 'sessionID', 'serviceTime']],
  ];
  for (const [body, paths] of wrong) {
    it(`refuses the question ${body}`, () => {
      const read = readPaymentQuery(body);
      assert.deepEqual(read.ok ? [] : read.refusals.map(({ path }) => path), paths);
    });
  }

  it('answers accepted or with every problem, and reads such answers', () => {
    const accepted = replyTo({ ok: true, value: null }, 1533271903898);
    assert.equal(JSON.stringify(accepted), '{"code":"10000","message":"","serviceTime":1533271903898}');
    const failed = replyTo(readPayment(upload.replace(/"certNo":.*$/, '"x":1}')), 1);
    assert.deepEqual([failed.code, /^x : .*; certNo : .*; signValue : .*;$/.test(failed.message)], ['20000', true]);
    assert.deepEqual(readReply('{"code":"10000","message":"上传成功","total":0,"serviceTime":1542337661665}'), {
      code: '10000',
      message: '上传成功',
      total: 0,
      serviceTime: 1542337661665,
    });
    assert.deepEqual(readReply('{"code":10000}'), { code: '10000', message: '', serviceTime: 0 });
    for (const none of ['', '<html>', '[]', '{}', '{"code":null}', '{"code":""}']) assert.equal(readReply(none), null);
  });
});

function valueOf(node: JsonNode, text: string): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries([...node.members].map(([name, member]) => [name, valueOf(member, text)]));
    case 'array':
      return node.items.map((item) => valueOf(item, text));
    case 'string':
      return node.value;
    case 'number':
      return Number(node.digits);
    case 'literal':
      return JSON.parse(text.slice(node.start, node.end));
  }
}
