export { CHANGE_KINDS, REGISTRARS } from './kinds.ts';
export { createRegistryDoor, type RegistryDoor } from './door.ts';
export { REGISTRANT_SCHEMA, REGISTRANTS_MAX, type Registrant } from './register.ts';
export { standingAt } from './standing.ts';
export type { Applied, ChangeBody, ChangeKind } from './types.ts';
