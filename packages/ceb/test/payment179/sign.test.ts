import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decimal5 } from '@tongguan/kernel';
import fc from 'fast-check';
import { readPayment } from '../../src/payment179/read.ts';
import type { PaymentData } from '../../src/payment179/types.ts';
import { verifyPayment } from '../../src/payment179/verify.ts';
import { preparePayment, signPayment } from '../../src/payment179/write.ts';
import { keys, signers } from '../signature/fixtures.ts';
import { payment, withHead } from './data.ts';

function stringOf(data: PaymentData): string {
  const prepared = preparePayment(data);
  assert.ok(prepared.ok, JSON.stringify(prepared));
  return prepared.value.toBeSigned.toString();
}

function signed(data: PaymentData, signer: keyof typeof signers = 'rsa-sha1'): string {
  const upload = signPayment(data, signers[signer]);
  assert.ok(upload.ok, JSON.stringify(upload));
  return upload.value;
}

/** The form of the string that verified, or the code of the first refusal. */
function judged(upload: string, key = keys.rsa): string {
  const received = readPayment(upload);
  if (!received.ok) return received.refusals[0]?.code ?? '';
  const verified = verifyPayment(received.value, key);
  return verified.ok ? verified.value.form : (verified.refusals[0]?.code ?? '');
}

/** An upload of another program: its JSON as it stands, signed over a string it made in its own way. */
function foreign(
  members: Record<'session' | 'head' | 'lists' | 'time', string>,
  form: 'practice' | 'announcement',
  listsName: string,
): string {
  const q = form === 'practice' ? '"' : '';
  const { session, head, lists, time } = members;
  const text = `"sessionID":"${session}"||"payExchangeInfoHead":${q}${head}${q}||"${listsName}":${q}${lists}${q}||"serviceTime":${q}${time}${q}`;
  const signature = signers['rsa-sha1'].sign(Buffer.from(text)).toString('base64');
  return `{ "serviceTime": ${time}, "sessionID":"${session}",\n"payExchangeInfoHead":${head},"${listsName}":${lists},"certNo":"01691f7f","signValue":"${signature}" }`;
}

// Proves by a string written out by hand that what is signed is what practice signs, with the JSON inside not escaped and
// numbers with their fewest digits; and that it is cut from the very text that is sent.
describe('the string to sign of announcement 179', () => {
  it('is this literal', () => {
    assert.equal(
      stringOf(payment),
      '"sessionID":"ad2254-8hewyf32-55616249"' +
        '||"payExchangeInfoHead":"{"guid":"9D55BA71-22DE-41F4-8B50-C36C83B3B530",' +
        '"initalRequest":"https://pay.example/gateway?amount=100&subject=\\"奶粉\\"\\n&path=C:\\\\tmp",' +
        '"initalResponse":"<xml><return_code>SUCCESS</return_code></xml>","ebpCode":"3301960A01","payCode":"312226T001",' +
        '"payTransactionId":"2018121222001354081010726129","totalAmount":100,"currency":"142","verDept":"3","payType":"1",' +
        '"tradingTime":"20181212041803","note":"批量订单"}"' +
        '||"payExchangeInfoLists":"[{"orderNo":"SO1710301150602574003","goodsInfo":[' +
        '{"gname":"奶粉 1段","itemLink":"http://shop.example/item?id=1&shop=2"},' +
        '{"gname":"perfume","itemLink":"http://shop.example/item?id=2;http://shop.example/item?id=3"}],' +
        '"recpAccount":"OSA571908863132601","recpCode":"","recpName":"EXAMPLE LIMITED"}]"' +
        '||"serviceTime":"1544519952469"',
    );
  });

  const amounts: readonly (readonly [string, string])[] = [
    ['100', '100'],
    ['100.00', '100'],
    ['88.08', '88.08'],
    ['0.1', '0.1'],
    ['0.00001', '0.00001'],
    ['0', '0'],
    // No floating point number holds these.
    ['99999999999999.99999', '99999999999999.99999'],
    ['9999999999999999999', '9999999999999999999'],
  ];
  for (const [amount, digits] of amounts) {
    it(`writes the amount ${amount} as ${digits}, and reads it back exactly`, () => {
      const data = withHead({ totalAmount: decimal5(amount) });
      assert.ok(stringOf(data).includes(`"totalAmount":${digits},"currency"`));
      const received = readPayment(signed(data));
      assert.ok(received.ok);
      assert.deepEqual(received.value.data, data);
    });
  }
});

// Proves that an upload verifies as long as it is as it was signed, for both kinds of keys and whatever texts it holds,
// and that no changed character of it does.
describe('an upload', () => {
  for (const algorithm of ['rsa-sha1', 'sm2-sm3'] as const) {
    it(`signed with ${algorithm} is read and verified, and refused under the other key`, () => {
      const upload = signed(payment, algorithm);
      const [key, other] = algorithm === 'sm2-sm3' ? [keys.sm2, keys.rsa] : [keys.rsa, keys.sm2];
      const received = readPayment(upload);
      assert.ok(received.ok);
      assert.deepEqual([received.value.data, received.value.certNo], [payment, signers[algorithm].keyName]);
      assert.equal(judged(upload, key), 'practice');
      assert.equal(judged(upload, other), '-900305');
      // It is plain JSON to everybody else.
      assert.equal((JSON.parse(upload) as { serviceTime: string }).serviceTime, '1544519952469');
    });
  }

  it('holds any texts', () => {
    const text = (maxLength: number) => fc.string({ minLength: 1, maxLength, unit: 'binary' });
    fc.assert(
      fc.property(text(200), text(100), fc.bigInt(0n, 10n ** 19n - 1n), (request, gname, totalAmount) => {
        const goodsInfo = [{ gname, itemLink: request }];
        const [order] = payment.payExchangeInfoLists;
        assert.ok(order !== undefined);
        const data = {
          ...withHead({ initalRequest: request, totalAmount }),
          payExchangeInfoLists: [{ ...order, goodsInfo }],
        };
        const upload = signed(data);
        const received = readPayment(upload);
        assert.ok(received.ok);
        assert.deepEqual(received.value.data, data);
        assert.equal(judged(upload), 'practice');
      }),
      { numRuns: 200, seed: 179 },
    );
  });

  it('with any one character changed is refused', () => {
    const upload = signed(payment);
    // certNo stands outside of what is signed: it says under whose key to verify, which is tested above.
    const certNo = upload.indexOf('"certNo":"') + '"certNo":"'.length;
    let tried = 0;
    for (let at = 0; at < upload.length; at += 1) {
      if (at >= certNo && at < certNo + 8) continue;
      for (const character of ['0', ' ', 'x', '"']) {
        if (upload[at] === character) continue;
        const verdict = judged(upload.slice(0, at) + character + upload.slice(at + 1));
        assert.match(verdict, /^-900/, `${at}: ${upload.slice(at - 5, at + 5)} with ${character}`);
        tried += 1;
      }
    }
    assert.ok(tried > 3_000);
  });
});

// Proves that what other programs signed verifies over their own text: their order of members, their spaces, their way of
// writing numbers, both ways of making the string; and that two uploads never share a string.
describe('an upload of another program', () => {
  const members = {
    session: 'fe2374-8fnejf97-32839218',
    head:
      '{ "totalAmount": 100.5, "guid":"G1","initalRequest":"\\u539f\\/始","initalResponse":"ok","ebpCode":"3301960A01",' +
      '"payCode":"312226T001","payTransactionId":"1","currency":"142","verDept":"3","tradingTime":"20181212041803" }',
    lists:
      '[\n{"orderNo":"O1","goodsInfo":[{"itemLink":"http://x.example","gname":"g"}],"recpAccount":"a","recpName":"n"}\n]',
    time: '1544519952469',
  };
  for (const form of ['practice', 'announcement'] as const) {
    for (const listsName of ['payExchangeInfoLists', 'payExchangeInfoList']) {
      it(`verifies as it was sent (${form}, ${listsName})`, () => {
        const upload = foreign(members, form, listsName);
        assert.equal(judged(upload), form);
        const received = readPayment(upload);
        assert.ok(received.ok);
        const { payExchangeInfoHead: head } = received.value.data;
        assert.deepEqual([head.initalRequest, head.totalAmount, head.note], ['原/始', decimal5('100.5'), '']);
        // The same values written in another way are another text.
        assert.equal(judged(upload.replace('"totalAmount": 100.5', '"totalAmount":100.5')), '-900305');
      });
    }
  }

  it('cannot hide a second head in the session: a quote in it is refused on both sides', () => {
    const sessionID = 'a"||"payExchangeInfoHead":"{}';
    const prepared = preparePayment({ ...payment, sessionID });
    assert.deepEqual(prepared.ok ? [] : prepared.refusals.map(({ code, path }) => [code, path]), [
      ['-900206', 'sessionID'],
    ]);
    assert.equal(
      judged(foreign({ ...members, session: sessionID.replaceAll('"', '\\"') }, 'practice', 'payExchangeInfoLists')),
      '-900206',
    );
  });
});
