/** A value that the text of a receipt names: `OrderHead.acturalPaid` 561.89, `limitPrice` 26,000, `订单编号` …. */
export type ReturnField = { readonly name: string; readonly value: string };

/**
 * The values in a text of returnInfo, in order, as they are written there. No grammar is published; these are
 * the forms seen in receipts, and ours: `[Head.field:value,…]` (also without the colon before a number), `[Head/field:value]`, `price：value`,
 * and in plain texts `编号：value` and `订单号为[value]`.
 */
export function returnInfoFields(text: string): readonly ReturnField[] {
  const found: { readonly at: number; readonly field: ReturnField }[] = [];
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const [, name = '', value = ''] = match;
      if (value !== '') found.push({ at: match.index, field: { name, value: value.trim() } });
    }
  }
  return found.sort((left, right) => left.at - right.at).map(({ field }) => field);
}

/** Bounded everywhere: the text is a stranger's, and a name or a value is short. */
const PATTERNS: readonly RegExp[] = [
  // A value ends at the next element path or the bracket: amounts are written with commas inside.
  /\b([A-Z][A-Za-z]{0,40}(?:\[\d{1,4}\])?[./][A-Za-z]{1,40}\d?)\s{0,8}(?:[:：]|(?<=[A-Za-z])(?=-?\d))([^\]；;[]{0,200}?)(?=[,，]\s{0,8}[A-Z][A-Za-z]{0,40}(?:\[\d{1,4}\])?[./][A-Za-z]|[\]；;]|$)/g,
  /(?<![\w./])([a-z][A-Za-z]{2,30})\s{0,8}[:：]\s{0,8}(-?\d[\d,]{0,20}(?:\.\d{1,8})?)(?![\w])/g,
  /(?<![一-鿿])([一-鿿]{0,8}(?:编码|编号|单号))[:：]\s{0,8}([\w-]{1,64})/g,
  /([一-鿿]{1,6}?)为\[([^\]]{0,100})\]/g,
];
