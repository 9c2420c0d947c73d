import type { Dossier, DossierFilter, FileEntry } from './types.ts';

/** What the room needs from the database. Implemented by `store/cases/read.ts`. */
export type CaseStore = {
  list(filter: DossierFilter): Promise<readonly Dossier[]>;
  find(dossierNo: string): Promise<Dossier | null>;
  /** The act that opened it and those about it, oldest first; `body` is sealed. */
  file(dossier: Dossier, limit: number): Promise<readonly (Omit<FileEntry, 'body'> & { readonly body: Buffer })[]>;
  ofPerson(person: Buffer, limit: number): Promise<readonly Dossier[]>;
};
