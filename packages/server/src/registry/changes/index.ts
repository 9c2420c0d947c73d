export { CHANGE_KINDS } from './kinds.ts';
export { createRegistryDoor, type RegistryDoor } from './door.ts';
export { REGISTRARS } from './defineChange.ts';
export { REGISTER, REGISTRANTS, type Registrant } from './register.ts';
export { standingAt } from './standing.ts';
export type { Applied, ChangeBody } from './types.ts';
