import { type AftercareContext, followingWay, type FollowingWay } from '../../clearance/index.ts';
import type { BookStore } from '../store.ts';
import { TRANSFER } from './transfer.ts';

type TransferBatch = Pick<BookStore, 'putTransferLines' | 'addReturned'>;

/** Ways between account books. */
export const BONDED_WAYS: readonly FollowingWay<TransferBatch>[] = [
  followingWay({
    way: TRANSFER,
    // Goods arrive by an act that may come right behind the one that sent them.
    beforeActs: true,
    contextOf: async (_works, lane, _context: AftercareContext<TransferBatch>) => ({
      ...lane,
      changes: { sent: [], returned: [] },
    }),
    async write({ changes }, store) {
      for (const lines of changes.sent) await store.putTransferLines(lines);
      if (changes.returned.length > 0) await store.addReturned(changes.returned);
    },
    // Nobody reads it: what came back stands in the rows of the transfer.
    fail: () => undefined,
  }),
];
