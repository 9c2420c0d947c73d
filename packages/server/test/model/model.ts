import { dayOf, lawAt, surcharge } from '@tongguan/policy';
import { Accounts } from './accounts.ts';
import { decideAmendment } from './amend.ts';
import { heldUp, isAnythingHeldUp } from './aside.ts';
import { moveGoods } from './book.ts';
import { askCancellation, askReturn, decideCancellation, decideReturn, recordArrival } from './back.ts';
import { reconcile, releaseByHand } from './byHand.ts';
import { concludeInspection, decideDetention, openInspection } from './inspect.ts';
import { type Declaration, newOrder, type Order, sendDocument, sendDeclaration } from './orders.ts';
import { clearDeclaration } from './clear.ts';
import { review } from './review.ts';
import { settleUntil } from './settle.ts';
import { type Take, takeStep } from './takes.ts';
import { decideTransfer, receiveGoods, sendGoods, type Transfer } from './transfers.ts';
import { unwatched } from './run/unwatched.ts';
import { endWaits, isAwaited, wake } from './wait.ts';
import type { ActStep, Expected, Purchase, Step, Story } from './types.ts';

/**
 * What should come of a story, in the order in which it is told: maps, whole numbers, and of the platform's packages
 * policy alone, for tax and days. Nothing is held and given up again, nothing travels, nothing is written twice.
 */
export class Model {
  nowMs: number;
  readonly accounts = new Accounts();
  readonly orders = new Map<string, Order>();
  /** Orders something was said about since this was last emptied. */
  readonly touched = new Set<string>();
  readonly claims: { readonly copNo: string; readonly taxFen: bigint }[] = [];
  /** By book and number, whatever came of them (J-04). */
  readonly takes = new Map<string, Take>();
  /** By the book that goods left and number (J-03). */
  readonly transfers = new Map<string, Transfer>();
  #lastDay: string;

  readonly inspects: boolean;

  constructor({ startMs, purchases, inspects }: Omit<Story, 'steps'>) {
    this.nowMs = startMs;
    this.inspects = inspects;
    this.#lastDay = dayOf(startMs);
    for (const purchase of purchases.values()) this.know(purchase);
  }

  know(purchase: Purchase): void {
    this.orders.set(purchase.orderNo, newOrder(purchase));
  }

  get today(): string {
    return dayOf(this.nowMs);
  }

  /** Null: the step makes no sense here and is left out – a part of a story is a story. */
  apply(step: Step): Expected | null {
    if ('orderNo' in step) {
      this.touched.add(step.orderNo);
      const expected = heldUp(this, this.orderOf(step.orderNo), step);
      if (expected !== undefined) return expected;
    }
    switch (step.do) {
      case 'order':
      case 'payment':
      case 'waybill':
        return sendDocument(this, this.orderOf(step.orderNo), step, this.tick());
      case 'declaration':
        return sendDeclaration(this, this.orderOf(step.orderNo), step, this.tick());
      case 'cancel':
        return askCancellation(this, this.orderOf(step.orderNo), step.copNo);
      case 'return':
        return askReturn(this, this.orderOf(step.orderNo), step.copNo, step.pieces);
      case 'deliver':
        return this.#deliver(this.orderOf(step.orderNo), step.appType, step.time);
      case 'clock':
        if (isAnythingHeldUp(this)) return null;
        this.nowMs += step.forwardMs;
        this.dayPasses();
        return { company: 'alone' };
      case 'unwatched':
        return unwatched(this, this.orderOf(step.orderNo), step);
      case 'fault':
        return null;
      case 'freeze':
        this.nowMs += 1;
        this.dayPasses();
        if (step.frozen) this.accounts.frozen.add(step.buyer);
        else this.accounts.frozen.delete(step.buyer);
        return { company: 'alone' };
      default:
        return this.#act(step);
    }
  }

  #act(step: ActStep): Expected | null {
    switch (step.do) {
      case 'decideCancellation':
        return decideCancellation(this, this.orderOf(step.orderNo), step.copNo, step.approve);
      case 'openInspection':
        return openInspection(this.orderOf(step.orderNo));
      case 'concludeInspection':
        return concludeInspection(this, this.orderOf(step.orderNo), step.result);
      case 'decideDetention':
        return decideDetention(this, this.orderOf(step.orderNo), step.result);
      case 'decideAmendment':
        return decideAmendment(this, this.orderOf(step.orderNo), step.approve);
      case 'decideReturn':
        return decideReturn(this, this.orderOf(step.orderNo), step.copNo, step.approve);
      case 'arrive':
        return recordArrival(this, this.orderOf(step.orderNo), step.copNo, step.found);
      case 'review':
        return review(this, this.orderOf(step.orderNo), step.approve, step.taxFen);
      case 'byHand':
        return releaseByHand(this, this.orderOf(step.orderNo));
      case 'reconcile':
        return reconcile(this, this.orderOf(step.orderNo), step);
      case 'deposit':
        this.accounts.deposit(step.guarantor, step.fen);
        return this.#more(step.guarantor);
      case 'withdraw':
        return this.#withdraw(step.guarantor, step.fen);
      case 'pay':
        return this.#pay(step.guarantor, step.dutyNo, step.lessFen);
      case 'handBack':
      case 'giveUp':
        return null;
      case 'book':
        return moveGoods(this, step);
      case 'transferOut':
        return sendGoods(this, step);
      case 'transferIn':
        return receiveGoods(this, step);
      case 'transferDecide':
        return decideTransfer(this, step);
      default:
        return takeStep(this, step);
    }
  }

  /** C-01: a declaration with all its documents is decided at once. */
  decide(order: Order, declaration: Declaration): Expected {
    return clearDeclaration(this, order, declaration);
  }

  dayPasses(): void {
    for (const order of this.orders.values()) {
      for (const declaration of order.declarations) {
        if (declaration.state !== 3 || declaration.deadlineMs > this.nowMs) continue;
        declaration.step(100);
        this.touched.add(order.purchase.orderNo);
      }
    }
    endWaits(this);
    settleUntil(this, this.#lastDay, this.today);
    this.#lastDay = this.today;
  }

  #deliver(order: Order, appType: 1 | 3, time: number): Expected {
    const company = 'any';
    // A declaration that went by hand has taken its waybill's number, whether the waybill has come or not (K-03).
    const isTaken = order.declarations.some((declaration) => declaration.byHand !== null && !declaration.isOver);
    if (order.documents.waybill === null && !isTaken) return { company, answer: '-505014' };
    const stands = order.delivery !== null && order.delivery.stands;
    if (appType === 1 && stands) return { company, answer: '-505012' };
    if (appType === 3 && !stands) return { company, answer: '-505014' };
    if (appType === 3 && time < (order.delivery?.time ?? 0)) return { company, answer: '-505016' };
    order.delivery = { time, stands: appType === 1 };
    return { company, answer: '120' };
  }

  #withdraw(guarantor: string, fen: bigint): Expected {
    const free = this.accounts.freeGuarantee(guarantor);
    if (free === null) return { company: 'alone', outcome: '90042' };
    if (fen > free) return { company: 'alone', outcome: '90002' };
    this.accounts.deposit(guarantor, -fen);
    return { company: 'any', outcome: '' };
  }

  /** G-02: tax and surcharge, to the fen; the guarantee held for it is free again. */
  #pay(guarantor: string, dutyNo: string, lessFen: bigint): Expected | null {
    const demand = this.accounts.demands.get(dutyNo);
    if (demand === undefined) return null;
    if (demand.guarantor !== guarantor) return { company: 'alone', outcome: '90042' };
    if (demand.paid) return { company: 'alone', outcome: '90043' };
    if (lessFen !== 0n) return { company: 'alone', outcome: '90082' };
    demand.paid = true;
    this.accounts.hold(guarantor, -demand.taxFen);
    return this.#more(guarantor);
  }

  /** With nobody waiting for it, more guarantee is the same whenever it comes. */
  #more(guarantor: string): Expected {
    const company = isAwaited(this, guarantor) ? 'alone' : 'any';
    wake(this, guarantor);
    return { company, outcome: '' };
  }

  /** Documents come one after the other; returns when. */
  tick(): number {
    this.nowMs += 1;
    return this.nowMs;
  }

  owed(dutyNo: string): bigint {
    const demand = this.accounts.demands.get(dutyNo);
    if (demand === undefined) return 0n;
    return demand.taxFen + surcharge(demand.taxFen, demand.payByDay, this.today).surchargeFen;
  }

  /** C-01: how long a declaration waits for its documents. */
  get waitingMs(): number {
    return lawAt(this.nowMs).missingDocumentsWaitHours.value * 3_600_000;
  }

  orderOf(orderNo: string): Order {
    const order = this.orders.get(orderNo);
    if (order === undefined) throw new Error(`the story has no order ${orderNo}`);
    return order;
  }
}
