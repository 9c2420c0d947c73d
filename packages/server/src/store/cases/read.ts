import type { CaseStore } from '../../cases/store.ts';
import type { Dossier, DossierKind, DossierOutcome, FileEntry } from '../../cases/types.ts';
import { partOfDossierNo } from '../../clearance/numbers.ts';
import type { ActorRole } from '../../office/types.ts';
import type { Store } from '../pool.ts';

/** Dossiers as they are read. */
export function caseStore(store: Store): CaseStore {
  const rows = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await store.pool.query<Row>({ name, text, values })).rows;
  return {
    async list({ district, open, kind, assignedTo, beforeMs, limit }) {
      const found = await rows<DossierRow>('cases-list', LIST, [open, kind, assignedTo, beforeMs, limit, district]);
      return found.map(toDossier);
    },

    async find(dossierNo) {
      const part = partOfDossierNo(dossierNo);
      if (part === null) return null;
      const [row] = await rows<DossierRow>('cases-find', FIND, [part, dossierNo]);
      return row === undefined ? null : toDossier(row);
    },

    async file({ part, dossierNo, openedAct, openedMs, kind, subject }, limit) {
      // Later acts about the parcel, above all its release from the stop, belong to the file.
      const parcel = kind === 'delivered-elsewhere' ? subject : null;
      const found = await rows<FileRow>('cases-file', FILE, [part, dossierNo, openedAct, parcel, openedMs, limit]);
      return found.map(({ actorCode, actorRole, atMs, ...row }) => ({
        ...row,
        atMs: Number(atMs),
        actor: { code: actorCode, role: actorRole },
      }));
    },

    async ofPerson(person, limit) {
      return (await rows<DossierRow>('cases-of-person', OF_PERSON, [person, limit])).map(toDossier);
    },
  };
}

export const DOSSIER_COLUMNS = `
  part, serial, dossier_no AS "dossierNo", kind, subject, pre_no AS "preNo", against, customs_code AS "customsCode",
  person_key AS "personKey",
  opened_ms AS "openedMs", opened_act AS "openedAct", opened_by AS "openedBy", opened_role AS "openedRole",
  assigned_to AS "assignedTo", outcome, restored_fen AS "restoredFen", concluded_ms AS "concludedMs",
  concluded_by AS "concludedBy"`;

/** Across all parts on purpose: officers read what is open anywhere, and one index answers. */
const LIST = `
  SELECT ${DOSSIER_COLUMNS} FROM dossier
  WHERE ($1::boolean IS NULL OR (outcome IS NULL) = $1) AND ($2::text IS NULL OR kind = $2)
    AND ($3::text IS NULL OR assigned_to = $3) AND opened_ms < $4 AND ($6 = '' OR customs_code = $6)
  ORDER BY opened_ms DESC, part, serial DESC LIMIT $5`;

const FIND = `SELECT ${DOSSIER_COLUMNS} FROM dossier WHERE part = $1 AND dossier_no = $2`;

const FILE = `
  SELECT a.act_id AS "actId", a.kind, a.actor_code AS "actorCode", a.actor_role AS "actorRole", a.reason, a.at_ms AS "atMs",
         a.body, o.done
  FROM act a LEFT JOIN act_outcome o ON o.part = a.part AND o.act_id = a.act_id
  WHERE a.part = $1 AND (a.subject = $2 OR a.act_id = $3 OR (a.subject = $4 AND a.at_ms >= $5))
  ORDER BY a.at_ms, a.arrived_us, a.act_id LIMIT $6`;

const OF_PERSON = `
  SELECT ${DOSSIER_COLUMNS} FROM dossier WHERE person_key = $1 ORDER BY opened_ms DESC, part, serial DESC LIMIT $2`;

export type DossierRow = {
  part: number;
  serial: bigint;
  dossierNo: string;
  kind: string;
  subject: string;
  preNo: string | null;
  against: string;
  customsCode: string | null;
  personKey: Buffer | null;
  openedMs: bigint;
  openedAct: string;
  openedBy: string;
  openedRole: string;
  assignedTo: string | null;
  outcome: string | null;
  restoredFen: bigint | null;
  concludedMs: bigint | null;
  concludedBy: string | null;
};
type FileRow = Omit<FileEntry, 'actor' | 'atMs' | 'body'> & {
  actorCode: string;
  actorRole: ActorRole;
  atMs: bigint;
  body: Buffer;
};

export function toDossier({ openedRole, ...row }: DossierRow): Dossier {
  return {
    ...row,
    kind: row.kind as DossierKind,
    outcome: row.outcome as DossierOutcome | null,
    openedMs: Number(row.openedMs),
    openedBy: { code: row.openedBy, role: openedRole as ActorRole },
    concludedMs: row.concludedMs === null ? null : Number(row.concludedMs),
  };
}
