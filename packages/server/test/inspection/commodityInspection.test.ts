import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { InventoryHead } from '@tongguan/ceb';
import { freeOfCommodityInspection } from '@tongguan/policy';
import type { Registry } from '../../src/registry/index.ts';
import { withDatabase } from '../support/database.ts';
import { BOOK, purchase, type PurchaseDocuments } from '../support/purchase.ts';
import { clean, statesOf } from '../support/readings.ts';
import { openWorld } from '../support/world.ts';

/**
 * Proves K-04: a draw orders an examination whatever the mode and the rate; statutory commodity inspection of goods of 1210 and
 * 9610 is refused with the notices, every other purpose is taken, and 1239 is inspected as the notes of the list say.
 */

const NOW = Date.parse('2019-06-03T10:00:00+08:00');
const PURPOSES = ['examination', 'quarantine', 'risk-monitoring', 'commodity-inspection'] as const;

const CASES = [
  { mode: '1210', city: '杭州', gcode: '1905310000', commodity: '90372' },
  { mode: '9610', city: '', gcode: '1905310000', commodity: '90372' },
  { mode: '1239', city: '拉萨', gcode: '1905310000', commodity: '' },
] as const;

suite('statutory commodity inspection (K-04)', () => {
  for (const { mode, city, gcode, commodity } of CASES) {
    test(`of goods of ${mode} ${commodity === '' ? 'may be begun' : 'is refused, and the declaration goes on'}`, () =>
      withDatabase(`commodity ${mode}`, async ({ store }) => {
        const world = await openWorld(store, { parameters: { inspectionRateBasisPoints: 10_000 } });
        world.clock.nowMs = NOW;
        const accountBook = (emsNo: string) => (emsNo === BOOK.emsNo ? { ...BOOK, city } : null);
        const registry = { accountBook } as Registry;
        const lane = world.lane({
          ...{ owner: 'first', registry: () => registry, parameters: { inspectionRateBasisPoints: 10_000 } },
        });
        const numbers: Record<string, string> = {};
        for (const purpose of PURPOSES) {
          const documents = purchase({ orderNo: purpose, appTime: '20190603100000', gcode });
          const { order, payment, waybill } = documents;
          await world.send(order, payment, waybill, inMode(documents, { tradeMode: mode }));
          await world.settle(lane);
          const [row] = await world.rows<{ pre_no: string; purpose: string }>(
            `SELECT i.pre_no, i.purpose FROM inspection i JOIN declaration d ON d.pre_no = i.pre_no
             WHERE d.order_no = $1 AND i.ordered_by = 'draw'`,
            purpose,
          );
          assert.ok(row, `${mode} is drawn at rate 10000`);
          assert.equal(row.purpose, 'examination', 'a draw orders an examination and nothing else');
          numbers[purpose] = row.pre_no;
        }
        for (const purpose of PURPOSES) {
          const preNo = numbers[purpose] ?? '';
          const wanted = purpose === 'commodity-inspection' ? commodity : '';
          const outcome = await world.act('inspection.open', preNo, { site: '查验台1', purpose });
          assert.equal(outcome.code, wanted, purpose);
          if (wanted !== '') {
            assert.match(JSON.stringify(outcome), /海关总署公告2018年第194号 \(四\); 商财发〔2018〕486号 三/);
            const again = await world.act('inspection.open', preNo, { site: '查验台1', purpose: 'quarantine' });
            assert.deepEqual([again.done, again.code], [true, ''], 'it waits, and is begun for another purpose');
          }
          const [stored] = await world.rows('SELECT purpose FROM inspection WHERE pre_no = $1', preNo);
          assert.equal(stored?.['purpose'], wanted === '' ? purpose : 'quarantine');
          const conclusion = await world.act('inspection.conclude', preNo, { result: 'pass' });
          assert.deepEqual([conclusion.done, conclusion.code], [true, '']);
          assert.equal((await statesOf(world, purpose)).at(-1), '800');
        }
        await clean(world);
      }));
  }

  test('the notices that lift it count from 2019-01-01, for 1210 and 9610', () => {
    const free = (mode: string, day: string): string | undefined => freeOfCommodityInspection(mode, day)?.from;
    for (const mode of ['1210', '9610']) {
      assert.equal(free(mode, '2018-12-31'), undefined);
      assert.equal(free(mode, '2019-01-01'), '2019-01-01');
      assert.equal(free(mode, '2026-06-01'), '2019-01-01');
    }
    assert.equal(free('1239', '2026-06-01'), undefined);
  });
});

/** Goods that are flown in lie in no account book and name their flight. */
function inMode({ declaration }: PurchaseDocuments, changes: Partial<InventoryHead>): PurchaseDocuments['declaration'] {
  const head = { ...declaration.InventoryHead, ...changes };
  if (head.tradeMode !== '9610') return { ...declaration, InventoryHead: head };
  const { emsNo: _book, areaCode: _area, areaName: _name, ...flown } = head;
  return {
    InventoryHead: { ...flown, country: '116', trafMode: '5', trafNo: 'CX001', voyageNo: 'CX001', billNo: 'B1' },
    InventoryList: declaration.InventoryList.map(({ itemRecordNo: _item, ...line }) => line),
  } as PurchaseDocuments['declaration'];
}
