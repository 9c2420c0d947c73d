export { actSeal } from './types.ts';
export { ACT_KINDS } from './kinds.ts';
export type { ContingencyLine, OpenClock, JournalFilter, JournalRow, OfficeStore, QueueLine } from './store.ts';
export { FOUR_EYES, type FourEyesRule } from './fourEyes.ts';
export {
  decideProposal,
  type FourEyesDeps,
  type Proposal,
  type ProposalStore,
  submitOrPropose,
} from './proposals.ts';
export { openJournalRow, openProposal } from './reasons.ts';
export { type ActRequest, type OfficeDeps, submitAct, type Submitted } from './submit.ts';
export type { ActKind, Actor, ActorRole, Staff, StaffRole } from './types.ts';
