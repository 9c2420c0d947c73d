import { createHash } from 'node:crypto';
import { type EpochMs, partOf } from '@tongguan/kernel';
import { type AuditClient, Rows } from './snapshot.ts';
import { Tally } from './tally.ts';
import type { AuditCheck } from './types.ts';

/** Opens and reads the evidence; passed in, because this room must not have the keys. */
export type EvidenceAudit = {
  /** How much of it, in hundredths of a per cent of the packs: 10,000 is all. */
  readonly basisPoints: number;
  /** Another one chooses other packs. */
  readonly salt: string;
  /** Throws where the bytes were changed. */
  open(sealed: Buffer, boundTo: string): Buffer;
  /** The messages of a pack that was opened. */
  unpack(pack: Buffer): readonly Buffer[];
  /** The documents of a message, and whose signature it bears; null: the bytes are no such message. */
  read(raw: Buffer): EvidenceRead | null;
  /** The draw of a declaration, made again from the secret of the installation (K-01). */
  draw(preNo: string): number;
};

type EvidenceRead = { readonly documents: readonly object[] } & (
  | { readonly signer: string; readonly key: string }
  /** It bears no signature; `taken` says whether it could be accepted so at a moment (B-09). */
  | { readonly signer: null; taken(atMs: EpochMs): boolean }
);

const BYTES =
  'a document of the sample is in its evidence byte for byte, says what these bytes say, and is signed by its signer (B-05, B-07)';
const ACTS =
  'reason and body of an act of the sample open with the keys of the installation, and belong to this act (K-03)';
const DRAWS = 'the draw of every declaration that was chosen for inspection, made again, is the same (K-01)';

export const EVIDENCE_NAMES: readonly string[] = [BYTES, ACTS, DRAWS];

/** Opens packs of the sample one after the other, and compares what is in them with the documents that point at them. */
export async function auditEvidence(client: AuditClient, evidence: EvidenceAudit): Promise<readonly AuditCheck[]> {
  const tally = new Tally(BYTES);
  const salt = createHash('sha256').update(evidence.salt).digest('hex').slice(0, 16);
  const documents = await Rows.of<DocumentRow>(
    client,
    'audit_documents',
    sample(salt, Math.trunc(evidence.basisPoints)),
  );
  let pack: { readonly id: string; readonly messages: readonly Buffer[] | null } = { id: '', messages: null };
  for (let row = await documents.next(); row !== null; row = await documents.next()) {
    tally.rows++;
    if (pack.id !== row.pack_id) pack = { id: row.pack_id, messages: await packOf(client, row.pack_id, evidence) };
    const problem = problemOf(row, pack.messages?.[row.pack_item], evidence);
    // Never what the bytes say: a document is personal data.
    if (problem !== null) tally.differ(`document ${row.message_id}/${row.item}`, 'as its evidence', problem);
  }
  return [tally.check(), await acts(client, evidence, salt), await draws(client, evidence)];
}

async function packOf(client: AuditClient, packId: string, evidence: EvidenceAudit): Promise<readonly Buffer[] | null> {
  const { rows } = await client.query(
    `SELECT sealed FROM evidence WHERE part = ${partOf('message', packId)} AND pack_id = '${packId}'`,
  );
  const sealed = rows[0]?.['sealed'] as Buffer | undefined;
  if (sealed === undefined) return null;
  const opened = tried(() => evidence.unpack(evidence.open(sealed, `evidence/${packId}`)));
  return opened;
}

function problemOf(row: DocumentRow, raw: Buffer | undefined, evidence: EvidenceAudit): string | null {
  if (raw === undefined) return 'the pack does not open, or has no such message';
  if (!createHash('sha256').update(raw).digest().equals(row.digest)) return 'another digest';
  const message = tried(() => evidence.read(raw));
  if (message === null) return 'bytes that are no such message';
  if (!isOfSigner(message, row)) return 'another signer';
  const body = tried(() =>
    evidence.open(row.body, `document/${row.part}/${row.message_id}/${row.item}`).toString('utf8'),
  );
  if (body === null) return 'a body that does not open';
  return body === JSON.stringify(message.documents[row.item]) ? null : 'another body';
}

function isOfSigner(message: EvidenceRead, row: DocumentRow): boolean {
  if (message.signer !== null) return message.signer === row.signer_code && message.key === row.signer_key;
  return row.signer_key === UNSIGNED && row.signer_code === row.caller_code && message.taken(Number(row.accepted_ms));
}

/** What intake stores in place of a certificate's fingerprint (`intake/types.ts`). */
const UNSIGNED = 'unsigned';

/**
 * Values that are resealed when keys change cannot be in the chain. That one opens proves that it was written with the
 * keys.
 */
async function acts(client: AuditClient, evidence: EvidenceAudit, salt: string): Promise<AuditCheck> {
  const tally = new Tally(ACTS);
  const rows = await Rows.of<ActRow>(client, 'audit_sealed_acts', sampleOfActs(salt, Math.trunc(evidence.basisPoints)));
  for (let row = await rows.next(); row !== null; row = await rows.next()) {
    tally.rows++;
    const { part, act_id: actId, body, reason } = row;
    const bound = `act/${part}/${actId}`;
    const problem =
      tried(() => evidence.open(body, bound)) === null
        ? 'a body that does not open'
        : reason !== null && tried(() => evidence.open(sealedIn(reason), `${bound}/reason`)) === null
          ? 'a reason that does not open'
          : null;
    if (problem !== null) tally.differ(`act ${actId}`, 'as its officer wrote it', problem);
  }
  return tally.check();
}

async function draws(client: AuditClient, evidence: EvidenceAudit): Promise<AuditCheck> {
  const tally = new Tally(DRAWS);
  const drawn = await Rows.of<{ pre_no: string; draw: number }>(client, 'audit_draws', DRAWN);
  for (let row = await drawn.next(); row !== null; row = await drawn.next()) {
    tally.rows++;
    const again = evidence.draw(row.pre_no);
    if (again !== row.draw) tally.differ(row.pre_no, String(again), String(row.draw));
  }
  return tally.check();
}

/** A row that throws was changed. */
function tried<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

type DocumentRow = {
  readonly part: number;
  readonly message_id: string;
  readonly item: number;
  readonly digest: Buffer;
  readonly signer_code: string;
  readonly signer_key: string;
  readonly caller_code: string;
  readonly accepted_ms: bigint;
  readonly pack_id: string;
  readonly pack_item: number;
  readonly body: Buffer;
};

/** Sorted by pack, so that each is opened once. */
const sample = (salt: string, basisPoints: number): string => `
  SELECT part, message_id, item, digest, signer_code, signer_key, caller_code, accepted_ms, pack_id, pack_item, body
  FROM document
  WHERE ('x' || left(md5(pack_id::text || '${salt}'), 7))::bit(28)::int % 10000 < ${basisPoints}
  ORDER BY pack_id, pack_item, item`;

/** The prefix of a sealed reason. Decoded here and not in SQL, where invalid base64 would end the whole audit. */
const SEALED = 'sealed:';

function sealedIn(reason: string): Buffer {
  return Buffer.from(reason.slice(SEALED.length), 'base64');
}

type ActRow = {
  readonly part: number;
  readonly act_id: string;
  readonly body: Buffer;
  /** Null: it is not sealed, and the chain covers it. */
  readonly reason: string | null;
};

const sampleOfActs = (salt: string, basisPoints: number): string => `
  SELECT part, act_id, body, CASE WHEN reason LIKE '${SEALED}%' THEN reason END AS reason FROM act
  WHERE ('x' || left(md5(act_id::text || '${salt}'), 7))::bit(28)::int % 10000 < ${basisPoints}
  ORDER BY part, act_id`;

const DRAWN = 'SELECT pre_no, draw FROM inspection WHERE draw IS NOT NULL ORDER BY part, serial, no';
