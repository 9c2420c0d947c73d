import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import { DICTIONARY } from '../../src/dictionary/dictionary.ts';
import {
  MESSAGE_ENGLISH,
  RECEIPT_MESSAGES,
  receiptStoredAs,
  REQUESTS,
  requestOf,
  requestOfKind,
  STORED_KINDS,
  STORED_RECEIPTS,
} from '../../src/dictionary/documents/table.ts';
import type { FieldSpec, NodeSpec } from '../../src/dictionary/spec.ts';
import { documentKey, documentNumber, headIn, partOfDocument } from '../../src/message/key.ts';
import { receiptSubject } from '../../src/message/subject.ts';
import type { CebMessage } from '../../src/message/types.generated.ts';

const ROWS = [...REQUESTS, ...RECEIPT_MESSAGES];

/** The fields of a message's head as the dictionary has them. */
function headFields(type: string, head: string | null): readonly FieldSpec[] {
  const document = DICTIONARY.get(type)?.document;
  assert.ok(document, type);
  const node: NodeSpec | undefined =
    head === null
      ? document
      : document.children.find((child): child is NodeSpec => child.kind === 'node' && child.name === head);
  assert.ok(node, `${type} has ${head}`);
  return node.children.flatMap((child) => (child.kind === 'field' ? child : []));
}

/** Codes that name a place, or a firm that may be registered nowhere: the producer (603). */
const NO_FIRM = new Set(['customsCode', 'portCode', 'ownerCode']);

// The table against the dictionary: a row that names what is not there would route, judge or answer by nothing.
describe('the table of messages', () => {
  test('it has one row for every message of the dictionary, and says its family and its way', () => {
    assert.deepEqual(ROWS.map(({ type }) => type as string).sort(), [...DICTIONARY.keys()].sort());
    assert.deepEqual([...MESSAGE_ENGLISH.keys()].sort(), [...DICTIONARY.keys()].sort());
    for (const { type, family, direction } of ROWS) {
      const spec = DICTIONARY.get(type);
      assert.deepEqual([type, family, direction], [type, spec?.direction, spec?.uplink ? 'request' : 'receipt']);
    }
  });

  for (const row of REQUESTS) {
    test(`${row.type}: every field the row names is one of its head`, () => {
      const fields = new Set(headFields(row.type, row.head).map(({ name }) => name));
      const named = [...row.key, ...row.namedBy, ...(row.orderNo === null ? [] : [row.orderNo]), ...row.signers];
      for (const field of named) assert.ok(fields.has(field), `${row.type}/${field}`);
      for (const field of Object.keys(row.nobody ?? {})) assert.ok(field in row.firms || field in row.former, field);
      assert.ok(fields.has('appType') && fields.has('appTime'), 'its version is told from older ones');
      assert.ok(row.namedBy.length > 0 && row.decidedBy.length > 0);
    });

    test(`${row.type}: every firm it names is judged, and whoever may sign is one of them`, () => {
      const codes = headFields(row.type, row.head).filter(({ name }) => name.endsWith('Code') && !NO_FIRM.has(name));
      const judged = [...Object.keys(row.firms), ...Object.keys(row.former)];
      assert.deepEqual(judged.sort(), codes.map(({ name }) => name).sort());
      for (const field of row.signers) assert.ok(judged.includes(field), field);
      assert.ok(row.signers.length > 0);
    });

    test(`${row.type}: its receipt is one, of its kind and family, and carries the number it is known by`, () => {
      const receipt = RECEIPT_MESSAGES.find(({ type }) => type === row.receipt);
      assert.ok(receipt, row.receipt);
      assert.deepEqual([receipt.kind, receipt.family], [row.kind, row.family]);
      const fields = new Set(headFields(receipt.type, receipt.head).map(({ name }) => name));
      assert.ok(fields.has('returnStatus'));
      for (const field of row.key.slice(1)) assert.ok(fields.has(field), `${receipt.type}/${field}`);
    });

    test(`${row.type}: where it lies is by its order, or by the key of a kind whose fields it has`, () => {
      if (row.place === null) return assert.ok(row.unsure, 'a row without a place says what is unsure');
      if (row.place === 'order') return assert.ok(row.orderNo !== null);
      const owner = requestOfKind(row.place);
      assert.equal(owner.family, row.family);
      const fields = new Set(headFields(row.type, row.head).map(({ name }) => name));
      for (const field of owner.key) assert.ok(fields.has(field), field);
    });
  }

  test('what a receipt says of its subject is text of its head', () => {
    for (const { type, head } of RECEIPT_MESSAGES) {
      assert.ok(
        headFields(type, head).some(({ name }) => name === 'guid'),
        type,
      );
    }
  });

  test('no source settles who signs in export: each row says what is unsure, and none of import does', () => {
    assert.deepEqual(
      REQUESTS.filter(({ unsure }) => unsure !== undefined).map(({ type }) => type),
      REQUESTS.filter(({ family }) => family === 'export').map(({ type }) => type),
    );
  });

  // Rows of databases carry these numbers: one that changed would give old rows another meaning.
  test('the stored numbers are frozen', () => {
    assert.deepEqual(STORED_KINDS, {
      order: 1,
      payment: 2,
      waybill: 3,
      declaration: 4,
      cancellation: 5,
      return: 6,
      delivery: 7,
      inbound: 8,
      exportOrder: 11,
      paymentReceived: 12,
      exportWaybill: 13,
      exportDeclaration: 14,
      exportCancellation: 15,
      exportReturn: 16,
      arrival: 17,
      departure: 18,
      bagList: 19,
      tally: 20,
      consolidation: 21,
    });
    assert.equal(new Set(Object.values(STORED_KINDS)).size, REQUESTS.length);
    assert.equal(new Set(REQUESTS.map(({ kind }) => kind)).size, REQUESTS.length);
  });

  test('a receipt is stored as the digits of its type', () => {
    for (const { type, kind, stored } of RECEIPT_MESSAGES) {
      assert.equal(type, `CEB${stored}Message`);
      assert.equal(STORED_RECEIPTS[kind], stored);
      assert.equal(receiptStoredAs(stored)?.type, type);
    }
    assert.equal(receiptStoredAs(621), null);
  });
});

const head = (fields: Readonly<Record<string, string>>) => ({ appType: '1', appTime: '20190101000000', ...fields });
const message = (type: string, document: object): CebMessage =>
  ({ type, guid: '', version: '1.0', documents: [document], baseSubscribe: [] }) as unknown as CebMessage;
const lies = (one: CebMessage): number => {
  const key = documentKey(one, 0);
  assert.ok(key);
  return partOfDocument(one, 0, key);
};

/** Each with the partition worked out by hand: `order` by its number, `number` by stored kind, company and number. */
describe('the key and the place of a document', () => {
  const rows: readonly (readonly [string, object, object, number | null])[] = [
    [
      'CEB311Message',
      { OrderHead: head({ ebpCode: 'P', orderNo: 'O', ebcCode: 'S' }) },
      { kind: 'order', company: 'P', number: 'O', orderNo: 'O' },
      partOf('order', 'O'),
    ],
    [
      'CEB411Message',
      { PaymentHead: head({ payCode: 'Y', payTransactionId: 'T', orderNo: 'O' }) },
      { kind: 'payment', company: 'Y', number: 'T', orderNo: 'O' },
      partOf('order', 'O'),
    ],
    [
      'CEB511Message',
      { LogisticsHead: head({ logisticsCode: 'L', logisticsNo: 'W', orderNo: 'O' }) },
      { kind: 'waybill', company: 'L', number: 'W', orderNo: 'O' },
      partOf('order', 'O'),
    ],
    [
      'CEB621Message',
      { InventoryHead: head({ agentCode: 'A', orderNo: 'O' }) },
      { kind: 'declaration', company: 'A', number: '', orderNo: 'O' },
      partOf('order', 'O'),
    ],
    [
      'CEB513Message',
      head({ logisticsCode: 'L', logisticsNo: 'W' }),
      { kind: 'delivery', company: 'L', number: 'W', orderNo: '' },
      partOf('number', '3|L|W'),
    ],
    [
      'CEB711Message',
      { DeliveryHead: head({ operatorCode: 'S', copNo: 'C' }) },
      { kind: 'inbound', company: 'S', number: 'C', orderNo: '' },
      partOf('number', '8|S|C'),
    ],
    [
      'CEB403Message',
      head({ ebcCode: 'S', orderNo: 'O', payNo: 'N' }),
      { kind: 'paymentReceived', company: 'S', number: 'O|N', orderNo: 'O' },
      partOf('order', 'O'),
    ],
    [
      'CEB215Message',
      head({ operatorCode: 'S', coElNo: 'C', logisticsCode: 'L', logisticsNo: 'W' }),
      { kind: 'tally', company: 'S', number: 'C', orderNo: '' },
      partOf('number', '13|L|W'),
    ],
  ];
  for (const [type, document, key, part] of rows) {
    test(type, () => {
      assert.deepEqual(documentKey(message(type, document), 0), key);
      assert.equal(lies(message(type, document)), part);
    });
  }

  test('a document without its head, or beyond the last, has none', () => {
    assert.equal(documentKey(message('CEB311Message', {}), 0), null);
    assert.equal(documentKey(message('CEB311Message', { OrderHead: head({}) }), 1), null);
    assert.equal(documentKey(message('CEB312Message', head({})), 0), null);
  });

  test('a kind whose place is not decided cannot be placed', () => {
    const cancellation = message('CEB605Message', head({ agentCode: 'A', copNo: 'C', invtNo: 'I' }));
    assert.throws(() => lies(cancellation), /with a place/);
  });

  test('a refusal names a document by the first of its numbers that is there', () => {
    assert.equal(documentNumber('CEB625Message', { InvtRefundHead: { copNo: '', invtNo: 'I' } }), 'I');
    assert.equal(documentNumber('CEB625Message', { InvtRefundHead: { copNo: 'C', invtNo: 'I' } }), 'C');
    assert.equal(documentNumber('CEB625Message', {}), null);
    assert.equal(documentNumber('CEB622Message', { copNo: 'C' }), null);
  });

  test('a head is the node the row names, or the document itself', () => {
    const order = requestOf('CEB311Message');
    assert.ok(order);
    assert.equal(headIn(order, null), null);
    assert.deepEqual(headIn({ head: null }, { a: '1' }), { a: '1' });
  });
});

// A receipt names its document by what its own message carries of it; what customs numbers is added by who answers.
describe('what a receipt says of the document it answers', () => {
  for (const [type, document, subject] of [
    [
      'CEB311Message',
      { OrderHead: head({ ebpCode: 'P', ebcCode: 'S', orderNo: 'O', payCode: 'Y', guid: 'G' }) },
      { ebpCode: 'P', ebcCode: 'S', orderNo: 'O' },
    ],
    [
      'CEB411Message',
      { PaymentHead: head({ payCode: 'Y', payTransactionId: 'T', orderNo: 'O' }) },
      { payCode: 'Y', payTransactionId: 'T' },
    ],
    [
      'CEB511Message',
      { LogisticsHead: head({ logisticsCode: 'L', logisticsNo: 'W', orderNo: 'O' }) },
      { logisticsCode: 'L', logisticsNo: 'W' },
    ],
    ['CEB403Message', head({ ebcCode: 'S', orderNo: 'O', charge: '1' }), { ebcCode: 'S', orderNo: 'O' }],
  ] as const) {
    test(type, () => {
      const request = requestOf(type);
      assert.ok(request);
      assert.deepEqual(receiptSubject(request, document), subject);
    });
  }
});
