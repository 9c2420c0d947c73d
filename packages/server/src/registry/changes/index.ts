import { CERTIFICATE_KINDS } from './certificates.ts';
import { PAPER_KINDS } from './papers.ts';
import { STANDING_KINDS } from './standing.ts';
import type { ChangeKind } from './types.ts';

/** Every change of one firm that the office may record. */
export const CHANGE_KINDS: readonly ChangeKind[] = [...STANDING_KINDS, ...PAPER_KINDS, ...CERTIFICATE_KINDS];

export {
  type ChangeRequest,
  createRegistryDoor,
  type RegisterRequest,
  type RegistryDoor,
  type RegistryDoorDeps,
} from './door.ts';
export { REGISTRANT_SCHEMA, REGISTRANTS_MAX, type Registrant } from './register.ts';
export { standingAt } from './standing.ts';
export type {
  Applied,
  ChangeBody,
  ChangeFacts,
  ChangeKind,
  DecideChange,
  JournalEntry,
  JournalFilter,
  RegistryWrite,
} from './types.ts';
