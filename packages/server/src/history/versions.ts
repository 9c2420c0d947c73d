import type { Inventory } from '@tongguan/ceb';
import { readStored } from '@tongguan/kernel';
import type { Declaration } from '../clearance/types.ts';
import { DOCUMENT_KINDS } from '../intake/types.ts';
import type { HistoryDeps } from './deps.ts';
import { findFor } from './find.ts';
import { declarationSheet } from './print/sheet.ts';

import type { DeclarationVersion, HistoryReader, PrintDoor, StoredDocument, VersionStanding } from './types.ts';

type Kept = { readonly version: DeclarationVersion; readonly stored: StoredDocument };

/** C-11: the versions of a declaration as they were signed, and each of them on paper. */
export function createPrints(deps: HistoryDeps): PrintDoor {
  return {
    async versions(number, reader) {
      const found = await versionsFor(deps, number, reader);
      if (found === null) return null;
      return {
        numbers: numbersOf(found.declaration),
        versions: found.kept.map(({ version }) => version),
      };
    },

    async sheet(number, no, reader) {
      const found = await versionsFor(deps, number, reader);
      if (found === null) return null;
      const { declaration, kept } = found;
      const wanted =
        no === null
          ? (kept.find(({ version }) => version.standing === 'current') ?? kept.at(-1))
          : kept.find(({ version }) => version.no === no);
      if (wanted === undefined) return kept.length;
      const { stored, version } = wanted;
      const content = readStored(`list ${stored.messageId}/${stored.item}`, () => deps.open(stored));
      const { state } = declaration;
      return declarationSheet({
        numbers: numbersOf(declaration),
        state: { code: state, text: deps.stateText(state) },
        version,
        content: deps.mask(stored.kind, content) as Inventory,
        versions: kept.map((one) => one.version),
      });
    },
  };
}

async function versionsFor(
  deps: HistoryDeps,
  number: string,
  reader: HistoryReader,
): Promise<{ readonly declaration: Declaration; readonly kept: readonly Kept[] } | null> {
  const found = await findFor(deps, number, reader);
  if (found === null) return null;
  const { declaration, documents } = found;
  const own = documents.find(({ kind }) => kind === DOCUMENT_KINDS.declaration);
  if (own === undefined) return { declaration, kept: [] };
  const stored = await deps.store.versions(declaration.part, declaration.orderNo, own.docKey);
  return { declaration, kept: stored.map((document, index) => keptOf(document, index + 1, declaration)) };
}

function keptOf(stored: StoredDocument, no: number, declaration: Declaration): Kept {
  const { appType, appTime, acceptedMs, signerCode, signerKey, messageGuid, digest } = stored;
  const version = {
    ...{ no, standing: standingOf(stored, declaration), digest: digest.toString('hex') },
    ...{ appType, appTime, acceptedMs, signerCode, signerKey, messageGuid },
  };
  return { version, stored };
}

const OUTCOMES: Readonly<Record<number, VersionStanding>> = { 2: 'refused', 3: 'superseded', 4: 'deleted' };

function standingOf({ outcome, messageId, item }: StoredDocument, { document }: Declaration): VersionStanding {
  if (outcome !== null) return OUTCOMES[outcome] ?? 'refused';
  return messageId === document.messageId && item === document.item ? 'current' : 'waiting';
}

function numbersOf({ copNo, preNo, invtNo }: Declaration): {
  readonly copNo: string;
  readonly preNo: string;
  readonly invtNo: string | null;
} {
  return { copNo, preNo, invtNo };
}
