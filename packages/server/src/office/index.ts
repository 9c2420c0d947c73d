export { actSeal } from './types.ts';
export type { ContingencyLine, OpenClock, JournalFilter, JournalRow, QueueLine } from './rows.ts';
export {
  decideProposal,
  type Elsewhere,
  type FourEyesDeps,
  type Proposal,
} from './proposals.ts';
export { openJournalRow, openProposal } from './reasons.ts';
export { type ActRequest, submitAct, type Submitted } from './submit.ts';
export type { ActKind, Actor, Staff, StaffRole } from './types.ts';
