import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  allocate,
  decimal5ToFen,
  fen,
  floorTo,
  formatDecimal5,
  formatFen,
  parseDecimal5,
  parseFen,
  parseInstant,
  partOf,
  roundHalfUp,
  shanghaiC17,
  shanghaiDate,
  shanghaiYear,
} from '../src/index.ts';

// Proves that money never leaks: what is divided adds up, and text and number are two spellings of one value.

test('parts add up to the whole, whatever the weights', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 15n }),
      fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 99 }),
      (total, weights) => {
        const parts = allocate(total, weights);
        assert.equal(
          parts.reduce((a, b) => a + b, 0n),
          total,
        );
        assert.ok(parts.every((part) => part >= 0n));
      },
    ),
  );
});

test('one fen over three equal lines goes to the first', () => {
  assert.deepEqual(allocate(1n, [100n, 100n, 100n]), [1n, 0n, 0n]);
});

test('a weightless line gets nothing while another has weight', () => {
  assert.deepEqual(allocate(10n, [0n, 5n]), [0n, 10n]);
});

test('N19,5 is read exactly and refuses what XSD refuses', () => {
  const rows: readonly [string, bigint | null][] = [
    ['0', 0n],
    ['12.5', 1_250_000n],
    ['.5', 50_000n],
    ['5.', 500_000n],
    ['-1.00001', -100_001n],
    ['00012.50000', 1_250_000n],
    ['99999999999999.99999', 9_999_999_999_999_999_999n],
    ['1234567890123456789', 123_456_789_012_345_678_900_000n],
    ['12345678901234567890', null],
    ['1.000001', null],
    ['1.100000', 110_000n],
    ['', null],
    ['.', null],
    ['1e3', null],
    ['NaN', null],
    ['１２', null],
    [' 1', null],
  ];
  for (const [text, expected] of rows) assert.equal(parseDecimal5(text), expected, text);
});

test('decimal text round trip', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (value) => {
      assert.equal(parseDecimal5(formatDecimal5(value)), value);
    }),
  );
});

test('fen text round trip', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), (value) => {
      assert.equal(parseFen(formatFen(value)), value);
    }),
  );
  assert.equal(parseFen('27.305'), null);
  assert.equal(fen('27.3'), 2730n);
});

test('rounding is half up, away from zero, and floor is floor', () => {
  // 2.5 -> 3, 2.4999 -> 2, -2.5 -> -3
  assert.equal(roundHalfUp(25n, 10n), 3n);
  assert.equal(roundHalfUp(24_999n, 10_000n), 2n);
  assert.equal(roundHalfUp(-25n, 10n), -3n);
  assert.equal(floorTo(-25n, 10n), -3n);
  assert.equal(decimal5ToFen(parseDecimal5('98.825') ?? 0n), 9883n);
});

test('law is chosen by the date in Shanghai', () => {
  assert.equal(shanghaiDate(Date.parse('2018-12-31T15:59:59Z')), '2018-12-31');
  assert.equal(shanghaiDate(Date.parse('2018-12-31T16:00:00Z')), '2019-01-01');
  assert.equal(shanghaiYear(Date.parse('2018-12-31T16:00:00Z')), 2019);
  assert.equal(shanghaiC17(Date.parse('2019-05-01T02:00:00.123Z')), '20190501100000123');
  assert.equal(parseInstant('2019-05-01T10:00:00'), null);
  assert.equal(parseInstant('2019-05-01T10:00:00+08:00'), Date.parse('2019-05-01T02:00:00Z'));
});

test('partitions are frozen: changing one of these is a data migration', () => {
  const vectors = ['order:D20260001', 'person:ab', 'guarantee:3301968888', 'book:T3301W000001'].map((text) => {
    const [domain, key] = text.split(':') as ['order' | 'person' | 'guarantee' | 'book', string];
    return partOf(domain, key);
  });
  assert.deepEqual(vectors, VECTORS);
});

test('partitions spread evenly', () => {
  const counts = new Array<number>(128).fill(0);
  for (let n = 0; n < 128_000; n++) {
    const part = partOf('order', `D2026${n}`);
    counts[part] = (counts[part] ?? 0) + 1;
  }
  assert.ok(Math.min(...counts) > 800 && Math.max(...counts) < 1200, `${Math.min(...counts)}..${Math.max(...counts)}`);
});

const VECTORS = [23, 50, 34, 122];
