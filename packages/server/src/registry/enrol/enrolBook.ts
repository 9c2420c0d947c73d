import { type Outcome, refused } from '@tongguan/kernel';
import { enrolAccountBook } from './enrol.ts';
import type { AccountBook } from '../types.ts';
import type { RegistryStore } from '../store.ts';

const SHAPES = {
  emsNo: [/^[0-9A-Z]{1,30}$/, '账册编号，大写字母与数字 capital letters and digits'],
  customsCode: [/^\d{4}$/, '4 位关区代码 four digits'],
  city: [/^[^\p{Cc}]{1,30}$/u, '所在城市 the city'],
} as const;

/** Puts the account book of a warehouse enterprise on record (J-01). Again with the same data it changes nothing. */
export async function registerBook(store: RegistryStore, book: AccountBook): Promise<Outcome<AccountBook>> {
  for (const [path, [shape, allowed]] of Object.entries(SHAPES)) {
    const found = book[path as keyof typeof SHAPES];
    if (!shape.test(found)) return refused({ code: '90259', path, found, allowed });
  }
  const { participants } = await store.read();
  const firm = participants.find(({ code }) => code === book.warehouseCode);
  if (firm?.roles.includes('warehouse') !== true) {
    const found = firm === undefined ? book.warehouseCode : `${firm.code} (${firm.roles.join(', ')})`;
    return refused({ code: '90259', path: 'warehouseCode', found, allowed: '在册的仓储企业 a warehouse on record' });
  }
  return enrolAccountBook(store, book);
}
