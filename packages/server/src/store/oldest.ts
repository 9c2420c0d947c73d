type Timed = { readonly part: number; readonly serial: bigint; readonly released_ms: bigint };

/** Beyond an even share of each part, so that parts that are not quite even need no second look. */
const SHARE_MORE = 2;

/**
 * The `limit` oldest of all parts, in order of release, from the oldest of each: an index by part and time answers, however
 * many wait. `read` gives at most `perPart` rows a part, all in order. When a partition with more rows ends before the
 * result does, all are read again with more rows of each.
 */
export async function oldestOf<Row extends Timed>(
  parts: readonly number[],
  limit: number,
  read: (perPart: number) => Promise<Row[]>,
): Promise<Row[]> {
  let perPart = Math.min(limit, Math.ceil(limit / Math.max(1, parts.length)) * SHARE_MORE);
  for (;;) {
    const rows = await read(perPart);
    const known = perPart === limit ? rows.length : certain(rows, perPart);
    if (known === null || known >= limit || perPart === limit) return rows.slice(0, limit);
    perPart = Math.min(limit, perPart * 2);
  }
}

/** How many are the oldest there are: up to the last row of a part that may have more; null when none has more. */
function certain(rows: readonly Timed[], perPart: number): number | null {
  const seen = new Map<number, number>();
  for (const [index, { part }] of rows.entries()) {
    const count = (seen.get(part) ?? 0) + 1;
    if (count === perPart) return index + 1;
    seen.set(part, count);
  }
  return null;
}
