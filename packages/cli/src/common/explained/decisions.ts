import { hash } from 'node:crypto';
import { parseInstant } from '@tongguan/kernel';
import { checkRecord, type LoadedEdition, rowsOfMoments, type Wrong } from '@tongguan/policy';
import type { DeclarationStory } from '@tongguan/sdk';
import { UsageError } from '../exit.ts';
import { say } from '../language.ts';

/** Decisions, and what the installation has loaded of the tariff about their goods: two facts of which neither names the other. */
export type Decided = {
  readonly decisions: readonly { readonly kind: string; readonly at: string; readonly record: string }[];
  readonly tariffEditions: DeclarationStory['tariffEditions'];
};

/** One decision with what a recomputation found; nothing found: it follows from its facts (E-08). */
export type Recomputed = {
  readonly kind: string;
  readonly at: string;
  readonly record: unknown;
  readonly wrong: readonly Wrong[];
};

export function recomputed({ decisions, tariffEditions }: Decided): readonly Recomputed[] {
  const rowsOf = rowsOfMoments(tariffEditions.map(loadedEdition));
  return decisions.map(({ kind, at, record: text }) => {
    const record = parsed(text);
    const wrong = checkRecord(record, rowsOf(record), (told) => hash('sha256', told, 'hex'));
    return { kind, at, record, wrong };
  });
}

function loadedEdition({ edition, fromDay, loadedAt, rows, names }: Decided['tariffEditions'][number]): LoadedEdition {
  const loadedMs = parseInstant(loadedAt);
  if (loadedMs === null) throw new UsageError(say(`装入时间无效：${loadedAt}`, `no moment of loading: ${loadedAt}`));
  return { edition, fromDay, loadedMs, rows, names: new Map(names.map(({ hs8, nameZh }) => [hs8, nameZh])) };
}

/** What is no JSON is no record, and the checker says so. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
