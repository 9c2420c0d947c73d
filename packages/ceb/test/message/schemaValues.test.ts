import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { CebMessage } from '../../src/message/types.generated.ts';
import { validateMessage } from '../../src/message/validate.ts';
import { read, readOrFail, refusalsOf } from './helpers.ts';

const example = (type: string): string =>
  readFileSync(join(import.meta.dirname, `../../../../../examples/messages/${type}.xml`), 'utf8');

const ORDER = example('CEB303Message');
const DECLARATION = example('CEB603Message');
const WAYBILL = example('CEB505Message');

function withText(xml: string, name: string, text: string): string {
  const edited = xml.replace(new RegExp(`<ceb:${name}>[^<]*</ceb:${name}>`), `<ceb:${name}>${text}</ceb:${name}>`);
  assert.notEqual(edited, xml, name);
  return edited;
}

/** Default, fixed and collapsed values of the export schema (XSD part 1, 3.3.4; part 2, 4.3.6). */
describe('values the export schema speaks of', () => {
  const cases: readonly (readonly [name: string, xml: string, field: string, text: string, code: string | null])[] = [
    ['an empty element stands for its default', ORDER, 'appStatus', '', null],
    ['white space does not', ORDER, 'appStatus', '  ', '-900203'],
    ['an empty amount stands for its default', ORDER, 'freight', '', null],
    ['an amount of white space does not', ORDER, 'freight', ' \n', '-900204'],
    ['an amount without a default is not empty', ORDER, 'goodsValue', '', '-900204'],
    ['an empty element stands for the fixed value', DECLARATION, 'fFlag', '', null],
    ['another value than the fixed one', DECLARATION, 'fFlag', '1', '-900206'],
    ['white space around a collapsed code', DECLARATION, 'trafMode', '\n 5\t', null],
    ['a collapsed code of white space', DECLARATION, 'trafMode', ' ', '-900203'],
    ['white space around a code that is not collapsed', DECLARATION, 'statisticsFlag', ' B', '-900203'],
    ['three characters', DECLARATION, 'POD', '303', null],
    ['two characters between spaces', DECLARATION, 'POD', ' 30 ', '-900203'],
    ['nothing', DECLARATION, 'POD', '', '-900203'],
    ['inner spaces count as one', WAYBILL, 'goodsInfo', `${'货'.repeat(100)}     ${'货'.repeat(99)}`, null],
    ['a no-break space is no white space', DECLARATION, 'trafMode', '\u00a05', '-900203'],
  ];
  for (const [name, xml, field, text, code] of cases) {
    test(`${name}: ${field}`, () => {
      const refusals = refusalsOf(withText(xml, field, text));
      assert.deepEqual(
        refusals.map((refusal) => refusal.code),
        code === null ? [] : [code],
      );
    });
  }

  test('the value of a collapsed text is the collapsed one, of other texts every space', () => {
    const declaration = readOrFail(withText(withText(DECLARATION, 'gmodel', '\n a \t b '), 'itemName', ' a  b '));
    assert.ok(declaration.type === 'CEB603Message');
    const line = declaration.documents[0]?.InventoryList[0];
    assert.deepEqual([line?.gmodel, line?.itemName], ['a b', ' a  b ']);
  });

  test('the validator decides as the reader does', () => {
    const declaration = readOrFail(DECLARATION);
    assert.ok(declaration.type === 'CEB603Message');
    const [inventory] = declaration.documents;
    assert.ok(inventory);
    const problems = (change: Partial<typeof inventory.InventoryHead>): readonly string[] => {
      const InventoryHead = { ...inventory.InventoryHead, ...change };
      const message: CebMessage = { ...declaration, documents: [{ ...inventory, InventoryHead }] };
      return validateMessage(message).map(({ path }) => path);
    };
    assert.deepEqual(problems({ trafMode: ' 5 ', fFlag: '' }), []);
    assert.deepEqual(problems({ trafMode: '  ', POD: '  30 ', fFlag: '1' }), [
      'Inventory[1]/InventoryHead/trafMode',
      'Inventory[1]/InventoryHead/POD',
      'Inventory[1]/InventoryHead/fFlag',
    ]);
  });

  test('a list that may be missing is read as an empty one', () => {
    const arrival = example('CEB507Message').replace(/<ceb:ArrivalList>.*<\/ceb:ArrivalList>/, '');
    const message = readOrFail(arrival);
    assert.ok(message.type === 'CEB507Message');
    assert.deepEqual(message.documents[0]?.ArrivalList, []);
  });

  test('a refusal names the export document by its number', () => {
    assert.equal(refusalsOf(withText(DECLARATION, 'ieDate', '1'))[0]?.document, 'EXAMPLE-603-0001');
    assert.equal(refusalsOf(withText(WAYBILL, 'packNo', 'x'))[0]?.document, 'EXAMPLE-WAYBILL-0002');
  });
});

const SIGNATURE = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"></ds:Signature>';
const EXTENSION =
  '<ceb:ExtendMessage><ceb:name>n</ceb:name><ceb:version>1</ceb:version><ceb:Message></ceb:Message></ceb:ExtendMessage>';

/** The place of ds:Signature is the one difference of the two schemas outside of the documents. */
describe('ds:Signature and ExtendMessage', () => {
  const places: readonly (readonly [type: string, parts: string, right: boolean])[] = [
    ['CEB303Message', SIGNATURE + EXTENSION, true],
    ['CEB303Message', EXTENSION + SIGNATURE, false],
    ['CEB303Message', SIGNATURE, true],
    ['CEB303Message', EXTENSION, true],
    ['CEB311Message', EXTENSION + SIGNATURE, true],
    ['CEB311Message', SIGNATURE + EXTENSION, false],
  ];
  for (const [type, parts, right] of places) {
    const order = [...parts.matchAll(/<ceb:(ExtendMessage)>|<ds:(Signature) /g)].map(([, one, two]) => one ?? two);
    test(`${type}: ${order.join(' before ')} is ${right ? 'right' : 'wrong'}`, () => {
      const xml = example(type).replace('</ceb:BaseTransfer>', `</ceb:BaseTransfer>${parts}`);
      assert.equal(read(xml).ok, right);
    });
  }

  test('copCode may be empty on export and not on import', () => {
    assert.ok(read(withText(ORDER, 'copCode', '')).ok);
    assert.equal(refusalsOf(withText(example('CEB311Message'), 'copCode', ''))[0]?.path, 'BaseTransfer/copCode');
  });
});
