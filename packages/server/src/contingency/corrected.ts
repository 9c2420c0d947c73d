import type { Inventory } from '@tongguan/ceb';
import { formatDecimal5, parseDecimal5, type Refusal } from '@tongguan/kernel';
import { checkFields } from '@tongguan/matching';
import type { Registry } from '../registry/types.ts';

/** The officer's values for a line with unusable numbers: quantity, and price in yuan. */
export type GivenLine = { readonly gnum: string; readonly quantity: string; readonly totalPrice: string };

/** Numbers that go into ledgers and taxes, and the number of a line. */
const BOOKED = /\/(freight|insuredFee|qty|totalPrice|gnum)$/;
const AMOUNT_MAX = 10n ** 17n;

/** Numbers that cannot be taxed or booked: negative, too large for an account, or two lines with one number. */
export function unusableNumbers(declaration: Inventory, registry: Registry): readonly Refusal[] {
  const { emsNo } = declaration.InventoryHead;
  const book = emsNo ? registry.accountBook(emsNo) : null;
  return checkFields({ declaration, book }).filter(({ path }) => BOOKED.test(path));
}

/** The declaration with the officer's numbers, one line for each line that is named; null: they do not cover every line. */
export function correctedInventory(declaration: Inventory, given: readonly GivenLine[]): Inventory | null {
  const gnums = [...new Set(declaration.InventoryList.map(({ gnum }) => gnum))];
  const lines = gnums.map((gnum) => {
    const line = declaration.InventoryList.find((one) => one.gnum === gnum);
    const own = given.find((one) => one.gnum === gnum);
    const [quantity5, total5] = [numberOf(own?.quantity), numberOf(own?.totalPrice)];
    if (line === undefined || quantity5 === null || quantity5 === 0n || total5 === null) return null;
    return { ...line, qty: formatDecimal5(quantity5), totalPrice: formatDecimal5(total5) };
  });
  if (!lines.every((line) => line !== null)) return null;
  // Freight and insurance are in the price the officer says.
  const head = { ...declaration.InventoryHead, freight: '0', insuredFee: '0' };
  return { InventoryHead: head, InventoryList: lines };
}

function numberOf(text: string | undefined): bigint | null {
  const value = parseDecimal5(text ?? '');
  return value === null || value < 0n || value > AMOUNT_MAX ? null : value;
}
