/** Chinese first, English beside it. */
export type Bilingual = { readonly zh: string; readonly en: string };

/**
 * One code as the catalogue explains it. `text` is the short text a receipt carries (official wording for
 * official codes), the rest is for the person who has to act on it.
 */
export type CatalogueEntry = {
  readonly code: string;
  readonly text: Bilingual;
  readonly meaning: Bilingual;
  readonly cause: Bilingual;
  readonly advice: Bilingual;
  /** Whether sending again after following the advice can succeed. */
  readonly resend: boolean;
  /** Elements the code is about. */
  readonly fields: readonly string[];
  /** Rule of the regime it carries out, when it carries out one. */
  readonly rule: string | null;
  /** Where the code comes from. */
  readonly source: string;
};

export type Pair = readonly [zh: string, en: string];

export function bilingual([zh, en]: Pair): Bilingual {
  return { zh, en };
}

export const SOURCE_OFFICIAL = '202205 规范表 7-2 / specification 202205, table 7-2';
export const SOURCE_STATES = '202205 规范 returnStatus / specification 202205, returnStatus';
export const SOURCE_TAX = '202205 规范税单状态 / specification 202205, status of a tax bill';
export const SOURCE_PRACTICE = '实际回执所见 / seen in receipts in practice, no published list';
export const SOURCE_PAYMENT_179 =
  '公告 2018-179 接口与使用者所见 / interface of announcement 2018-179, and what users met';
export const SOURCE_DXP = '202205 规范表 7-1 / specification 202205, table 7-1';
export const SOURCE_DEVICE = 'u-key 控件所见 / seen from u-key controls, no published list';
export const SOURCE_OWN = '通关平台自有代码 / own code of this platform';
