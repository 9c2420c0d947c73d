import { done, type Outcome } from '@tongguan/kernel';
import { type DecodedMessage, decodeMessage } from '../wire/encoding.ts';
import { type Garbled, garbledText, withEatenTags } from '../wire/garbled.ts';
import { scan } from '../wire/scan.ts';
import type { Tape } from '../wire/tape.ts';
import { openWrappings, type Wrapping } from '../wrapping/open.ts';
import { readMessage } from './read.ts';
import type { ShapeOptions } from './shape.ts';
import { TOLERANCES } from './tolerance.ts';
import type { CebMessage } from './types.generated.ts';

export type Receipt = {
  readonly message: CebMessage;
  readonly decoded: DecodedMessage;
  /** What it lay in, outermost first; empty when it came bare. */
  readonly wrappings: readonly Wrapping[];
  /** How many more messages lie in the same envelope or JSON; `openWrappings` gives them all. */
  readonly others: number;
  /** Texts that were read in a wrong encoding before they came here, with what they were. */
  readonly garbled: readonly Garbled[];
};

/**
 * Reads a receipt as an enterprise finds it: inside a DXP envelope, JSON or base64, in any encoding and namespace practice,
 * with everything `TOLERANCES` names unless the options say otherwise, and with end tags a wrong decoder swallowed put back.
 * For the enterprise side only; see `decodeMessage`.
 */
export function readReceipt(received: Buffer, options: ShapeOptions = {}): Outcome<Receipt> {
  const opened = openWrappings(received);
  const [{ bytes, wrappings } = { bytes: received, wrappings: [] }] = opened;
  const scanned = scanReceived(bytes);
  if (!scanned.ok) return scanned;
  const { decoded, tape } = scanned.value;
  const message = readMessage(tape, { tolerate: TOLERANCES, unsigned: true, ...options });
  if (!message.ok) return message;
  const garbled = garbledIn(message.value);
  return done({ message: message.value, decoded, wrappings, others: opened.length - 1, garbled });
}

/**
 * Decodes and scans bytes as they are found, not as a door must have them: when they cannot be scanned because a wrong decoder
 * swallowed the `<` of end tags, these are put back and `eatenTag` stands among the repairs.
 */
export function scanReceived(received: Buffer): Outcome<{ readonly decoded: DecodedMessage; readonly tape: Tape }> {
  const decoded = decodeMessage(received);
  if (!decoded.ok) return decoded;
  const tape = scan(decoded.value.bytes);
  if (tape.ok) return done({ decoded: decoded.value, tape: tape.value });
  const mended = withEatenTags(decoded.value.bytes.toString('utf8'));
  if (mended === null) return tape;
  const bytes = Buffer.from(mended);
  const again = scan(bytes);
  if (!again.ok) return tape;
  return done({
    decoded: { ...decoded.value, bytes, repairs: [...decoded.value.repairs, 'eatenTag'] },
    tape: again.value,
  });
}

/** Every garbled text of a message once, in order. */
export function garbledIn(message: CebMessage): readonly Garbled[] {
  const found = new Map<string, Garbled>();
  const open: unknown[] = [...message.documents].reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') {
      const garbled = found.has(next) ? null : garbledText(next);
      if (garbled !== null) found.set(next, garbled);
    } else if (typeof next === 'object' && next !== null) open.push(...Object.values(next).reverse());
  }
  return [...found.values()];
}
