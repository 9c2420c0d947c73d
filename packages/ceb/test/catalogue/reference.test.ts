import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import { CATALOGUE } from '../../src/catalogue/explain.ts';
import { ELSEWHERE_CODES } from '../../src/catalogue/elsewhere.ts';
import { TAX_STATES } from '../../src/catalogue/taxStates.ts';
import { DICTIONARY } from '../../src/dictionary/dictionary.ts';
import { ENVELOPE } from '../../src/dictionary/shared.ts';
import type { FieldSpec, NodeSpec } from '../../src/dictionary/spec.ts';
import { elementEnglish } from '../../src/reference/elementNames.ts';
import { fieldValues } from '../../src/reference/fieldValues.ts';
import {
  CODE_GROUPS,
  codeGroupOf,
  codeReference,
  elementAnchor,
  elementReference,
  entryReference,
} from '../../src/reference/links.ts';
import { MESSAGE_ENGLISH } from '../../src/dictionary/documents/table.ts';

type Placed = { readonly type: string; readonly parent: string | null; readonly element: FieldSpec | NodeSpec };

const placed: readonly Placed[] = [...DICTIONARY.values()].flatMap(({ type, direction, document, uplink }) => {
  const tops = [document, ...(uplink ? ENVELOPE[direction] : [])];
  return tops.flatMap((top) => (top === 'signature' ? [] : below(type, null, top)));
});

function below(type: string, parent: string | null, element: FieldSpec | NodeSpec): Placed[] {
  const children = element.kind === 'node' ? element.children : [];
  return [{ type, parent, element }, ...children.flatMap((child) => below(type, element.name, child))];
}

/** The words of the message reference are complete, and its addresses name one thing each. */
describe('words of the reference (B-01)', () => {
  test('every message and every element of the 42 messages has an English name', () => {
    assert.deepEqual([...MESSAGE_ENGLISH.keys()].sort(), [...DICTIONARY.keys()].sort());
    assert.ok(placed.length > 749, String(placed.length));
    for (const { type, element } of placed) {
      const english = elementEnglish(element);
      assert.match(english ?? '', /^[A-Za-z][\x20-\x7e’]*$/, `${type} ${element.name} ${element.cn}: ${english}`);
    }
  });

  test('coded values fit the elements they are for', () => {
    let seen = 0;
    for (const { type, parent, element } of placed) {
      const known = fieldValues(type, parent ?? '', element.name);
      if (element.kind === 'node' || known?.kind !== 'values') continue;
      for (const [value] of known.values) {
        const length = Number(/(\d+)$/.exec(element.type)?.[1]);
        assert.ok(value.length <= length, `${type} ${element.name} ${value}: ${element.type}`);
        seen += 1;
      }
      if (element.fixed !== null)
        assert.deepEqual(
          known.values.map(([value]) => value),
          [element.fixed],
        );
    }
    assert.ok(seen > 100, String(seen));
  });

  test('an address of an element is given once in its message', () => {
    const addresses = placed.map(({ type, parent, element }) => `${type}#${elementAnchor(parent, element.name)}`);
    assert.equal(new Set(addresses).size, addresses.length);
  });

  test('an address of a code is given once, and every group but the last has codes', () => {
    const entries = [...CATALOGUE, ...TAX_STATES, ...ELSEWHERE_CODES];
    assert.equal(new Set(entries.map((entry) => entryReference(entry).zh)).size, entries.length);
    const used = new Set(entries.map((entry) => codeGroupOf(entry).id));
    for (const { id } of CODE_GROUPS.slice(0, -1)) assert.ok(used.has(id), id);
  });
});

/** Whoever has a code or a refusal finds the page from it. */
describe('addresses in the reference', () => {
  const M = 'docs/reference/messages/';
  const rows: readonly (readonly [type: string, path: string, address: string | null])[] = [
    ['CEB311Message', 'Order[2]/OrderHead/orderNo', `${M}CEB311.md#OrderHead-orderNo`],
    ['CEB311Message', 'Order[2]/OrderList[3]/gnum', `${M}CEB311.md#OrderList-gnum`],
    ['CEB311Message', 'Order[1]/OrderHead', `${M}CEB311.md#Order-OrderHead`],
    ['CEB311Message', 'Order', `${M}CEB311.md#Order`],
    ['CEB311Message', '@guid', `${M}CEB311.md#attribute-guid`],
    ['CEB311Message', 'BaseTransfer/copCode', `${M}CEB311.md#BaseTransfer-copCode`],
    ['CEB311Message', 'Signature/SignedInfo/Reference', `${M}CEB311.md#Signature`],
    ['CEB311Message', '/documents/1/OrderList/2/gnum', `${M}CEB311.md#OrderList-gnum`],
    ['CEB622Message', '/documents/0/returnStatus', `${M}CEB622.md#InventoryReturn-returnStatus`],
    ['CEB311Message', '/baseTransfer/copCode', `${M}CEB311.md#BaseTransfer-copCode`],
    ['CEB311Message', '/baseTransfer', `${M}CEB311.md#BaseTransfer`],
    ['CEB311Message', '/guid', `${M}CEB311.md#attribute-guid`],
    ['CEB311Message', '', `${M}CEB311.md`],
    ['CEB999Message', 'Order', null],
  ];
  for (const [type, path, address] of rows) {
    test(`${type} ${path || '(whole)'}`, () => assert.equal(elementReference(type, path), address));
  }

  test('a code, however it is written', () => {
    assert.equal(codeReference('−621018')?.zh, 'docs/reference/codes/list.zh-CN.md#code-621018');
    assert.equal(codeReference('1313')?.en, 'docs/reference/codes/practice.en.md#code1313');
    assert.equal(codeReference('-1'), null);
  });
});
