import { createHash } from 'node:crypto';
import {
  type Clock,
  damagedText,
  done,
  type EpochMs,
  type Outcome,
  readStored,
  shanghaiDate,
  toldOr,
} from '@tongguan/kernel';
import {
  diffLists,
  excerptOn,
  type FilingDecision,
  type GoodsFiling,
  judgeFiling,
  type ListBase,
  type PositiveList,
  STOPPED_GOODS,
  stoppedOn,
  type Tariff,
} from '@tongguan/policy';
import type { GoodsStore, OpenDeclaration } from './store.ts';
import { tariffDiff, tariffImpact, type TariffDeskDeps } from './tariffDesk.ts';
import {
  editionOn,
  type FiledArticle,
  type FilingRow,
  filingState,
  type GoodsDoor,
  type HeldDeclaration,
  type ListRow,
  positiveListOf,
  stoppedGoods,
} from './types.ts';

const WAITING_MAX = 500;

export type GoodsDeps = TariffDeskDeps & { readonly clock: Clock };

/** Stops, editions and filings, as officers, operators and enterprises see them (H-01, H-02, H-04). */
export function createGoods(deps: GoodsDeps): GoodsDoor {
  const { store, clock } = deps;
  return {
    stops: () => store.stops(),
    heldBy: (stopId) => heldBy(store, stopId),
    lists: () => store.lists(),
    diff: (edition) => diffOf(store, edition),
    tariffs: () => store.tariffs(),
    tariffDiff: (edition) => tariffDiff(deps, edition),
    tariffImpact: (asked) => tariffImpact(deps, asked),
    tariff: () => deps.latest(),
    filings: (participantCode) => store.newest(participantCode),
    waiting: () => store.waiting(WAITING_MAX),
    file: async (participantCode, mode, filing) =>
      file(store, clock.now(), participantCode, mode, filing, await deps.latest()),
  };
}

/** H-02: what was accepted before the stop, is not released yet and has such goods: officers decide what becomes of it. */
async function heldBy(store: GoodsStore, stopId: string): Promise<readonly HeldDeclaration[] | null> {
  const row = (await store.stops()).find((one) => one.stopId === stopId);
  if (row === undefined) return null;
  const table = [{ ...stoppedGoods(row), to: null }];
  return (await store.openDeclarations()).flatMap(({ inventory, ...held }) => {
    // Its content does not open, so an officer has to check whether it has such goods.
    if (inventory === null) return [{ ...held, gnums: [damagedText('清单内容无法解封 the list does not open')] }];
    const gnums = inventory.InventoryList.flatMap(({ gnum, gcode, country, gname, gmodel }) => {
      const line = { gcode, country, brand: null, batch: null, text: `${gname} ${gmodel}` };
      return stoppedOn(line, row.fromMs, table).length > 0 ? [gnum] : [];
    });
    return gnums.length === 0
      ? []
      : [{ ...held, gnums } satisfies HeldDeclaration & Omit<OpenDeclaration, 'inventory'>];
  });
}

async function diffOf(store: GoodsStore, edition: string): ReturnType<GoodsDoor['diff']> {
  const [lists, next] = await Promise.all([store.lists(), store.list(edition)]);
  if (next === null) return null;
  const before = editionOn(
    lists.filter((row) => row.edition !== edition && row.loadedMs <= next.loadedMs),
    next.fromDay,
  );
  const base = await baseOf(store, before, next.fromDay);
  const filed = (await store.newest(null)).filter((row) => filingState(row) !== 'refused').map(articleOf);
  return {
    against: base.name,
    diff: diffLists(
      base,
      readStored(`positive list ${edition}`, () => positiveListOf(next)),
      filed,
    ),
  };
}

async function baseOf(store: GoodsStore, before: Omit<ListRow, 'content'> | null, day: string): Promise<ListBase> {
  const row = before === null ? null : await store.list(before.edition);
  if (row === null) return excerptOn(day);
  const { entries } = readStored(`positive list ${row.edition}`, () => positiveListOf(row));
  return { name: row.edition, isComplete: true, entries };
}

function articleOf({ participantCode, itemNo, filing }: FilingRow): FiledArticle {
  return { participantCode, itemNo, gcode: filing.gcode, nameZh: filing.gname };
}

async function file(
  store: GoodsStore,
  atMs: EpochMs,
  participantCode: string,
  mode: string,
  filing: GoodsFiling,
  tariff: Tariff,
): Promise<Outcome<FilingRow>> {
  const [stops, lists] = await Promise.all([store.stops(), store.lists()]);
  const edition = editionOn(lists, shanghaiDate(atMs));
  const row = edition === null ? null : await store.list(edition.edition);
  const official =
    row === null
      ? null
      : toldOr<PositiveList, null>(
          () => positiveListOf(row),
          () => null,
        );
  const isUnreadable = row !== null && official === null;
  const judged = judgeFiling(filing, {
    atMs,
    mode,
    stopped: [...STOPPED_GOODS, ...stops.map(stoppedGoods)],
    official,
    tariff,
  });
  if (!judged.ok) return judged;
  for (;;) {
    const known = (await store.newest(participantCode)).find(({ itemNo }) => itemNo === filing.itemNo);
    if (known && known.mode === mode && sameFiling(known.filing, filing)) return done(known);
    const version = (known?.version ?? 0) + 1;
    const { decision, doubts } = isUnreadable ? byOfficer(judged.value, edition?.edition ?? '') : judged.value;
    const fresh: FilingRow = {
      filingNo: filingNoOf(participantCode, filing.itemNo, version),
      participantCode,
      itemNo: filing.itemNo,
      version,
      mode,
      filing,
      judged: decision,
      doubts,
      filedMs: atMs,
      decision: null,
    };
    if (await store.insert(fresh)) return done(fresh);
  }
}

/** The official list of that day cannot be read: an officer decides on its declarations (H-01). */
function byOfficer(
  { doubts }: Pick<FilingDecision, 'doubts'>,
  edition: string,
): Pick<FilingDecision, 'decision' | 'doubts'> {
  const doubt = {
    code: '-621017',
    path: '/',
    found: edition,
    allowed: '可读的正面清单 an official list that can be read',
  };
  return { decision: 'manual', doubts: [...doubts, doubt] };
}

function sameFiling(one: GoodsFiling, other: GoodsFiling): boolean {
  return (Object.keys(other) as (keyof GoodsFiling)[]).every((field) => one[field] === other[field]);
}

/** Says nothing of whose it is, and is the same wherever it is made. */
function filingNoOf(participantCode: string, itemNo: string, version: number): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([participantCode, itemNo, version]))
    .digest('hex');
  return `F${digest.slice(0, 17).toUpperCase()}`;
}
