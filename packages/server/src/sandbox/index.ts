export { catalogueFile, personaFile, readPersona } from './files.ts';
export { seedPersonas } from './seed.ts';
export type { Catalogue, Persona, PersonaName, SandboxDoor } from './types.ts';
export { sandboxStaff } from './staff.ts';
