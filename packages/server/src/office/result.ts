import type { ActOutcome } from './types.ts';

/** The result of an act. `later`: its subject is in progress between lanes; the act stays and is tried again. */
export type ActResult = Pick<ActOutcome, 'done' | 'code' | 'facts'> | 'later';

/** Why an act is not carried out: a code, what was found and what would have been accepted. */
export type RefusedAct = Pick<ActOutcome, 'code' | 'facts'> & { readonly done: false };

/** Why an act cannot be carried out now, or not yet. */
export type Impossible = 'later' | RefusedAct;

/** The effect of a possible act; nothing is changed before it is called. */
export type Possible = { readonly carryOut: () => ActResult | Promise<ActResult> };

/** The act was done; `facts` go to the caller and into the journal. */
export function doneAct(facts: Readonly<Record<string, string>> = {}): Exclude<ActResult, 'later'> {
  return { done: true, code: '', facts };
}

/** The act was not done, and nothing changed. */
export function refusedAct(code: string, found: string, allowed: string): RefusedAct {
  return { done: false, code, facts: { found, allowed } };
}
