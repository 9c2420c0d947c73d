import { type Fen, parseFen } from '@tongguan/kernel';
import type { Act } from '../../office/types.ts';
import type { Impossible } from './context.ts';

/** A text of the act's body; '' when it is not there. */
export function textIn(act: Act, name: string): string {
  const value = act.body[name];
  return typeof value === 'string' ? value : '';
}

/** A sum of money somebody wrote; null for what is none, or more than any account is meant to hold. */
export function amountOf(text: string): Fen | null {
  const amountFen = parseFen(text);
  return amountFen === null || amountFen > AMOUNT_FEN_MAX ? null : amountFen;
}

/** A thousand thousand millions of yuan: tens of thousands of them meet in one account before 64 bits are full. */
const AMOUNT_FEN_MAX = 100_000_000_000_000n;

export function refusedAct(code: string, found: string, allowed: string): Exclude<Impossible, 'later'> {
  return { done: false, code, facts: { found, allowed } };
}
