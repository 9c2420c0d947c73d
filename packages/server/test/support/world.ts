import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { CebMessage } from '@tongguan/ceb';
import type { Clock } from '@tongguan/kernel';
import { createLane, type Lane, type LaneOptions, placesOfPreNo } from '../../src/clearance/index.ts';
import type { ClearanceParameters } from '../../src/clearance/types.ts';
import { packMessages } from '../../src/intake/pack.ts';
import { prepare } from '../../src/intake/rows.ts';
import type { VerifiedMessage } from '../../src/intake/types.ts';
import { grant, guaranteeAccount, stockAccount } from '../../src/ledgers/index.ts';
import { ACT_KINDS, TRADE } from '../../src/main/rooms.ts';
import { type Actor, decideProposal, submitAct } from '../../src/office/index.ts';
import type { ActOutcome } from '../../src/office/types.ts';
import type { AccountBook, Registry } from '../../src/registry/index.ts';
import type { Store } from '../../src/store/pool.ts';
import { clearanceStore, type LaneTransaction } from '../../src/store/lane/transaction.ts';
import { proposalStore } from '../../src/store/office/proposals.ts';
import { officeStore } from '../../src/store/office/office.ts';
import { intakeStore } from '../../src/store/intake/intake.ts';
import { createVault } from '../../src/vault/index.ts';
import type { Vault } from '../../src/vault/types.ts';
import { BOOK, FIRMS } from './purchase.ts';
import { officeOf } from './office.ts';

/** 2026-06-01 10:00 in Shanghai. */
export const NOW_MS = Date.parse('2026-06-01T02:00:00Z');

/**
 * The platform between its door and its receipts, on a real database: documents are stored as intake stores them once
 * a signature has been verified, and lanes clear them. The signature has tests of its own.
 */
export type World = {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: { nowMs: number } & Clock;
  /** Stores documents in one transaction, in this order. */
  send(...documents: readonly object[]): Promise<void>;
  lane(options?: Partial<LaneOptions<LaneTransaction>>): Lane;
  /** Hands an act to its lane, drains, and returns what came of it; where a second person is needed, one agrees. */
  act(kind: string, number: string, body?: Record<string, unknown>, actor?: Actor): Promise<ActOutcome>;
  /** Appends an act and leaves it to whoever looks. */
  append(
    kind: string,
    number: string,
    body?: Record<string, unknown>,
    actor?: Actor,
  ): Promise<{ part: number; actId: string }>;
  /** A second person agrees to whatever waits for one; returns how many did (K-03). */
  agreeToAll(): Promise<number>;
  /** Two persons agreed before a lane has looked: the act has one moment, as if one person were enough. */
  agreeAhead(actId: string): Promise<void>;
  /** Another lane takes over, as after a restart; it looks at the day at once. */
  restart(): void;
  /** Drains with one lane until nothing waits. */
  settle(lane?: Lane): Promise<void>;
  rows<T = Record<string, unknown>>(text: string, ...values: unknown[]): Promise<T[]>;
};

export async function openWorld(
  store: Store,
  grants: {
    readonly guarantee?: string;
    readonly stock?: string;
    readonly parameters?: Partial<ClearanceParameters>;
    /** Account books beside the one every test has. */
    readonly books?: readonly AccountBook[];
    /** Instead of those of the platform. */
    readonly acts?: LaneOptions<LaneTransaction>['acts'];
    /** What the database is sealed with; left out: keys nobody else has. */
    readonly vault?: Vault;
    /** Instead of one that knows account books alone. */
    readonly registry?: Registry;
    /** The database has its guarantee and its stock already. */
    readonly opened?: true;
  } = {},
): Promise<World> {
  const vault = grants.vault ?? createVault({ sealKey: randomBytes(32), indexKey: randomBytes(32) });
  const clock = { nowMs: NOW_MS, now: () => clock.nowMs };
  const intake = intakeStore(store);
  const books: readonly AccountBook[] = [BOOK, ...(grants.books ?? [])];
  const accountBook = (emsNo: string) => books.find((book) => book.emsNo === emsNo) ?? null;
  const registry = grants.registry ?? ({ accountBook } as Registry);
  if (!grants.opened) await grantAll(store, grants);
  let lanes = 0;
  let arrived = 0n;

  const lane = (options: Partial<LaneOptions<LaneTransaction>> = {}): Lane =>
    createLane({
      store: clearanceStore(store),
      vault,
      registry: () => registry,
      clock,
      ...TRADE,
      ...(grants.acts === undefined ? {} : { acts: grants.acts }),
      owner: `lane-${++lanes}`,
      ...options,
      // Declarations wait for guarantee where a test is about it; elsewhere the refusal is what is looked at.
      parameters: { inspectionRateBasisPoints: 0, guaranteeWaitMs: 0, ...grants.parameters, ...options.parameters },
    });
  let first = lane({ owner: 'first' });
  const append: World['append'] = async (
    kindName,
    number,
    body = {},
    actor = { code: 'officer1', role: 'officer' },
  ) => {
    const kind = ACT_KINDS.find(({ name }) => name === kindName);
    assert(kind, `no kind of act is called ${kindName}`);
    const deps = { ...officeOf(store), vault, clock, waitMs: 0 };
    const submitted = await submitAct(deps, { kind, number, actor, reason: '测试', body });
    assert(submitted.ok, JSON.stringify(submitted));
    return submitted.value;
  };
  /** A second person agrees to whatever waits for one. */
  const agreeToAll = async (): Promise<number> => {
    const proposals = proposalStore(store);
    const deps = { ...officeOf(store), proposals, kinds: ACT_KINDS, vault, clock, waitMs: 0 };
    const open = await proposals.list({ openOnly: true, nowMs: clock.nowMs, limit: 1000, district: '' });
    for (const { proposalId } of open) {
      const actor = { code: 'second', role: 'supervisor' } as const;
      const decided = await decideProposal(deps, { proposalId, approve: true, actor, reason: '复核' });
      assert(decided.ok, JSON.stringify(decided));
    }
    return open.length;
  };
  return {
    store,
    vault,
    clock,
    async send(...documents) {
      const packId = randomUUID();
      // As the door counts them, so that acts and documents come in the order in which they were sent.
      const nowUs = BigInt(Date.now()) * 1000n;
      if (arrived < nowUs) arrived = nowUs;
      const verified = documents.map((document) => verifiedMessage(document, clock.nowMs));
      const messages = verified.map((message) => prepare(message, vault, arrived++));
      const sealed = vault.seal(packMessages(messages.map((message) => message.raw)), `evidence/${packId}`);
      await intake.storeDocuments(messages, { packId, atMs: clock.nowMs, sealed });
    },
    lane,
    append,
    agreeToAll,
    async agreeAhead(actId) {
      await store.pool.query(ASK, [actId]);
      await store.pool.query(AGREE, [actId]);
    },
    async act(kindName, number, body, actor) {
      const { part, actId } = await append(kindName, number, body, actor);
      while ((await first.drainOnce()) > 0);
      const records = officeStore(store, placesOfPreNo);
      if ((await agreeToAll()) > 0) while ((await first.drainOnce()) > 0);
      const { outcome } = await records.standing(part, actId);
      assert(outcome, 'a lane has looked at the act');
      return outcome;
    },
    restart() {
      first = lane({ owner: 'first' });
    },
    async settle(other = first) {
      while ((await other.drainOnce()) > 0);
    },
    async rows<T>(text: string, ...values: unknown[]) {
      return (await store.pool.query(text, values)).rows as T[];
    },
  };
}

async function grantAll(store: Store, grants: { readonly guarantee?: string; readonly stock?: string }): Promise<void> {
  const guaranteeFen = BigInt(grants.guarantee ?? '1000000') * 100n;
  await grant(store.pool, guaranteeAccount(FIRMS.seller), guaranteeFen, 'deposit', 'deposit', NOW_MS);
  const stock = BigInt(grants.stock ?? '1000000') * 100_000n;
  // It has lain there for a while: what came in within a day is no base of what one person may lose alone (K-03).
  const beforeMs = NOW_MS - 2 * 24 * 3_600_000;
  await grant(store.pool, stockAccount(BOOK.emsNo, 'ITEM01'), stock, 'inbound', 'inbound', beforeMs);
}

const ASK = `
  INSERT INTO act_proposal (proposal_id, part, kind, number, actor_code, actor_role, at_ms, expires_ms, request_hash)
  SELECT act_id, part, kind, subject, actor_code, actor_role, at_ms, at_ms + 1, request_hash FROM act WHERE act_id = $1
  ON CONFLICT (proposal_id) DO NOTHING`;
const AGREE = `
  INSERT INTO act_proposal_decision (proposal_id, approve, actor_code, actor_role, reason, at_ms, request_hash)
  SELECT act_id, true, 'second', 'supervisor', '复核', at_ms, request_hash FROM act WHERE act_id = $1
  ON CONFLICT (proposal_id) DO NOTHING`;

const TYPES = {
  OrderHead: 'CEB311Message',
  PaymentHead: 'CEB411Message',
  LogisticsHead: 'CEB511Message',
  InventoryHead: 'CEB621Message',
  InvtRefundHead: 'CEB625Message',
  DeliveryHead: 'CEB711Message',
};

/** Documents that are their own head have no node of their own. */
function typeOf(document: object): string {
  if ('logisticsStatus' in document) return 'CEB513Message';
  if ('appType' in document) return 'CEB623Message';
  return TYPES[Object.keys(document)[0] as keyof typeof TYPES];
}

/** Who signs by the table of notice 2018 No. 56; the seller whatever may be its own. */
export function signerOf(document: object): string {
  if ('PaymentHead' in document) return FIRMS.pay;
  return 'LogisticsHead' in document ? FIRMS.logistics : FIRMS.seller;
}

/** What the door hands to intake; equal documents make equal bytes, as a sender that repeats itself does. */
export function verifiedMessage(document: object, acceptedMs: number): VerifiedMessage {
  const raw = Buffer.from(JSON.stringify(document));
  const message = { type: typeOf(document), guid: '0'.repeat(36), version: '1.0', documents: [document] };
  return {
    raw,
    digest: createHash('sha256').update(raw).digest(),
    message: message as unknown as CebMessage,
    signature: {} as VerifiedMessage['signature'],
    signer: {
      participant: { code: signerOf(document) },
      signingKey: { fingerprint: 'test' },
    } as VerifiedMessage['signer'],
    callerCode: FIRMS.seller,
    acceptedMs,
  };
}
