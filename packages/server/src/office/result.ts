import type { ActOutcome } from './types.ts';

/** What came of an act. `later`: its subject is on its way between lanes; the act stays and is looked at again. */
export type ActResult = Pick<ActOutcome, 'done' | 'code' | 'facts'> | 'later';

/** Why an act is not carried out: a code, what was found and what would have been accepted. */
export type RefusedAct = Pick<ActOutcome, 'code' | 'facts'> & { readonly done: false };

/** Why an act cannot be carried out as everything stands, or cannot yet. */
export type Impossible = 'later' | RefusedAct;

/** What an act does once it was found possible; nothing is changed before it is called. */
export type Possible = { readonly carryOut: () => ActResult | Promise<ActResult> };

/** The act was done; `facts` are told to who asked, and stay in the journal. */
export function doneAct(facts: Readonly<Record<string, string>> = {}): Exclude<ActResult, 'later'> {
  return { done: true, code: '', facts };
}

/** The act was not done, and nothing changed. */
export function refusedAct(code: string, found: string, allowed: string): RefusedAct {
  return { done: false, code, facts: { found, allowed } };
}
