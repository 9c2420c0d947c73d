import { say } from '../language.ts';

/** What the API's names of a guarantor's account mean, in Chinese; in English they say it themselves (G-01 … G-04). */
const WORDS: Readonly<Record<string, string>> = {
  alerts: '预警',
  amount: '金额',
  available: '可用',
  bills: '税单数',
  claimedAt: '产生时间',
  code: '担保企业',
  cover: '有效担保',
  day: '日期',
  demands: '缴款书',
  dutyNo: '缴款书编号',
  ending: '将到期',
  from: '起',
  held: '占用',
  instruments: '担保凭证',
  issuer: '出具机构',
  kind: '种类',
  left: '剩余',
  madeOn: '开具日',
  number: '编号',
  overHeld: '超占',
  overdue: '逾期',
  owed: '应缴',
  paidOn: '缴款日',
  payBy: '最后缴款日',
  perDay: '日均占用',
  preNo: '预录入编号',
  refunds: '退税',
  runwayDays: '可用天数',
  since: '比较起点',
  state: '状态',
  surcharge: '滞纳金',
  tax: '税款',
  taxNo: '税单编号',
  toPay: '合计应付',
  until: '止',
  waiting: '等待担保',
};

/** The heading of a value of a guarantor's account. */
export function guaranteeWord(name: string): string {
  return say(WORDS[name] ?? name, name);
}
