/** Who and what the example messages are about. All firms and persons are invented. */
export const PLATFORM = { code: '3301960T01', name: '测试电子商务平台有限公司' };
export const SELLER = { code: '3301960T02', name: '测试跨境商贸（境内代理）有限公司' };
export const PAYER_FIRM = { code: '3301960T03', name: '测试支付有限公司' };
export const LOGISTICS = { code: '3301960T04', name: '测试快递有限公司' };
export const BROKER = { code: '3301960T05', name: '测试报关有限公司' };
export const WAREHOUSE = { code: '3301960T06', name: '测试保税仓储有限公司' };

export const BUYER = { name: '测试订购人', idNumber: '110101199003070011', telephone: '13000000000' };
export const ADDRESS = '浙江省测试市测试区测试路1号';
export const ORDER_NO = 'EXAMPLE-ORDER-0001';

export const PAYMENT_NO = 'EXAMPLE-PAY-0001';
export const COP_NO = 'EXAMPLE-LIST-0001';
export const WAYBILL_NO = 'EXAMPLE-WAYBILL-0001';
export const INVT_NO = '29282019I000000001';

/** The outcome a receipt reports. */
export const outcome = (status, code, text) => ({
  returnStatus: status,
  returnInfo: `[Code:${code};Desc:${text}]`,
});

export const guid = (last) => `7C0F1D5E-0000-4000-8000-0000000000${last}`;
