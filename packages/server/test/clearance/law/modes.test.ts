import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InventoryHead } from '@tongguan/ceb';
import type { Registry } from '../../../src/registry/index.ts';
import { withDatabase } from '../../support/database.ts';
import { BOOK, purchase, type PurchaseDocuments } from '../../support/purchase.ts';
import { clean, reasonsOf, statesOf } from '../../support/readings.ts';
import { openWorld } from '../../support/world.ts';

// Proves that each supervision mode goes through the lane under the law of its place and day: 1210 in listed cities,
// 1239 in the others with the licences the list notes ask for, 9610 without an account book (C-03, H-03).

const COSMETICS = '3305100090';
const OLD_LAW = Date.parse('2019-06-03T10:00:00+08:00');

type Case = {
  readonly name: string;
  readonly mode: '1210' | '1239' | '9610';
  readonly city?: string;
  readonly gcode?: string;
  readonly licenseNo?: string;
  readonly states: readonly string[];
  readonly codes: readonly string[];
};

const CASES: readonly Case[] = [
  { name: '1210 in a listed city', mode: '1210', city: '杭州', states: ['399', '800'], codes: [] },
  { name: '1210 in another city', mode: '1210', city: '拉萨', states: ['100'], codes: ['90014'] },
  { name: '1239 in a listed city', mode: '1239', city: '杭州', states: ['100'], codes: ['90014'] },
  {
    name: '1239, goods without licence',
    mode: '1239',
    city: '拉萨',
    gcode: '1905310000',
    states: ['399', '800'],
    codes: [],
  },
  { name: '1239, licence missing', mode: '1239', city: '拉萨', gcode: COSMETICS, states: ['100'], codes: ['90066'] },
  {
    name: '1239, licence declared',
    mode: '1239',
    city: '拉萨',
    gcode: COSMETICS,
    licenseNo: 'TEST-2019-001',
    states: ['399', '800'],
    codes: [],
  },
  { name: '9610 needs no book', mode: '9610', states: ['399', '800'], codes: [] },
  { name: '9610 asks for no licence', mode: '9610', gcode: COSMETICS, states: ['399', '800'], codes: [] },
];

for (const { name, mode, city, gcode, licenseNo, states, codes } of CASES) {
  test(`${name}: ${states.join(', ')}`, () =>
    withDatabase(`mode ${name}`, async ({ store }) => {
      const world = await openWorld(store);
      world.clock.nowMs = OLD_LAW;
      const registry = {
        accountBook: (emsNo: string) => (emsNo === BOOK.emsNo ? { ...BOOK, city: city ?? '' } : null),
      } as Registry;
      const documents = purchase({ orderNo: 'A1', appTime: '20190603100000', ...(gcode ? { gcode } : {}) });
      const { order, payment, waybill } = documents;
      const declaration = inMode(documents, { tradeMode: mode, ...(licenseNo ? { licenseNo } : {}) });
      await world.send(order, payment, waybill, declaration);
      await world.settle(world.lane({ owner: 'first', registry: () => registry }));
      assert.deepEqual((await statesOf(world, 'A1')).slice(-states.length), states);
      assert.deepEqual(await reasonsOf(world, 'A1'), codes);
      await clean(world);
    }));
}

/** Goods that are flown in lie in no account book and name their flight. */
function inMode({ declaration }: PurchaseDocuments, changes: Partial<InventoryHead>): PurchaseDocuments['declaration'] {
  const head = { ...declaration.InventoryHead, ...changes };
  if (head.tradeMode !== '9610') return { ...declaration, InventoryHead: head };
  const { emsNo: _book, areaCode: _area, areaName: _name, ...flown } = head;
  return {
    InventoryHead: {
      ...flown,
      country: '116',
      trafMode: '5',
      trafNo: 'TEST AIR',
      voyageNo: 'TG901',
      billNo: '78400000001',
    },
    InventoryList: declaration.InventoryList.map(({ itemRecordNo: _item, ...line }) => line),
  };
}
