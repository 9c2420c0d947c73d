import { toldOr } from '@tongguan/kernel';
import type { Declaration } from '../clearance/types.ts';
import { kindNameOf } from '../gateway/schemas/index.ts';
import type { DocumentRef } from '../lane/types.ts';
import type { HistoryDeps } from './deps.ts';
import { documentsThere } from './documentsThere.ts';
import type { DamagedRow, DeclarationHistory, HistoryReader, StoredDocument, WireDocument } from './types.ts';

/** `content` null: it does not open. */
export type Opened = StoredDocument & { readonly content: WireDocument | null };

export type Found = {
  readonly documents: readonly Opened[];
  /** D-01: which of the other three documents have not come. */
  readonly missing: readonly string[];
  readonly others: readonly Declaration[];
  /** Filled while the history is put together. */
  readonly damaged: DamagedRow[];
};

/** The newest declaration with this number that concerns the reader, with its documents. */
export async function findFor(
  deps: HistoryDeps,
  number: string,
  reader: HistoryReader,
): Promise<(Found & { readonly declaration: Declaration }) | null> {
  const found = await deps.store.declarations(number);
  for (const [index, declaration] of found.entries()) {
    const damaged: DamagedRow[] = [];
    const { stands, missing } = await documentsThere(deps, declaration);
    const documents = await openDocuments(deps, stands, damaged);
    if (!concerns(declaration, documents, reader)) continue;
    const others = found.slice(index + 1).filter((other) => concerns(other, [], reader));
    return { declaration, documents, missing, others, damaged };
  }
  return null;
}

/** Documents that are missing or do not open are named; the history is returned without their content. */
async function openDocuments(
  deps: HistoryDeps,
  declaration: Declaration,
  damaged: DamagedRow[],
): Promise<readonly Opened[]> {
  const { part, document, order, payment, waybill } = declaration;
  const named: readonly (readonly [string, DocumentRef | null])[] = Object.entries({
    order,
    payment,
    waybill,
    list: document,
  });
  const refs = named.flatMap(([, ref]) => ref ?? []);
  const stored = await deps.store.documents(part, refs);
  for (const [name, ref] of named) {
    const isThere = stored.some(({ messageId, item }) => messageId === ref?.messageId && item === ref.item);
    if (ref !== null && !isThere) damaged.push({ what: `${name} ${ref.messageId}/${ref.item}`, found: GONE });
  }
  return stored.map((document) => {
    const { kind, messageId, item } = document;
    const lost = (found: string): null => {
      damaged.push({ what: `${kindNameOf(kind)} ${messageId}/${item}`, found });
      return null;
    };
    return { ...document, content: toldOr<WireDocument, null>(() => deps.open(document), lost) };
  });
}

const GONE = '存档中没有这份单证 the document is not there any more';

function concerns(declaration: Declaration, documents: readonly Opened[], reader: HistoryReader): boolean {
  if (typeof reader === 'string') return true;
  const { participant } = reader;
  return (
    Object.values(partiesOf(declaration)).includes(participant) ||
    documents.some(({ signerCode, callerCode }) => signerCode === participant || callerCode === participant)
  );
}

export function partiesOf(declaration: Declaration): DeclarationHistory['parties'] {
  const { agentCode, ebpCode, ebcCode, logisticsCode, assureCode, callerCode } = declaration;
  return { agentCode, ebpCode, ebcCode, logisticsCode, assureCode, transmitter: callerCode };
}
