export { CHANGE_KINDS } from './kinds.ts';
export {
  type ChangeRequest,
  createRegistryDoor,
  type RegisterRequest,
  type RegistryDoor,
  type RegistryDoorDeps,
} from './door.ts';
export { REGISTRARS } from './defineChange.ts';
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
