import { done, type Outcome } from '@tongguan/kernel';
import { type DecodedMessage, decodeMessage } from '../wire/encoding.ts';
import { scan } from '../wire/scan.ts';
import { readMessage } from './read.ts';
import type { ShapeOptions } from './shape.ts';
import { TOLERANCES } from './tolerance.ts';
import type { CebMessage } from './types.generated.ts';

export type Receipt = {
  readonly message: CebMessage;
  readonly decoded: DecodedMessage;
};

/**
 * Reads a receipt as an enterprise finds it: any encoding and namespace practice, and everything `TOLERANCES`
 * names, unless the options say otherwise. For the enterprise side only; see `decodeMessage`.
 */
export function readReceipt(received: Buffer, options: ShapeOptions = {}): Outcome<Receipt> {
  const decoded = decodeMessage(received);
  if (!decoded.ok) return decoded;
  const tape = scan(decoded.value.bytes);
  if (!tape.ok) return tape;
  const message = readMessage(tape.value, { tolerate: TOLERANCES, unsigned: true, ...options });
  return message.ok ? done({ message: message.value, decoded: decoded.value }) : message;
}
