import type { Inventory, Logistics, Order, Payment } from '@tongguan/ceb';
import type { Assessment } from '@tongguan/policy';

/**
 * Words of a purchase.
 *
 * Purchase – what a consumer bought in one order: the one source of the four documents that have to agree
 * (D-01 … D-04). Firm – a participant as the documents name it. Declarant – who signs the declaration (申报企业),
 * usually a broker entrusted by the seller. Guarantor – whose guarantee carries the tax (assureCode).
 */
export type Firm = { readonly code: string; readonly name: string };

export type Buyer = {
  readonly name: string;
  /** 18-digit identity number; the regime knows type 1 only. */
  readonly idNumber: string;
  readonly telephone: string;
  /** The buyer's account at the platform (订购人注册号). */
  readonly regNo: string;
};

export type Consignee = { readonly name: string; readonly telephone: string; readonly address: string };

/** One article as it is on sale; per-piece figures are decimal texts. */
export type Goods = {
  /** Ten-digit commodity code. */
  readonly gcode: string;
  /** The seller's own article number (SKU), at most 20 characters. */
  readonly itemNo: string;
  /** Article number in the account book; required in bonded mode (J-01). */
  readonly itemRecordNo?: string;
  readonly name: string;
  readonly model: string;
  readonly barCode?: string;
  /** Country of origin, legacy three-digit code. */
  readonly country: string;
  /** Unit of sale. */
  readonly unit: string;
  /** First legal unit and how much of it one piece is (H-05). */
  readonly unit1: string;
  readonly qty1PerPiece: string;
  readonly unit2?: string;
  readonly qty2PerPiece?: string;
  /** Net weight of one piece in kilograms. */
  readonly netWeightKg: string;
};

export type PurchaseLine = { readonly goods: Goods; readonly quantity: string; readonly price: string };

/** 1210: out of a bonded warehouse. 9610: flown in for this buyer. C-03 */
export type PurchaseMode =
  | { readonly kind: '1210'; readonly emsNo: string; readonly warehouse: Firm }
  | {
      readonly kind: '9610';
      /** Country of departure, legacy three-digit code. */
      readonly country: string;
      readonly trafNo: string;
      readonly voyageNo: string;
      readonly billNo: string;
    };

export type PurchaseFirms = {
  readonly platform: Firm;
  readonly seller: Firm;
  readonly payment: Firm;
  readonly logistics: Firm;
  readonly declarant: Firm;
  /** Customs code of the firm whose guarantee is used; one of the above. */
  readonly guarantorCode: string;
};

export type PurchaseNumbers = {
  readonly orderNo: string;
  readonly payTransactionId: string;
  readonly logisticsNo: string;
  /** At most 20 characters. */
  readonly copNo: string;
};

export type PurchaseSpec = {
  readonly firms: PurchaseFirms;
  readonly mode: PurchaseMode;
  readonly numbers: PurchaseNumbers;
  readonly buyer: Buyer;
  readonly consignee: Consignee;
  readonly lines: readonly PurchaseLine[];
  /** Yuan. */
  readonly freight: string;
  readonly insurance: string;
  /** Coupons and points (非现金抵扣), yuan; default 0. */
  readonly discount?: string;
  /** What the buyer has used of this year's quota as far as the seller knows, yuan; default 0. */
  readonly annualUsed?: string;
  readonly customsCode: string;
  /** Default: `customsCode`. */
  readonly portCode?: string;
  /** When the purchase is declared: appTime, payTime, and the date by which law is chosen. */
  readonly atMs: number;
  /** Packing on top of the net weight, kilograms; default 0.2. */
  readonly packingKg?: string;
  /** Where guids come from; default random. */
  readonly newGuid?: () => string;
};

/** Four documents that agree with each other, not yet in messages. */
export type Purchase = {
  readonly spec: PurchaseSpec;
  readonly order: Order;
  readonly payment: Payment;
  readonly waybill: Logistics;
  readonly declaration: Inventory;
  /** What the platform will compute as well, if the buyer's used quota is as stated. */
  readonly assessment: Assessment;
};
