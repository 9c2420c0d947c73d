import type { Decimal5, EpochMs } from '@tongguan/kernel';

/**
 * Terminology. Announcements 165 and 179 of 2018 of the General Administration of Customs let customs ask a platform for
 * the original payment data of an order (`platDataOpen`, form field openReq); the platform answers at once and uploads the
 * data under the session of the question (`realTimeDataUp`, form field payExInfoStr). Names, their misspellings and
 * their order are those of the announcement's interface.
 */
export type PaymentData = {
  /** The session of the question, as customs gave it. */
  readonly sessionID: string;
  readonly payExchangeInfoHead: PaymentDataHead;
  readonly payExchangeInfoLists: readonly PaymentDataOrder[];
  readonly serviceTime: EpochMs;
};

export type PaymentDataHead = {
  readonly guid: string;
  /** What the platform sent to the payment firm, as it was sent. */
  readonly initalRequest: string;
  /** What the payment firm answered, as it came. */
  readonly initalResponse: string;
  readonly ebpCode: string;
  readonly payCode: string;
  readonly payTransactionId: string;
  readonly totalAmount: Decimal5;
  /** Customs code, 142 for yuan. */
  readonly currency: string;
  /** 1 UnionPay, 2 NetsUnion, 3 other. */
  readonly verDept: string;
  /** 1 app, 2 PC, 3 scanned code, 4 other; may be empty. */
  readonly payType: string;
  /** `YYYYMMDDhhmmss`, Asia/Shanghai. */
  readonly tradingTime: string;
  readonly note: string;
};

export type PaymentDataOrder = {
  readonly orderNo: string;
  readonly goodsInfo: readonly PaymentDataGoods[];
  readonly recpAccount: string;
  /** Empty for receivers abroad. */
  readonly recpCode: string;
  readonly recpName: string;
};

/** Several links of one product are joined by `;`. */
export type PaymentDataGoods = { readonly gname: string; readonly itemLink: string };

/** The parts of an upload exactly as they stand in it: what was signed is made of these, never of values written anew. */
export type PaymentText = {
  readonly sessionID: string;
  readonly head: string;
  /** `payExchangeInfoLists` in practice, `payExchangeInfoList` in the announcement's table. */
  readonly listsName: PaymentListsName;
  readonly lists: string;
  readonly serviceTime: string;
};

export type PaymentListsName = 'payExchangeInfoLists' | 'payExchangeInfoList';

/** An upload that has been read; nothing of it is to be believed before `verifyPayment`. */
export type ReceivedPayment = {
  readonly data: PaymentData;
  /** Serial number of the certificate: by it the receiver finds the key in its own registry. */
  readonly certNo: string;
  readonly signValue: string;
  readonly text: PaymentText;
};
