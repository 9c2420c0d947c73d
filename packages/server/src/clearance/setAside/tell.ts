import { randomUUID } from 'node:crypto';
import type { Clock } from '@tongguan/kernel';
import { actSeal } from '../../office/types.ts';
import { RECEIPT_KINDS } from '../../receipts/types.ts';
import type { Vault } from '../../vault/types.ts';
import { BatchState } from '../state.ts';
import { STATES, mayFollow } from '../states.ts';
import type { BatchStore } from '../store.ts';
import { noted, reasonsInfo } from '../texts.ts';
import type { Reason } from '../types.ts';
import { type ClearanceParameters, defaultParameters } from '../types.ts';
import { writeBatch } from '../write.ts';
import { AftercareBook } from '../later/book.ts';
import { ASIDE_KINDS, asideNumber, type UntoldRow } from './types.ts';
import type { Lease } from '../../lane/types.ts';
import { type LaneStore, type LeaseKeeper, passFence, working } from '../../lane/index.ts';

export type TellerDeps = {
  readonly store: LaneStore<BatchStore>;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly owner: string;
  readonly leases: LeaseKeeper;
  readonly parameters?: Partial<ClearanceParameters>;
  readonly onFault: (fault: unknown) => void;
};

export type Teller = {
  /** Called when this lane has set something aside: its parties are notified with the next batch. */
  readonly mustTell: () => void;
  /** Answers what has not been answered; another lane may have set something aside too, so now and then it looks. */
  readonly tell: (isTime: boolean) => Promise<void>;
};

const TOLD_PER_BATCH = 200;
const SYSTEM_ERROR = '-621017';

/**
 * Notifies the sender of an item that was set aside (a system error, staff examine it) and adds a line to the journal. Runs
 * in its own transactions, so that a failed notice blocks nothing.
 */
export function createTeller(deps: TellerDeps): Teller {
  let isKnown = true;

  /** All items without a notice, or one row. Read within the transaction, so that no notice is sent twice. */
  async function tellIn(parts: readonly number[], only: UntoldRow | null): Promise<readonly UntoldRow[]> {
    const [rows, moved] = await deps.store.transaction(async (batch) => {
      const copies = new Map([...deps.leases.held].map(([part, lease]) => [part, working(lease)]));
      const all = await batch.untold(parts, TOLD_PER_BATCH);
      const wanted = only === null ? all : all.filter(({ asideId }) => asideId === only.asideId);
      if (wanted.length > 0) await tellRows(batch, copies, wanted, deps);
      return [wanted, copies] as const;
    });
    for (const [part, lease] of moved) deps.leases.held.set(part, lease);
    return rows;
  }

  return {
    mustTell: () => {
      isKnown = true;
    },
    async tell(isTime) {
      if (!isKnown && !isTime) return;
      isKnown = false;
      const parts = [...deps.leases.held.keys()];
      if (parts.length === 0) return;
      try {
        isKnown = (await tellIn(parts, null)).length === TOLD_PER_BATCH;
      } catch (fault) {
        deps.onFault(fault);
        deps.leases.forget(parts);
        await deps.leases.keep();
        await oneByOne(await deps.store.transaction((batch) => batch.untold(parts, TOLD_PER_BATCH)));
      }
    },
  };

  async function oneByOne(rows: readonly UntoldRow[]): Promise<void> {
    for (const row of rows) {
      await deps.leases.keep();
      try {
        await tellIn([row.part], row);
      } catch (fault) {
        deps.onFault(fault);
        deps.leases.forget([row.part]);
        await deps.store.transaction((batch) => batch.markTold([row]));
      }
    }
  }
}

async function tellRows(
  store: BatchStore,
  held: ReadonlyMap<number, Lease>,
  rows: readonly UntoldRow[],
  deps: TellerDeps,
): Promise<void> {
  const nowMs = deps.clock.now();
  const parameters = { ...defaultParameters(nowMs), ...deps.parameters };
  const state = new BatchState(held, parameters, nowMs);
  for (const row of rows) {
    if (row.kind === ASIDE_KINDS.work) await tellDeclaration(store, state, row);
    else if (row.kind === ASIDE_KINDS.document) tellSender(state, row);
    if (row.follows) continue;
    const line = lineOf(row, nowMs, deps.vault);
    await store.insertClockAct(line, state.chain.linkOf(line.part));
    state.chain.acts([line]);
  }
  await store.markTold(rows);
  await writeBatch(store, state, new AftercareBook(state), [], []);
  await passFence(store, state, [], held, new Set(rows.map(({ part }) => part)), deps.owner);
}

/**
 * The declaration goes to manual review (300) with its holds. A released one stays released and its parties are notified.
 */
async function tellDeclaration(store: BatchStore, state: BatchState, { part, serial }: UntoldRow): Promise<void> {
  const [declaration] = serial === null ? [] : await store.declarationsBySerial([{ part, serial }]);
  if (declaration === undefined) return;
  const reason = systemError();
  if (!mayFollow(declaration.state, STATES.manual)) state.say(declaration, info());
  else state.transition(declaration, STATES.manual, { reasons: [...declaration.reasons, reason] }, info());
}

/** A CEB900: it names the message, which needs nothing of the document that could not be worked on. */
function tellSender(state: BatchState, { part, document, sender }: UntoldRow): void {
  if (document === null || sender === null) return;
  const subject = { oriCopMsgId: sender.messageGuid, oriMessageType: sender.messageType };
  const steps = [{ status: SYSTEM_ERROR, info: info(), atMs: state.nowMs }];
  state.answer(part, [sender.callerCode], RECEIPT_KINDS.message, { subject, steps }, null, document);
}

function systemError(): Reason {
  return noted(SYSTEM_ERROR, '转人工');
}

function info(): string {
  return reasonsInfo([systemError()]);
}

/** The line of the journal that people are called by. */
function lineOf(row: UntoldRow, nowMs: number, vault: Vault) {
  const { part } = row;
  const actId = randomUUID();
  return {
    part,
    actId,
    kind: 'queue.aside',
    subject: asideNumber(row),
    reason: '异常,已搁置 set aside after a fault',
    atMs: nowMs,
    arrivedUs: BigInt(nowMs) * 1000n,
    body: vault.seal(Buffer.from('{}'), actSeal(part, actId)),
    facts: { fault: row.fault, tries: String(row.tries), ...(row.subject === '' ? {} : { document: row.subject }) },
  };
}
