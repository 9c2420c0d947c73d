/** Where two byte strings part, with what stands there: control characters visible, cut at whole characters. */
export type Difference = {
  /** Byte offset in both. */
  readonly at: number;
  /** Line of the first and column in characters, both from 1. */
  readonly line: number;
  readonly column: number;
  readonly signed: string;
  readonly found: string;
};

const BEFORE = 32;
const BEHIND = 48;

/** `null` when they are equal. Excerpts may show what the message says of persons: for its owner, never for a log. */
export function firstDifference(signed: Buffer, found: Buffer): Difference | null {
  const length = Math.min(signed.length, found.length);
  let at = 0;
  while (at < length && signed[at] === found[at]) at++;
  if (at === length && signed.length === found.length) return null;
  at = characterStart(found.length > at ? found : signed, at);
  const before = found.subarray(0, at).toString();
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return { at, line, column, signed: excerpt(signed, at), found: excerpt(found, at) };
}

function excerpt(bytes: Buffer, at: number): string {
  const start = characterStart(bytes, Math.max(0, at - BEFORE));
  const end = characterStart(bytes, Math.min(bytes.length, at + BEHIND));
  const shown = `${visible(bytes.subarray(start, at))}⟨${visible(bytes.subarray(at, end))}⟩`;
  return `${start > 0 ? '…' : ''}${shown}${end < bytes.length ? '…' : ''}`;
}

/** The start of the UTF-8 character that this byte belongs to. */
function characterStart(bytes: Buffer, at: number): number {
  let start = at;
  while (start > 0 && start < bytes.length && ((bytes[start] as number) & 0xc0) === 0x80) start--;
  return start;
}

function visible(bytes: Buffer): string {
  return bytes
    .toString()
    .replace(/\\/g, '\\\\')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(/\ufeff/g, '\\uFEFF')
    .replace(/\u00a0/g, '\\u00A0')
    .replace(/\u3000/g, '\\u3000');
}
