import type { QualificationKind, Registration, Role } from '../types.ts';

/** The columns of a file of participants, by their English name; either name may head the column. */
export const COLUMNS = {
  code: { zh: '海关编码', required: true },
  creditCode: { zh: '信用代码', required: true },
  name: { zh: '企业名称', required: true },
  roles: { zh: '角色', required: true },
  registration: { zh: '登记类别', required: false },
  registered: { zh: '登记日期', required: false },
  qualification: { zh: '资质', required: false },
  number: { zh: '资质编号', required: false },
  issuer: { zh: '发证机关', required: false },
  scope: { zh: '范围', required: false },
  from: { zh: '有效期起', required: false },
  until: { zh: '有效期止', required: false },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly required: boolean }>>;

export type ColumnName = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as readonly ColumnName[];

/** Words of the notices for our words; ours are taken too. */
export const ROLE_WORDS: ReadonlyMap<string, Role> = new Map<string, Role>([
  ...words('platform', '电商平台', '平台'),
  ...words('seller', '电商企业', '跨境电商企业'),
  ...words('domesticAgent', '境内代理人'),
  ...words('paymentFirm', '支付企业'),
  ...words('logisticsFirm', '物流企业'),
  ...words('broker', '报关企业'),
  ...words('warehouse', '仓储企业', '监管作业场所'),
]);
export const REGISTRATION_WORDS: ReadonlyMap<string, Registration> = new Map<string, Registration>([
  ...words('customs', '注册登记'),
  ...words('information', '信息登记'),
]);
export const QUALIFICATION_WORDS: ReadonlyMap<string, QualificationKind> = new Map<string, QualificationKind>([
  ...words('financialLicence', '金融许可证'),
  ...words('paymentLicence', '支付业务许可证'),
  ...words('courierLicence', '快递业务经营许可证'),
  ...words('expressOperator', '进出境快件运营人'),
  ...words('postalEnterprise', '邮政企业'),
]);

/** The permitted values, for refusals. */
export function wordsOf(table: ReadonlyMap<string, string>): string {
  return [...new Set(table.values())]
    .map((value) =>
      [...table]
        .filter(([, one]) => one === value)
        .map(([word]) => word)
        .join(' = '),
    )
    .join(', ');
}

function words<T extends string>(value: T, ...chinese: readonly string[]): [string, T][] {
  return [value, ...chinese].map((word) => [word, value]);
}
