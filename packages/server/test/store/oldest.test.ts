import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { oldestOf } from '../../src/store/oldest.ts';

type Row = { readonly part: number; readonly serial: bigint; readonly released_ms: bigint };

const ROWS = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 40 })), { maxLength: 120 });

// Proves that the oldest of all parts are the same as if all had been sorted, however unevenly the parts are filled: a
// daily job that got fewer, or younger ones, would think that it is done (G-02, C-02).
suite('The oldest of all parts', () => {
  test('are those of one sort over everything, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(ROWS, fc.integer({ min: 1, max: 40 }), async (given, limit) => {
        const rows = given.map(([part, at], index) => ({ part, serial: BigInt(index), released_ms: BigInt(at) }));
        const all = rows.sort(inOrder);
        const found = await oldestOf([0, 1, 2, 3, 4, 5], limit, async (perPart) => headsOf(all, perPart));
        assert.deepEqual(found, all.slice(0, limit));
      }),
      { numRuns: 500 },
    );
  });

  test('are read with more of each part only where one part has most of them', async () => {
    const even = Array.from({ length: 60 }, (_, at) => ({ part: at % 6, serial: BigInt(at), released_ms: BigInt(at) }));
    const asked: number[] = [];
    const read = async (perPart: number): Promise<Row[]> => {
      asked.push(perPart);
      return headsOf(even, perPart);
    };
    assert.equal((await oldestOf([0, 1, 2, 3, 4, 5], 12, read)).length, 12);
    assert.deepEqual(asked, [4]);
  });

  test('of no part are none', async () => {
    assert.deepEqual(await oldestOf([], 10, async () => []), []);
  });
});

function inOrder(a: Row, b: Row): number {
  return Number(a.released_ms - b.released_ms) || a.part - b.part || Number(a.serial - b.serial);
}

function headsOf(all: readonly Row[], perPart: number): Row[] {
  const seen = new Map<number, number>();
  return all.filter(({ part }) => {
    const count = (seen.get(part) ?? 0) + 1;
    seen.set(part, count);
    return count <= perPart;
  });
}
