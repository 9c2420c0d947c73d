export { catalogueFile, personaFile, readPersona } from './files.ts';
export { seedPersonas } from './seed.ts';
export type { Catalogue, Persona, PersonaKey, PersonaName, SaleGoods, SandboxDoor } from './types.ts';
export { type SandboxStaff, sandboxStaff } from './staff.ts';
