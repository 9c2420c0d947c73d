export { CHANGE_KINDS } from './kinds.ts';
export { createRegistryDoor, type RegistryDoor } from './door.ts';
export { REGISTRARS } from './defineChange.ts';
export { REGISTRANT_SCHEMA, REGISTRANTS_MAX, type Registrant } from './register.ts';
export { standingAt } from './standing.ts';
export type { Applied, ChangeBody } from './types.ts';
