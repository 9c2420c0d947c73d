import { actSeal, openReason } from '../office/types.ts';
import type { Vault } from '../vault/types.ts';
import type { CaseStore } from './store.ts';
import type { CaseReader, FileEntry } from './types.ts';

/** A file has some dozen acts; a dossier somebody writes into for years stays below it. */
const FILE_MAX = 1_000;
const PERSON_MAX = 200;

export function createCases(deps: { readonly store: CaseStore; readonly vault: Vault }): CaseReader {
  const { store, vault } = deps;
  return {
    list: (filter) => store.list(filter),

    async read(dossierNo) {
      const dossier = await store.find(dossierNo);
      if (dossier === null) return null;
      const acts = await store.file(dossier, FILE_MAX);
      const file = acts.map(({ body, ...act }): FileEntry => {
        const plain = vault.open(body, actSeal(dossier.part, act.actId)).toString('utf8');
        const reason = openReason(vault, act.reason, { part: dossier.part, actId: act.actId });
        return { ...act, reason, body: JSON.parse(plain) as FileEntry['body'] };
      });
      return { dossier, file };
    },

    ofPerson: (person) => store.ofPerson(person, PERSON_MAX),
  };
}
