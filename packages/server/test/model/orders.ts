import { askAmendment } from './amend.ts';
import type { Kept } from './aside.ts';
import type { Due } from './clear.ts';
import type { Model } from './model.ts';
import type { DocumentStep, Expected, DeclarationStep, Purchase } from './types.ts';

export type Sent = { time: number; variant: number; wrongPayer: boolean; item: string | null; atMs: number };

export type TaxedLine = { tax: readonly [bigint, bigint, bigint]; quota: bigint; pieces: bigint; item: string };

export type Back = {
  readonly copNo: string;
  readonly kind: 'cancellation' | 'return' | 'amendment';
  /** 300 while it is open, 100 or 399 when it has ended. */
  state: 300 | 100 | 399;
  granted: boolean;
  readonly appliedMs: number;
  endedMs: number | null;
  /** What an amendment asks for. */
  readonly sent: Sent | null;
  /** Of a return, per line. */
  readonly pieces: readonly bigint[];
  taxFen: bigint;
};

/** One declaration: its state, and everything its declarant was told. */
export class Declaration {
  state = 1;
  sent: Sent;
  deadlineMs = 0;
  acceptedMs = 0;
  /** When the goods left. */
  releasedMs = 0;
  /** When customs said the tax: later, where the goods left by hand (K-03). */
  billedFromMs = 0;
  /** Let go by hand, and whether tax and holds have followed (K-03). */
  byHand: 'open' | 'reconciled' | null = null;
  /** Whether each attempt to reconcile it was the last. */
  readonly attempts: boolean[] = [];
  /** Released by an officer: what only an officer could say is not agreed upon again (I-01). */
  wasReviewed = false;
  ending: 'cancelled' | 'returned' | null = null;
  /** Lines as they were released. */
  lines: TaxedLine[] = [];
  /** Short of guarantee, with its quota kept (G-04). */
  waiting: { readonly due: Due; readonly untilMs: number } | null = null;
  /** Held for an inspection or by a decision, with everything kept (K-01). */
  held: { readonly due: Due; begun: boolean } | null = null;
  bill: { status: 1 | 2 | 3; dutyNo: string | null } | null = null;
  readonly back: Back[] = [];
  readonly events: string[] = [];

  constructor(sent: Sent) {
    this.sent = sent;
  }

  step(state: number): void {
    this.state = state;
    this.tell(622, state);
  }

  tell(kind: number, status: number | string): void {
    this.events.push(`${kind} ${status}`);
  }

  /** Refused, or cancelled, before its release or after: its order may be declared anew (I-01). */
  get isOver(): boolean {
    return this.state === 100 || this.ending === 'cancelled';
  }

  get taxFen(): bigint {
    return this.lines.reduce((total, { tax }) => total + tax[0] + tax[1] + tax[2], 0n);
  }
}

export type Order = {
  readonly purchase: Purchase;
  readonly documents: { order: Sent | null; payment: Sent | null; waybill: Sent | null };
  readonly declarations: Declaration[];
  delivery: { time: number; stands: boolean } | null;
  /** The lanes fault at what comes next: once, or until it is mended (B-07). */
  faults: 'pass' | 'stay' | null;
  /** What was set aside, and what has come since; null: nothing is. */
  aside: readonly Kept[] | null;
  /** When something of it was last handed back by people. */
  handedBackMs: number | null;
};

export function newOrder(purchase: Purchase): Order {
  const documents = { order: null, payment: null, waybill: null };
  return { purchase, documents, declarations: [], delivery: null, faults: null, aside: null, handedBackMs: null };
}

const CODES = {
  order: { duplicate: '-301010', missing: '-301009', locked: '-301011', old: '-301014' },
  payment: { duplicate: '-401007', missing: '-401006', locked: '-401008', old: '-401012' },
  waybill: { duplicate: '-504015', missing: '-504014', locked: '-504016', old: '-505016' },
} as const;

/** B-06 for orders, payments and waybills; `atMs`: when the door took it. */
export function sendDocument(model: Model, order: Order, step: DocumentStep, atMs: number): Expected {
  const codes = CODES[step.do];
  const current = order.documents[step.do];
  const refused = (answer: string): Expected => ({ company: 'any', answer });
  if (step.appType === 1 && current !== null) return refused(codes.duplicate);
  if (step.appType !== 1) {
    if (current === null) return refused(codes.missing);
    if (order.declarations.some(({ state, isOver }) => state !== 1 && !isOver)) return refused(codes.locked);
    if (step.time < current.time) return refused(codes.old);
  }
  const { time, variant, wrongPayer } = step;
  order.documents[step.do] = step.appType === 3 ? null : { time, variant, wrongPayer, item: null, atMs };
  return { ...whenComplete(model, order), answer: '120' };
}

/** B-06, I-01 for declarations. */
export function sendDeclaration(model: Model, order: Order, step: DeclarationStep, atMs: number): Expected {
  const latest = order.declarations.at(-1);
  const code = refusalOfDeclaration(latest, step);
  if (code !== null) {
    if (latest === undefined) return { company: 'any', answer: code };
    latest.tell(622, code);
    return { company: 'any' };
  }
  const { time, variant, item } = step;
  const sent = { time, variant, wrongPayer: false, item, atMs };
  if (step.appType === 3 && latest) {
    latest.step(100);
    return { company: 'any' };
  }
  const begins = latest === undefined || latest.isOver;
  if (!begins && latest.state === 800) return askAmendment(model, latest, sent);
  const declaration = begins ? new Declaration(sent) : latest;
  if (begins) order.declarations.push(declaration);
  declaration.sent = sent;
  declaration.acceptedMs = 0;
  declaration.wasReviewed = false;
  if (!step.declares) {
    declaration.step(1);
    return { company: 'any' };
  }
  declaration.step(2);
  declaration.step(3);
  declaration.deadlineMs = atMs + model.waitingMs;
  return whenComplete(model, order);
}

function refusalOfDeclaration(latest: Declaration | undefined, step: DeclarationStep): string | null {
  if (step.appType === 1) return latest === undefined || latest.isOver ? null : '-621004';
  if (latest === undefined) return '-621011';
  if (step.time < latest.sent.time) return '-621012';
  if (step.appType === 3) return latest.state === 1 ? null : '-621012';
  if (latest.state === 1 || latest.isOver) return null;
  return (latest.state === 3 || (latest.state === 300 && latest.held === null) || latest.state === 800) && step.declares
    ? null
    : '-621012';
}

function whenComplete(model: Model, order: Order): Expected {
  const declaration = order.declarations.find(({ state }) => state === 3);
  const { order: first, payment, waybill } = order.documents;
  if (declaration === undefined || first === null || payment === null || waybill === null) return { company: 'any' };
  return model.decide(order, declaration);
}
