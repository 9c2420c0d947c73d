import { decimal5 } from '@tongguan/kernel';
import type { PaymentData } from '../../src/payment179/types.ts';

/** What a shop would upload, made up. */
export const payment: PaymentData = {
  sessionID: 'ad2254-8hewyf32-55616249',
  payExchangeInfoHead: {
    guid: '9D55BA71-22DE-41F4-8B50-C36C83B3B530',
    initalRequest: 'https://pay.example/gateway?amount=100&subject="奶粉"\n&path=C:\\tmp',
    initalResponse: '<xml><return_code>SUCCESS</return_code></xml>',
    ebpCode: '3301960A01',
    payCode: '312226T001',
    payTransactionId: '2018121222001354081010726129',
    totalAmount: decimal5('100'),
    currency: '142',
    verDept: '3',
    payType: '1',
    tradingTime: '20181212041803',
    note: '批量订单',
  },
  payExchangeInfoLists: [
    {
      orderNo: 'SO1710301150602574003',
      goodsInfo: [
        { gname: '奶粉 1段', itemLink: 'http://shop.example/item?id=1&shop=2' },
        { gname: 'perfume', itemLink: 'http://shop.example/item?id=2;http://shop.example/item?id=3' },
      ],
      recpAccount: 'OSA571908863132601',
      recpCode: '',
      recpName: 'EXAMPLE LIMITED',
    },
  ],
  serviceTime: 1544519952469,
};

export function withHead(change: Partial<PaymentData['payExchangeInfoHead']>): PaymentData {
  return { ...payment, payExchangeInfoHead: { ...payment.payExchangeInfoHead, ...change } };
}
