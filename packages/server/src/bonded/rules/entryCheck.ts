import { formatDecimal5, parseDecimal5 } from '@tongguan/kernel';

/**
 * J-08: what is declared to lie under a bill, beside the papers of the goods. Every difference is told with its place and both
 * values; nothing is weighed here, an officer does.
 */
export type Paper = { readonly number: string; readonly sha256: string };
type Item = { readonly itemRecordNo: string; readonly quantity: string };
type Deal = { readonly seller: string; readonly buyer: string; readonly currency: string; readonly total: string };

export type EntryPapers = {
  readonly contract: Paper & Deal;
  readonly invoice: Paper & Deal & { readonly contractNo: string; readonly items: readonly Item[] };
  readonly packingList: Paper & { readonly packages: number; readonly items: readonly Item[] };
  readonly billOfLading: Paper & { readonly packages: number };
  /** From the owner of a brand to who sells it here, each handing on to the next. */
  readonly brandAuthorisations?: readonly BrandAuthorisation[];
};

export type BrandAuthorisation = Paper & {
  readonly brand: string;
  readonly from: string;
  readonly until?: string;
  readonly giver: string;
  readonly taker: string;
  readonly items: readonly string[];
};

export type Declared = {
  readonly billNo: string;
  readonly lines: readonly { readonly itemRecordNo: string; readonly declared5: bigint }[];
};

/** A field of one paper, what it says, and what the other says. */
export type Difference = {
  readonly field: string;
  readonly found: string;
  readonly beside: string;
  readonly expected: string;
};

export function checkEntry(papers: EntryPapers, declared: Declared, day: string): readonly Difference[] {
  const { contract, invoice, packingList, billOfLading, brandAuthorisations = [] } = papers;
  return [
    ...unlike('billOfLading/number', billOfLading.number, 'declared/billNo', declared.billNo),
    ...unlike('invoice/contractNo', invoice.contractNo, 'contract/number', contract.number),
    ...(['seller', 'buyer', 'currency'] as const).flatMap((name) =>
      unlike(`invoice/${name}`, invoice[name], `contract/${name}`, contract[name]),
    ),
    ...unlikeNumber('invoice/total', invoice.total, 'contract/total', contract.total),
    ...unlike(
      'packingList/packages',
      String(packingList.packages),
      'billOfLading/packages',
      String(billOfLading.packages),
    ),
    ...unlikeItems('invoice', invoice.items, declared),
    ...unlikeItems('packingList', packingList.items, declared),
    ...brandAuthorisations.flatMap((one, index) => notInForce(`brandAuthorisations[${index + 1}]`, one, day)),
    ...brokenChains(brandAuthorisations, contract.seller),
    ...brandAuthorisations.flatMap((one, index) => ofOtherGoods(`brandAuthorisations[${index + 1}]`, one, declared)),
  ];
}

/** Kind, number and hash of each paper, for the record. */
export function papersOf(papers: EntryPapers): readonly (Paper & { readonly kind: string })[] {
  const { contract, invoice, packingList, billOfLading, brandAuthorisations = [] } = papers;
  const one = (kind: string, { number, sha256 }: Paper) => ({ kind, number, sha256: sha256.toLowerCase() });
  return [
    one('contract', contract),
    one('invoice', invoice),
    one('packingList', packingList),
    one('billOfLading', billOfLading),
    ...brandAuthorisations.map((paper) => one('brandAuthorisation', paper)),
  ];
}

function unlike(field: string, found: string, beside: string, expected: string): Difference[] {
  return plain(found) === plain(expected) ? [] : [{ field, found, beside, expected }];
}

/** 100 and 100.00 are one amount; what is no number is compared as text. */
function unlikeNumber(field: string, found: string, beside: string, expected: string): Difference[] {
  const [a, b] = [parseDecimal5(found), parseDecimal5(expected)];
  return a !== null && a === b
    ? []
    : a === null || b === null
      ? unlike(field, found, beside, expected)
      : [{ field, found, beside, expected }];
}

function unlikeItems(paper: string, items: readonly Item[], { lines }: Declared): Difference[] {
  const names = new Set([...lines, ...items].map(({ itemRecordNo }) => itemRecordNo));
  return [...names].flatMap((name) => {
    const found = items.filter(({ itemRecordNo }) => itemRecordNo === name).map(({ quantity }) => quantity);
    const said = sumOf(found);
    const declared5 = lines.find(({ itemRecordNo }) => itemRecordNo === name)?.declared5 ?? 0n;
    if (said === declared5) return [];
    const expected = formatDecimal5(declared5);
    return [{ field: `${paper}/items/${name}`, found: found.join(' + ') || '0', beside: 'declared', expected }];
  });
}

/** Null: one of them is no number, which equals nothing. */
function sumOf(quantities: readonly string[]): bigint | null {
  const read = quantities.map(parseDecimal5);
  return read.every((one) => one !== null) ? read.reduce((sum, one) => sum + one, 0n) : null;
}

function notInForce(field: string, { from, until }: BrandAuthorisation, day: string): Difference[] {
  if (from <= day && (until === undefined || day <= until)) return [];
  return [
    { field: `${field}/from…until`, found: `${from} … ${until ?? ''}`, beside: 'day of the check', expected: day },
  ];
}

/** Of each brand one of them reaches the seller of the contract, and every other is taken on by the next. */
function brokenChains(all: readonly BrandAuthorisation[], seller: string): Difference[] {
  return all.flatMap((one, index) => {
    const goesOn = all.some((next) => plain(next.brand) === plain(one.brand) && plain(next.giver) === plain(one.taker));
    if (goesOn) return [];
    return unlike(`brandAuthorisations[${index + 1}]/taker`, one.taker, 'contract/seller', seller);
  });
}

function ofOtherGoods(field: string, { items }: BrandAuthorisation, { lines }: Declared): Difference[] {
  const names = new Set(lines.map(({ itemRecordNo }) => itemRecordNo));
  return items
    .filter((name) => !names.has(name))
    .map((name) => ({ field: `${field}/items`, found: name, beside: 'declared', expected: [...names].join(', ') }));
}

/** As people compare names: width, case and spaces count for nothing. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}
