import type { Staff } from '../office/index.ts';
import { Problem } from './problems.ts';

/**
 * Staff of a customs district read what belongs to it (K-03; 个人信息保护法 第六条: no more than the purpose needs). Staff of
 * all districts, '', read everything. `customsCode` null: it belongs to no district, and is for staff of all.
 */
export function readsOf(staff: Staff, customsCode: string | null): void {
  const { customsCode: own } = staff;
  if (own === '' || own === customsCode) return;
  throw new Problem('role-missing', { found: customsCode ?? '全国 all districts', allowed: [own] });
}

/** Acts that affect every district: for staff of all districts. */
export function national(staff: Staff): Staff {
  readsOf(staff, null);
  return staff;
}
