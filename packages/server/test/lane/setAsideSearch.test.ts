import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Fault } from '@tongguan/kernel';
import { NumberTaken } from '../../src/lane/claims.ts';
import type { LeaseKeeper } from '../../src/lane/leaseKeeper.ts';
import { faultText, isPassing } from '../../src/lane/fault.ts';
import { createNet } from '../../src/lane/isolation/net.ts';
import { arrivalItem, type Item, LANE_ITEMS, workItem } from '../../src/lane/isolation/item.ts';
import { type Pick, pickAll, pickOnly } from '../../src/lane/isolation/pick.ts';
import { createSieve, retrySuspects } from '../../src/lane/isolation/sieve.ts';
import { Suspects } from '../../src/lane/isolation/suspects.ts';
import * as rooms from '../../src/clearance/setAside/roomItems.ts';
import { asideNumber, placeOfAside } from '../../src/clearance/setAside/types.ts';
import type { ClearanceStore } from '../../src/store/lane/transaction.ts';
import type { Lease } from '../../src/lane/types.ts';
import { LeaseLost } from '../../src/lane/fence.ts';
import { ASIDE_KINDS } from '../../src/main/rooms.ts';

// Proves how the one item at which a lane faults is found, tried again and set aside, and what waits with it (B-07). No
// database: the work, the table of leases and the clock are played.

const arrival = (messageId: string, orderNo = messageId, part = 1) => ({
  part,
  messageId,
  item: 0,
  orderNo,
  arrivedUs: 1n,
});
const document = (messageId: string, orderNo = messageId, part = 1): Item =>
  arrivalItem(arrival(messageId, orderNo, part));
const names = (items: readonly Item[]): string => items.map(({ arrival: one, key }) => one?.messageId ?? key).join('');

function play(poison: (names: string) => Error | null = () => null) {
  const clock = { nowMs: 0 };
  const suspects = new Suspects(() => clock.nowMs);
  const held = new Map([1, 2, 3, 4].map((part) => [part, { part, nextSeq: 1n } as Lease]));
  const leases = {
    held,
    keep: async () => undefined,
    forget: () => undefined,
    giveBack: async () => undefined,
  } as LeaseKeeper;
  const asides: string[] = [];
  const faults: string[] = [];
  const tried: string[] = [];
  const table = { leasesMoved: 1, told: 0 };
  const onFault = (fault: unknown, item?: Item): void => {
    faults.push(`${faultText(fault)}${item === undefined ? '' : ` at ${names([item])}`}`);
  };
  const store = {
    transaction: (work: (batch: never) => Promise<unknown>) =>
      work({
        setAside: async (item: Item, _id: string, fault: string, nowMs: number) =>
          void asides.push(`${names([item])}: ${fault} ${nowMs}`),
        moveCounters: async () => table.leasesMoved,
      } as never),
  } as unknown as ClearanceStore;
  const net = createNet({
    store,
    owner: 'lane-1',
    leases,
    suspects,
    now: () => 77,
    onFault,
    onAside: () => void (table.told += 1),
  });
  const tryItems = async ({ only }: Pick): Promise<void> => {
    tried.push(names(only ?? []));
    const fault = poison(names(only ?? []));
    if (fault !== null) throw fault;
  };
  const sift = (...items: Item[]): Promise<boolean> => net.sift(items, tryItems);
  return { clock, suspects, leases, held, asides, faults, tried, table, net, onFault, tryItems, sift };
}

const at = (letter: string) => (tried: string) => (tried.includes(letter) ? new Fault(`cannot read ${letter}`) : null);
const FIVE = ['a', 'b', 'c', 'd', 'e'].map((name) => document(name));

describe('items at which work faults are found by halves (B-07)', () => {
  test('where it does not fault they are tried once, together', async () => {
    const played = play();
    assert.equal(await played.sift(...FIVE), false);
    assert.deepEqual(played.tried, ['abcde']);
  });

  test('the one to blame is alone at last, becomes a suspect, and every other goes through', async () => {
    const played = play(at('d'));
    assert.equal(await played.sift(...FIVE), true);
    assert.deepEqual(played.tried, ['abcde', 'abc', 'de', 'd', 'e']);
    assert.deepEqual(played.faults, ['cannot read d at d']);
    assert.equal(played.suspects.size, 1);
    assert.deepEqual(played.asides, []);
  });

  test('one in the first half is reported although the second half is well', async () => {
    assert.equal(await play(at('a')).sift(...FIVE), true);
  });

  test('a suspect and what follows it in its order are left out; another order goes on', async () => {
    const played = play(at('d'));
    await played.sift(document('d', 'X'));
    played.tried.length = 0;
    assert.equal(await played.sift(document('e', 'X'), document('f', 'Y')), false);
    assert.equal(await played.sift(document('g', 'X')), false);
    assert.deepEqual(played.tried, ['f']);
  });

  test('tried alone and faulting again it is set aside with our words, its senders are told, and it is no suspect', async () => {
    const played = play(at('d'));
    await played.sift(document('d'));
    assert.equal(await played.sift(document('d')), true);
    assert.deepEqual(played.asides, ['d: cannot read d 77']);
    assert.deepEqual([played.table.told, played.suspects.size], [1, 0]);
  });

  test('what goes well the second time is no suspect any more', async () => {
    let isBroken = true;
    const played = play(() => (isBroken ? new Fault('once') : null));
    await played.sift(document('d'));
    isBroken = false;
    assert.equal(await played.sift(document('d')), false);
    assert.deepEqual([played.suspects.size, played.asides.length], [0, 0]);
  });

  test('a lane that lost the partition sets nothing aside', async () => {
    const played = play(at('d'));
    await played.sift(document('d'));
    played.table.leasesMoved = 0;
    await assert.rejects(played.sift(document('d')), LeaseLost);
    assert.deepEqual([played.table.told, played.suspects.size], [0, 1]);
    const without = play(at('d'));
    await without.sift(document('d'));
    without.held.clear();
    await without.sift(document('d'));
    assert.deepEqual([without.asides, without.suspects.size], [[], 1]);
  });

  test('no item is blamed where the database is away', async () => {
    const played = play(() => Object.assign(new Error('gone'), { code: '57P01' }));
    await assert.rejects(played.sift(...FIVE), /gone/);
    assert.deepEqual([played.tried, played.suspects.size], [['abcde'], 0]);
  });
});

describe('a suspect (B-07)', () => {
  test('is tried again after half a second, or half a second after it could not be tried', async () => {
    const { clock, suspects, tryItems } = play();
    const item = document('d');
    const isDue = (): boolean => suspects.due(1).length === 1;
    assert.equal(suspects.strike(item, tryItems), false);
    clock.nowMs = 499;
    assert.equal(isDue(), false);
    clock.nowMs = 500;
    assert.equal(isDue(), true);
    assert.deepEqual(suspects.due(2), []);
    suspects.postpone(item);
    clock.nowMs = 999;
    assert.equal(isDue(), false);
    clock.nowMs = 1_000;
    assert.equal(isDue(), true);
    assert.equal(suspects.strike(item, tryItems), true);
    suspects.postpone(document('unknown'));
    assert.equal(suspects.size, 1);
  });

  test('stands in front of the others of its partition, and lies where it is worked on', () => {
    const { suspects, tryItems } = play();
    const ref = { part: 9, serial: 4n };
    const items: readonly Item[] = [
      document('a'),
      workItem(ref, 2),
      rooms.rowItem(['bill', ASIDE_KINDS['bill'] ?? 0], ref),
      rooms.rowItem(['return', ASIDE_KINDS['return'] ?? 0], ref),
      rooms.closingItem(ref),
      rooms.overdueItem(5, 'Z'),
      rooms.instrumentItem(6, 'firm', 'I'),
      rooms.namedItem(['alert', ASIDE_KINDS['alert'] ?? 0], 7, 'I'),
    ];
    for (const item of items) suspects.strike(item, tryItems);
    assert.equal(suspects.size, 8);
    assert.deepEqual([...suspects.parts()], [1, 2, 9, 5, 6, 7]);
    assert.deepEqual(
      [1, 2, 9, 8].map((part) => suspects.waiting(part)),
      [1, 1, 3, 0],
    );
    const pick = pickAll(suspects);
    for (const item of items) assert.equal(pick.takes(item), false, item.key);
    assert.equal(pick.waiting(9), 3);
    // Of its order, and of the order that is overdue.
    assert.equal(pick.takesArrival(arrival('b', 'a')), false);
    assert.equal(pick.takesArrival(arrival('b', 'Z', 5)), false);
    assert.equal(pick.takesArrival(arrival('b', 'Z', 4)), true);
    assert.equal(suspects.has(undefined), false);
    for (const item of items) suspects.forget(item);
    assert.equal(pick.takesArrival(arrival('b', 'a')), true);
  });

  test('that belongs to no order holds itself alone', () => {
    const { suspects, tryItems } = play();
    suspects.strike(document('a', ''), tryItems);
    assert.equal(pickAll(suspects).takesArrival(arrival('b', '')), true);
    assert.equal(pickAll(suspects).takesArrival(arrival('a', '')), false);
  });
});

test('alone, a batch takes the items that are meant and nothing else (B-07)', () => {
  const act = { ...arrival('act'), item: -2 };
  const refused = { ...arrival('refused'), item: -1 };
  assert.deepEqual(
    [act, refused, arrival('a')].map((row) => arrivalItem(row).kind),
    [LANE_ITEMS.act, LANE_ITEMS.refusedMessage, LANE_ITEMS.document],
  );
  const pick = pickOnly([document('a'), arrivalItem(act)]);
  assert.deepEqual(
    [arrival('a'), act, refused, arrival('b', 'a')].map((row) => pick.takesArrival(row)),
    [true, true, false, false],
  );
  assert.equal(pick.takes(document('b', 'a')), false);
  assert.equal(pick.waiting(1), 0);
});

describe('partitions whose work faults (B-07)', () => {
  /** Items by partition; a batch over partitions faults where it meets one of `bad`, or all of `together`. */
  function sieveOf(items: Record<number, Item[]>, bad: string, together: readonly number[] = []) {
    const played = play(at(bad));
    const ran: string[] = [];
    const run = async (parts: readonly number[], pick: Pick): Promise<void> => {
      if (pick.only !== null) return played.tryItems(pick);
      ran.push(parts.join());
      const here = parts.flatMap((part) => items[part] ?? []).filter((item) => pick.takes(item));
      if (names(here).includes(bad)) throw new Fault(`cannot read ${bad}`);
      if (parts.some((part) => together.includes(part))) throw new Fault('nobody is to blame');
    };
    const sieve = createSieve(played, { run, itemsOf: async (part) => items[part] ?? [] });
    return { ...played, sieve, ran };
  }

  test('are tried by halves, and in the one that faults alone its items are', async () => {
    const { sieve, ran, tried, faults } = sieveOf({ 1: [document('a')], 3: [document('c'), document('d')] }, 'd');
    await sieve.search([1, 2, 3, 4]);
    assert.deepEqual(ran, ['1,2', '3,4', '3', '4']);
    assert.deepEqual(tried, ['cd', 'c', 'd']);
    assert.deepEqual(faults, ['cannot read d at d']);
    assert.deepEqual(sieve.parts(), [1, 2, 3, 4]);
    await sieve.search([]);
  });

  test('rest for five seconds where none of the items faults alone', async (context) => {
    const { sieve, held, faults } = sieveOf({ 2: [document('a')] }, '!', [2]);
    const now = context.mock.method(performance, 'now', () => 1_000);
    await sieve.search([1, 2]);
    assert.deepEqual(faults, ['nobody is to blame']);
    assert.deepEqual(sieve.parts(), [1, 3, 4]);
    now.mock.mockImplementation(() => 5_999);
    assert.deepEqual(sieve.parts(), [1, 3, 4]);
    now.mock.mockImplementation(() => 6_000);
    assert.deepEqual(sieve.parts(), [1, 2, 3, 4]);
    // One that was lost meanwhile does not rest when it is held again.
    await sieve.search([2]);
    const lease = held.get(2);
    held.delete(2);
    assert.deepEqual(sieve.parts(), [1, 3, 4]);
    held.set(2, lease as Lease);
    assert.deepEqual(sieve.parts(), [1, 3, 4, 2]);
  });

  test('do not rest when the second look at all of it goes well', async () => {
    const { sieve, faults } = sieveOf({ 2: [document('a')] }, '!');
    await sieve.search([2]);
    assert.deepEqual([faults, sieve.parts()], [[], [1, 2, 3, 4]]);
  });

  test('what was lost with another lane is not tried; a suspect whose time has come is, alone', async () => {
    const played = sieveOf({}, 'd');
    for (const part of [1, 9]) played.suspects.strike(document('d', 'd', part), played.tryItems);
    assert.equal(await retrySuspects(played, played.sieve), 0);
    played.clock.nowMs = 500;
    assert.equal(await retrySuspects(played, played.sieve), 1);
    assert.deepEqual(played.asides, ['d: cannot read d 77']);
    assert.equal(await retrySuspects(played, played.sieve), 0);
  });

  test('a suspect that could not be tried is told about and tried half a second later', async () => {
    const played = sieveOf({}, 'd');
    played.suspects.strike(document('d'), async () => {
      throw new NumberTaken('at once');
    });
    played.clock.nowMs = 500;
    assert.equal(await retrySuspects(played, played.sieve), 1);
    assert.deepEqual(played.faults, ['NumberTaken 40001']);
    assert.deepEqual(played.suspects.due(1), []);
    played.clock.nowMs = 1_000;
    assert.equal(played.suspects.due(1).length, 1);
  });
});

describe('a failure (B-07)', () => {
  const failure = (more: object, message = 'x'): Error => Object.assign(new Error(message), more);
  const TABLE: readonly (readonly [name: string, failure: unknown, passes: boolean, text: string])[] = [
    ['a lost lease', new LeaseLost('lost'), true, 'LeaseLost'],
    ['a number taken at once', new NumberTaken('taken'), true, 'NumberTaken 40001'],
    ['an invariant of ours', new Fault('broken'), false, 'broken'],
    ['no error at all', 'text', false, 'unknown'],
    ['an error without a code', failure({}, 'of a row: 张三'), false, 'Error'],
    ['a connection that ended', failure({}, 'Connection terminated unexpectedly'), true, 'Error'],
    ['a connection that failed', failure({}, 'connection error'), true, 'Error'],
    ['a refused connection', failure({ code: 'ECONNREFUSED' }), true, 'Error ECONNREFUSED'],
    ['a full disk', failure({ code: 'ENOSPC' }), true, 'Error ENOSPC'],
    ['another error of the system', failure({ code: 'ENOENT' }), false, 'Error ENOENT'],
    ['a serialisation failure', failure({ code: '40001' }), true, 'Error 40001'],
    ['an operator who shuts down', failure({ code: '57P01' }), true, 'Error 57P01'],
    ['a statement that takes too long', failure({ code: '57014' }), false, 'Error 57014'],
    ['a code that only begins like one', failure({ code: '40001x' }), false, 'Error 40001x'],
    ['a broken constraint', failure({ code: '23514', constraint: 'c' }), false, 'Error 23514 c'],
    ['a constraint without a name', failure({ code: '23514', constraint: '' }), false, 'Error 23514'],
  ];
  for (const [name, thrown, passes, text] of TABLE) {
    test(`${name} is ${passes ? "the machine's" : "the item's"}, and is kept without what was in a row`, () => {
      assert.equal(isPassing(thrown), passes);
      // Where it came up in the code may follow, and nothing of the row.
      assert.equal(faultText(thrown).replace(/ at [\w.-]+\.[jt]s:\d+$/, ''), text);
    });
  }

  test('is kept in 200 characters', () => {
    assert.equal(faultText(new Fault('x'.repeat(300))), 'x'.repeat(200));
    assert.equal(faultText(failure({ constraint: 'c'.repeat(300) })).length, 200);
  });
});

test('what is set aside has a number that leads back to it (B-07)', () => {
  const row = { part: 127, asideId: '0b9f2c1e-0000-4000-8000-00000000000a' };
  assert.equal(asideNumber(row), '127-0b9f2c1e-0000-4000-8000-00000000000a');
  assert.deepEqual(placeOfAside(asideNumber(row)), row);
  for (const text of ['', '127', asideNumber({ ...row, part: 128 }), `${asideNumber(row)}0`])
    assert.equal(placeOfAside(text), null, text);
});
