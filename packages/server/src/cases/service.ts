import { damagedText, storedRecord, toldOr } from '@tongguan/kernel';
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
        const { part } = dossier;
        const reason = toldOr(() => openReason(vault, act.reason, { part, actId: act.actId }), damagedText);
        return { ...act, reason, body: toldOr(() => bodyOf(vault, part, act.actId, body), damagedBody) };
      });
      return { dossier, file };
    },

    ofPerson: (person) => store.ofPerson(person, PERSON_MAX),
  };
}

function bodyOf(vault: Vault, part: number, actId: string, body: Buffer): FileEntry['body'] {
  return storedRecord(vault.open(body, actSeal(part, actId)).toString('utf8'));
}

/** One act of a file that was changed by hand says so itself; the file goes on. */
function damagedBody(found: string): FileEntry['body'] {
  return { damaged: damagedText(found) };
}
