import type { Inventory } from '@tongguan/ceb';
import { type EpochMs, type Outcome, PART_COUNT, readStored, refused } from '@tongguan/kernel';
import {
  addDays,
  type AssessFacts,
  countImpact,
  diffTariffs,
  isDay,
  REGIME_FROM,
  startOfDay,
  type Tariff,
  type TariffEdition,
  tariffOf,
} from '@tongguan/policy';
import type { GoodsStore, ReceivedDeclaration } from './store.ts';
import {
  contentOfTariff,
  type FiledArticle,
  filingState,
  type ImpactAsked,
  type ImpactTold,
  type TariffDiffTold,
  type TariffEditionRow,
  tariffEditionOf,
} from './types.ts';

export type TariffDeskDeps = {
  readonly store: GoodsStore;
  /** Loaded editions, looked up again. */
  readonly latest: () => Promise<Tariff>;
  readonly factsOf: (inventory: Inventory, acceptedMs: EpochMs) => AssessFacts;
};

/** What an edition changes against what was known when it was loaded, and which filed goods are of its lines (E-05). */
export async function tariffDiff({ store }: TariffDeskDeps, name: string): Promise<TariffDiffTold | null> {
  const [rows, row] = await Promise.all([store.tariffs(), store.tariff(name)]);
  if (row === null) return null;
  const at = rows.findIndex(({ edition }) => edition === name);
  const before = await Promise.all(rows.slice(0, at).map(({ edition }) => store.tariff(edition)));
  const earlier = before.flatMap((one) => (one === null ? [] : [readEdition(one)]));
  const edition = readEdition(row);
  const filed = (await store.newest(null)).filter((one) => filingState(one) !== 'refused').map(articleOf);
  return {
    against: rows[at - 1]?.edition ?? SHIPPED,
    ...diffTariffs(tariffOf(earlier), tariffOf([...earlier, edition]), edition, filed),
  };
}

/**
 * The declarations that came on a day under the law of two days: by what is loaded, or with an announcement that is not yet
 * loaded on the later side. Nothing is stored.
 */
export async function tariffImpact(deps: TariffDeskDeps, asked: ImpactAsked): Promise<Outcome<ImpactTold>> {
  const { day, on, against, file } = asked;
  for (const [path, text] of Object.entries({ day, on, against })) {
    if (!isDay(text) || text < REGIME_FROM) {
      return refused({ code: '90309', path, found: text, allowed: `YYYY-MM-DD, ${REGIME_FROM} …` });
    }
  }
  const loaded = await deps.latest();
  const extended = file === null ? loaded : await withFile(deps.store, file);
  if ('ok' in extended) return extended;
  const counter = countImpact({ day: against, tariff: loaded }, { day: on, tariff: extended });
  const range = { fromMs: startOfDay(day), toMs: startOfDay(addDays(day, 1)) };
  let read = 0;
  let unreadable = 0;
  for (let part = 0; part < PART_COUNT && read < DECLARATIONS_MAX; part++) {
    for await (const page of pagesOf(deps.store, part, range)) {
      for (const { preNo, seller, customsCode, inventory, acceptedMs } of page) {
        read++;
        if (asked.district !== '' && asked.district !== customsCode) continue;
        if (inventory === null) unreadable++;
        else counter.add({ number: preNo, seller, facts: deps.factsOf(inventory, acceptedMs) });
      }
      if (read >= DECLARATIONS_MAX) break;
    }
  }
  return { ok: true, value: { ...counter.result(), day, on, against, unreadable, isWhole: read < DECLARATIONS_MAX } };
}

/** What `against` is called where nothing was loaded before. */
const SHIPPED = '随附 / shipped';
/** More take minutes of a process that others wait for; a larger day is read in parts of the trade, by a report of its own. */
const DECLARATIONS_MAX = 50_000;
/** Between two pages other requests of the process have their turn. */
const PAGE = 200;

async function withFile(
  store: GoodsStore,
  { rows: cells, from, law }: NonNullable<ImpactAsked['file']>,
): Promise<Tariff | Extract<Outcome<never>, { ok: false }>> {
  if (!isDay(from)) return refused({ code: '90309', path: 'from', found: from, allowed: 'YYYY-MM-DD' });
  const read = contentOfTariff(cells, { from, law });
  if (!read.ok) return read;
  const rows = await Promise.all((await store.tariffs()).map(({ edition }) => store.tariff(edition)));
  const loaded = rows.flatMap((row) => (row === null ? [] : [readEdition(row)]));
  const content = {
    edition: '',
    fromDay: from,
    law,
    lines: read.value.lines,
    loadedMs: 0,
    content: read.value.content,
  };
  return tariffOf([...loaded, tariffEditionOf(content)]);
}

async function* pagesOf(
  store: GoodsStore,
  part: number,
  range: { readonly fromMs: EpochMs; readonly toMs: EpochMs },
): AsyncGenerator<readonly ReceivedDeclaration[]> {
  let belowSerial = LAST_SERIAL;
  for (;;) {
    const page = await store.received({ part, beforeMs: range.toMs, belowSerial, limit: PAGE });
    const ofDay = page.filter(({ receivedMs }) => receivedMs >= range.fromMs);
    if (ofDay.length > 0) yield ofDay;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE || ofDay.length === 0) return;
    belowSerial = last.serial;
  }
}

const LAST_SERIAL = 2n ** 62n;

function readEdition(row: TariffEditionRow): TariffEdition {
  return readStored(`tariff edition ${row.edition}`, () => tariffEditionOf(row));
}

function articleOf({
  participantCode,
  itemNo,
  filing,
}: {
  readonly participantCode: string;
  readonly itemNo: string;
  readonly filing: { readonly gcode: string; readonly gname: string };
}): FiledArticle {
  return { participantCode, itemNo, gcode: filing.gcode, nameZh: filing.gname };
}
