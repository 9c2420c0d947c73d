import { DOCUMENT_KINDS, type DocumentKind } from '../../intake/types.ts';

/** What becomes of an order, payment or waybill that arrives (B-06). */
export type ArrivalOutcome =
  /** It is the current version from now on; `replaces` tells that another was. */
  | { readonly kind: 'accepted'; readonly replaces: boolean }
  /** It took the current version away. */
  | { readonly kind: 'deleted' }
  | { readonly kind: 'refused'; readonly code: string };

export type ArrivalFacts = {
  readonly kind: Exclude<DocumentKind, 4>;
  readonly appType: number;
  readonly appTime: string;
  /** The current version's appTime, null when there is none. */
  readonly currentAppTime: string | null;
  /** Another order uses this number. */
  readonly numberTaken: boolean;
  /** A list for this order is declared and not refused. */
  readonly locked: boolean;
};

/** Official codes of the 202205 error table: duplicate, nothing to change, locked, older than what is stored. */
const CODES = {
  [DOCUMENT_KINDS.order]: { duplicate: '-301010', missing: '-301009', locked: '-301011', old: '-301014' },
  [DOCUMENT_KINDS.payment]: { duplicate: '-401007', missing: '-401006', locked: '-401008', old: '-401012' },
  [DOCUMENT_KINDS.waybill]: { duplicate: '-504015', missing: '-504014', locked: '-504016', old: '-505016' },
} as const;

const NEW = 1;
const DELETE = 3;

/** Precedence: duplicate or missing, then locked, then old. An equal appTime is not older. */
export function decideArrival(facts: ArrivalFacts): ArrivalOutcome {
  const codes = CODES[facts.kind];
  if (facts.appType === NEW) {
    if (facts.currentAppTime !== null || facts.numberTaken) return { kind: 'refused', code: codes.duplicate };
    return { kind: 'accepted', replaces: false };
  }
  if (facts.currentAppTime === null) return { kind: 'refused', code: codes.missing };
  if (facts.locked) return { kind: 'refused', code: codes.locked };
  if (facts.appTime < facts.currentAppTime) return { kind: 'refused', code: codes.old };
  return facts.appType === DELETE ? { kind: 'deleted' } : { kind: 'accepted', replaces: true };
}

/** What becomes of a list that arrives. */
export type ListOutcome =
  /** A new declaration begins. */
  | { readonly kind: 'new' }
  /** The declaration that is there takes this content. */
  | { readonly kind: 'amended' }
  /** The stored declaration is taken back. */
  | { readonly kind: 'withdrawn' }
  /** The list is released: an officer decides whether it is amended. */
  | { readonly kind: 'application' }
  | { readonly kind: 'refused'; readonly code: string };

export type ListFacts = {
  readonly appType: number;
  readonly appTime: string;
  /** State of the latest declaration with this agentCode and copNo, null when there is none. */
  readonly state: number | null;
  readonly currentAppTime: string | null;
  /** In review after an inspection, with everything held: not the enterprise's to change (K-01). */
  readonly held: boolean;
  /** appStatus 2: it is declared, and not only stored (appStatus 1). */
  readonly declares: boolean;
  /** Another order uses this copNo of this declarant. */
  readonly numberTaken: boolean;
  /** Another declaration of the same order that is not refused. */
  readonly orderDeclared: boolean;
};

const STORED = 1;
const SENT = 3;
const MANUAL = 300;
const REJECTED = 100;
const RELEASED = 800;

/**
 * Lists (−6210xx). A refused list may be declared again, as new or as a change. A list still waiting for its documents
 * or for an officer may be amended, and is declared anew (I-01); of a released one an officer decides.
 */
export function decideList(facts: ListFacts): ListOutcome {
  const begun = facts.state !== null && facts.state !== REJECTED;
  if (facts.appType === NEW) {
    if (begun || facts.orderDeclared || facts.numberTaken) return { kind: 'refused', code: '-621004' };
    return { kind: 'new' };
  }
  if (facts.state === null) return { kind: 'refused', code: '-621011' };
  if (facts.currentAppTime !== null && facts.appTime < facts.currentAppTime)
    return { kind: 'refused', code: '-621012' };
  if (facts.appType === DELETE) {
    return facts.state === STORED ? { kind: 'withdrawn' } : { kind: 'refused', code: '-621012' };
  }
  if (facts.state === REJECTED) return facts.orderDeclared ? { kind: 'refused', code: '-621004' } : { kind: 'new' };
  // What has been declared is not taken back into store: it would wait without a deadline.
  if (facts.state === STORED) return { kind: 'amended' };
  const isWaiting = facts.state === SENT || (facts.state === MANUAL && !facts.held);
  if (isWaiting && facts.declares) return { kind: 'amended' };
  if (facts.state === RELEASED && facts.declares) return { kind: 'application' };
  return { kind: 'refused', code: '-621012' };
}
