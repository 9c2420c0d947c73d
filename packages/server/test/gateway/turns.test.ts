import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addressKey } from '../../src/gateway/fair/address.ts';
import { createBudget } from '../../src/gateway/fair/budget.ts';
import { createRoom } from '../../src/gateway/fair/room.ts';
import { Turns } from '../../src/gateway/fair/turns.ts';

/** Proves in which order work is begun when callers ask for more than is done, and how much each may ask for. No clock. */

type Played = {
  readonly turns: Turns;
  /** Callers in the order in which their turns began. */
  readonly order: string[];
  /** Turns that go on until `finish`. */
  ask(caller: string, cost: number, times?: number): void;
  /** Turns that end where they begin, as the examination of a message does. */
  work(caller: string, cost: number, times?: number): void;
  /** The next round of the event loop; false when nobody waits for one. */
  round(): boolean;
  /** Turns under way end. */
  finish(): void;
};

function play(): Played {
  const rounds: (() => void)[] = [];
  const turns = new Turns((round) => void rounds.push(round));
  const order: string[] = [];
  const under: string[] = [];
  return {
    turns,
    order,
    ask(caller, cost, times = 1) {
      for (let count = 0; count < times; count += 1) {
        turns.take(caller, cost, () => {
          order.push(caller);
          under.push(caller);
        });
      }
    },
    work(caller, cost, times = 1) {
      for (let count = 0; count < times; count += 1) {
        turns.take(caller, cost, () => {
          order.push(caller);
          turns.leave(caller);
        });
      }
    },
    round() {
      const next = rounds.shift();
      next?.();
      return next !== undefined;
    },
    finish() {
      for (const caller of under.splice(0)) turns.leave(caller);
    },
  };
}

function drain(played: Played): void {
  played.finish();
  while (played.round()) played.finish();
}

describe('turns', () => {
  test('nobody waits: at once', () => {
    const played = play();
    played.ask('a', 1);
    assert.deepEqual(played.order, ['a']);
  });

  test('a flood of one is overtaken by whoever comes after it', () => {
    const played = play();
    played.ask('flood', 1, 100);
    played.ask('good', 1);
    drain(played);
    assert.equal(played.order.length, 101);
    // Three were under way; the next turn is the newcomer's.
    assert.equal(played.order.indexOf('good'), 3);
  });

  test('dear work counts as much as it costs: for one of 600, 600 of 1', () => {
    const played = play();
    played.work('flood', 600, 10);
    played.work('good', 1, 500);
    drain(played);
    assert.equal(played.order.filter((caller) => caller === 'good').length, 500);
    // The first found nobody.
    assert.equal(played.order.slice(0, played.order.lastIndexOf('good')).filter((one) => one === 'flood').length, 1);
  });

  test('of many floods each is one caller: the newcomer waits for a turn of each, not for their queues', () => {
    const played = play();
    for (const caller of ['a', 'b', 'c', 'd', 'e']) played.ask(caller, 50, 40);
    played.ask('good', 1);
    drain(played);
    assert.ok(played.order.indexOf('good') <= 5 * 3, String(played.order.indexOf('good')));
  });

  test('three of one caller are at work at the same time, the fourth waits for one of them', () => {
    const played = play();
    played.ask('a', 1, 10);
    while (played.round());
    assert.equal(played.order.length, 3);
    played.turns.leave('a');
    assert.ok(played.round());
    assert.equal(played.order.length, 4);
  });

  test('one round of the loop begins some work and then looks at the sockets', () => {
    const played = play();
    for (let caller = 0; caller < 100; caller += 1) played.ask(`c${caller}`, 5);
    assert.equal(played.order.length, 4);
    played.round();
    assert.equal(played.order.length, 8);
  });

  test('who was idle has saved nothing up', () => {
    const played = play();
    played.ask('idle', 1);
    drain(played);
    for (let count = 0; count < 50; count += 1) {
      played.ask('busy', 20);
      drain(played);
    }
    played.ask('idle', 20, 50);
    played.ask('busy', 20, 50);
    drain(played);
    // From now on they take turns: neither is more than its turns ahead.
    const last = played.order.slice(-100);
    let ahead = 0;
    for (const caller of last) {
      ahead += caller === 'idle' ? 1 : -1;
      assert.ok(Math.abs(ahead) <= 4, `${ahead} ahead`);
    }
  });

  test('what turned out dearer is counted: the next turn comes later', () => {
    const played = play();
    played.ask('a', 1);
    played.turns.charge('a', 1000);
    played.ask('b', 1);
    played.ask('filler', 30);
    played.finish();
    played.work('a', 1, 5);
    played.work('b', 1, 5);
    drain(played);
    assert.ok(played.order.lastIndexOf('b') < played.order.indexOf('a', 1), played.order.join(' '));
  });

  test('callers that come once and never again are forgotten, and none is lost', () => {
    const played = play();
    for (let caller = 0; caller < 50_000; caller += 1) {
      played.ask(`c${caller}`, 1);
      drain(played);
    }
    assert.equal(played.order.length, 50_000);
  });
});

describe('budgets', () => {
  test('a burst of twice a second, then by the second, by cost', () => {
    const budget = createBudget(100);
    assert.equal(budget.take('a', 150, 0), 0);
    assert.equal(budget.take('a', 50, 0), 0);
    assert.equal(budget.take('a', 1, 0), 10);
    assert.equal(budget.take('b', 1, 0), 0, 'another');
    assert.equal(budget.take('a', 100, 999), 1);
    assert.equal(budget.take('a', 100, 1_000), 0);
  });

  test('what is known only afterwards is owed, no more than a burst', () => {
    const budget = createBudget(100);
    assert.equal(budget.take('a', 1, 0), 0);
    budget.charge('a', 1_000_000, 0);
    assert.equal(budget.take('a', 1, 0), 2_010);
    assert.equal(budget.take('a', 1, 2_010), 0);
  });

  test('what costs more than a burst may begin when the bucket is full', () => {
    const budget = createBudget(100);
    assert.equal(budget.take('a', 1_000, 0), 0);
    assert.equal(budget.take('a', 1, 0), 8_010);
  });

  test('a clock that goes back gives nothing', () => {
    const budget = createBudget(100);
    assert.equal(budget.take('a', 200, 10_000), 0);
    assert.equal(budget.take('a', 1, 0), 10);
  });
});

test('a thousand requests and 32 MB of one caller are inside, of each caller', () => {
  const room = createRoom();
  for (let count = 0; count < 1_000; count += 1) assert.ok(room.enter('a', 0));
  assert.ok(!room.enter('a', 0));
  assert.ok(room.enter('b', 32 * 1024 * 1024));
  assert.ok(!room.enter('b', 1));
  room.leave('b', 32 * 1024 * 1024);
  assert.ok(room.enter('b', 1));
  room.leave('a', 0);
  assert.ok(room.enter('a', 0));
});

for (const [address, key] of [
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2:ffff::1', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
] as const) {
  test(`a stranger at ${address} is counted as ${key}`, () => {
    assert.equal(addressKey(address), key);
  });
}
