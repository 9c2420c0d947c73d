import assert from 'node:assert/strict';
import { audit } from '../../src/ledgers/index.ts';
import type { World } from './world.ts';

/** Books beside the one every test has: in the same area, in another 1210 city, in a city outside the 1210 list. */
export const BOOKS_MORE = [
  { emsNo: 'T3301W000002', warehouseCode: '3301960006', customsCode: '2991', city: '杭州' },
  { emsNo: 'T3302W000001', warehouseCode: '3302960001', customsCode: '3104', city: '宁波' },
  { emsNo: 'T1501W000001', warehouseCode: '1501960001', customsCode: '0700', city: '测试无试点市' },
] as const;

export const SUPERVISOR = { code: 'supervisor1', role: 'supervisor' } as const;
export const OFFICER = { code: 'officer1', role: 'officer' } as const;
export const OPERATOR = { code: 'operator1', role: 'operator' } as const;

export const item = (itemRecordNo: string, quantity: string) => ({ itemRecordNo, quantity });

/** Granted, reserved and posted of every account of the stock ledger, whole pieces. */
export async function stockOf(world: World): Promise<Record<string, string>> {
  const rows = await world.rows<{ account: string; granted: bigint; reserved: bigint; posted: bigint }>(
    'SELECT * FROM ledger_account WHERE book = 3 ORDER BY account',
  );
  return Object.fromEntries(
    rows.map(({ account, granted, reserved, posted }) => [
      account,
      `${granted / 100_000n} ${reserved / 100_000n} ${posted / 100_000n}`,
    ]),
  );
}

export async function auditClean(world: World): Promise<void> {
  const { checks } = await audit(world.store.pool);
  assert.deepEqual(
    checks.filter((check) => check.differences.length > 0),
    [],
  );
}

/** Done, or its code. */
export function cameOf(outcome: { readonly done: boolean; readonly code: string }): string {
  return outcome.done ? 'done' : outcome.code;
}
