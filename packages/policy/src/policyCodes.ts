/** The codes this package gives. Official and business codes as published; 900xx are our own documented range. */
export const POLICY_CODES = {
  /** 清单的购买金额超过单笔限额 */
  overSingleLimit: '-621005',
  /** 本次购买将超过年度限额 */
  overAnnualLimit: '-621018',
  /** 清单的申报状态不符合改单申报的条件 */
  notAmendable: '-621012',
  /** 清单的状态不符合撤单申报要求 */
  notCancellable: '-623005',
  /** 撤单清单已经申报过 */
  cancellationTwice: '-623009',
  /** 退货申请单表体无数据，不允许申报 */
  returnEmpty: '-625006',
  /** 在关联的清单中未找到表体序号、商品编号的数据 */
  returnLineUnknown: '-625209',
  /** Accepted before the regime (E-11). */
  lawNotCarried: '90038',
  modeNotAllowed: '90014',
  goodsNotListed: '90015',
  goodsStopped: '90016',
  goodsUnknown: '90017',
  legalUnit: '90024',
  exactlyAtLimit: '90028',
  /** The consumption tax class cannot be decided from what is declared: supplementary declaration (E-09). */
  classUndecided: '90031',
  /** A rate or class of the tariff is known to be unsure, or the origin may bear another duty: an officer decides (E-05). */
  rateUnsure: '90034',
  /** Applied for, or back, before the declaration was released. */
  returnBeforeRelease: '90070',
  returnAppliedLate: '90060',
  returnArrivedLate: '90061',
  returnOtherSite: '90062',
  returnAltered: '90063',
  returnLineQuantity: '90064',
  /** The notice on holidays of a year is not in the data. */
  calendarUnknown: '90065',
  licenceMissing: '90066',
  listNote: '90067',
  /** The remark excludes articles or limits quantities; an officer compares (H-01). */
  noteForOfficer: '90120',
  /** This declaration alone exceeds the quantity of the remark. */
  overCap: '90121',
  /** A cell of a positive-list file cannot be read. */
  listFile: '90068',
  filing: '90069',
  /** A line of a declaration says something else than the filing of its article (H-04). */
  filingDiffers: '90306',
} as const;

export type PolicyCode = (typeof POLICY_CODES)[keyof typeof POLICY_CODES];

/** The business code that stands in the 622 receipt beside an official one, as seen in practice. */
export function receiptCodeOf(code: string): string | null {
  return code === POLICY_CODES.overAnnualLimit ? '1313' : null;
}
