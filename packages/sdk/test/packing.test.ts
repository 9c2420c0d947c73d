import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toJson } from '@tongguan/ceb';
import {
  buildPurchase,
  checkPacking,
  type CountedRow,
  labelsOf,
  messagesOf,
  pickList,
  type PurchaseSpec,
  readPacking,
} from '../src/index.ts';
import { lipstick, specOf, watch } from './support/specs.ts';

// Proves what a warehouse is told from declarations (C-09): that sums are sums whatever lies in the folder beside them, that a
// count is compared piece by piece with both values, that nobody's name is shown unasked, and that no list is made of
// files that contradict each other.

type File = { readonly file: string; readonly bytes: Buffer };
type Kind = 'order' | 'waybill' | 'declaration';

/** Messages of one purchase, numbered `n`; `edit` changes their JSON. */
function filesOf(
  n: number,
  change: Partial<PurchaseSpec>,
  kinds: readonly Kind[],
  edit = (text: string) => text,
): File[] {
  const numbers = { orderNo: `D${n}`, payTransactionId: `P${n}`, logisticsNo: `L${n}`, copNo: `C${n}` };
  const built = buildPurchase(specOf({ numbers, ...change }));
  assert.ok(built.ok);
  const messages = messagesOf([built.value]);
  return kinds.map((kind) => ({ file: `${kind}-${n}.json`, bytes: Buffer.from(edit(toJson(messages[kind]))) }));
}

const line = (goods: typeof lipstick, quantity: string) => ({ goods, quantity, price: '10' });
const first = filesOf(1, { lines: [line(lipstick, '2'), line(watch, '1')] }, ['declaration', 'waybill', 'order']);
const second = filesOf(2, { lines: [line(lipstick, '3'), line(lipstick, '0.5')] }, ['declaration']);
const parcels = (...files: readonly File[]) => {
  const read = readPacking(files);
  assert.deepEqual(read.troubles, []);
  return read.parcels;
};
const both = parcels(...first, ...second);

describe('the pick list', () => {
  it('has each book item once: 2 + (3 + 0.5) lipsticks, 1 watch, and where they go', () => {
    const told = pickList(both).map(({ emsNo, itemRecordNo, quantity, parcels: to }) => [
      `${emsNo}/${itemRecordNo}`,
      quantity,
      to.map((one) => `${one.parcelNo}:${one.quantity}`).join(' '),
    ]);
    assert.deepEqual(told, [
      ['T3301W000001/1', '5.5', 'L1:2 L2:3.5'],
      ['T3301W000001/2', '1', 'L1:1'],
    ]);
  });

  it('counts a file that lies there twice, and one that was amended, once: the latest version', () => {
    const again = second.map(({ bytes }) => ({ file: 'copy.json', bytes }));
    assert.equal(pickList(parcels(...second, ...again))[0]?.quantity, '3.5');
    const amended = filesOf(2, { lines: [line(lipstick, '1')] }, ['declaration'], later('2'));
    for (const files of [
      [...second, ...amended],
      [...amended, ...second],
    ])
      assert.equal(pickList(parcels(...files))[0]?.quantity, '1');
    const withdrawn = filesOf(2, {}, ['declaration'], later('3'));
    assert.deepEqual(parcels(...second, ...withdrawn), []);
  });

  it('keeps apart what no book holds: articles by number, goods without one by what they are called, units by unit', () => {
    const { itemRecordNo: _book, ...bare } = lipstick;
    const air: Partial<PurchaseSpec> = {
      mode: { kind: '9610', country: '305', trafNo: 'CA1', voyageNo: '1', billNo: 'B1' },
      lines: [line(bare, '2'), line({ ...bare, unit: '011' }, '4'), line({ ...bare, itemNo: 'SKU-2' }, '8')],
    };
    const items = pickList(parcels(...filesOf(3, air, ['declaration'])));
    assert.deepEqual(
      items.map(({ emsNo, itemNo, unit, quantity }) => [emsNo, itemNo, unit, quantity]),
      [
        [null, 'SKU-2', '014', '8'],
        [null, 'SKU-LIP', '011', '4'],
        [null, 'SKU-LIP', '014', '2'],
      ],
    );
    const lines = [line(bare, '2'), line({ ...bare, name: '另一口红' }, '4'), line(bare, '8')];
    const nameless = filesOf(3, { ...air, lines }, ['declaration'], (text) =>
      text.replaceAll(/"itemNo": *"SKU-LIP", */g, ''),
    );
    assert.deepEqual(
      pickList(parcels(...nameless)).map(({ itemNo, name, quantity }) => [itemNo, name, quantity]),
      [
        [null, '另一口红', '4'],
        [null, '测试口红', '10'],
      ],
    );
  });
});

/** appType of a later version, an hour after the first. */
function later(appType: string): (text: string) => string {
  return (text) => text.replace(/("appType": *)"1"/, `$1"${appType}"`).replace('20260305100000', '20260305110000');
}

describe('labels', () => {
  it('say where to, masked unless asked: of the waybill, else of the order, else the address of the declaration', () => {
    const [declaration, waybill, order] = first as [File, File, File];
    const shown = { name: '钱二', telephone: '19900000002', address: '浙江省杭州市测试区通关路1号' };
    const masked = { name: '钱*', telephone: '199****0002', address: '浙江省杭州市******' };
    const nobody = { name: null, telephone: null };
    for (const [files, from] of [
      [[declaration, waybill, order], 'waybill'],
      [[declaration, order], 'order'],
      [[declaration], 'declaration'],
    ] as const) {
      const own = from === 'declaration' ? nobody : {};
      const of = parcels(...files);
      assert.deepEqual(labelsOf(of)[0]?.consignee, { from, ...masked, ...own });
      assert.deepEqual(labelsOf(of, { showValues: true })[0]?.consignee, { from, ...shown, ...own });
    }
  });

  it('has parcel, carrier, order, declaration and the declared gross weight: 2 × 0.004 + 0.2 + 0.2 of packing', () => {
    const { consignee: _who, ...rest } = labelsOf(both)[0] ?? assert.fail();
    assert.deepEqual(rest, {
      parcelNo: 'L1',
      carrierCode: '3301960A04',
      carrierName: '测试物流有限公司',
      orderNo: 'D1',
      declarationNo: 'C1',
      packages: '1',
      grossWeightKg: '0.408',
    });
  });

  it('masks a telephone number that slipped into an order number', () => {
    const numbers = { orderNo: '19900000002', payTransactionId: 'P4', logisticsNo: 'L4', copNo: 'C4' };
    const of = parcels(...filesOf(4, { numbers }, ['declaration']));
    assert.equal(labelsOf(of)[0]?.orderNo, '199****0002');
    assert.equal(labelsOf(of, { showValues: true })[0]?.orderNo, '19900000002');
  });
});

type Row = Partial<CountedRow> & { readonly parcelNo: string; readonly code: string };

function differences(rows: readonly Row[], of = both): readonly (readonly unknown[])[] {
  const counted = rows.map(
    (row, index): CountedRow => ({
      row: index + 2,
      carrierCode: null,
      by: 'itemRecordNo',
      quantity: null,
      ...row,
    }),
  );
  return checkPacking(of, counted).differences.map(({ kind, parcelNo, code, declared, counted: found, rows: at }) => [
    kind,
    parcelNo,
    code,
    declared,
    found,
    at,
  ]);
}

const RIGHT: readonly Row[] = [
  { parcelNo: 'L1', code: '1', quantity: '2' },
  { parcelNo: 'L1', code: '2', quantity: '1' },
  { parcelNo: 'L2', code: '1', quantity: '3.50' },
];

describe('the packing check', () => {
  it('finds nothing where the count is as declared, in quantities or piece by piece, by item or article number', () => {
    assert.deepEqual(differences(RIGHT), []);
    const scanned: readonly Row[] = [
      { parcelNo: 'L1', by: 'itemNo', code: 'sku-lip' },
      { parcelNo: 'Ｌ1', by: 'itemNo', code: 'SKU-LIP' },
      ...RIGHT.slice(1),
    ];
    assert.deepEqual(differences(scanned), []);
  });

  it('tells every difference with both values', () => {
    const rows: readonly Row[] = [
      { parcelNo: 'L1', code: '1', quantity: '3' },
      { parcelNo: 'L1', code: '9', quantity: '4' },
      { parcelNo: 'L1', code: '9', quantity: '1' },
      { parcelNo: 'L7', code: '1', quantity: '1' },
      { parcelNo: 'L1', code: '2', quantity: '一' },
      { parcelNo: 'L1', code: '2', quantity: '-1' },
    ];
    assert.deepEqual(differences(rows), [
      ['unreadable', 'L1', '2', null, '*', [6]],
      ['unreadable', 'L1', '2', null, '-1', [7]],
      ['not-declared', 'L1', '9', '0', '5', [3, 4]],
      ['unknown-parcel', 'L7', '1', '0', '1', [5]],
      ['over', 'L1', '1', '2', '3', [2]],
      ['short', 'L1', '2', '1', '0', []],
      ['not-counted', 'L2', '1', '3.5', '0', []],
    ]);
  });

  it('does not choose between two carriers with one number: it asks which', () => {
    const firms = specOf({}).firms;
    const numbers = { orderNo: 'D5', payTransactionId: 'P5', logisticsNo: 'L2', copNo: 'C5' };
    const other = { numbers, firms: { ...firms, logistics: { code: '3301960A99', name: '测试另一物流有限公司' } } };
    const of = parcels(...second, ...filesOf(5, other, ['declaration']));
    const [row] = RIGHT.slice(2) as [Row];
    assert.deepEqual(differences([row], of)[0], ['ambiguous', 'L2', '1', null, '3.5', [2]]);
    const named: readonly Row[] = [
      { ...row, carrierCode: '3301960A04' },
      { ...row, quantity: '1', carrierCode: '3301960A99' },
    ];
    assert.deepEqual(differences(named, of), []);
  });
});

describe('troubles', () => {
  const kinds = (...files: readonly File[]) =>
    readPacking(files).troubles.map(({ kind, file, other }) => [kind, file, other]);

  it('a file that is no message', () => {
    const file = { file: 'torn.xml', bytes: Buffer.from('<ceb:CEB621Message') };
    assert.deepEqual(kinds(...first, file), [['unread', 'torn.xml', '']]);
  });

  it('two versions of one time that differ', () => {
    const other = filesOf(2, { lines: [line(lipstick, '1')] }, ['declaration']).map(({ bytes }) => ({
      file: 'other.json',
      bytes,
    }));
    assert.deepEqual(kinds(...second, ...other), [['versions', 'other.json', 'declaration-2.json']]);
  });

  it('two declarations for one parcel, which would be packed twice', () => {
    const numbers = { orderNo: 'D6', payTransactionId: 'P6', logisticsNo: 'L2', copNo: 'C6' };
    const again = filesOf(6, { numbers }, ['declaration']);
    assert.deepEqual(kinds(...second, ...again), [['parcel', 'declaration-6.json', 'declaration-2.json']]);
  });

  it('a quantity of nothing', () => {
    const none = filesOf(2, {}, ['declaration'], (text) => text.replace(/("qty": *)"1"/, '$1"0"'));
    assert.deepEqual(kinds(...none), [['quantity', 'declaration-2.json', '']]);
  });
});
