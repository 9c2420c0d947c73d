type Position = { readonly line: number; readonly column: number };

const known = new WeakMap<Buffer, (at: number) => Position>();

/** Line and column of a byte, from 1; columns count characters, as editors do. */
export function positionOf(text: Buffer, at: number): Position {
  let position = known.get(text);
  if (position === undefined) {
    position = positionsIn(text);
    known.set(text, position);
  }
  return position(at);
}

/**
 * Lines are found once a text, and a column is counted on from the one asked for before in its line: a message of one line, with a
 * finding in each of its thousand items, is not read a thousand times.
 */
function positionsIn(text: Buffer): (at: number) => Position {
  const starts = [0];
  for (let next = text.indexOf(0x0a); next >= 0; next = text.indexOf(0x0a, next + 1)) starts.push(next + 1);
  let last = { at: 0, line: 1, column: 1 };
  return (wanted) => {
    const at = Math.min(wanted, text.length);
    const line = lineOf(starts, at);
    const from = last.line === line && last.at <= at ? last : { at: starts[line - 1] ?? 0, line, column: 1 };
    last = { at, line, column: from.column + charactersOf(text, from.at, at) };
    return { line, column: last.column };
  };
}

function lineOf(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** Bytes that go on with a character of UTF-8 are none of their own. */
function charactersOf(text: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (((text[at] as number) & 0xc0) !== 0x80) count += 1;
  return count;
}

/** How many bytes of UTF-8 the first characters (UTF-16 units) of a text take; asked in order, each is counted once. */
export function bytesUpTo(text: string): (characters: number) => number {
  let last = { characters: 0, bytes: 0 };
  return (characters) => {
    const from = last.characters <= characters ? last : { characters: 0, bytes: 0 };
    last = { characters, bytes: from.bytes + Buffer.byteLength(text.slice(from.characters, characters)) };
    return last.bytes;
  };
}
