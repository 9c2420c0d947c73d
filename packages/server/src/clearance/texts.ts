import {
  formatReturnInfo,
  type Holes,
  type HolesGiven,
  type HolesOf,
  type Inventory,
  RETURN_INFO_LENGTH_MAX,
  type ReturnCode,
  say,
  type Saying,
  type WithoutHoles,
} from '@tongguan/ceb';
import type { EpochMs, Refusal } from '@tongguan/kernel';
import { clockCause, type Difference } from '@tongguan/matching';
import { type DeclarationState, stateText } from './states.ts';
import type { Reason } from './types.ts';

/** Codes customs puts into the receipts of these states (codes.md: 1800, 2600 as seen in practice). */
const STATE_CODE: Partial<Record<DeclarationState, ReturnCode>> = {
  120: { code: '1800', text: '逻辑校验通过' },
  800: { code: '2600', text: '放行' },
};

/** returnInfo of a transition: its state, with the code customs gives it or in words, and what is to be told with it. */
export function stateInfo(state: DeclarationState, reasons: readonly ReturnCode[] = []): string {
  const coded = STATE_CODE[state];
  if (coded) return formatReturnInfo([coded, ...reasons]);
  const words = stateText(state);
  if (reasons.length === 0) return words;
  return `${words},${formatReturnInfo(reasons, RETURN_INFO_LENGTH_MAX - words.length - 1)}`;
}

/** returnInfo with reasons: `[Code:1332;Desc:…]` for each, as far as they fit. */
export function reasonsInfo(reasons: readonly ReturnCode[]): string {
  return formatReturnInfo(reasons);
}

export const ACCEPTED_INFO = stateInfo(120);

/** A refusal brings values of its own only where its code is known at run time alone. */
type Why<Code extends string> = Omit<Refusal, 'code' | 'holes'> & { readonly code: Code } & (string extends Code
    ? Pick<Refusal, 'holes'>
    : { readonly holes?: never });

/**
 * Text of a code with the place and both values. `holes`: the values its official text names, which the compiler knows of a
 * literal code; a refusal's own come first.
 */
export function reasonOf<Code extends string>(refusal: Why<Code>, ...[holes]: HolesGiven<Code>): Reason {
  const { code, path, found, allowed } = refusal;
  const { text } = saidOf(code, { path, found, allowed, holes: { ...holes, ...refusal.holes } });
  return { code, text, path, found, allowed };
}

/** All of them about one document. */
export function reasonsOf(refusals: readonly Refusal[], holes: Holes): Reason[] {
  return refusals.map((refusal) => reasonOf(refusal, holes));
}

/** A code by itself: nothing but its text. */
export function bareReason<Code extends string>(code: Code, ...holes: HolesGiven<Code>): Reason {
  return reasonOf({ code: code as string, path: '/', found: '', allowed: '' }, ...holes);
}

/** The number by which official texts name a declaration: the declarant's own, and its order's where it has none. */
export function declarationHoles({ InventoryHead: { copNo, orderNo } }: Inventory): HolesOf<'-621004'> {
  return { declaration: copNo || orderNo };
}

/** A code with words of an officer or of the platform instead of values. */
export function noted<Code extends string>(code: WithoutHoles<Code>, note: string): Reason {
  return { code, text: saidOf(code, { note }).text, path: '/', found: '', allowed: '' };
}

/**
 * A message that is older than what is on file: its own time, the one it had to reach, and what its sender's clock did where
 * that can be told (B-06). Such a time is plausible by itself, and every later version meets the same refusal.
 */
export function olderThan<Code extends string>(
  code: Code,
  { appTime, acceptedMs }: { readonly appTime: string; readonly acceptedMs: EpochMs },
  onFile: string,
  ...holes: HolesGiven<Code>
): Reason {
  const clock = clockCause(appTime, acceptedMs);
  const cause = clock === null ? '' : `；${clock.zh} ${clock.en}`;
  const why = { code: code as string, path: 'appTime', found: appTime, allowed: `≥ ${onFile}（在库 on file）` + cause };
  return reasonOf(why, ...holes);
}

/** Both fields and both values (D-04), in the form practice shows, and how they differ where their masks look alike. */
export function reasonOfDifference(difference: Difference): Reason {
  const { code, leftPath, leftValue, rightPath, rightValue, unlike } = difference;
  const against = { path: rightPath, found: rightValue };
  const { text } = saidOf(code, { path: leftPath, found: leftValue, against, unlike: unlike?.zh ?? '' });
  return { code, text, path: leftPath, found: leftValue, allowed: `${rightPath}=${rightValue}` };
}

/** A number that is on record in another spelling: how it is written there (B-06). */
export function spelledOtherwise(spelled: string): ReturnCode {
  return say('90351', { found: spelled });
}

/** The official lists know negative codes; what is refused with a code of ours is refused by customs (100). */
export function refusedStatus(code: string): string {
  return code.startsWith('-') ? code : '100';
}

/** C-01: the time is over and these are not there. */
export function missingDocuments(missing: readonly string[]): Reason {
  const found = missing.join(';');
  const { code, text } = say('90001', { found });
  return { code, text, path: 'InventoryHead/orderNo', found, allowed: '订单、支付单、运单齐全' };
}

/** For codes that are known at run time alone: that their holes are filled, the catalogue asserts. */
const saidOf = (code: string, saying: Saying<string>): ReturnCode => say(code, saying);
