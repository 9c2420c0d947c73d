import type { Role } from './types.ts';

const WORDS: Readonly<Record<Role, string>> = {
  platform: '电商平台 platform',
  seller: '电商企业 seller',
  domesticAgent: '境内代理人 domesticAgent',
  paymentFirm: '支付企业 paymentFirm',
  logisticsFirm: '物流企业 logisticsFirm',
  broker: '报关企业 broker',
  warehouse: '仓储企业 warehouse',
};

/** Kinds of enterprise in words, as the registry calls them in Chinese and in its interface. */
export function roleWords(roles: readonly Role[]): string {
  return roles.map((role) => WORDS[role]).join(', ');
}
