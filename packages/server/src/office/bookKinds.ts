import type { ActKind } from './types.ts';

const ITEMS = {
  type: 'array',
  minItems: 1,
  maxItems: 500,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['itemRecordNo', 'quantity'],
    properties: {
      itemRecordNo: { type: 'string', minLength: 1, maxLength: 30 },
      quantity: { type: 'string', minLength: 1, maxLength: 25 },
    },
  },
};
/** Goods that enter may say in which unit the book counts the item from then on. */
const ENTERED = {
  ...ITEMS,
  items: {
    ...ITEMS.items,
    properties: { ...ITEMS.items.properties, unit: { type: 'string', minLength: 3, maxLength: 3 } },
  },
};
const DOCUMENT = { type: 'string', minLength: 1, maxLength: 60 };

/** What is done to an account book beside the lists: goods in, goods out otherwise, what a stock-take found (J, I-03). */
export const BOOK_KINDS: readonly ActKind[] = [
  {
    name: 'book.enter',
    subject: 'book',
    path: 'books/:number/entries',
    roles: ['officer', 'supervisor'],
    district: 'subject',
    zh: '一线进境入账册，凭报关单号',
    en: 'goods enter the book, against an entry declaration',
    properties: { document: DOCUMENT, items: ENTERED },
    required: ['document', 'items'],
    rules: ['J-01'],
  },
  out('book.loss', 'losses', '登记损耗', 'record a loss'),
  out('book.destroy', 'destructions', '登记销毁', 'record a destruction'),
  out('book.reexport', 'reexports', '登记退运出境', 'record a re-export'),
  {
    name: 'book.adjust',
    subject: 'book',
    path: 'books/:number/counts',
    roles: ['supervisor'],
    district: 'subject',
    zh: '盘库：按实盘数量调整账册，理由即差异说明',
    en: 'a stock-take: the book is set to what was counted; the reason explains the difference',
    properties: { items: ITEMS },
    required: ['items'],
    rules: ['J-04'],
  },
];

function out(name: string, path: string, zh: string, en: string): ActKind {
  return {
    name,
    subject: 'book',
    path: `books/:number/${path}`,
    roles: ['officer', 'supervisor'],
    district: 'subject',
    zh,
    en,
    properties: { items: ITEMS },
    required: ['items'],
    rules: ['I-03', 'J-01'],
  };
}
