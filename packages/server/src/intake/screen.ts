import { maskStray, maskStrayNumbers, type Outcome, type Refusal } from '@tongguan/kernel';

/**
 * The last look at what the door says about a message, before it is answered, logged or stored: personal data that a
 * sender's mistake has put where no personal data belongs. The sealed original keeps the values as they came.
 */
export function screened<T>(outcome: Outcome<T>): Outcome<T> {
  if (outcome.ok) return outcome;
  return { ok: false, refusals: outcome.refusals.map(screenedRefusal) };
}

/** A quoted text is the sender's; without quotation marks it may be words of ours around it. */
function screenedRefusal(refusal: Refusal): Refusal {
  const found = refusal.found.startsWith('"')
    ? refusal.found.replace(/^"[^]*"/, maskStray)
    : maskStrayNumbers(refusal.found);
  return found === refusal.found ? refusal : { ...refusal, found };
}

/** For values taken from the message as they are. */
export function screenedValue(refusal: Refusal): Refusal {
  return { ...refusal, found: maskStray(refusal.found) };
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The root's guid is echoed in receipts before anything about it has been checked. */
export function screenedGuid(guid: string): string {
  return GUID.test(guid) ? guid : maskStray(guid);
}
