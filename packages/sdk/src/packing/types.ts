import type { Decimal5 } from '@tongguan/kernel';

/**
 * Words of packing (C-09): what a warehouse does with declarations before the parcels leave.
 *
 * Article – goods that are picked from one place: an item of an account book, else an article of a seller. Parcel – what one
 * declaration sends under one waybill. Label – what is printed on a parcel. Trouble – why of these files no list is made: a list
 * that lacks a file, or counts one twice, sends wrong goods.
 */
export type Article = {
  /** Account book and item in it; `null` in direct purchase, where nothing lies in a book. */
  readonly emsNo: string | null;
  readonly itemRecordNo: string | null;
  readonly sellerCode: string;
  readonly itemNo: string | null;
  /** `null` where the declaration says that there is none (无). */
  readonly barCode: string | null;
  readonly gcode: string;
  readonly name: string;
  readonly model: string;
  /** Unit of the declared quantity, code of customs. */
  readonly unit: string;
};

/** Of one article in one parcel, however many lines it stands in. */
export type Packed = { readonly article: Article; readonly quantity: Decimal5 };

export type Parcel = {
  readonly file: string;
  readonly parcelNo: string;
  readonly carrierCode: string;
  readonly carrierName: string;
  readonly orderNo: string;
  /** copNo; '' where the declaration has none yet. */
  readonly declarationNo: string;
  readonly packages: string;
  readonly grossWeightKg: string;
  readonly consignee: ParcelConsignee;
  readonly packed: readonly Packed[];
};

/** Where to: of the waybill, else of the order. A declaration alone has an address and no name. */
export type ParcelConsignee = {
  readonly from: 'waybill' | 'order' | 'declaration';
  readonly name: string | null;
  readonly telephone: string | null;
  readonly address: string;
};

export type Trouble = {
  /**
   * `unread`: no message can be read from the file. `versions`: two versions of one document, neither newer. `parcel`: two declarations send
   * one parcel. `quantity`: no quantity above zero.
   */
  readonly kind: 'unread' | 'versions' | 'parcel' | 'quantity';
  readonly file: string;
  /** The file it disagrees with; '' where it stands alone. */
  readonly other: string;
  /** Code of the catalogue, path or number; never a value of a person. */
  readonly found: string;
};

export type Packing = { readonly parcels: readonly Parcel[]; readonly troubles: readonly Trouble[] };

export type ShownOptions = {
  /** Personal data as it stands; by default it is masked, in numbers too where it strayed into them. */
  readonly showValues?: boolean;
};

export type PickItem = Article & {
  /** Sum over all parcels. */
  readonly quantity: string;
  readonly parcels: readonly { readonly parcelNo: string; readonly quantity: string }[];
};

export type Label = {
  readonly parcelNo: string;
  readonly carrierCode: string;
  readonly carrierName: string;
  readonly orderNo: string;
  readonly declarationNo: string;
  readonly packages: string;
  readonly grossWeightKg: string;
  readonly consignee: ParcelConsignee;
};

/** Which number of an article was read. */
export type ArticleCode = 'itemRecordNo' | 'itemNo' | 'barCode';

export type CountedRow = {
  /** As a table program counts them. */
  readonly row: number;
  readonly parcelNo: string;
  /** `null` where the count does not say; needed when two carriers use one number. */
  readonly carrierCode: string | null;
  readonly by: ArticleCode;
  readonly code: string;
  /** `null`: one, as a scanner reads pieces. */
  readonly quantity: string | null;
};

export type PackingDifference = {
  /**
   * `short`, `over`: another quantity. `not-counted`: the parcel is not in the count. `not-declared`: the parcel has no such article.
   * `unknown-parcel`: no declaration sends it. `ambiguous`: two parcels or articles have the number. `unreadable`: no quantity.
   */
  readonly kind: 'short' | 'over' | 'not-counted' | 'not-declared' | 'unknown-parcel' | 'ambiguous' | 'unreadable';
  readonly parcelNo: string;
  /** The number that was counted, else the first that the declaration has. */
  readonly code: string;
  readonly name: string;
  /** `null` where it cannot be said what is declared: ambiguous, unreadable. */
  readonly declared: string | null;
  readonly counted: string;
  /** Of the count; none where it lacks the article. */
  readonly rows: readonly number[];
};

export type PackingCheck = {
  readonly parcels: number;
  readonly rows: number;
  readonly differences: readonly PackingDifference[];
};
