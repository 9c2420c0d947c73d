import { REFUSAL_ARTICLES } from '../generated/refusalArticles.ts';

/** What a refusal stands on from a day on. */
export type RefusalBasis = {
  /** `technical`: the message specification. `platform`: a rule of this installation. Neither is law. */
  readonly basis: 'law' | 'technical' | 'platform';
  /** First day, Asia/Shanghai. */
  readonly from: string;
  /** Document number and article; empty where it is no law. */
  readonly law: string;
  /** `unverified`: the notice was not read, or the article is our reading. */
  readonly confidence: 'verified' | 'unverified';
  readonly note: string;
};

/**
 * Everything a code has stood on, oldest first: its own rows, else those of the rule it carries out (F-01 for 1313). Empty
 * for a code that refuses nothing, or that no row knows.
 */
export function refusalBases(code: string, rule: string | null): readonly RefusalBasis[] {
  return BY_SUBJECT.get(code) ?? (rule === null ? [] : (BY_SUBJECT.get(rule) ?? []));
}

/** What it stands on on a day; null before the first, and where no row knows. */
export function refusalBasisOn(code: string, rule: string | null, date: string): RefusalBasis | null {
  return refusalBases(code, rule).findLast(({ from }) => from <= date) ?? null;
}

const BY_SUBJECT: ReadonlyMap<string, readonly RefusalBasis[]> = bySubject();

/** Rows come by day; the generator refuses any other word in these columns. */
function bySubject(): ReadonlyMap<string, readonly RefusalBasis[]> {
  const found = new Map<string, RefusalBasis[]>();
  for (const { subject, basis, from, law, confidence, note } of REFUSAL_ARTICLES) {
    const row = { basis, from, law, confidence, note } as RefusalBasis;
    found.set(subject, [...(found.get(subject) ?? []), row]);
  }
  return found;
}

/** Rules and codes that have rows. */
export const REFUSAL_SUBJECTS: readonly string[] = [...BY_SUBJECT.keys()];
