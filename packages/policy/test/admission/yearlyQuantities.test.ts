import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { decimal5, shanghaiDate } from '@tongguan/kernel';
import {
  conditionsOf,
  hasYearlyLimit,
  type PositiveList,
  plainQuantity,
  readPositiveList,
  yearlyKinds,
  yearlyQuantities,
} from '../../src/index.ts';
import { noon } from '../support.ts';

// Proves which remarks give a person a quantity for the year that can be counted, and what a declaration takes of it (H-01).

const DAY = noon('2022-05-01');

function listOf(...rows: readonly (readonly [string, string])[]): PositiveList {
  const read = readPositiveList([['税则号列', '货品名称', '备注'], ...rows.map(([hs8, note]) => [hs8, '商品', note])]);
  assert.ok(read.ok);
  return read.value;
}

const line = (gcode: string, quantity: string, unit = '035') => ({
  gcode,
  legal: { first: { quantity5: decimal5(quantity), unit }, second: null },
});

suite('a remark gives a quantity for the year', () => {
  const KINDS: readonly (readonly [note: string, expected: string])[] = [
    ['每人每年不超过20千克', '20 035'],
    ['每人每年不得超过20公斤，仅限网购保税商品', '20 035'],
    ['年度限量2千克以下', '2 035'],
    ['每人年度限购500克', '0.5 035'],
    ['每年限量1.5升以内', '1.5 095'],
    ['每年每人限量750毫升', '0.75 095'],
    ['列入目录的商品除外；每人每年不超过20千克', '20 035'],
    // Another period, no period, several lines together, something beside it to read, two quantities: an officer.
    ['每次不超过20千克', 'none'],
    ['不超过20千克', 'none'],
    ['每人每年合计不超过20千克', 'none'],
    ['每人每年不超过20千克，零售包装', 'none'],
    ['每人每年不超过20千克；每次不超过5千克', 'none'],
    ['每人每年不超过20千克，每次不超过5千克', 'none'],
    ['每人每年不超过20千克的商品除外', 'none'],
    ['每人每年不超过20件', 'none'],
    ['每人每年不超过0千克', 'none'],
    ['仅限网购保税商品', 'none'],
  ];
  for (const [note, expected] of KINDS) {
    test(`${note}: ${expected}`, () => {
      const { yearly } = conditionsOf(note);
      assert.equal(yearly === null ? 'none' : `${plainQuantity(yearly.quantity5)} ${yearly.unit}`, expected);
    });
  }
});

const LIST = listOf(['97999999', '每人每年不超过20千克'], ['97999998', ''], ['97999997', '年度限量2升']);

suite('a declaration takes of it', () => {
  const taken = (...lines: readonly ReturnType<typeof line>[]): readonly string[] =>
    yearlyQuantities({ acceptedAtMs: DAY, lines }, LIST).map(
      ({ kind, limit5, lines: own }) =>
        `${kind} ${own.map(({ index, quantity5 }) => `${index}:${plainQuantity(quantity5)}`).join(' ')} of ${plainQuantity(limit5)}`,
    );

  test('by tariff line, each line its own share', () => {
    assert.deepEqual(taken(line('9799999900', '12'), line('9799999800', '5'), line('9799999910', '1.5')), [
      '97999999/035 0:12 2:1.5 of 20',
    ]);
    assert.deepEqual(taken(line('9799999900', '12'), line('9799999700', '1', '095')), [
      '97999999/035 0:12 of 20',
      '97999997/095 1:1 of 2',
    ]);
  });

  test('in the unit of the remark: a gram is the thousandth of a kilogram, a part of 0.00001 counts whole', () => {
    assert.deepEqual(taken(line('9799999900', '500', '036')), ['97999999/035 0:0.5 of 20']);
    assert.deepEqual(taken(line('9799999900', '0.001', '036')), ['97999999/035 0:0.00001 of 20']);
  });

  test('nothing where a line of it cannot be counted, or has no such remark', () => {
    assert.deepEqual(taken(line('9799999900', '12'), line('9799999900', '1', '011')), []);
    assert.deepEqual(taken(line('9799999900', '0')), []);
    assert.deepEqual(taken(line('9799999800', '5')), []);
    assert.deepEqual(yearlyQuantities({ acceptedAtMs: DAY, lines: [{ gcode: '9799999900', legal: null }] }, LIST), []);
  });
});

test('goods are asked by their tariff line; of the excerpt that ships no remark of an unseen edition counts', () => {
  const day = shanghaiDate(DAY);
  assert.equal(hasYearlyLimit('9799999900', day, LIST), true);
  assert.equal(hasYearlyLimit('9799999800', day, LIST), false);
  assert.equal(hasYearlyLimit('1111111100', day, LIST), false);
  assert.equal(hasYearlyLimit('1006301000', day, null), false);
  assert.equal(hasYearlyLimit('1111111100', day, null), false);
  assert.deepEqual(yearlyQuantities({ acceptedAtMs: DAY, lines: [line('1006301000', '5')] }, null), []);
  assert.deepEqual(yearlyKinds('9799999900'), ['97999999/035', '97999999/095']);
});
