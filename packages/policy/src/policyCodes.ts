/** The codes this package gives. Official and business codes as published; 900xx are our own documented range. */
export const POLICY_CODES = {
  /** 清单的购买金额超过单笔限额 */
  overSingleLimit: '-621005',
  /** 本次购买将超过年度限额 */
  overAnnualLimit: '-621018',
  modeNotAllowed: '90014',
  goodsNotListed: '90015',
  goodsStopped: '90016',
  goodsUnknown: '90017',
  legalUnit: '90024',
  exactlyAtLimit: '90028',
  /** The consumption tax class cannot be decided from what is declared: supplementary declaration (E-09). */
  classUndecided: '90031',
} as const;

export type PolicyCode = (typeof POLICY_CODES)[keyof typeof POLICY_CODES];

/** The business code that stands in the 622 receipt beside an official one, as seen in practice. */
export function receiptCodeOf(code: string): string | null {
  return code === POLICY_CODES.overAnnualLimit ? '1313' : null;
}
