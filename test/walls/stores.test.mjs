// Proves that a room sees no store but its own. Types of stores are not handed about, and a question of one room is not
// declared once more by another: the sum of a lane's transaction would answer it, and no compiler would object.

import { houseRule, over } from '../support/house-rule.mjs';
import { roomOf, typescript } from '../support/sources.mjs';
import { changes, laneQuestions, storesSeen } from '../support/stores.mjs';

/** Rooms whose stores others name: they work inside a lane's transaction and know no trade. */
const ENGINES = ['lane', 'ledgers'];

/** What the declaration asks of other rooms, to judge and to write: the one list of such questions. */
const ASKS = 'packages/server/src/clearance/asks.ts';

/** Reads of another room's rows, each by one room and with its reason. Writes never. This list only shrinks. */
const BORROWED = {
  delivery: { by: 'cases', why: 'a stop of a parcel asks whether it was delivered; reports are of aftercare' },
  parcelStop: { by: 'aftercare', why: 'a report of a delivery meets the stop of the parcel; stops are of cases' },
  quotaUsed: { by: 'cases', why: 'an upheld dispute gives back what was used; quota is of consumer' },
  quantitiesUsed: { by: 'cases', why: 'likewise of the yearly quantities, which lie beside the quota' },
  inspectionsOf: { by: 'contingency', why: 'goods that are being looked at do not go by hand' },
};

const sources = typescript('packages/server/src');

houseRule(
  "a room sees no other room's store",
  'It asks what it needs in an interface of its own; clearance grants hands what they may know of a declaration (later/lookUps.ts).',
  () =>
    over(
      sources.filter(({ path }) => roomOf(path) !== null),
      (source) => storesSeen(source, ENGINES),
    ),
);

houseRule(
  'a question to the database is asked by the room whose rows it is about',
  'Give the room what it needs by a context, or ask it in clearance/asks.ts if the declaration is judged by it. A read that a room cannot do without stands in BORROWED, with its reason; a write never.',
  () => {
    const { asked, breaches } = questionsOf(sources);
    return { scanned: asked, breaches };
  },
);

houseRule(
  'the rule about imported stores sees what it is about',
  'Mend `storesSeen` of test/support/stores.mjs.',
  () => {
    const act = 'inspection/acts/rate.ts';
    const rows = [
      [act, "import type { BatchStore } from '../../clearance/index.ts';", 1],
      [act, "import { type BatchState, type BatchStore as Batch } from '../../clearance/index.ts';", 1],
      [act, "import type { BatchStore } from '../../clearance/store.ts';", 2],
      [act, 'type Batch = import("../../clearance/index.ts").BatchStore;', 1],
      [act, "import type { AskedOfRooms } from '../../clearance/asks.ts';", 1],
      [act, "import type { AftercareContext } from '../../clearance/index.ts';", 0],
      [act, "import type { InspectionStore } from '../store.ts';", 0],
      [act, "import type { ClaimStore } from '../../lane/index.ts';", 0],
      ['goods/context.ts', "import type { GuaranteeStore } from '../guarantee/index.ts';", 1],
      ['consumer/context.ts', "import type { DossierStore } from '../cases/index.ts';", 1],
      ['clearance/index.ts', "export type { BatchStore } from './store.ts';", 1],
      ['clearance/index.ts', "export type { Granted } from './asks.ts';", 1],
      ['guarantee/index.ts', "export type * from './batchStore.ts';", 1],
      ['guarantee/index.ts', "export { type AccountStore, createGuarantee } from './service.ts';", 1],
      ['guarantee/types.ts', 'export type AccountStore = { account(): Promise<null> };', 1],
      ['guarantee/batchStore.ts', 'export type AccountStore = { account(): Promise<null> };', 0],
      ['lane/index.ts', "export type { ClaimStore } from './store.ts';", 0],
      ['main/rooms.ts', "import type { LaneTransaction } from '../store/lane/transaction.ts';", 0],
    ];
    const wrong = rows.filter(([path, code, count]) => storesSeen(fake(path, code), ENGINES).length !== count);
    return { scanned: rows.length, breaches: wrong.map(([path, code]) => `${path}: ${code}`) };
  },
);

houseRule('the rule about questions sees what it is about', 'Mend `laneQuestions` of test/support/stores.mjs.', () => {
  const there = [
    fake(
      'store/guarantee/instruments.ts',
      'export function guarantees(client: pg.PoolClient): GuaranteeStore & Rows {',
    ),
    fake(
      'store/office/office.ts',
      'export function office(\n  store: Store,\n  of: (a: string) => number,\n): OfficeStore {',
    ),
    fake(
      'guarantee/batchStore.ts',
      'export type GuaranteeStore = {\n  insertPayment(row: { a: 1 }): Promise<void>;\n};',
    ),
    fake('guarantee/rows.ts', 'export type Rows = {\n  demand(part: number): Promise<string>;\n};'),
    fake('office/store.ts', 'export type OfficeStore = {\n  demand(part: number): Promise<string>;\n};'),
    fake('lane/store.ts', 'export type ClaimStore = { deleteClaims(rows: readonly Claim[]): Promise<void> };'),
  ];
  const rows = [
    ['', 0],
    ['goods/context.ts\nexport type GoodsContext = ActContext<{ demand(part: number): Promise<string> }>;', 1],
    ['goods/acts/stop.ts\nrun: (act, { store }: ActContext<{ demand: (part: number) => Promise<string> }>) => 1', 1],
    ['goods/words.ts\nexport type Mine = { insertPayment(row: { a: 1 }): Promise<void> };', 1],
    ['goods/store.ts\nexport type Mine = { deleteClaims(rows: readonly Claim[]): Promise<void> };', 1],
    ['goods/words.ts\nexport type Mine = { demand(part: number): Promise<string> };', 0],
    ['goods/store.ts\nexport type Mine = { demands(part: number): Promise<string> };', 0],
    ['goods/acts/stop.ts\nrun: async (act, { store }: ActContext<Mine>) => { await store.demand(act.part); }', 0],
    ['clearance/asks.ts\nexport type Asked = { demand(part: number): Promise<string> };', 0],
    ['clearance/asks.ts\nexport type Asked = { mine(part: number): Promise<string> };', 1],
  ];
  const wrong = rows.filter(([text, count]) => {
    const [path, ...lines] = text.split('\n');
    const more = path === '' ? [] : [fake(path, lines.join('\n'))];
    return questionsOf([...there, ...more], {}).breaches.length !== count;
  });
  return { scanned: rows.length, breaches: wrong.map(([text]) => text) };
});

/** How many questions there are, and those that a room asks about rows that are not its own. */
function questionsOf(all, borrowed = BORROWED) {
  const questions = laneQuestions(all, ENGINES, ASKS);
  const used = new Set();
  const breaches = [...questions].flatMap(([question, paths]) => {
    const rooms = new Set([...paths].map(roomOf));
    if (paths.has(ASKS)) rooms.delete('clearance');
    if (rooms.size === 0) return [`${question} of ${ASKS} is declared by no room`];
    const { by } = borrowed[question] ?? {};
    if (by !== undefined && rooms.size > 1 && !changes(question) && rooms.delete(by)) used.add(question);
    return rooms.size === 1 ? [] : [`${question} is asked in ${[...paths].join(', ')}`];
  });
  const idle = Object.keys(borrowed).filter((question) => !used.has(question));
  return {
    asked: questions.size,
    breaches: [...breaches, ...idle.map((question) => `${question} is not borrowed: take it out of BORROWED`)],
  };
}

function fake(path, code) {
  return { path: `packages/server/src/${path}`, code };
}
