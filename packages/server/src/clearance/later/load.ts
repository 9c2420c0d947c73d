import { maskStrayNumbers } from '@tongguan/kernel';
import { ACT_ITEM, type Act, actSeal, openReason } from '../../office/types.ts';
import type { Vault } from '../../vault/types.ts';
import { documentsFor, type OrderCase, refKey } from '../cases/cases.ts';
import { placesOfPreNo } from '../numbers.ts';
import type { BatchState } from '../state.ts';
import type { BatchStore } from '../store.ts';
import { FAULT } from '../../lane/index.ts';
import type { CaseDocument, Declaration } from '../types.ts';
import { RELEASE } from '../ways/release.ts';
import type { BillOfLife, Reversal } from './types.ts';
import type { ArrivalRow, OrderRef, SerialRef, WorkRow } from '../../lane/types.ts';
import type { Life } from './context.ts';

/** The acts of a batch, opened, and the orders whose declarations they are about. */
export type LoadedActs = {
  readonly acts: readonly Act[];
  readonly orders: readonly (OrderRef & { readonly acts: readonly Act[] })[];
};

export async function loadActs(store: BatchStore, vault: Vault, arrivals: readonly ArrivalRow[]): Promise<LoadedActs> {
  const refs = arrivals.filter((arrival) => arrival.item === ACT_ITEM);
  if (refs.length === 0) return { acts: [], orders: [] };
  // An act that somebody agreed to comes again, in its turn.
  const arrived = new Map(refs.map((ref) => [`${ref.part}/${ref.messageId}`, ref.arrivedUs]));
  const acts = (await store.actsOf(refs)).map((row) => ({
    ...row,
    // Handlers copy the reason to firms and other tables, so identity numbers are masked here.
    reason: maskStrayNumbers(openReason(vault, row.reason, row)),
    arrivedUs: arrived.get(`${row.part}/${row.actId}`) ?? row.arrivedUs,
    body: JSON.parse(vault.open(row.body, actSeal(row.part, row.actId)).toString('utf8')) as Act['body'],
  }));
  // A preNo says itself where its declaration or reversal lies; both are numbered together.
  const places = acts.flatMap(({ part, subject }) => placesOfPreNo(subject).filter((place) => place.part === part));
  if (places.length === 0) return { acts, orders: [] };
  const subjects = new Set(acts.map((act) => act.subject));
  const reversals = (await store.reversalsBySerial(places)).filter((row) => subjects.has(row.preNo));
  const referred = reversals.map((row) => ({ part: row.part, serial: row.declarationSerial }));
  const wanted = new Set([...subjects, ...reversals.map((row) => row.declarationPreNo)]);
  const declarations = await store.declarationsBySerial([...places, ...referred]);
  const declarationOf = new Map(reversals.map((row) => [row.preNo, row.declarationPreNo]));
  const orders = new Map<string, OrderRef & { acts: Act[] }>();
  for (const { part, orderNo, preNo } of declarations.filter((row) => wanted.has(row.preNo))) {
    const key = `${part}/${orderNo}`;
    const order = orders.get(key) ?? { part, orderNo, acts: [] };
    const own = acts.filter(({ subject }) => subject === preNo || declarationOf.get(subject) === preNo);
    orders.set(key, { ...order, acts: [...order.acts, ...own.filter((act) => !order.acts.includes(act))] });
  }
  return { acts, orders: [...orders.values()] };
}

/** Everything that is recorded about the declarations of these cases, for handlers to decide on. */
export type Lives = {
  readonly find: (ref: SerialRef) => Life | null;
  readonly ofOrder: (part: number, orderNo: string) => readonly Life[];
  /** By the preNo of the declaration or of a reversal of it. */
  readonly byPreNo: (preNo: string) => Life | null;
  /** On their way between lanes: nothing else may be done to them now. */
  readonly underWay: ReadonlySet<string>;
};

export async function loadLives(
  store: BatchStore,
  state: BatchState,
  cases: readonly OrderCase[],
  opened: (ref: SerialRef) => readonly Reversal[],
  latest: (reversal: Reversal) => Reversal,
): Promise<Lives> {
  const declared = cases.flatMap((found) => found.declarations.map((declaration) => ({ found, declaration })));
  const refs = declared.map(({ declaration }) => ({ part: declaration.part, serial: declaration.serial }));
  const none: [Reversal[], BillOfLife[], WorkRow[]] = [[], [], []];
  const [reversals, bills, work] =
    refs.length === 0 ? none : await Promise.all([store.reversalsOf(refs), store.billsOf(refs), store.workOf(refs)]);
  const aside = new Set(work.filter(({ step }) => step === FAULT).map(keyOf));
  const waiting = work.filter((row) => RELEASE.isParked(row.step) && row.step !== FAULT);
  const parked = new Map(waiting.map((row) => [keyOf(row), RELEASE.unpack(row)]));
  const lives = new Map<string, () => Life>();
  for (const { found, declaration } of declared) {
    const key = keyOf(declaration);
    const own = reversals.filter(
      (row) => row.part === declaration.part && row.declarationSerial === declaration.serial,
    );
    const bill = bills.find((row) => keyOf(row) === key) ?? null;
    lives.set(key, () => {
      const now = state.latest(declaration);
      const fresh = state.billOf(now);
      return {
        declaration: now,
        documents: documentsOf(state, found, now),
        declarationDocuments: found.declarationDocuments,
        reversals: [...own.map(latest), ...opened(declaration)],
        bill: bill ?? (fresh ? { ...fresh, status: 1 } : null),
        parked: parked.get(key) ?? null,
        aside: aside.has(key),
      };
    });
  }
  const all = (): Life[] => [...lives.values()].map((life) => life());
  return {
    find: (ref) => lives.get(keyOf(ref))?.() ?? null,
    ofOrder: (part, orderNo) =>
      all().filter(({ declaration }) => declaration.part === part && declaration.orderNo === orderNo),
    byPreNo: (preNo) =>
      all().find((life) => life.declaration.preNo === preNo || life.reversals.some((row) => row.preNo === preNo)) ??
      null,
    underWay: underWayAmong(work),
  };
}

/** Declarations whose work a lane has to go on with: what is parked waits for something else. */
export function underWayAmong(work: readonly WorkRow[]): ReadonlySet<string> {
  return new Set(work.filter((row) => !RELEASE.isParked(row.step)).map(keyOf));
}

export const keyOf = (ref: SerialRef): string => `${ref.part}/${ref.serial}`;

/** The documents by which the declaration was decided; before the decision those that would count now. */
function documentsOf(state: BatchState, found: OrderCase, declaration: Declaration): readonly CaseDocument[] {
  const refs = [declaration.order, declaration.payment, declaration.waybill].filter((ref) => ref !== null);
  if (refs.length === 0) {
    return Object.values(documentsFor(state, found, declaration)).filter((document) => document !== undefined);
  }
  const document = found.declarationDocuments.get(refKey(declaration.document));
  const keys = new Set(refs.map(refKey));
  const others = [...found.current.values()].filter((document) => keys.has(refKey(document)));
  return document ? [document, ...others] : others;
}
