import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import type { Refusal } from '@tongguan/kernel';
import fc from 'fast-check';
import { fromJson, toJson } from '../../src/message/json.ts';
import type { CebMessage } from '../../src/message/types.generated.ts';
import { writeMessage } from '../../src/message/write.ts';
import { anyMessage, MESSAGE_TYPES } from './generate.ts';
import { readOrFail } from './helpers.ts';
import { ORDER_XML } from './orderXml.ts';

/** JSON and XML say the same message, whichever way one goes round. */
describe('a message as JSON', () => {
  for (const type of MESSAGE_TYPES) {
    test(`${type} comes back equal from JSON, and from XML over JSON byte for byte`, () => {
      fc.assert(
        fc.property(anyMessage(type), (message) => {
          const outcome = fromJson(toJson(message));
          assert.deepEqual(outcome, { ok: true, value: message });
          assert.ok(outcome.ok);
          assert.ok(writeMessage(outcome.value).equals(writeMessage(message)));
        }),
        { numRuns: 10 },
      );
    });
  }

  test('members may stand in any order and are written in schema order', () => {
    const message = readOrFail(ORDER_XML, { unsigned: true });
    const reversed = JSON.stringify(reverse(JSON.parse(toJson(message))));
    assert.notEqual(JSON.stringify(JSON.parse(toJson(message))), reversed);
    const outcome = fromJson(reversed);
    assert.ok(outcome.ok);
    assert.equal(toJson(outcome.value), toJson(message));
    assert.ok(writeMessage(outcome.value).equals(writeMessage(message)));
  });

  test('amounts keep their digits', () => {
    const json = toJson(readOrFail(ORDER_XML.replaceAll('100.5<', '100.50000<'), { unsigned: true }));
    assert.match(json, /"goodsValue": "100\.50000"/);
  });

  test('baseSubscribe may be left out', () => {
    const { baseSubscribe: _, ...rest } = JSON.parse(toJson(readOrFail(ORDER_XML, { unsigned: true })));
    const outcome = fromJson(JSON.stringify(rest));
    assert.ok(outcome.ok && 'baseSubscribe' in outcome.value);
    assert.deepEqual(outcome.value.baseSubscribe, []);
  });
});

type Node = Record<string, never>;

function problemsOf(
  change: (message: Record<string, Node>, head: Record<string, unknown>) => void,
): readonly Refusal[] {
  const message = JSON.parse(toJson(readOrFail(ORDER_XML, { unsigned: true })));
  change(message, message.documents[1].OrderHead);
  const outcome = fromJson(JSON.stringify(message));
  return outcome.ok ? [] : outcome.refusals;
}

/** Each problem has the JSON pointer of its place (RFC 6901) and never quotes a value it should not. */
describe('problems of a JSON message', () => {
  type Change = Parameters<typeof problemsOf>[0];
  const remove = (of: Record<string, unknown>, name: string): void => {
    delete of[name];
  };
  const cases: readonly (readonly [name: string, change: Change, code: string, pointer: string])[] = [
    ['a number for an amount', (_, head) => (head['freight'] = 9.5), '-900202', '/documents/1/OrderHead/freight'],
    ['null', (_, head) => (head['note'] = null), '-900202', '/documents/1/OrderHead/note'],
    ['a missing field', (_, head) => remove(head, 'orderNo'), '-900202', '/documents/1/OrderHead/orderNo'],
    ['an unknown member', (_, head) => (head['a/b~c'] = '1'), '-900202', '/documents/1/OrderHead/a~1b~0c'],
    ['a fixed value', (_, head) => (head['currency'] = '14'), '-900206', '/documents/1/OrderHead/currency'],
    ['a number that is none', (_, head) => (head['freight'] = '1e5'), '-900204', '/documents/1/OrderHead/freight'],
    ['a control character', (_, head) => (head['note'] = '\u0001'), '-900206', '/documents/1/OrderHead/note'],
    ['half a character', (_, head) => (head['note'] = '\ud83d'), '-900206', '/documents/1/OrderHead/note'],
    ['a short guid', (message) => Object.assign(message, { guid: 'x' }), '-900203', '/guid'],
    ['no version', (message) => remove(message, 'version'), '-900202', '/version'],
    ['no documents', (message) => remove(message, 'documents'), '-900202', '/documents'],
    ['an empty list of documents', (message) => Object.assign(message, { documents: [] }), '-900205', '/documents'],
    ['a document that is a text', (message) => Object.assign(message, { documents: ['x'] }), '-900202', '/documents/0'],
    ['documents that are no list', (message) => Object.assign(message, { documents: {} }), '-900202', '/documents'],
    ['no baseTransfer', (message) => remove(message, 'baseTransfer'), '-900202', '/baseTransfer'],
    [
      'a field of baseTransfer',
      (message) => Object.assign(message['baseTransfer'] ?? {}, { dxpMode: 'AS2X' }),
      '-900203',
      '/baseTransfer/dxpMode',
    ],
    [
      'a field of a subscription',
      (message) => Object.assign(message, { baseSubscribe: [{ status: 'ALL', dxpMode: '', dxpAddress: 'A' }] }),
      '-900203',
      '/baseSubscribe/0/dxpMode',
    ],
    ['an unknown message', (message) => Object.assign(message, { type: 'CEB999Message' }), '-900201', '/type'],
    ['a signature', (message) => Object.assign(message, { Signature: {} }), '-900202', '/Signature'],
    [
      '__proto__',
      (_, head) => Object.defineProperty(head, '__proto__', { value: {}, enumerable: true }),
      '-900202',
      '/documents/1/OrderHead/__proto__',
    ],
  ];
  for (const [name, change, code, pointer] of cases) {
    test(`${name}: ${pointer}`, () => {
      const problems = problemsOf(change);
      assert.deepEqual(problems.map(({ code, path }) => [code, path]).slice(0, 1), [[code, pointer]]);
    });
  }

  test('all problems come at once, with the number of the document', () => {
    const problems = problemsOf((_, head) => {
      head['freight'] = 'x';
      head['currency'] = '143';
      head['buyerIdNumber'] = '';
    });
    assert.deepEqual(
      problems.map(({ path, document }) => [path, document]),
      ['freight', 'currency', 'buyerIdNumber'].map((name) => [`/documents/1/OrderHead/${name}`, 'ORDER-2']),
    );
    assert.ok(problems.every(({ found }) => !found.includes('330106')));
  });

  test('a single document of 711 is a list of one', () => {
    const message = fc.sample(anyMessage('CEB711Message'), { numRuns: 1, seed: 1 })[0] as CebMessage;
    const json = JSON.parse(toJson(message));
    json.documents[0].DeliveryHead.customsCode = '1';
    const outcome = fromJson(JSON.stringify(json));
    assert.ok(!outcome.ok);
    assert.equal(outcome.refusals[0]?.path, '/documents/0/DeliveryHead/customsCode');
  });

  test('what is no JSON, or no object, has the pointer of the whole', () => {
    for (const text of ['', '{', '[]', '1', 'null', '{"type":1,}']) {
      const outcome = fromJson(text);
      assert.ok(!outcome.ok);
      assert.equal(outcome.refusals[0]?.path, '');
    }
  });
});

function reverse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverse);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]): [string, unknown] => [name, reverse(member)]);
  return Object.fromEntries(members.reverse());
}
