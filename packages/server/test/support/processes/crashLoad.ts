import assert from 'node:assert/strict';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { identityNumber } from '../identity.ts';
import type { PurchaseDocuments } from '../purchase.ts';
import type { SandboxSender } from '../sandboxSender.ts';

/**
 * A client that outlives the platform: it writes every acknowledgement to disk before it believes it, sends again what
 * was not acknowledged, with the same bytes, and reads its receipts on from where it was.
 */
export type Client = {
  /** Sends on until the platform is gone or `enough` says so. */
  work(sender: SandboxSender, enough: () => boolean): Promise<void>;
  /** Sends what is left, until everything was acknowledged. */
  finish(sender: SandboxSender): Promise<void>;
  readonly acknowledged: ReadonlyMap<string, Acknowledged>;
  readonly orderNos: readonly string[];
  /** Guids of the agent's receipts in the order they were read, over all crashes. */
  readonly receipts: readonly string[];
  close(): void;
};

type Kind = keyof PurchaseDocuments;
export type Letter = { readonly kind: Kind; readonly message: Buffer };
/** A letter and what was answered to it. */
export type Acknowledged = Letter & { readonly answer: string };

const KINDS = ['order', 'payment', 'waybill', 'declaration'] as const;
const AT_ONCE = 6;
/** A failed attempt while processes come back. */
const PAUSE_MS = 30;

/** Every third purchase is made by one of these buyers at 4,800.00, so that 26,000.00 hold five of each (E-05, F-02). */
export const LIMITED_BUYERS = [901, 902, 903].map(identityNumber);
export const LIMITED_RELEASES = 5;

export function openClient(ackFile: string, random: () => number): Client {
  const file = openSync(ackFile, 'a');
  const acknowledged = new Map<string, Acknowledged>();
  const pending: Letter[] = [];
  const orderNos: string[] = [];
  const receipts: string[] = [];
  let after = '';

  const note = (letter: Letter, answer: string): void => {
    const { messageId } = JSON.parse(answer) as { readonly messageId: string };
    const before = acknowledged.get(messageId);
    if (before !== undefined) return assert.equal(answer, before.answer, 'the same bytes, the same answer');
    writeSync(file, `${messageId}\n`);
    fsyncSync(file);
    acknowledged.set(messageId, { ...letter, answer });
  };
  const next = (sender: SandboxSender): Letter => {
    const waiting = pending.shift();
    if (waiting !== undefined) return waiting;
    const documents = sender.purchase(draft(orderNos, random));
    const letters = KINDS.map((kind): Letter => ({ kind, message: sender.sign(kind, documents) }));
    // In any order, and now and then twice.
    letters.sort(() => random() - 0.5);
    if (random() < 0.1) letters.push(letters[0] as Letter);
    pending.push(...letters.slice(1));
    return letters[0] as Letter;
  };
  const send = async (sender: SandboxSender, letter: Letter): Promise<'done' | 'later'> => {
    try {
      const response = await sender.post(letter.kind, letter.message);
      const text = await response.text();
      if (response.status === 202) {
        note(letter, text);
        return 'done';
      }
      assert.ok(response.status >= 500, `a good message is not refused: ${text}`);
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
    }
    pending.push(letter);
    await pause();
    return 'later';
  };
  const readOn = async (sender: SandboxSender): Promise<void> => {
    try {
      for (let more = true; more; ) {
        const response = await sender.get('agent', `/api/receipts?limit=1000&after=${after}`);
        const text = await response.text();
        if (response.status !== 200) return;
        const page = JSON.parse(text) as { receipts: { guid: string }[]; next: string; more: boolean };
        receipts.push(...page.receipts.map(({ guid }) => guid));
        ({ next: after, more } = page);
      }
    } catch {
      // Read again from the same cursor.
    }
  };
  return {
    acknowledged,
    orderNos,
    receipts,
    async work(sender, enough) {
      const desk = async (): Promise<void> => {
        while (!enough()) await send(sender, next(sender));
      };
      const reader = async (): Promise<void> => {
        for (; !enough(); await pause()) await readOn(sender);
      };
      await Promise.all([...Array.from({ length: AT_ONCE }, desk), reader()]);
    },
    async finish(sender) {
      for (let letter = pending.shift(); letter !== undefined; letter = pending.shift()) await send(sender, letter);
      await readOn(sender);
    },
    close: () => closeSync(file),
  };
}

function draft(orderNos: string[], random: () => number): Parameters<SandboxSender['purchase']>[0] {
  const number = orderNos.length;
  const orderNo = `CRASH${String(number).padStart(5, '0')}`;
  orderNos.push(orderNo);
  const buyer = LIMITED_BUYERS[Math.floor(random() * LIMITED_BUYERS.length)];
  if (number % 3 === 0 && buyer !== undefined)
    return { orderNo, buyerIdNumber: buyer, price: '4800.00', quantity: '1' };
  return { orderNo, buyerIdNumber: identityNumber(number % 900) };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}

/** Small and seeded (mulberry32): a run that failed can be begun again with the same choices. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
