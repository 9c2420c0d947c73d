import type { Act } from '../../office/types.ts';
import type { ActResult } from './types.ts';

/** A text of the act's body; '' when it is not there. */
export function textIn(act: Act, name: string): string {
  const value = act.body[name];
  return typeof value === 'string' ? value : '';
}

export function refusedAct(code: string, found: string, allowed: string): Exclude<ActResult, 'later'> {
  return { done: false, code, facts: { found, allowed } };
}
