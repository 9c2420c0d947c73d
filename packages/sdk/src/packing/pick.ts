import { type Decimal5, formatDecimal5 } from '@tongguan/kernel';
import { articleKey, shownArticle, shownNumber } from './article.ts';
import type { Article, Parcel, PickItem, ShownOptions } from './types.ts';

type Picked = {
  readonly article: Article;
  readonly parcels: { readonly parcelNo: string; readonly quantity: Decimal5 }[];
};

/** What to fetch for these parcels: each article once, with the sum and where it goes, in the order of books and items (C-09). */
export function pickList(parcels: readonly Parcel[], options: ShownOptions = {}): readonly PickItem[] {
  const picked = new Map<string, Picked>();
  for (const { parcelNo, packed } of parcels) {
    for (const { article, quantity } of packed) {
      const key = articleKey(article);
      const item = picked.get(key) ?? { article, parcels: [] };
      item.parcels.push({ parcelNo, quantity });
      picked.set(key, item);
    }
  }
  return [...picked.values()].sort((a, b) => inOrder(a.article, b.article)).map((item) => shown(item, options));
}

function shown({ article, parcels }: Picked, options: ShownOptions): PickItem {
  return {
    ...shownArticle(article, options),
    quantity: formatDecimal5(parcels.reduce((sum, { quantity }) => sum + quantity, 0n)),
    parcels: parcels.map(({ parcelNo, quantity }) => ({
      parcelNo: shownNumber(parcelNo, options),
      quantity: formatDecimal5(quantity),
    })),
  };
}

/** Item 2 before item 10. */
const BY_NUMBER = new Intl.Collator('en', { numeric: true });

function inOrder(a: Article, b: Article): number {
  for (const field of ['emsNo', 'itemRecordNo', 'sellerCode', 'itemNo', 'gcode', 'name', 'unit'] as const) {
    const order = BY_NUMBER.compare(a[field] ?? '', b[field] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
