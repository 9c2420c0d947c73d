import {
  done,
  type EpochMs,
  type Outcome,
  type Refusal,
  shanghaiIso,
  storedList,
  storedRecord,
} from '@tongguan/kernel';
import {
  type GoodsFiling,
  type Impact,
  type ListDiff,
  type PositiveList,
  readPositiveList,
  readTariff,
  type StoppedGoods,
  type Tariff,
  type TariffDefaults,
  type TariffDiff,
  type TariffEdition,
} from '@tongguan/policy';

/**
 * Words of the goods room.
 *
 * Stop – goods that may not come in from a minute on, until an end that is recorded beside it (H-02). Edition – an
 * official positive list as an operator loaded it, whole, used from its date (H-01); of the tariff: dated rows of an
 * announcement (E-05). Filing – an enterprise's article
 * with its fields of law, in versions; the newest counts (H-04).
 */
export type StopRow = {
  readonly stopId: string;
  readonly fromMs: EpochMs;
  /** Null: until further notice. */
  readonly endMs: EpochMs | null;
  readonly country: string | null;
  readonly hsPrefix: string | null;
  readonly brand: string | null;
  readonly batch: string | null;
  readonly law: string;
  readonly reason: string;
};

export type ListRow = {
  readonly edition: string;
  /** First day of use. */
  readonly fromDay: string;
  readonly law: string;
  readonly lines: number;
  readonly loadedMs: EpochMs;
  /** JSON: one [tariff line, name, remark] a row. */
  readonly content: string;
};

/** Dated rows of the tariff as an operator loaded them; they lie over what ships for what is accepted afterwards (E-05). */
export type TariffEditionRow = {
  readonly edition: string;
  /** First day of use; its rows have days of their own. */
  readonly fromDay: string;
  readonly law: string;
  readonly lines: number;
  readonly loadedMs: EpochMs;
  /** JSON: the rows, and names of their lines. */
  readonly content: string;
};

export type FilingRow = {
  readonly filingNo: string;
  readonly participantCode: string;
  readonly itemNo: string;
  readonly version: number;
  readonly mode: string;
  readonly filing: GoodsFiling;
  readonly judged: 'admit' | 'manual';
  readonly doubts: readonly Refusal[];
  readonly filedMs: EpochMs;
  readonly decision: {
    readonly approve: boolean;
    readonly reason: string;
    readonly actorCode: string;
    readonly decidedMs: EpochMs;
  } | null;
};

/** The present state of a filing. */
export type FilingState = 'filed' | 'waiting' | 'refused';

export function filingState({ judged, decision }: Pick<FilingRow, 'judged' | 'decision'>): FilingState {
  if (judged === 'admit') return 'filed';
  if (decision === null) return 'waiting';
  return decision.approve ? 'filed' : 'refused';
}

/** The edition in use on a day: the latest first day, and of two with the same one the one loaded last (H-01). */
export function editionOn<Row extends Pick<ListRow, 'edition' | 'fromDay' | 'loadedMs'>>(
  lists: readonly Row[],
  day: string,
): Row | null {
  const begun = lists.filter(({ fromDay }) => fromDay <= day);
  begun.sort((a, b) => (a.fromDay === b.fromDay ? a.loadedMs - b.loadedMs : a.fromDay < b.fromDay ? -1 : 1));
  return begun.at(-1) ?? null;
}

/** A stop as policy reads it: from its minute on, to the minute in which it ended. */
export function stoppedGoods(row: StopRow): StoppedGoods {
  const { stopId: id, country, hsPrefix, brand, batch, law, reason } = row;
  const minute = (ms: EpochMs): string => shanghaiIso(ms).slice(0, 16);
  const times = { from: minute(row.fromMs), to: row.endMs === null ? null : minute(row.endMs) };
  const reasons = { reasonZh: reason, reasonEn: `stop ${id}` };
  return { id, ...times, country, hsPrefix, brand, batch, ...reasons, law, confidence: 'H' };
}

/** A stored edition; its rows were read once before they were stored. */
export function positiveListOf({ content }: ListRow): PositiveList {
  const rows = storedList<readonly [string, string, string]>(content);
  const entries = rows.map(([hs8, nameZh, note], index) => {
    return [hs8, { hs8, nameZh, note: note === '' ? null : note, row: index + 1 }] as const;
  });
  return { entries: new Map(entries), remarks: [] };
}

/** A stored edition; its rows were read once before they were stored. */
export function tariffEditionOf({ edition, fromDay, content }: TariffEditionRow): TariffEdition {
  const { rows, names } = storedRecord<{ rows: unknown; names: unknown }>(content);
  const entries = storedList<readonly [string, string]>(JSON.stringify(names));
  return {
    edition,
    fromDay,
    rows: storedList<TariffEdition['rows'][number]>(JSON.stringify(rows)),
    names: new Map(entries),
  };
}

/** The rows of an announcement as they are stored, or everything that is wrong with them. */
export function contentOfTariff(
  cells: readonly (readonly string[])[],
  defaults: TariffDefaults,
): Outcome<{ content: string; lines: number }> {
  const read = readTariff(cells, defaults);
  if (!read.ok) return read;
  const { rows, names } = read.value;
  return done({ content: JSON.stringify({ rows, names: [...names] }), lines: rows.length });
}

/** A declaration that is not released and has goods a stop names. */
export type HeldDeclaration = {
  readonly preNo: string;
  readonly invtNo: string | null;
  readonly state: number;
  readonly customsCode: string;
  readonly acceptedMs: EpochMs | null;
  readonly gnums: readonly string[];
};

export type FiledArticle = {
  readonly participantCode: string;
  readonly gcode: string;
  readonly itemNo: string;
  readonly nameZh: string;
};

export type TariffDiffTold = TariffDiff<FiledArticle> & { readonly against: string };

export type ImpactAsked = {
  /** Customs district whose declarations are looked at; empty: of all. */
  readonly district: string;
  /** The day on which the declarations came. */
  readonly day: string;
  /** The day whose law they are assessed by, and the one it is compared with. */
  readonly on: string;
  readonly against: string;
  /** An announcement that is not loaded: it is applied on the side of `on`. */
  readonly file: { readonly from: string; readonly law: string; readonly rows: readonly (readonly string[])[] } | null;
};

export type ImpactTold = Impact & {
  readonly day: string;
  readonly on: string;
  readonly against: string;
  /** Declarations whose content does not open. */
  readonly unreadable: number;
  /** False: the day has more than were looked at. */
  readonly isWhole: boolean;
};

/** What the room does for the gateway. Null: there is no such stop or edition. */
export type GoodsDoor = {
  stops(): Promise<readonly StopRow[]>;
  heldBy(stopId: string): Promise<readonly HeldDeclaration[] | null>;
  lists(): Promise<readonly Omit<ListRow, 'content'>[]>;
  /** Against the edition in use before it; against the shipped excerpt when it is the first. */
  diff(edition: string): Promise<{ readonly against: string; readonly diff: ListDiff<FiledArticle> } | null>;
  /** Editions of the tariff, oldest first. */
  tariffs(): Promise<readonly Omit<TariffEditionRow, 'content'>[]>;
  /** Against what was known when it was loaded. */
  tariffDiff(edition: string): Promise<TariffDiffTold | null>;
  /** Who of a day's declarations would pay more or less; refused: a day that is none, a file that cannot be read. */
  tariffImpact(asked: ImpactAsked): Promise<Outcome<ImpactTold>>;
  /** With all editions, for an assessment that declares nothing. */
  tariff(): Promise<Tariff>;
  /** The newest version of each article of an enterprise. */
  filings(participantCode: string): Promise<readonly FilingRow[]>;
  /** Those that wait for an officer, oldest first. */
  waiting(): Promise<readonly FilingRow[]>;
  /** Judged by the law and the stops of now; the same content again is the same version. */
  file(participantCode: string, mode: string, filing: GoodsFiling): Promise<Outcome<FilingRow>>;
};

/** The rows of a file as they are stored, or everything that is wrong with it. */
export function contentOfList(rows: readonly (readonly string[])[]): Outcome<{ content: string; lines: number }> {
  const read = readPositiveList(rows);
  if (!read.ok) return read;
  const entries = [...read.value.entries.values()];
  return done({
    content: JSON.stringify(entries.map(({ hs8, nameZh, note }) => [hs8, nameZh, note ?? ''])),
    lines: entries.length,
  });
}
