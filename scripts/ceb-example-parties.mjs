/**
 * Who and what the example messages are about. The firms are the sandbox's personas (packages/server/src/sandbox/cast.ts)
 * and the goods lie in its account book, so that each example can be signed, sent and cleared. All are invented.
 */
export const PLATFORM = { code: '3301969901', name: '测试跨境电商平台有限公司' };
export const SELLER = { code: '3301969902', name: '测试跨境电商代理有限公司' };
export const PAYER_FIRM = { code: '3301969903', name: '测试支付有限公司' };
export const LOGISTICS = { code: '3301969904', name: '测试物流有限公司' };
export const BROKER = { code: '3301989905', name: '测试报关有限公司' };
export const WAREHOUSE = { code: '3301669906', name: '测试保税仓储有限公司' };

export const BUYER = { name: '测试订购人', idNumber: '110101199003070011', telephone: '13000000000' };
export const ADDRESS = '浙江省测试市测试区测试路1号';
export const ORDER_NO = 'EXAMPLE-ORDER-0001';

export const PAYMENT_NO = 'EXAMPLE-PAY-0001';
export const COP_NO = 'EXAMPLE-LIST-0001';
export const WAYBILL_NO = 'EXAMPLE-WAYBILL-0001';
export const INVT_NO = '29922019I000000001';

/** The outcome a receipt reports. */
export const outcome = (status, code, text) => ({
  returnStatus: status,
  returnInfo: `[Code:${code};Desc:${text}]`,
});

export const guid = (last) => `7C0F1D5E-0000-4000-8000-0000000000${last}`;
