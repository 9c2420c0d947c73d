import type pg from 'pg';
import type {
  ParticipantChangeRow,
  ParticipantEvent,
  ParticipantRow,
  RegistryRows,
  SignatureProfileRow,
  SigningKeyRow,
  TokenRow,
} from '../../registry/records/records.ts';
import type {
  AccountBook,
  Connector,
  Delegation,
  Qualification,
  ReturnCentre,
  Transition,
  Undertaking,
} from '../../registry/types.ts';

/** Columns by the names and types of `registry/records/records.ts`; times come back as bigint and are made numbers. */
export const PARTICIPANT = 'code, credit_code AS "creditCode", name, roles, registration, sandbox';
export const EVENT = 'participant_code AS "participantCode", kind, from_ms AS "fromMs", until_ms AS "untilMs", reason';
export const SIGNING_KEY = `fingerprint, key_name AS "keyName", participant_code AS "participantCode", algorithm,
  certificate, not_before_ms AS "notBeforeMs", not_after_ms AS "notAfterMs", revoked_ms AS "revokedMs", sandbox`;
export const SIGNATURE_PROFILE = 'participant_code AS "participantCode", from_ms AS "fromMs", variants, reason';
export const TOKEN = `token_key AS "tokenKey", participant_code AS "participantCode", label, created_ms AS "createdMs",
  until_ms AS "untilMs"`;
export const ACCOUNT_BOOK = 'ems_no AS "emsNo", warehouse_code AS "warehouseCode", customs_code AS "customsCode", city';
export const DELEGATION =
  'principal_code AS "principalCode", agent_code AS "agentCode", from_ms AS "fromMs", until_ms AS "untilMs"';

export const CHANGE = 'participant_code AS "participantCode", from_ms AS "fromMs", name, roles, registration, reason';
export const QUALIFICATION = `participant_code AS "participantCode", kind, number, issuer, scope, from_ms AS "fromMs",
  until_ms AS "untilMs", ended_ms AS "endedMs"`;
export const TRANSITION = `participant_code AS "participantCode", number, from_ms AS "fromMs", until_ms AS "untilMs",
  ended_ms AS "endedMs"`;
export const UNDERTAKING = `kind, principal_code AS "principalCode", giver_code AS "giverCode", number,
  from_ms AS "fromMs", until_ms AS "untilMs", ended_ms AS "endedMs"`;
export const CONNECTOR = `participant_code AS "participantCode", node, product, number, from_ms AS "fromMs",
  until_ms AS "untilMs", ended_ms AS "endedMs"`;
export const RETURN_CENTRE = `participant_code AS "participantCode", number, customs_code AS "customsCode", area, video, system,
  from_ms AS "fromMs", until_ms AS "untilMs", ended_ms AS "endedMs"`;

/** The whole registry; run it in a REPEATABLE READ transaction so that version and rows belong together. */
export async function readRegistry(client: pg.PoolClient): Promise<RegistryRows> {
  const version = await readVersion(client);
  const read = async <T>(text: string): Promise<T[]> =>
    (await client.query<Record<string, unknown>>(text)).rows.map(fromRow<T>);
  return {
    version,
    participants: await read<ParticipantRow>(`SELECT ${PARTICIPANT} FROM participant ORDER BY code`),
    events: await read<ParticipantEvent>(`SELECT ${EVENT} FROM participant_event`),
    signingKeys: await read<SigningKeyRow>(`SELECT ${SIGNING_KEY} FROM signing_key`),
    signatureProfiles: await read<SignatureProfileRow>(`SELECT ${SIGNATURE_PROFILE} FROM signature_profile`),
    tokens: await read<TokenRow>(`SELECT ${TOKEN} FROM api_token WHERE revoked_ms IS NULL`),
    endedConsumerTokens: (await read<{ id: string }>(ENDED_CONSUMER_TOKENS)).map(({ id }) => id),
    accountBooks: await read<AccountBook>(`SELECT ${ACCOUNT_BOOK} FROM account_book ORDER BY ems_no`),
    delegations: await read<Delegation>(`SELECT ${DELEGATION} FROM delegation ORDER BY from_ms`),
    changes: await read<ParticipantChangeRow>(`SELECT ${CHANGE} FROM participant_change`),
    qualifications: await read<Qualification>(`SELECT ${QUALIFICATION} FROM qualification ORDER BY from_ms`),
    transitions: await read<Transition>(`SELECT ${TRANSITION} FROM transition_exception ORDER BY from_ms`),
    undertakings: await read<Undertaking>(`SELECT ${UNDERTAKING} FROM undertaking ORDER BY from_ms`),
    connectors: await read<Connector>(`SELECT ${CONNECTOR} FROM connector ORDER BY from_ms`),
    returnCentres: await read<ReturnCentre>(`SELECT ${RETURN_CENTRE} FROM return_centre ORDER BY from_ms`),
  };
}

/** A token lives for a day: far more are never ended within one. */
const ENDED_CONSUMER_TOKENS = `SELECT token_id AS id FROM consumer_token WHERE ended_ms IS NOT NULL
  ORDER BY until_ms DESC LIMIT 10000`;

export async function readVersion(client: pg.Pool | pg.PoolClient): Promise<bigint> {
  const { rows } = await client.query<{ version: bigint }>('SELECT version FROM registry_version WHERE only_row = 1');
  const row = rows[0];
  if (!row) throw new Error('the registry has its version row');
  return row.version;
}

/** Milliseconds since 1970 fit a number exactly until the year 287396. */
export function fromRow<T>(row: Record<string, unknown>): T {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  ) as T;
}
