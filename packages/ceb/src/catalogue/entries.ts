import { bilingual, type CatalogueEntry, type Pair } from './types.ts';

/** One line of a table of codes, in reading order. */
export type CodeRow = readonly [
  code: string,
  rule: string | null,
  resend: boolean,
  text: Pair,
  meaning: Pair,
  cause: Pair,
  advice: Pair,
  ...fields: string[],
];

export function entriesOf(rows: readonly CodeRow[], source: string): readonly CatalogueEntry[] {
  return rows.map(([code, rule, resend, text, meaning, cause, advice, ...fields]) => ({
    code,
    text: bilingual(text),
    meaning: bilingual(meaning),
    cause: bilingual(cause),
    advice: bilingual(advice),
    resend,
    fields,
    rule,
    source,
  }));
}
