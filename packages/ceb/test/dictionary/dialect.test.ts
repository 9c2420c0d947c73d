import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import { type Dialect, dictionaryOf, editionOn } from '../../src/dictionary/dialect.ts';
import { rowFields } from '../../src/dictionary/dialectRow.ts';
import { DICTIONARY } from '../../src/dictionary/dictionary.ts';
import {
  ADDED_AFTER_2018,
  EDITION_2018_COUNTS,
  EDITION_2018_DEFAULTS,
  EDITION_2018_ROWS,
  UNFIXED_IN_2018,
} from '../../src/dictionary/edition2018.ts';
import { PDF_ROWS } from '../../src/dictionary/pdf.generated.ts';
import type { FieldSpec, MessageSpec, NodeSpec } from '../../src/dictionary/spec.ts';

type Placed = FieldSpec | NodeSpec;

/** Every node and field by its path `CEB303Message/OrderHead/ebpCode`; a node of the top by `CEB303Message/Order`. */
function places(dictionary: ReadonlyMap<string, MessageSpec>): ReadonlyMap<string, Placed> {
  const found = new Map<string, Placed>();
  const add = (type: string, node: NodeSpec): void => {
    found.set(`${type}/${node.name}`, node);
    for (const child of node.children) {
      if (child.kind === 'node') add(type, child);
      else found.set(`${type}/${node.name}/${child.name}`, child);
    }
  };
  for (const { type, document } of dictionary.values()) add(type, document);
  return found;
}

function say(place: Placed | undefined): string {
  if (place === undefined) return 'absent';
  if (place.kind === 'node') return `${place.min}..${place.max}`;
  const standsFor = place.default === null ? '' : ` default ${place.default}`;
  return `${place.min === 0 ? 'optional ' : ''}${place.type}${place.fixed === null ? '' : ` fixed ${place.fixed}`}${standsFor}`;
}

const base = places(DICTIONARY);

/** Rows that name no field or change nothing would be silent mistakes of transcription. */
describe('tables of the dialects', () => {
  const tables: readonly (readonly [name: string, rows: typeof PDF_ROWS])[] = [
    ['the printed tables', PDF_ROWS],
    ['edition 2018-113', EDITION_2018_ROWS],
  ];
  for (const [name, rows] of tables) {
    test(`every row of ${name} is about a field and says something else than the schema of 202205`, () => {
      const fields = rows.flatMap(rowFields);
      assert.ok(fields.length > 80);
      assert.equal(new Set(fields.map(({ path }) => path)).size, fields.length);
      for (const { path, type, min } of fields) {
        const field = base.get(path);
        assert.ok(field?.kind === 'field', path);
        assert.ok(field.type !== type || field.min !== min, path);
      }
    });
  }

  test('counts, defaults, fixed values and additions of the editions are about places that exist', () => {
    for (const { type, node, min, max } of EDITION_2018_COUNTS) {
      const place = base.get(`${type}/${node}`);
      assert.ok(place?.kind === 'node' && (place.min !== min || place.max !== max), node);
    }
    for (const [path, value] of EDITION_2018_DEFAULTS) {
      const place = base.get(path);
      assert.ok(place?.kind === 'field' && place.default !== null && place.default !== value, path);
    }
    for (const path of UNFIXED_IN_2018) {
      const place = base.get(path);
      assert.ok(place?.kind === 'field' && place.fixed === '3', path);
    }
    for (const path of ADDED_AFTER_2018) assert.equal(base.get(path)?.kind, 'field', path);
  });
});

/** Differences named in the prose of the specification's comparison, one by one. */
describe('what the dialects say', () => {
  const cases: readonly (readonly [path: string, dialect: Dialect, here: string, there: string])[] = [
    ['CEB303Message/OrderHead/ebpCode', { edition: '2018-113' }, 'C0..18', 'C..50'],
    ['CEB603Message/InventoryHead/logisticsNo', { edition: '2018-113' }, 'C0..32', 'C..80'],
    ['CEB604Message/InventoryReturn/invtNo', { edition: '2018-113' }, 'C0..20', 'C18'],
    ['CEB603Message/InventoryHead/fFlag', { edition: '2018-113' }, 'C1 fixed 3', 'C1'],
    ['CEB303Message/OrderHead/appStatus', { edition: '2018-113' }, 'C1 default 1', 'C1 default 2'],
    ['CEB509Message/DepartureList', { edition: '2018-113' }, '1..Infinity', '1..100'],
    ['CEB701Message/SummaryApplyList', { edition: '2018-113' }, '0..Infinity', '1..100'],
    ['CEB792Message/SummaryResultList/gseqno', { edition: '2018-113' }, 'N5,0', 'absent'],
    ['CEB621Message/InventoryList/itemNo', { edition: '2018-113' }, 'optional C0..20', 'optional C0..30'],
    ['CEB621Message/InventoryList/tradeCountry', { edition: '2018-113' }, 'optional C..3', 'optional C3'],
    ['CEB213Message/InvtRefundHead/guid', { edition: '2018-113' }, 'C36', 'absent'],
    ['CEB311Message/OrderHead/orderNo', { edition: '2018-113' }, 'C..60', 'C..60'],
    ['CEB621Message/InventoryList/itemNo', { profile: 'pdf' }, 'optional C0..20', 'optional C0..30'],
    ['CEB511Message/LogisticsHead/freight', { profile: 'pdf' }, 'optional N19,5', 'N19,5'],
    ['CEB622Message/InventoryReturn/preNo', { profile: 'pdf' }, 'C18', 'optional C18'],
    ['CEB623Message/InvtCancel/copNo', { profile: 'pdf' }, 'optional C0..20', 'C..20'],
    ['CEB625Message/InvtRefundHead/buyerIdNumber', { profile: 'pdf' }, 'C..60', 'C..20'],
    ['CEB900Message/MessageReturn/returnTime', { profile: 'pdf' }, 'C17', 'C..50'],
    ['CEB605Message/InvtCancel/invtNo', { profile: 'pdf' }, 'C0..20', 'C18..20'],
    ['CEB213Message/InvtRefundHead/reason', { profile: 'pdf' }, 'C0..500', 'C..1000'],
    ['CEB816Message/TaxHeadRd/logisticNo', { profile: 'pdf' }, 'absent', 'optional C0..60'],
    ['CEB311Message/OrderHead/buyerTelephone', { profile: 'pdf' }, 'C..30', 'C..30'],
  ];
  for (const [path, dialect, here, there] of cases) {
    test(`${path}: ${here}, by ${Object.values(dialect).join()} ${there}`, () => {
      assert.equal(say(base.get(path)), here);
      assert.equal(say(places(dictionaryOf(dialect)).get(path)), there);
    });
  }

  test('the default dialect is the dictionary itself', () => {
    assert.deepEqual(dictionaryOf({}), DICTIONARY);
    assert.deepEqual(dictionaryOf({ profile: 'xsd', edition: '202205' }), DICTIONARY);
  });

  test('2018-113 collapses no white space, and has no printed tables here', () => {
    const all = [...places(dictionaryOf({ edition: '2018-113' })).values()];
    assert.ok(all.every((place) => place.kind === 'node' || !place.collapse));
    assert.throws(() => dictionaryOf({ profile: 'pdf', edition: '2018-113' }));
  });

  test('the edition changes with May 2022', () => {
    assert.equal(editionOn('2022-04-30'), '2018-113');
    assert.equal(editionOn('2022-05-01'), '202205');
    assert.equal(editionOn('2022-05-02'), '202205');
    assert.throws(() => editionOn('20220501'));
  });
});
