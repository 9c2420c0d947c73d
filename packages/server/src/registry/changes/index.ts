export { CHANGE_KINDS, REGISTRARS } from './kinds.ts';
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
