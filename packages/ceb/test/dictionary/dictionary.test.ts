import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import { DICTIONARY } from '../../src/dictionary/dictionary.ts';
import { BASE_SUBSCRIBE, BASE_TRANSFER, EXPORT_BASE_TRANSFER, EXTEND_MESSAGE } from '../../src/dictionary/shared.ts';
import type { Direction, FieldSpec, NodeSpec } from '../../src/dictionary/spec.ts';

function fieldsOf(node: NodeSpec): FieldSpec[] {
  return node.children.flatMap((child) => (child.kind === 'node' ? fieldsOf(child) : [child]));
}

function childNode(node: NodeSpec, name: string): NodeSpec {
  const child = node.children.find((one) => one.name === name);
  assert.ok(child?.kind === 'node', name);
  return child;
}

/** The transcription against facts stated in the prose of the specification, edition 202205. */
describe('message dictionary', () => {
  test('it carries all nineteen import and twenty-three export messages (B-01)', () => {
    const numbers = (direction: Direction): string[] =>
      [...DICTIONARY.values()].filter((spec) => spec.direction === direction).map(({ type }) => type.slice(3, 6));
    const imports = '311 312 411 412 511 512 513 514 621 622 623 624 625 626 711 712 816 818 900';
    assert.deepEqual(numbers('import'), imports.split(' '));
    const exports = '303 304 403 404 505 506 507 508 509 510 603 604 605 606 607 608 213 214 215 216 701 702 792';
    assert.deepEqual(numbers('export'), exports.split(' '));
  });

  test('a message holds 1 to 100 documents, but one inbound list, one format receipt, any number of bills', () => {
    for (const [type, { document }] of DICTIONARY) {
      const expected = /711|900/.test(type) ? 1 : /816|818/.test(type) ? Number.POSITIVE_INFINITY : 100;
      assert.deepEqual([type, document.min, document.max], [type, 1, expected]);
    }
  });

  test('an order, a declaration, a return and a bill of import hold 1 to 99 goods lines', () => {
    const lines = {
      CEB311Message: 'OrderList',
      CEB621Message: 'InventoryList',
      CEB625Message: 'InvtRefundList',
      CEB816Message: 'TaxListRd',
    };
    for (const [type, name] of Object.entries(lines)) {
      const document = DICTIONARY.get(type)?.document;
      assert.ok(document);
      assert.deepEqual([childNode(document, name).min, childNode(document, name).max], [1, 99]);
    }
  });

  test('the schema requires a signature on 621, 623, 625 and 711 and allows one on the other uplink messages', () => {
    for (const [type, { signature, uplink }] of DICTIONARY) {
      const expected = /621|623|625|711/.test(type)
        ? 'required'
        : /311|411|511|513|303|403|505|507|509|603|605|607|213|215|701/.test(type)
          ? 'optional'
          : 'none';
      assert.deepEqual([type, signature, uplink], [type, expected, expected !== 'none']);
    }
  });

  test('every field that identifies a person is marked', () => {
    const personal = new Set<string>();
    for (const { document } of DICTIONARY.values()) {
      for (const field of fieldsOf(document)) if (field.personal) personal.add(field.name);
    }
    const identifying = ['buyerIdNumber', 'buyerName', 'buyerRegNo', 'buyerTelephone', 'consignee', 'consigneeAddress'];
    const others = [
      'consigneeTelephone',
      'ebcTelephone',
      'note',
      'oriBizMessage',
      'payerIdNumber',
      'payerName',
      'returnInfo',
      'telephone',
    ];
    assert.deepEqual([...personal].sort(), [...identifying, ...others].sort());
    const suspicious = /name$|tele|address|idnumber|payer|buyer|consignee/i;
    for (const { document } of DICTIONARY.values()) {
      for (const { name, personal: marked, cn } of fieldsOf(document)) {
        if (suspicious.test(name) && !/企业|平台|商品|品名|类型|单位|区划|监管场所|收发货人|运输工具/.test(cn))
          assert.ok(marked, `${document.name}/${name} ${cn}`);
      }
    }
  });

  test('every field name appears once in its node, and every notation has a Chinese name beside it', () => {
    const nodes = [...DICTIONARY.values()].map(({ document }) => document);
    for (const top of [...nodes, BASE_TRANSFER, EXPORT_BASE_TRANSFER, BASE_SUBSCRIBE, EXTEND_MESSAGE]) {
      const check = (node: NodeSpec): void => {
        const names = node.children.map(({ name }) => name);
        assert.equal(new Set(names).size, names.length, node.name);
        for (const child of node.children) {
          if (child.kind === 'node') check(child);
          else assert.ok(child.cn.length > 0, `${node.name}/${child.name}`);
        }
      };
      check(top);
    }
  });

  test('an empty element has a default in six places of the export schema', () => {
    const defaults = [...DICTIONARY].flatMap(([type, { document }]) =>
      fieldsOf(document).flatMap((one) =>
        one.default === null ? [] : [`${type.slice(3, 6)} ${one.name} ${one.default}`],
      ),
    );
    const expected = ['303 appStatus 1', '303 freight 0', '403 appStatus 1', '505 appStatus 2', '507 appStatus 1'];
    assert.deepEqual(defaults, [...expected, '701 appStatus 2']);
  });

  test('the currency of import documents is fixed to 142, freight and insurance of export declarations to totals', () => {
    const fixed = [...DICTIONARY].flatMap(([type, { document }]) =>
      fieldsOf(document).flatMap(({ name, fixed }) => (fixed === null ? [] : [`${type.slice(3, 6)} ${name} ${fixed}`])),
    );
    assert.deepEqual(fixed, [
      ...['311', '311', '411', '511', '621', '621'].map((number) => `${number} currency 142`),
      '603 fFlag 3',
      '603 iFlag 3',
    ]);
  });
});
