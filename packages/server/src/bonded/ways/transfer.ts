import { assert } from '@tongguan/kernel';
import { type AccountRef, stockAccount, transitAccount } from '../../ledgers/index.ts';
import { createWay, type Hold, type OnWay, type WayContext } from '../../lane/index.ts';
import type { Act } from '../../office/types.ts';
import type { BondedContext } from '../context.ts';
import { referenceOf } from '../transfer.ts';
import { type ReturnedLine, TRANSFER_SIDES, type TransferLine, type TransferWork } from '../types.ts';

/** What the steps change in the rows of their books, to be written when they are done. */
export type TransferChanges = { readonly sent: TransferLine[][]; readonly returned: ReturnedLine[] };

export type TransferContext = WayContext & { readonly changes: TransferChanges };

type Item = TransferWork['items'][number];
type TransferHold = Hold<TransferWork, TransferContext>;

const stockOf = ({ fromBook }: TransferWork, { itemRecordNo }: Item): AccountRef =>
  stockAccount(fromBook, itemRecordNo);
const transitOf = ({ toBook, fromBook, transferNo }: TransferWork, { itemRecordNo }: Item): AccountRef =>
  transitAccount(toBook, fromBook, transferNo, itemRecordNo);

const sentKey = ({ actId }: TransferWork, { itemRecordNo }: Item): string => `${actId}/${itemRecordNo}`;
/** A transfer that is given up comes back by the act that sent it, which has used the other key. */
const backKey = (work: TransferWork, item: Item): string =>
  work.isReturn ? sentKey(work, item) : `${sentKey(work, item)}/undo`;
const announcedKey = ({ actId }: TransferWork): string => `${actId}/in transit`;
const restKey = ({ actId }: TransferWork): string => `${actId}/rest`;

/** J-01, J-03: out of the book, and the rest of it back in. */
const OUT: TransferHold = {
  kind: 'hold',
  name: 'out',
  accounts: (work) => work.items.map((item) => stockOf(work, item)),
  keys: (work) =>
    work.items.flatMap((item) => {
      const ref = stockOf(work, item);
      return [sentKey(work, item), backKey(work, item)].map((key) => ({ ...ref, key }));
    }),
  isNeeded: () => true,
  hold(work, context) {
    const fresh = moved(work, context, stockOf, sentKey, (ref, item, key, reference) => {
      const isThere = context.session.withdraw(ref, item.quantity5, key, reference, context.nowMs);
      assert(isThere, 'an act sends what is free in its book');
    });
    sent(work, context, TRANSFER_SIDES.source, fresh);
    return 'on';
  },
  undo(work, context) {
    const fresh = moved(work, context, stockOf, backKey, (ref, item, key, reference) =>
      context.session.deposit(ref, item.quantity5, key, reference, context.nowMs),
    );
    returned(work, context, TRANSFER_SIDES.source, fresh);
  },
};

/** J-03: on the transit account beside the book the goods go to, and what does not arrive there off it. */
const IN_TRANSIT: TransferHold = {
  kind: 'hold',
  name: 'in transit',
  accounts: (work) => work.items.map((item) => transitOf(work, item)),
  keys: (work) =>
    work.items.flatMap((item) => {
      const ref = transitOf(work, item);
      return [announcedKey(work), restKey(work)].map((key) => ({ ...ref, key }));
    }),
  isNeeded: () => true,
  hold(work, context) {
    const fresh = moved(work, context, transitOf, announcedKey, (ref, item, key, reference) =>
      context.session.deposit(ref, item.quantity5, key, reference, context.nowMs),
    );
    sent(work, context, TRANSFER_SIDES.destination, fresh);
    return 'on';
  },
  undo(work, context) {
    const fresh = moved(work, context, transitOf, restKey, (ref, item, key, reference) => {
      const isThere = context.session.withdraw(ref, item.quantity5, key, reference, context.nowMs);
      assert(isThere, 'what goes back is in transit');
    });
    returned(work, context, TRANSFER_SIDES.destination, fresh);
  },
};

/**
 * From one account book to another (J-03): held in transit there until people say that the goods have arrived, which is no
 * step of it. What never arrives goes back by the undos, when a supervisor decides so; and so do goods that could not be
 * put in transit, when people give up.
 */
export const TRANSFER = createWay<TransferWork, TransferContext>({
  name: 'transfer',
  steps: [OUT, IN_TRANSIT],
  failed: 'done',
});

/** Goods an act puts on their way, at this step of it. */
export function startTransfer(
  act: Pick<Act, 'part' | 'actId'>,
  context: Pick<BondedContext, 'state' | 'start'>,
  step: TransferWork['step'],
  goods: Omit<TransferWork, keyof OnWay | 'actId'>,
): void {
  const { part, actId } = act;
  const serial = context.state.out.nextSerial(part);
  const work: TransferWork = { way: 'transfer', part, serial, step, stepPart: part, travelled: false, actId, ...goods };
  TRANSFER.moveTo(work, step);
  context.start(work);
}

/** Moves each item once, and returns those that had not moved before. */
function moved(
  work: TransferWork,
  { session }: TransferContext,
  refOf: (work: TransferWork, item: Item) => AccountRef,
  keyOf: (work: TransferWork, item: Item) => string,
  move: (ref: AccountRef, item: Item, key: string, reference: string) => void,
): readonly Item[] {
  const reference = referenceOf(work.fromBook, work.transferNo);
  return work.items.filter((item) => {
    const [ref, key] = [refOf(work, item), keyOf(work, item)];
    const isFresh = !session.isRecorded(ref, key);
    move(ref, item, key, reference);
    return isFresh;
  });
}

type Side = TransferLine['side'];

function sent(work: TransferWork, { changes }: TransferContext, side: Side, items: readonly Item[]): void {
  if (items.length > 0) changes.sent.push(items.map((item) => ({ ...lineOf(work, side, item), ...NOTHING_YET })));
}

function returned(work: TransferWork, { changes }: TransferContext, side: Side, items: readonly Item[]): void {
  changes.returned.push(...items.map((item) => lineOf(work, side, item)));
}

const NOTHING_YET = { received5: 0n, returned5: 0n, lost5: 0n };

function lineOf(work: TransferWork, side: Side, item: Item): Omit<TransferLine, keyof typeof NOTHING_YET> {
  const { fromBook, toBook, transferNo, sentMs } = work;
  const { part } = side === TRANSFER_SIDES.source ? stockOf(work, item) : transitOf(work, item);
  const { itemRecordNo, quantity5, unit } = item;
  const serial = part === work.part ? work.serial : null;
  return { part, side, fromBook, transferNo, itemRecordNo, toBook, unit, quantity5, sentMs, serial };
}
