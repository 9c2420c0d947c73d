import { type Decimal5, type Fen, formatDecimal5, formatFen } from '@tongguan/kernel';
import type { Store } from '@tongguan/server';

/** Balances of the ledgers, by account: guarantors by code, stock by book and item. */
export type Balances = ReadonlyMap<string, Balance>;
export type Balance = { readonly granted: bigint; readonly reserved: bigint; readonly posted: bigint };

const GUARANTEE = 2;
const STOCK = 3;

export async function balancesNow(store: Store): Promise<Balances> {
  const { rows } = await store.pool.query<Balance & { book: number; account: string }>(
    'SELECT book, account, granted, reserved, posted FROM ledger_account WHERE book IN ($1, $2)',
    [GUARANTEE, STOCK],
  );
  return new Map(rows.map(({ account, ...balance }) => [account, balance]));
}

/** Yuan. */
export function guaranteeOf(balances: Balances, code: string): Record<'held' | 'free' | 'used', string> {
  const { granted, reserved, posted } = balances.get(code) ?? NOTHING;
  const text = (fen: Fen): string => formatFen(fen);
  return { held: text(reserved), free: text(granted - reserved - posted), used: text(posted) };
}

/** Pieces. */
export function stockOf(now: Balances, before: Balances, account: string): Record<'held' | 'change', string> {
  const held: Decimal5 = now.get(account)?.reserved ?? 0n;
  const inBook = (balances: Balances): bigint => {
    const { granted, posted } = balances.get(account) ?? NOTHING;
    return granted - posted;
  };
  return { held: formatDecimal5(held), change: formatDecimal5(inBook(now) - inBook(before)) };
}

const NOTHING: Balance = { granted: 0n, reserved: 0n, posted: 0n };
