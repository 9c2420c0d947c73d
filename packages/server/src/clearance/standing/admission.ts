import type { Inventory } from '@tongguan/ceb';
import { type EpochMs, Fault, shanghaiDate } from '@tongguan/kernel';
import { conditionsOf, type PositiveList, STOPPED_GOODS, type StoppedGoods } from '@tongguan/policy';
import { editionOn, positiveListOf, stoppedGoods } from '../../goods/types.ts';
import { type Authenticated, authenticatedBuyers, NOBODY_AUTHENTICATED, paidByOthers } from './authenticated.ts';
import { batchesFor, type BookBatches, NO_BATCHES } from './bookBatches.ts';
import { type BookUnits, declarationsOf, NO_UNITS, unitsFor } from './bookUnits.ts';
import type { OrderCase } from '../cases/cases.ts';
import type { AskedToJudge } from '../asks.ts';
import { NOTHING_SETTLED, type SettledNotes, settledNotes } from './settledNotes.ts';
import type { Vault } from '../../vault/types.ts';
import { type FiledGoodsNow, type FilingTreatment, NOT_COMPARED } from '../decide/filed.ts';

/** Rules and data that apply when a declaration is accepted. */
export type AdmissionAt = {
  readonly stopped: readonly StoppedGoods[];
  readonly official: PositiveList | null;
  /** The official list of the day as people name it; null: the shipped excerpt. */
  readonly edition: string | null;
  readonly filed: FiledGoodsNow;
  /** What an officer approved about remarks of the list when an article was filed (H-01, H-04). */
  readonly settled: SettledNotes;
};
export type Admission = {
  readonly on: (acceptedMs: EpochMs) => AdmissionAt;
  /** The unit each item of an account book is counted in, where it is known (J-01). */
  readonly units: BookUnits;
  /** Batches of food that have entered of each item (M-37). */
  readonly batches: BookBatches;
  readonly authenticated: Authenticated;
};
/**
 * Filings are compared for the declarations of these cases, where the installation compares them at all. `declarations`:
 * those judged without a case.
 */
export type AdmissionReader = (
  store: AskedToJudge,
  compared?: { readonly treatment: FilingTreatment; readonly cases: readonly OrderCase[] },
  declarations?: readonly Inventory[],
) => Promise<Admission>;

export const NOTHING_STOPPED: Admission = {
  on: () => ({ stopped: STOPPED_GOODS, official: null, edition: null, filed: NOT_COMPARED, settled: NOTHING_SETTLED }),
  units: NO_UNITS,
  batches: NO_BATCHES,
  authenticated: NOBODY_AUTHENTICATED,
};

/**
 * Stops and official lists as the database has them now. Read in every batch that judges, so that what one lane has
 * recorded holds for all of them at once (H-02); a list of more than a thousand rows is read once and kept.
 */
export function createAdmission(vault: Vault, onFault: (fault: unknown) => void = () => undefined): AdmissionReader {
  const known = new Map<string, PositiveList | Unreadable>();
  return async (store, compared, alone = []) => {
    const judged = compared === undefined ? alone : declarationsOf(compared.cases);
    const units = await unitsFor(store, judged);
    const batches = await batchesFor(store, judged);
    const asked = compared === undefined ? alone : paidByOthers(compared.cases);
    const authenticated = await authenticatedBuyers(store, vault, asked);
    const filed = compared === undefined ? NOT_COMPARED : await filingsFor(store, compared.treatment, judged);
    const [stops, lists] = await Promise.all([store.stops(), store.lists()]);
    if (stops.length + lists.length === 0 && filed === NOT_COMPARED)
      return { ...NOTHING_STOPPED, units, batches, authenticated };
    for (const { edition } of lists) {
      if (known.has(edition)) continue;
      const row = await store.list(edition);
      if (row === null) continue;
      try {
        known.set(edition, positiveListOf(row));
      } catch (fault) {
        known.set(edition, UNREADABLE);
        onFault(fault);
      }
    }
    const settled = await settledNotes(store, judged, (gcode) => hasClauses(known, gcode));
    const stopped = [...STOPPED_GOODS, ...stops.map(stoppedGoods)];
    return {
      units,
      batches,
      authenticated,
      on: (acceptedMs) => {
        const edition = editionOn(lists, shanghaiDate(acceptedMs));
        const official = edition === null ? null : (known.get(edition.edition) ?? null);
        // Declarations of its days go to an officer; others are decided.
        if (official === UNREADABLE) throw new Fault('the official list of this day cannot be read');
        return {
          ...{ stopped, filed, settled, official },
          edition: edition === null ? null : `${edition.edition}, ${edition.law}`,
        };
      },
    };
  };
}

/** Whether the remark of a line asks what only an officer can say, in any edition. */
function hasClauses(known: ReadonlyMap<string, PositiveList | Unreadable>, gcode: string): boolean {
  return [...known.values()].some((list) => {
    const entry = list === UNREADABLE ? undefined : list.entries.get(gcode.slice(0, 8));
    const { exclusions, others } = conditionsOf(entry?.note ?? null);
    return exclusions.length + others.length > 0;
  });
}

type Unreadable = 'unreadable';
const UNREADABLE: Unreadable = 'unreadable';

async function filingsFor(
  store: AskedToJudge,
  treatment: FilingTreatment,
  declarations: readonly Inventory[],
): Promise<FiledGoodsNow> {
  if (treatment === 'off') return NOT_COMPARED;
  const articles = declarations.flatMap(({ InventoryHead, InventoryList }) =>
    InventoryList.map(({ itemNo = '' }) => ({ ebcCode: InventoryHead.ebcCode, itemNo })),
  );
  const keyOf = (ebcCode: string, itemNo: string): string => `${ebcCode} ${itemNo}`;
  const rows = articles.length === 0 ? [] : await store.filingsOf(articles);
  const newest = new Map(rows.map((row) => [keyOf(row.participantCode, row.itemNo), row]));
  return { treatment, of: (ebcCode, itemNo) => newest.get(keyOf(ebcCode, itemNo)) ?? null };
}
