import {
  PAYMENT_REPLY,
  type PaymentData,
  type PaymentQuery,
  type PaymentReply,
  preparePayment,
  readPaymentQuery,
  replyTo,
} from '@tongguan/ceb';
import { type Clock, type Refusal, systemClock } from '@tongguan/kernel';
import type { AsyncSigner } from '../signers/types.ts';

/** The payment of an order as the platform keeps it; session and time are added here. */
export type PaymentRecord = Pick<PaymentData, 'payExchangeInfoHead' | 'payExchangeInfoLists'>;

/** The outcome of one request by customs. */
export type PaymentOutcome = { readonly query: PaymentQuery } & (
  | { readonly kind: 'uploaded'; readonly reply: PaymentReply }
  /** Customs answered, and the answer is no. */
  | { readonly kind: 'rejected'; readonly reply: PaymentReply }
  /** The platform has no payment of this order. */
  | { readonly kind: 'unknown-order' }
  /** The record does not fit the interface. */
  | { readonly kind: 'unfit'; readonly refusals: readonly Refusal[] }
  /** Looking up, signing or uploading failed, or took too long. */
  | { readonly kind: 'failed'; readonly error: unknown }
);

export type PaymentDeskOptions = {
  /** Looks up the payment by order number; all orders of a merged payment belong into the record. */
  readonly find: (orderNo: string) => Promise<PaymentRecord | null>;
  readonly signer: AsyncSigner;
  /** `(payExInfoStr) => uploadPayment(payExInfoStr, { url })` */
  readonly upload: (payExInfoStr: string) => Promise<PaymentReply>;
  /** Told of every question, for the platform's log. Order and session are no personal data; a record is. */
  readonly onOutcome: (outcome: PaymentOutcome) => void;
  /** Questions in work; one more is answered 20000, and customs asks again. Default 200. */
  readonly pendingMax?: number;
  /** Longest time from question to upload; default two minutes, which is what customs allows. */
  readonly deadlineMs?: number;
  readonly clock?: Clock;
};

export type PaymentDesk = {
  /** Answers the form body of `platDataOpen` at once, and uploads behind it. Never rejects. */
  answer(body: string): PaymentReply;
  /** Resolves when nothing is in work. */
  idle(): Promise<void>;
};

const PENDING_MAX = 200;
const DEADLINE_MS = 120_000;

/**
 * The platform's side of announcement 179: customs posts a question to your `platDataOpen`; put the body in here, send
 * back the answer as JSON, and the payment data are looked up, signed and uploaded under the session of the question.
 * A question that is asked again while it is in work is answered, and not worked on twice.
 */
export function paymentDesk(options: PaymentDeskOptions): PaymentDesk {
  const clock = options.clock ?? systemClock;
  const pending = new Map<string, Promise<void>>();
  return {
    answer(body) {
      const query = readPaymentQuery(body);
      if (!query.ok) return replyTo(query, clock.now());
      const { sessionID } = query.value;
      if (!pending.has(sessionID)) {
        if (pending.size >= (options.pendingMax ?? PENDING_MAX)) {
          return { code: PAYMENT_REPLY.failed, message: '繁忙，请稍后再试 busy, ask again', serviceTime: clock.now() };
        }
        const work = outcomeOf(query.value, options, clock).then((outcome) => {
          pending.delete(sessionID);
          options.onOutcome(outcome);
        });
        pending.set(sessionID, work);
      }
      return replyTo(query, clock.now());
    },
    async idle() {
      while (pending.size > 0) await Promise.all(pending.values());
    },
  };
}

async function outcomeOf(query: PaymentQuery, options: PaymentDeskOptions, clock: Clock): Promise<PaymentOutcome> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), options.deadlineMs ?? DEADLINE_MS);
  const late = new Promise<PaymentOutcome>((resolve) => {
    giveUp.signal.addEventListener('abort', () => resolve({ kind: 'failed', query, error: new Error('deadline') }));
  });
  try {
    return await Promise.race([uploaded(query, options, clock, giveUp.signal), late]);
  } catch (error) {
    return { kind: 'failed', query, error };
  } finally {
    clearTimeout(timer);
  }
}

async function uploaded(
  query: PaymentQuery,
  { find, signer, upload }: PaymentDeskOptions,
  clock: Clock,
  signal: AbortSignal,
): Promise<PaymentOutcome> {
  const record = await find(query.orderNo);
  if (record === null) return { kind: 'unknown-order', query };
  const prepared = preparePayment({ sessionID: query.sessionID, ...record, serviceTime: clock.now() });
  if (!prepared.ok) return { kind: 'unfit', query, refusals: prepared.refusals };
  const made = await signer.sign(prepared.value.toBeSigned, signal);
  const reply = await upload(prepared.value.complete(made.identity.keyName, made.value));
  return { kind: reply.code === PAYMENT_REPLY.accepted ? 'uploaded' : 'rejected', query, reply };
}
