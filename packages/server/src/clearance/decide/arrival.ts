import { DOCUMENT_KINDS, type DocumentKind } from '../../intake/types.ts';

/** How an arriving order, payment or waybill is handled (B-06). */
export type ArrivalOutcome =
  /** It is the current version from now on; `replaces` tells that another was. */
  | { readonly kind: 'accepted'; readonly replaces: boolean }
  /** It took the current version away. */
  | { readonly kind: 'deleted' }
  /** `onFile`: it is older than this appTime, which is on file. */
  | { readonly kind: 'refused'; readonly code: string; readonly onFile?: string };

export type ArrivalFacts = {
  readonly kind: Exclude<DocumentKind, 4>;
  readonly appType: number;
  readonly appTime: string;
  /** The current version's appTime, null when there is none. */
  readonly currentAppTime: string | null;
  /** Another order uses this number, or the number is on record in another spelling. */
  readonly numberTaken: boolean;
  /** A declaration of this order has been submitted, and is neither refused nor cancelled. */
  readonly locked: boolean;
  /** Its firm has as many documents of this kind for this order as are kept. */
  readonly tooMany: boolean;
};

/**
 * Documents of one kind that one firm may have for one order, and stored declarations: what a lane opens with each new one
 * is bounded.
 */
export const DOCUMENTS_PER_ORDER_MAX = 20;
/** The answer to more of them. */
export const TOO_MANY = '90352';

/** Official codes of the 202205 error table: duplicate, nothing to change, locked, older than what is stored. */
const CODES = {
  [DOCUMENT_KINDS.order]: { duplicate: '-301010', missing: '-301009', locked: '-301011', old: '-301014' },
  [DOCUMENT_KINDS.payment]: { duplicate: '-401007', missing: '-401006', locked: '-401008', old: '-401012' },
  [DOCUMENT_KINDS.waybill]: { duplicate: '-504015', missing: '-504014', locked: '-504016', old: '-505016' },
} as const;

const NEW = 1;
const DELETE = 3;

/** Precedence: duplicate or missing, then locked, then old; of a new one how many there are. An equal appTime is not older. */
export function decideArrival(facts: ArrivalFacts): ArrivalOutcome {
  const codes = CODES[facts.kind];
  if (facts.appType === NEW) {
    if (facts.currentAppTime !== null || facts.numberTaken) return { kind: 'refused', code: codes.duplicate };
    if (facts.tooMany) return { kind: 'refused', code: TOO_MANY };
    return { kind: 'accepted', replaces: false };
  }
  if (facts.currentAppTime === null) return { kind: 'refused', code: codes.missing };
  if (facts.locked) return { kind: 'refused', code: codes.locked };
  if (facts.appTime < facts.currentAppTime) return { kind: 'refused', code: codes.old, onFile: facts.currentAppTime };
  return facts.appType === DELETE ? { kind: 'deleted' } : { kind: 'accepted', replaces: true };
}

/** How an arriving declaration is handled. */
export type DeclarationOutcome =
  /** A new declaration begins. */
  | { readonly kind: 'new' }
  /** The declaration that is there takes this content. */
  | { readonly kind: 'amended' }
  /** The stored declaration is taken back. */
  | { readonly kind: 'withdrawn' }
  /** The declaration is released: an officer decides whether it is amended. */
  | { readonly kind: 'application' }
  /** `onFile`: it is older than this appTime, which is on file. */
  | { readonly kind: 'refused'; readonly code: string; readonly onFile?: string };

export type DeclarationFacts = {
  readonly appType: number;
  readonly appTime: string;
  /** State of the latest declaration with this agentCode and copNo, null when there is none. */
  readonly state: number | null;
  /** It was cancelled after its release: its order may be declared anew (I-01). */
  readonly over: boolean;
  readonly currentAppTime: string | null;
  /** In review after an inspection, with everything held: not the enterprise's to change (K-01). */
  readonly held: boolean;
  /** It changes a field that identifies the declaration: platform, seller, declarant, numbers, direction (I-01). */
  readonly isOther: boolean;
  /** appStatus 2: it is declared, and not only stored (appStatus 1). */
  readonly declares: boolean;
  /** Another order uses this copNo of this declarant. */
  readonly numberTaken: boolean;
  /** Another declaration of the same platform's order stands. */
  readonly orderDeclared: boolean;
  /** Its declarant has reached the limit of stored declarations for this order. */
  readonly tooMany: boolean;
};

const STORED = 1;
const SENT = 3;
const MANUAL = 300;
const REJECTED = 100;
const RELEASED = 800;

const DUPLICATE: DeclarationOutcome = { kind: 'refused', code: '-621004' };
const NOT_AMENDABLE = { kind: 'refused', code: '-621012' } as const satisfies DeclarationOutcome;

/**
 * Declarations (−6210xx). A refused or cancelled one may be submitted again, as new or as a change. One that waits for its
 * documents or for an officer may be amended, and starts anew (I-01). Amending a released one is decided by an officer.
 * Every submission checks whether the order has a declaration already (B-06, D-01).
 */
export function decideDeclaration(facts: DeclarationFacts): DeclarationOutcome {
  const isOver = facts.state === REJECTED || facts.over;
  if (facts.appType === NEW) {
    const begun = facts.state !== null && !isOver;
    if (begun || facts.orderDeclared || facts.numberTaken) return DUPLICATE;
    return beginOrTooMany(facts);
  }
  if (facts.state === null) return { kind: 'refused', code: '-621011' };
  if (facts.currentAppTime !== null && facts.appTime < facts.currentAppTime) {
    return { ...NOT_AMENDABLE, onFile: facts.currentAppTime };
  }
  if (facts.appType === DELETE) return facts.state === STORED ? { kind: 'withdrawn' } : NOT_AMENDABLE;
  // A withdrawn draft gave up its number, which another order may have taken since.
  if (isOver) return facts.orderDeclared || facts.numberTaken ? DUPLICATE : beginOrTooMany(facts);
  // A released one is judged with its application, which names more.
  if (facts.isOther && facts.state !== RELEASED) return NOT_AMENDABLE;
  if (facts.state === STORED) return facts.declares && facts.orderDeclared ? DUPLICATE : { kind: 'amended' };
  // A submitted declaration cannot become a stored draft again: it would wait without a deadline.
  if (!facts.declares) return NOT_AMENDABLE;
  if (facts.state === RELEASED) return { kind: 'application' };
  const isWaiting = facts.state === SENT || (facts.state === MANUAL && !facts.held);
  if (!isWaiting) return NOT_AMENDABLE;
  return facts.orderDeclared ? DUPLICATE : { kind: 'amended' };
}

function beginOrTooMany({ declares, tooMany }: DeclarationFacts): DeclarationOutcome {
  return tooMany && !declares ? { kind: 'refused', code: TOO_MANY } : { kind: 'new' };
}
