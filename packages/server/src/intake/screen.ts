import {
  maskStray,
  maskStrayInNumber,
  maskStrayNumbers,
  maskStrayTexts,
  type Outcome,
  type Refusal,
  strayTexts,
} from '@tongguan/kernel';

/**
 * The last look at what the door says about a message, before it is answered, logged or stored: personal data that a
 * sender's mistake has put where no personal data belongs, in any text of a refusal. The sealed original keeps the
 * values as they came.
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
  return elsewhere(masked({ ...refusal, found }, maskStrayNumbers));
}

/**
 * For what was found in a document that could be read: its own values are known, and hidden wherever a refusal repeats
 * them; what is allowed repeats other elements than the wrong one.
 */
export function screenedOf(document: unknown, refusals: readonly Refusal[]): Refusal[] {
  if (refusals.length === 0) return [];
  const texts = strayTexts(document);
  return refusals.map((refusal) =>
    elsewhere(
      masked(
        // A number that hides something is quoted with its signs written out.
        { ...refusal, found: maskStrayTexts(refusal.found.replace(/^"[^]*"$/, maskStray), texts) },
        (text) => maskStrayTexts(text, texts),
      ),
    ),
  );
}

/** The allowed values, and the values of an official text. */
function masked({ holes, ...refusal }: Refusal, mask: (text: string) => string): Refusal {
  const told = { ...refusal, allowed: mask(refusal.allowed) };
  if (holes === undefined) return told;
  return { ...told, holes: Object.fromEntries(Object.entries(holes).map(([name, value]) => [name, mask(value)])) };
}

/** A path may contain an element name, and a document a number, that the sender has made up. */
function elsewhere(refusal: Refusal): Refusal {
  const path = maskStray(refusal.path);
  if (refusal.document === undefined) return { ...refusal, path };
  return { ...refusal, path, document: maskStrayInNumber(refusal.document) };
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The root's guid is echoed in receipts before anything about it has been checked. */
export function screenedGuid(guid: string): string {
  return GUID.test(guid) ? guid : maskStray(guid);
}
