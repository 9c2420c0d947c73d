import type { Inventory, Logistics, Order, Payment } from '@tongguan/ceb';
import type { Goods, Persona, Purchase } from '@tongguan/sdk';

/**
 * Words of the demonstration.
 *
 * Market – who takes part and what is on sale. Play – one declaration of the demonstration with what is expected
 * of it. Paper – one document with the participant who signs and sends it. Prank – a message the door must refuse.
 */
export const PERSONA_NAMES = [
  'platform',
  'agent',
  'payment',
  'logistics',
  'broker',
  'warehouse',
  'smallagent',
] as const;
export type PersonaName = (typeof PERSONA_NAMES)[number];

export type SaleGoods = { readonly goods: Goods; readonly price: string; readonly scarce: boolean };

export type Market = {
  readonly personas: Readonly<Record<PersonaName, Persona>>;
  readonly goods: readonly [SaleGoods, ...SaleGoods[]];
  /** In the account book with a few pieces only. */
  readonly scarce: SaleGoods | null;
  readonly emsNo: string;
  readonly customsCode: string;
  readonly portCode: string;
};

export type Paper =
  | { readonly kind: 'order'; readonly document: Order; readonly by: PersonaName }
  | { readonly kind: 'payment'; readonly document: Payment; readonly by: PersonaName }
  | { readonly kind: 'waybill'; readonly document: Logistics; readonly by: PersonaName }
  | { readonly kind: 'declaration'; readonly document: Inventory; readonly by: PersonaName };

export type Expectation = 'released' | 'refused' | 'manual' | 'waiting' | 'releasedOrRefused';

export type Play = {
  readonly scenario: string;
  readonly copNo: string;
  readonly purchase: Purchase;
  readonly papers: readonly Paper[];
  readonly expected: Expectation;
};

/** The outcome of a declaration. */
export type Outcome = {
  readonly state: string;
  /** The declaration's number; empty before customs gave one. */
  readonly invtNo: string;
  readonly codes: readonly { readonly code: string; readonly text: string }[];
};

/** A released declaration and its invtNo. */
export type Released = { readonly play: Play; readonly invtNo: string };

/** One thing that followed a release, and whether it went as it should. */
export type Afterwards = {
  readonly what: string;
  /** Of the declaration, the demand, the stock-take. */
  readonly number: string;
  readonly done: boolean;
};

export type Count = { readonly code: string; readonly text: string; readonly count: number };

export type DemoSummary = {
  readonly run: string;
  readonly seed: number;
  readonly declarations: number;
  readonly released: number;
  readonly refused: readonly Count[];
  readonly manual: readonly Count[];
  /** Waiting for a missing document, as one of the demonstration's declarations does on purpose. */
  readonly waiting: number;
  /** Documents refused by receipt: duplicates and the like. */
  readonly documentsRefused: readonly Count[];
  readonly door: readonly {
    readonly what: string;
    readonly status: number;
    readonly code: string;
    readonly text: string;
  }[];
  /** Bytes sent twice with one effect. */
  readonly replayed: number;
  readonly tax: {
    readonly customsDuty: string;
    readonly consumptionTax: string;
    readonly valueAddedTax: string;
    readonly total: string;
  };
  /** At release; what followed gives some of it back. */
  readonly quotaUsed: string;
  readonly guaranteeUsed: string;
  readonly afterwards: readonly Afterwards[];
  readonly messages: number;
  readonly documents: number;
  readonly seconds: number;
  readonly declarationsPerSecond: number;
  /** Declarations that ended otherwise than the scenario says; empty when all is well. */
  readonly unexpected: readonly { readonly scenario: string; readonly copNo: string; readonly state: string }[];
  readonly url: string;
};
