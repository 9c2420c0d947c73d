import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TRANSFER, type TransferContext } from '../../src/bonded/ways/transfer.ts';
import type { TransferWork } from '../../src/bonded/types.ts';
import type { AccountRef } from '../../src/ledgers/index.ts';
import { FROM, FROM_PART, TO, TO_PART } from '../support/transfers.ts';

// Proves where goods between account books go from each step of their way, under which keys, and that a step which has been done
// already changes no row of its book again (J-03). No database: the ledgers are played.

const STOCK = `${FROM}/ITEM01`;
const TRANSIT = `transit:${TO}/${FROM}/Z1/ITEM01`;

function work(step: TransferWork['step'], changes: Partial<TransferWork> = {}): TransferWork {
  const one: TransferWork = {
    ...{ way: 'transfer', part: FROM_PART, serial: 9n, step, stepPart: FROM_PART, travelled: true, actId: 'ACT' },
    ...{ fromBook: FROM, toBook: TO, transferNo: 'Z1', sentMs: 1, isReturn: false },
    items: [{ itemRecordNo: 'ITEM01', quantity5: 600_000n, unit: null }],
    ...changes,
  };
  TRANSFER.moveTo(one, step);
  return one;
}

/** Does one step, whose partition alone is held; `known` are keys of before. */
async function run(one: TransferWork, known: readonly string[] = []) {
  const moves: string[] = [];
  const move =
    (name: string) =>
    ({ account }: AccountRef, amount: bigint, key: string): boolean => {
      moves.push(`${name} ${account} ${amount / 100_000n} ${key}`);
      return true;
    };
  const session = {
    load: async () => undefined,
    recall: async () => undefined,
    isRecorded: (_ref: AccountRef, key: string) => known.includes(key),
    ...{ withdraw: move('out of'), deposit: move('into') },
  };
  const changes = { sent: [], returned: [] };
  const held = new Map([[one.stepPart, {}]]);
  await TRANSFER.run([one], { session, nowMs: 1, fenced: new Set(), held, changes } as unknown as TransferContext);
  return { moves, step: one.step, stepPart: one.stepPart, changes: changes as TransferContext['changes'] };
}

test('goods leave their book, and are in transit beside the other', async () => {
  const out = await run(work('out'));
  assert.deepEqual([out.moves, out.step, out.stepPart], [[`out of ${STOCK} 6 ACT/ITEM01`], 'in transit', TO_PART]);
  assert.deepEqual(
    out.changes.sent.flat().map(({ part, side, quantity5, serial }) => [part, side, quantity5, serial]),
    [[FROM_PART, 1, 600_000n, 9n]],
  );
  const there = await run(work('in transit'));
  assert.deepEqual([there.moves, there.step], [[`into ${TRANSIT} 6 ACT/in transit`], 'done']);
  assert.deepEqual(
    there.changes.sent.flat().map(({ part, side, serial }) => [part, side, serial]),
    [[TO_PART, 2, null]],
    'its number is of the other partition',
  );
});

test('what goes back goes by the undos, from the last to the first', async () => {
  const isReturn = { part: TO_PART, isReturn: true };
  const off = await run(work('undo in transit', isReturn));
  assert.deepEqual([off.moves, off.step, off.stepPart], [[`out of ${TRANSIT} 6 ACT/rest`], 'undo out', FROM_PART]);
  const back = await run(work('undo out', isReturn));
  assert.deepEqual([back.moves, back.step], [[`into ${STOCK} 6 ACT/ITEM01`], 'done']);
  assert.deepEqual(
    [...off.changes.returned, ...back.changes.returned].map(({ side, quantity5, serial }) => [side, quantity5, serial]),
    [
      [2, 600_000n, 9n],
      [1, 600_000n, null],
    ],
  );
});

test('given up before it is in transit, it comes back under another key than it left', async () => {
  const one = work('in transit');
  TRANSFER.goBack(one);
  const back = await run(one);
  assert.deepEqual([back.moves, back.step], [[`into ${STOCK} 6 ACT/ITEM01/undo`], 'done']);
});

test('what has been done already changes no row again', async () => {
  for (const [step, key] of [
    ['out', 'ACT/ITEM01'],
    ['in transit', 'ACT/in transit'],
    ['undo in transit', 'ACT/rest'],
    ['undo out', 'ACT/ITEM01/undo'],
  ] as const) {
    const { changes } = await run(work(step), [key]);
    assert.deepEqual(changes, { sent: [], returned: [] }, step);
  }
});

test('what gives back, or is over, is not given up', () => {
  const may = (step: string): boolean => TRANSFER.mayGoBack(work('out'), step);
  assert.deepEqual(['out', 'in transit', 'undo in transit', 'undo out', 'done', 'fault'].filter(may), [
    'out',
    'in transit',
  ]);
});
