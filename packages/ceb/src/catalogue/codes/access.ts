import { type CodeRow, entriesOf } from '../entries.ts';
import { type CatalogueEntry, SOURCE_OWN } from '../types.ts';

/** Tokens and who may use them (A-02, F-03, K-03). 90360 … 90369. */
const ROWS: readonly CodeRow[] = [
  [
    '90360',
    'F-03',
    false,
    ['身份证号有误', 'this is not a valid identity number'],
    [
      '消费者令牌只为 18 位公民身份号码签发，并核对校验码与出生日期',
      'a consumer token is issued only for an 18-character identity number with a correct check character and date of birth',
    ],
    [
      '号码录入有误，或为 15 位旧号码：旧号码与同一人的 18 位号码是两个额度账户',
      'a typing error, or an old 15-digit number, which would be a different quota account from the same person’s 18-character number',
    ],
    ['核对证件后重新录入 18 位号码', 'check the identity document and enter all 18 characters'],
  ],
  [
    '90361',
    'F-03',
    false,
    ['当日签发的消费者令牌已达上限', 'this operator can issue no more consumer tokens today'],
    [
      '一名运维人员一日可签发的数量见参数 consumer-tokens-a-day',
      'the parameter consumer-tokens-a-day limits how many an operator may issue in a day',
    ],
    ['当日业务量大，或有人批量查询他人额度', 'a busy day, or somebody is looking up the quota of many people'],
    [
      '由另一名运维人员签发，或次日再办；审计人员可查看已签发的令牌',
      'ask another operator, or continue tomorrow; auditors can see the tokens issued',
    ],
  ],
  [
    '90362',
    'A-02',
    false,
    ['没有此编号的令牌', 'no token has this id'],
    ['令牌编号由列表给出，与令牌本身不同', 'the list of tokens shows the id; it is not the token itself'],
    ['编号有误，或令牌不属于本企业', 'the id is wrong, or the token belongs to another firm'],
    ['查看令牌列表后重试', 'check the list of tokens and try again'],
  ],
  [
    '90363',
    'D-05a',
    false,
    ['身份认证的日期无效', 'the dates of the authentication are not valid'],
    [
      '认证日期须为已到的日期，有效期截止日不早于认证日期',
      'the day of authentication may not lie in the future, and the last day of validity may not be before it',
    ],
    ['日期录入有误', 'a typing error'],
    ['按认证凭证更正日期后重新登记', 'correct the dates by the evidence and record it again'],
  ],
];

export const ACCESS_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
