import { GUARANTORS } from './places.ts';
import {
  amend,
  beginInspection,
  byHand,
  cancel,
  conclude,
  declare,
  freeze,
  giveBack,
  inspect,
  type Road,
  review,
  WAITS,
} from './ways.ts';

/** How a declaration is brought on its way, and where it is left. */
export type Parked = {
  readonly name: string;
  /** The stage, in words. */
  readonly stage: string;
  readonly bring: (road: Road) => Promise<void>;
  /** From the first stage of its way to that one. */
  readonly hops: number;
  /** It rests at the account of its guarantor, or of its book, and has one of its own: others pass through the common one. */
  readonly own?: 'guarantor' | 'book';
  /** Left out: one that has plenty. */
  readonly guarantor?: string;
  readonly parameters?: object;
};

/** Has 1.00: nothing fits. */
export const POOR = GUARANTORS[1] ?? '';
export const POOR_TOLD = GUARANTORS[2] ?? '';
/** Has 19.00: a declaration of 18.20 fits, and nothing more. */
export const TIGHT = GUARANTORS[3] ?? '';

type Way = Parked['bring'];
type More = Pick<Parked, 'own' | 'guarantor' | 'parameters'>;

const [guarantor, book] = [{ own: 'guarantor' }, { own: 'book' }] as const;
const poor = { guarantor: POOR } as const;
const waits = { guarantor: POOR, parameters: WAITS } as const;
const told = { guarantor: POOR_TOLD, parameters: WAITS } as const;

const shortStock: Way = (road) => declare(road, { item: 'ITEM02' });
const frozen: Way = async (road) => {
  await freeze(road);
  await declare(road);
};
const rejected: Way = (road) => conclude(road, 'reject');
const ordered: Way = (road) => conclude(road, 'reexport');
const more: Way = (road) => amend(road, 'more', 'ITEM03');
const moreThanThere: Way = (road) => amend(road, 'more', 'ITEM02');
const less: Way = (road) => amend(road, 'less', 'ITEM03');
const otherItem: Way = (road) => amend(road, 'same', 'ITEM02');

type Row = readonly [name: string, stage: string, bring: Way, hops: number, more?: More];

const ROWS: readonly Row[] = [
  ['QUOTA', 'quota', declare, 0],
  ['GUAR', 'guarantee', declare, 1, guarantor],
  ['REVG', 'guarantee, let go on by an officer', review, 1, guarantor],
  ['STOCK', 'stock', declare, 2, book],
  ['RELE', 'release', declare, 3],
  ['POSTQ', 'post quota', declare, 4],
  ['POSTS', 'post stock', declare, 5, book],
  ['UNDOG', 'undo guarantee', shortStock, 3, guarantor],
  ['UNDOQ', 'undo quota', declare, 2, poor],
  ['REFUSE', 'refuse', declare, 3, poor],
  ['FROZEN', 'refuse, a frozen quota', frozen, 1],
  ['INSP', 'inspection', inspect, 0],
  ['INSPB', 'inspection, begun', beginInspection, 0],
  ['REJECT', 'undo stock, rejected', rejected, 0, book],
  ['REEXP', 'undo stock, ordered out of the country', ordered, 0, book],
  ['TELL', 'tell short', declare, 2, waits],
  ['TOLD', 'guarantee, told that it is short', declare, 3, told],
  ['WAIT', 'guarantee wait', declare, 4, waits],

  ['HANDQ', 'reconciliation: quota', byHand, 0],
  ['HANDG', 'reconciliation: guarantee', byHand, 1, guarantor],
  ['HANDS', 'reconciliation: stock', byHand, 2, book],
  ['HANDR', 'reconciliation: release', byHand, 3],
  ['HANDP', 'reconciliation: post quota', byHand, 4],
  ['HANDU', 'reconciliation: undo quota', byHand, 2, poor],
  ['HANDX', 'reconciliation: refuse', byHand, 3, poor],

  ['CANCS', 'cancellation: stock', cancel, 0, book],
  ['CANCG', 'cancellation: guarantee', cancel, 1, guarantor],
  ['CANCQ', 'cancellation: quota', cancel, 2],
  ['CANCE', 'cancellation: conclude', cancel, 3],
  ['BACKS', 'return: stock', giveBack, 0, book],
  ['BACKE', 'return: conclude', giveBack, 3],

  ['AMHQ', 'amendment: hold quota', more, 0],
  ['AMHG', 'amendment: hold guarantee', more, 1, guarantor],
  ['AMHS', 'amendment: hold stock', more, 2, book],
  ['AMUG', 'amendment: undo guarantee', moreThanThere, 3, guarantor],
  ['AMUQ', 'amendment: undo quota', more, 2, { guarantor: TIGHT }],
  ['AMSQ', 'amendment: settle quota, more', more, 3],
  ['AMLQ', 'amendment: settle quota, less', less, 1],
  ['AMSG', 'amendment: settle guarantee', less, 2, guarantor],
  ['AMSS', 'amendment: settle stock', more, 4, book],
  ['AMEND', 'amendment: end', more, 5],
  ['AMFAIL', 'amendment: end, and it did not fit', otherItem, 1],
];

export const PARKED: readonly Parked[] = ROWS.map(([name, stage, bring, hops, rest = {}]) => {
  return { name, stage, bring, hops, ...rest };
});

/** Work at which a lane faults after so many hops. */
export const FAULTED: readonly Parked[] = (
  [
    ['FTQUOTA', 'fault at quota', declare, 0],
    ['FTGUAR', 'fault at guarantee', declare, 1],
    ['FTPOST', 'fault at post quota', declare, 4],
    ['FTHAND', 'fault at guarantee of a reconciliation', byHand, 1],
    ['FTCANC', 'fault at quota of a cancellation', cancel, 2],
    ['FTAMEND', 'fault at settle quota of an amendment', more, 3],
  ] satisfies readonly Row[]
).map(([name, stage, bring, hops]) => ({ name, stage, bring, hops }));
