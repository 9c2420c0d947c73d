import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, SOURCE_OWN } from '../types.ts';

/** Tokens and who may use them (A-02, F-03, K-03). 90360 … 90369. */
const ROWS: readonly CodeRow[] = [
  [
    '90360',
    'F-03',
    false,
    ['身份证号有误', 'this is no identity number'],
    [
      '消费者令牌只为 18 位公民身份号码签发，并核对校验码与出生日期',
      'a consumer’s token is given for an identity number of 18 characters, whose check character and date of birth fit',
    ],
    [
      '号码录入有误，或为 15 位旧号码：旧号码与同一人的 18 位号码是两个额度账户',
      'a mistake in typing, or an old number of 15 digits, which would be another account than the same person’s of 18',
    ],
    ['核对证件后重新录入 18 位号码', 'look at the document again and type all 18 characters'],
  ],
  [
    '90361',
    'F-03',
    false,
    ['当日签发的消费者令牌已达上限', 'no more consumer tokens from this operator today'],
    [
      '一名运维人员一日可签发的数量见参数 consumer-tokens-a-day',
      'how many an operator may give out in a day says the parameter consumer-tokens-a-day',
    ],
    ['当日业务量大，或有人批量查询他人额度', 'a busy day, or somebody who looks at the quota of many'],
    [
      '由另一名运维人员签发，或次日再办；审计人员可查看已签发的令牌',
      'ask another operator, or come tomorrow; who audits sees the list',
    ],
  ],
  [
    '90362',
    'A-02',
    false,
    ['没有此编号的令牌', 'no token has this id'],
    ['令牌编号由列表给出，与令牌本身不同', 'the id stands in the list of tokens and is not the token itself'],
    ['编号有误，或令牌不属于本企业', 'a mistake in the id, or the token is another firm’s'],
    ['查看令牌列表后重试', 'look at the list of tokens and try again'],
  ],
  [
    '90363',
    'D-05a',
    false,
    ['身份认证的日期无效', 'the days of the authentication are none'],
    [
      '认证日期须为已到的日期，有效期截止日不早于认证日期',
      'the day of the authentication has come, and its last day is not before it',
    ],
    ['日期录入有误', 'a mistake in typing'],
    ['按认证凭证更正日期后重新登记', 'correct the day by the evidence and record it again'],
  ],
];

export const ACCESS_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
