import { type EpochMs, Fault } from '@tongguan/kernel';
import { dayOf, type LoadedEdition, SHIPPED_TARIFF, type Tariff, type TariffEdition, tariffOf } from '@tongguan/policy';
import { tariffEditionOf } from '../../goods/types.ts';
import type { AskedToJudge } from '../asks.ts';

/** The tariff of a moment: the rows that ship with the editions loaded before it over them (E-05, E-06). */
export type Tariffs = {
  /** Looks for editions that were loaded since; read in every batch, so that what one lane has recorded holds for all. */
  read(store: Pick<AskedToJudge, 'tariffs' | 'tariff'>): Promise<void>;
  /**
   * What is accepted then is taxed by the editions that were loaded by then, however late anybody looks: the same moment
   * has the same tariff for ever. Throws a fault where one of them is in use that day and cannot be read.
   */
  at(acceptedMs: EpochMs): Tariff;
  /** With all that is loaded. */
  latest(): Tariff;
  /** What is loaded and can be read, oldest first. */
  editions(): readonly LoadedEdition[];
};

type Known = {
  readonly name: string;
  readonly fromDay: string;
  readonly loadedMs: EpochMs;
  /** Null: it cannot be read. */
  readonly edition: TariffEdition | null;
};

/** An edition is read once and kept: it does not change. */
export function createTariffs(onFault: (fault: unknown) => void = () => undefined): Tariffs {
  let known: readonly Known[] = [];
  /** By how many of them there are. */
  let layered = new Map<number, Tariff>();
  const over = (count: number): Tariff => {
    if (count === 0) return SHIPPED_TARIFF;
    const kept = layered.get(count);
    if (kept !== undefined) return kept;
    const tariff = tariffOf(known.slice(0, count).flatMap(({ edition }) => edition ?? []));
    layered.set(count, tariff);
    return tariff;
  };
  return {
    async read(store) {
      const rows = await store.tariffs();
      if (rows.length === known.length) return;
      const names = new Map(known.map((one) => [one.name, one]));
      const next: Known[] = [];
      for (const { edition: name, fromDay, loadedMs } of rows) {
        const edition = names.get(name)?.edition ?? (await readEdition(store, name, onFault));
        next.push({ name, fromDay, loadedMs, edition });
      }
      known = next;
      layered = new Map();
    },
    at(acceptedMs) {
      if (known.length === 0) return SHIPPED_TARIFF;
      const day = dayOf(acceptedMs);
      const loaded = known.filter(({ loadedMs }) => loadedMs <= acceptedMs);
      if (loaded.some(({ edition, fromDay }) => edition === null && fromDay <= day)) {
        throw new Fault('an edition of the tariff of this day cannot be read');
      }
      return over(loaded.length);
    },
    latest: () => over(known.length),
    editions: () => known.flatMap(({ edition, loadedMs }) => (edition === null ? [] : [{ ...edition, loadedMs }])),
  };
}

async function readEdition(
  store: Pick<AskedToJudge, 'tariff'>,
  name: string,
  onFault: (fault: unknown) => void,
): Promise<TariffEdition | null> {
  try {
    const row = await store.tariff(name);
    return row === null ? null : tariffEditionOf(row);
  } catch (fault) {
    onFault(fault);
    return null;
  }
}
