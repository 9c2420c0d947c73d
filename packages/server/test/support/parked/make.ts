import assert from 'node:assert/strict';
import { confirmVault } from '../../../src/registry/index.ts';
import type { Store } from '../../../src/store/pool.ts';
import { registryStore } from '../../../src/store/registry/records.ts';
import type { Vault } from '../../../src/vault/types.ts';
import { item } from '../books.ts';
import { asideIn } from '../faults.ts';
import { filledWorld } from '../filledWorld.ts';
import type { World } from '../world.ts';
import { carriedOut, leftOpen, ROOMY, setAsideDocuments } from './acts.ts';
import { FAULTED, PARKED, type Parked, POOR, POOR_TOLD, TIGHT } from './cases.ts';
import { setAsideAt } from './faulted.ts';
import { freeLeases, hopsIn, placeOf } from './hops.ts';
import { BOOKS_APART, EMS_NOS, GUARANTORS, type Places, placesIn } from './places.ts';
import { type Case, COMMON, type Road } from './ways.ts';

/** What a guarantor has who is named nowhere here. */
const PLENTY = '50000.00';
const DEPOSITS: Readonly<Record<string, string>> = {
  [POOR]: '1.00',
  [POOR_TOLD]: '1.00',
  [TIGHT]: '19.00',
  // So much that giving a part back needs a second person (K-03).
  [ROOMY]: '300000.00',
};

/**
 * A platform with everything that `filledWorld` has, with a declaration at every stage at which work can rest in the database
 * between two batches, and with acts and documents that no lane has carried out. Nobody may drain it any more: lanes that
 * do take everything on.
 */
export async function parkedWorld(store: Store, vault: Vault): Promise<World> {
  await confirmVault(registryStore(store), vault);
  const world = await filledWorld(store, { books: BOOKS_APART, vault, withYearlyQuantities: false });
  for (const code of GUARANTORS) {
    const body = { amount: DEPOSITS[code] ?? PLENTY, kind: 'cash', document: `D-${code}` };
    assert.equal((await world.act('guarantee.deposit', code, body)).code, '');
  }
  for (const emsNo of EMS_NOS) {
    const items = [item('ITEM01', '1000'), item('ITEM02', '1'), item('ITEM03', '1000')];
    assert.equal((await world.act('book.enter', emsNo, { items, document: `E-${emsNo}` })).code, '');
  }
  await carriedOut(world);
  const places = placesIn(world);
  const hops = hopsIn(world, places);
  const road = (one: Case): Road => ({ world, hops, one });
  const own = { guarantors: GUARANTORS.slice(4, -1), books: EMS_NOS.slice(1, -3) };
  for (const parked of PARKED) {
    const one = caseOf(places, parked, own);
    await parked.bring(road(one));
    await hops.times(one.orderNo, parked.hops, parked.parameters);
    await hops.rest(one.orderNo, parked.stage);
  }
  await faulted(world, places, road);
  await setAsideDocuments(world, places, hops);
  await leftOpen(world, places, hops);
  await freeLeases(world);
  return world;
}

function caseOf(
  places: Places,
  { name, own: apart, guarantor }: Parked,
  own: { readonly guarantors: string[]; readonly books: string[] },
): Case {
  const orderNo = places.order(name);
  const next = (names: string[]): string => {
    const [name] = names.splice(0, 1);
    assert(name, 'there are guarantors and books enough');
    return name;
  };
  return {
    orderNo,
    buyer: places.buyer(orderNo),
    guarantor: guarantor ?? (apart === 'guarantor' ? next(own.guarantors) : COMMON.guarantor),
    emsNo: apart === 'book' ? next(own.books) : COMMON.emsNo,
  };
}

/** Work of each kind that a lane faulted at, with all it holds (B-07). */
async function faulted(world: World, places: Places, road: (one: Case) => Road): Promise<void> {
  for (const parked of FAULTED) {
    const one = caseOf(places, parked, { guarantors: [], books: [] });
    await parked.bring(road(one));
    await road(one).hops.times(one.orderNo, parked.hops);
    const place = await placeOf(world, one.orderNo);
    assert(place !== null, `${one.orderNo} has ended, and did not meet a ${parked.stage}`);
    const row = { table: 'clearing_work', column: 'payload', broken: '{', where: 'part = $1 AND serial = $2' };
    const [declaration] = await world.rows<{ part: number; serial: bigint }>(
      'SELECT part, serial FROM declaration WHERE order_no = $1',
      one.orderNo,
    );
    await setAsideAt(world, place, row, [declaration?.part, declaration?.serial]);
  }
  assert.equal((await asideIn(world)).length, FAULTED.length);
}
