import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { partOf } from '@tongguan/kernel';
import { Claims, comparedKey, numbersOf, refOf } from '../../src/lane/claims.ts';
import { compareArrivals, comparedOrder, comparedWaybill } from '../../src/clearance/cases/cases.ts';
import type { CaseDocument } from '../../src/clearance/types.ts';

// Proves which order a number belongs to within a batch: by what is recorded, by what the batch itself takes and gives
// back, and however the number is spelled (B-06, D-01). No database.

const number = (docKey: string, orderNo: string, kind = 2) => ({ kind, docKey, orderNo });
const recorded = (docKey: string, orderNo: string) => ({ ...refOf(number(docKey, orderNo)), orderNo, spelled: docKey });
const written = (claims: Claims): string[] => {
  const { taken, givenBack } = claims.finish();
  const said = (mark: string) => (claim: (typeof taken)[number]) => `${mark}${claim.spelled} ${claim.orderNo}`;
  return [...taken.map(said('+')), ...givenBack.map(said('-'))];
};

describe('a number in a batch (B-06)', () => {
  test('is taken from another order by what is recorded, not from its own', () => {
    const claims = new Claims([recorded('F|N1', 'A')]);
    assert.equal(claims.isTaken(number('F|N1', 'A')), false);
    assert.equal(claims.isTaken(number('F|N1', 'B')), true);
    assert.equal(claims.isTaken(number('F|N2', 'B')), false);
    assert.equal(claims.isTaken(number('F|N1', 'B', 3)), false);
    claims.take(number('F|N1', 'A'));
    assert.deepEqual(written(claims), []);
  });

  test('is one number however it is spelled, and its first spelling is told', () => {
    const claims = new Claims([]);
    claims.take(number('F|n1', 'A'));
    assert.equal(claims.isTaken(number('F|N1', 'B')), true);
    assert.equal(claims.spellingOf(number('F|N1', 'B')), 'F|n1');
    assert.equal(claims.spellingOf(number('F|N2', 'B')), null);
    claims.take(number('F|N1', 'A'));
    assert.deepEqual(written(claims), ['+F|n1 A']);
  });

  test('taken and given back in one batch is not written at all', () => {
    const claims = new Claims([]);
    claims.take(number('F|N1', 'A'));
    claims.giveBack(number('F|N1', 'A'));
    assert.equal(claims.isTaken(number('F|N1', 'B')), false);
    assert.deepEqual(written(claims), []);
  });

  test('given back by its order it is free for the next; what another order holds is not its to give', () => {
    const claims = new Claims([recorded('F|N1', 'A')]);
    claims.giveBack(number('F|N1', 'B'));
    assert.deepEqual(written(claims), []);
    claims.giveBack(number('F|N1', 'A'));
    claims.take(number('F|N1', 'B'));
    assert.deepEqual(written(claims), ['+F|N1 B', '-F|N1 A']);
  });

  test('what is read later changes nothing that the batch decided', () => {
    const claims = new Claims([recorded('F|N1', 'A')]);
    claims.giveBack(number('F|N1', 'A'));
    claims.take(number('F|N2', 'A'));
    claims.learn([recorded('F|N1', 'A'), recorded('F|N2', 'B'), recorded('F|N3', 'C')]);
    assert.equal(claims.isTaken(number('F|N1', 'B')), false);
    assert.equal(claims.isTaken(number('F|N2', 'A')), false);
    assert.equal(claims.isTaken(number('F|N3', 'B')), true);
  });

  test('is asked for once, where its key lies', () => {
    assert.deepEqual(numbersOf([number('F|n1', 'A'), number('F|N1', 'B'), number('F|N1', 'B', 3)]), [
      { part: partOf('number', '2|F|N1'), kind: 2, docKey: 'F|N1' },
      { part: partOf('number', '3|F|N1'), kind: 3, docKey: 'F|N1' },
    ]);
  });
});

test('numbers are written by partition, kind and key, so that two lanes never wait for each other (B-06)', () => {
  const claims = new Claims([]);
  for (let n = 40; n > 0; n -= 1) for (const kind of [3, 1]) claims.take(number(`F|N${n}`, 'A', kind));
  const { taken } = claims.finish();
  const key = ({ part, kind, docKey }: (typeof taken)[number]) => [part, kind, docKey] as const;
  const sorted = [...taken].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    return left[0] - right[0] || left[1] - right[1] || (left[2] < right[2] ? -1 : 1);
  });
  assert.equal(taken.length, 80);
  assert.deepEqual(taken, sorted);
});

test('company and number are compared apart: what one ends with the other does not begin with (D-01)', () => {
  assert.equal(comparedKey('ab1|2c'), 'AB1|2C');
  assert.notEqual(comparedKey('AB|12'), comparedKey('AB1|2'));
  assert.equal(comparedKey('F|a|b'), 'F|A|B');
  assert.equal(comparedOrder({ ebpCode: 'F', orderNo: 'n1' }), 'F|N1');
  assert.equal(comparedWaybill({ logisticsCode: 'G', logisticsNo: 'n1' }), 'G|N1');
});

test('documents come in the order of the door, of one microsecond by message and place in it (C-01)', () => {
  const document = (arrivedUs: bigint, messageId: string, item: number) =>
    ({ arrivedUs, messageId, item }) as CaseDocument;
  const inOrder = [
    document(1n, 'b', 5),
    document(2n, 'a', 0),
    document(2n, 'a', 1),
    document(2n, 'a', 10),
    document(2n, 'b', 0),
    document(10n, 'a', 0),
  ];
  assert.deepEqual([...inOrder].reverse().sort(compareArrivals), inOrder);
  for (const [n, one] of inOrder.entries()) {
    for (const later of inOrder.slice(n + 1)) {
      assert.ok(compareArrivals(one, later) < 0);
      assert.ok(compareArrivals(later, one) > 0);
    }
    assert.equal(compareArrivals(one, one), 0);
  }
});
