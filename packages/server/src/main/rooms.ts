import { assert } from '@tongguan/kernel';
import { matchDocuments } from '@tongguan/matching';
import { AFTERCARE } from '../aftercare/index.ts';
import { BONDED } from '../bonded/room.ts';
import { CASES } from '../cases/room.ts';
import type { AftercareContext } from '../clearance/later/context.ts';
import { CLEARANCE } from '../clearance/room.ts';
import type { Room, Rooms } from '../clearance/rooms.ts';
import { CONSUMER } from '../consumer/room.ts';
import { CONTINGENCY, endOrReport, releaseOrReconcile } from '../contingency/index.ts';
import { GOODS } from '../goods/room.ts';
import { GUARANTEE } from '../guarantee/room.ts';
import { createControls } from '../inspection/controls.ts';
import { holdForInspection } from '../inspection/hold.ts';
import { INSPECTION } from '../inspection/room.ts';
import { drawInspection } from '../inspection/select.ts';
import { type ActDefinition, kindsOf } from '../office/defineAct.ts';
import type { ActKind, Subjects } from '../office/types.ts';
import type { OfficeDeps } from '../office/submit.ts';
import { CHANGE_KINDS } from '../registry/index.ts';
import { SUPPLEMENT } from '../supplement/room.ts';
import type { LaneTransaction } from '../store/lane/transaction.ts';
import type { Places } from '../store/office/place.ts';
import type { Services } from './doors.ts';

/** What finds the subjects of acts: queries of the office, and the services of the rooms. */
export type PlaceReads = Places & Services;

/** The rooms. What has lapsed today is billed tomorrow and what is billed is not closed: the work of a day is done in this order. */
const ALL: readonly Room<LaneTransaction, PlaceReads>[] = [
  AFTERCARE,
  BONDED,
  GUARANTEE,
  INSPECTION,
  GOODS,
  CONTINGENCY,
  CASES,
  CONSUMER,
  SUPPLEMENT,
  CLEARANCE,
];

/** The acts of all rooms: lanes carry them out, and the door makes its routes of those that people may ask for. */
export const ACTS: readonly ActDefinition<AftercareContext<LaneTransaction>>[] = ALL.flatMap(({ acts = [] }) => acts);

/** What people may ask lanes for. */
export const ACT_KINDS: readonly ActKind[] = kindsOf(ACTS);

/** All that staff may ask for: the registry carries out changes of a firm's record itself. */
export const OFFICE_KINDS: readonly ActKind[] = [...ACT_KINDS, ...CHANGE_KINDS];

/** What the rooms add to a declaration. */
const ROOMS: Rooms<LaneTransaction> = {
  documents: oneEach(
    'documents',
    ALL.map(({ documents = {} }) => documents),
  ),
  ways: ALL.flatMap(({ ways = [] }) => ways),
  inspection: { controlsOf: createControls, draw: drawInspection, hold: holdForInspection },
  contingency: { release: releaseOrReconcile, end: endOrReport },
  days: ALL.flatMap(({ days = [] }) => days),
  hours: ALL.flatMap(({ hours = [] }) => hours),
};

/** What the lanes of this platform know of the trade: how documents are matched, the rooms and their acts. */
export const TRADE = { matchDocuments, acts: ACTS, rooms: ROOMS } as const;

const SUBJECTS: Subjects<PlaceReads> = oneEach(
  'subjects',
  ALL.map(({ subjects = {} }) => subjects),
);

for (const { name, subject } of ACT_KINDS) {
  assert(
    Object.hasOwn(SUBJECTS, subject),
    `${name} is about ${subject}: name it in \`subjects\` of its room.ts, with where it lies`,
  );
}

/** Where the subject of an act may lie. One of the registry is found in its own transaction: no lane has it. */
export function placesOf(reads: PlaceReads): OfficeDeps['placeOf'] {
  return async (kind, number) => {
    const subject = SUBJECTS[kind.subject];
    if (subject === undefined) return { places: [], words: kind.zh };
    const found = await subject.placeOf(number, reads, kind);
    return { places: found === null ? [] : [found].flat(), words: subject.words };
  };
}

/** Numbers of what may be set aside, as they are stored, by name. */
export const ASIDE_KINDS: Readonly<Record<string, number>> = oneEach(
  'asideKinds',
  ALL.map(({ asideKinds = {} }) => asideKinds),
);
const ASIDE_NAMES = new Map(Object.entries(ASIDE_KINDS).map(([name, kind]) => [kind, name]));
assert(ASIDE_NAMES.size === Object.keys(ASIDE_KINDS).length, 'two rooms number what they set aside alike');

/** Of an item that is set aside. One of a later version shows its number. */
export function asideName(kind: number): string {
  return ASIDE_NAMES.get(kind) ?? String(kind);
}

/** What the rooms bring under names; none of them brings what another one does. */
function oneEach<T>(what: string, parts: readonly Readonly<Record<string, T>>[]): Readonly<Record<string, T>> {
  const names = parts.flatMap((part) => Object.keys(part));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  assert(twice.length === 0, `two rooms bring the same ${what}: ${twice.join(', ')}`);
  return Object.assign({}, ...parts) as Readonly<Record<string, T>>;
}
