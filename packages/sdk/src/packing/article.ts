import type { InventoryHead, InventoryLine } from '@tongguan/ceb';
import { comparisonKey, maskStrayInNumber, maskStrayNumbers } from '@tongguan/kernel';
import type { Article, ArticleCode, ShownOptions } from './types.ts';

/** What a declarant writes where goods have no bar code. */
const NO_BAR_CODE: ReadonlySet<string> = new Set(['', '无', '無', '/', '-', 'NONE']);

export function articleOf(head: InventoryHead, line: InventoryLine): Article {
  const itemRecordNo = presentOr(line.itemRecordNo);
  const barCode = (line.barCode ?? '').trim();
  return {
    emsNo: itemRecordNo === null ? null : presentOr(head.emsNo),
    itemRecordNo,
    sellerCode: head.ebcCode,
    itemNo: presentOr(line.itemNo),
    barCode: NO_BAR_CODE.has(barCode.toUpperCase()) ? null : barCode,
    gcode: line.gcode,
    name: presentOr(line.itemName) ?? line.gname,
    model: line.gmodel,
    unit: line.unit,
  };
}

/** One key, one article. Quantities in different units are never added up, so that the unit is part of it. */
export function articleKey(article: Article): string {
  const { emsNo, itemRecordNo, sellerCode, itemNo, barCode, gcode, name, model, unit } = article;
  const parts =
    emsNo !== null && itemRecordNo !== null
      ? ['book', emsNo, itemRecordNo, unit]
      : itemNo !== null
        ? ['seller', sellerCode, itemNo, unit]
        : ['goods', sellerCode, gcode, name, model, barCode ?? '', unit];
  return JSON.stringify(parts.map(comparisonKey));
}

export function hasCode(article: Article, by: ArticleCode, code: string): boolean {
  const own = article[by];
  return own !== null && comparisonKey(own) === comparisonKey(code);
}

export function shownArticle(article: Article, options: ShownOptions): Article {
  if (options.showValues === true) return article;
  return {
    ...article,
    itemRecordNo: article.itemRecordNo === null ? null : maskStrayNumbers(article.itemRecordNo),
    itemNo: article.itemNo === null ? null : maskStrayNumbers(article.itemNo),
    barCode: article.barCode === null ? null : maskStrayNumbers(article.barCode),
    name: maskStrayNumbers(article.name),
    model: maskStrayNumbers(article.model),
  };
}

/** A business number; a person's number that slipped into it is masked. */
export function shownNumber(number: string, { showValues }: ShownOptions): string {
  return showValues === true ? number : maskStrayInNumber(number);
}

function presentOr(text: string | undefined): string | null {
  const trimmed = (text ?? '').trim();
  return trimmed === '' ? null : trimmed;
}
