import { randomBytes } from 'node:crypto';
import { type Certificate, normalSerial, readCertificate } from '@tongguan/ceb';
import { done, type EpochMs, type Outcome, type Refusal, refused } from '@tongguan/kernel';
import type { Vault } from '../../vault/types.ts';
import { isCreditCode, isCustomsCode } from '../codes.ts';
import { REGISTRY_CODES } from '../errors.ts';
import type { ParticipantEvent, ParticipantRow, SigningKeyRow } from '../records/records.ts';
import {
  type AccountBook,
  type Delegation,
  type Qualification,
  type Registration,
  type Role,
  SANDBOX_ORGANIZATION,
  type Undertaking,
} from '../types.ts';
import type { RegistryStore } from '../store.ts';

/** Writing into the registry. Every function may be repeated: the same data again changes nothing. */
export type ParticipantRequest = Omit<ParticipantRow, 'registration'> & {
  readonly registeredMs: EpochMs;
  /** Absent: registered with customs. */
  readonly registration?: Registration;
};

export const ROLE_NAMES: ReadonlySet<Role> = new Set([
  'platform',
  'seller',
  'domesticAgent',
  'paymentFirm',
  'logisticsFirm',
  'broker',
  'warehouse',
]);

/** numbers of the right shape and check sign, at least one role; all problems at once. */
export async function enrolParticipant(
  store: RegistryStore,
  request: ParticipantRequest,
): Promise<Outcome<ParticipantRow>> {
  const { registeredMs, ...row } = request;
  const problems = participantProblems(row);
  if (problems.length > 0) return refused(...problems);
  const wanted = { ...row, registration: row.registration ?? 'customs', roles: [...new Set(row.roles)].sort() };
  const stands = await store.addParticipant(wanted, registeredMs);
  if (sameParticipant(stands, wanted)) return done(stands);
  return refused(refusal('conflict', 'code', wanted.code, `${stands.code} ${stands.creditCode} ${stands.name}`));
}

/** Numbers of the right shape and check sign, a name, at least one role that there is. */
export function participantProblems(row: Pick<ParticipantRow, 'code' | 'creditCode' | 'name' | 'roles'>): Refusal[] {
  const problems: Refusal[] = [];
  if (!isCustomsCode(row.code)) problems.push(refusal('invalidCode', 'code', row.code, CUSTOMS_CODE_SHAPE));
  if (!isCreditCode(row.creditCode)) {
    problems.push(refusal('invalidCode', 'creditCode', row.creditCode, CREDIT_CODE_SHAPE));
  }
  if (row.name.trim() === '') problems.push(refusal('invalidCode', 'name', row.name, '企业名称 the name of the firm'));
  if (row.roles.length === 0 || row.roles.some((role) => !ROLE_NAMES.has(role))) {
    problems.push(refusal('invalidRole', 'roles', row.roles.join(', '), [...ROLE_NAMES].join(', ')));
  }
  return problems;
}

export type CertificateRequest = {
  readonly participantCode: string;
  readonly certificateDer: Buffer;
  readonly sandbox: boolean;
};

function isOfSandbox(subject: string): boolean {
  return `, ${subject},`.includes(`, O=${SANDBOX_ORGANIZATION},`);
}

/**
 * Enrols a certificate for a participant. The person who enrols it vouches that it is the firm's; the chain is not judged
 * here. A certificate the sandbox made stays a sandbox key wherever it is enrolled: its private key lies in a plain file.
 */
export async function enrolCertificate(
  store: RegistryStore,
  request: CertificateRequest,
): Promise<Outcome<SigningKeyRow>> {
  const read = readCertificate(request.certificateDer);
  if (!read.ok) return read;
  const row = signingKeyRow(read.value, request.participantCode, request.sandbox);
  const stands = await store.addSigningKey(row);
  if (stands !== null && stands.participantCode === row.participantCode) return done(stands);
  const allowed = '未被占用的证书序列号 a serial number that no enrolled certificate has';
  return refused(refusal('conflict', 'certificate', row.keyName, allowed));
}

export function signingKeyRow(certificate: Certificate, participantCode: string, sandbox: boolean): SigningKeyRow {
  return {
    fingerprint: certificate.fingerprintSha256,
    keyName: normalSerial(certificate.serialHex),
    participantCode,
    algorithm: certificate.key.kind,
    certificate: certificate.der,
    notBeforeMs: certificate.notBeforeMs,
    notAfterMs: certificate.notAfterMs,
    revokedMs: null,
    sandbox: sandbox || isOfSandbox(certificate.subject),
  };
}

export function revokeCertificate(store: RegistryStore, keyName: string, atMs: EpochMs): Promise<boolean> {
  return store.revokeSigningKey(normalSerial(keyName), atMs);
}

export type TokenRequest = {
  readonly participantCode: string;
  /** What it is for, so that its holder can tell it from another: `ERP`, `sandbox`. */
  readonly label: string;
  readonly atMs: EpochMs;
  /** When it ends by itself; left out: never, as a sandbox's. */
  readonly untilMs?: EpochMs;
  /** Given when the token is known already (a persona file); made otherwise. */
  readonly token?: string;
};

const TOKEN_BYTES = 32;

/** The token is returned once and kept nowhere; the database holds its keyed hash. */
export async function issueToken(store: RegistryStore, vault: Vault, request: TokenRequest): Promise<string> {
  const token = request.token ?? newToken();
  await store.addToken({
    tokenKey: vault.tokenKey(token),
    participantCode: request.participantCode,
    label: request.label,
    createdMs: request.atMs,
    untilMs: request.untilMs ?? null,
  });
  return token;
}

function newToken(): string {
  return `tg_${randomBytes(TOKEN_BYTES).toString('base64url')}`;
}

export function revokeToken(store: RegistryStore, vault: Vault, token: string, atMs: EpochMs): Promise<boolean> {
  return store.revokeToken(vault.tokenKey(token), atMs);
}

/** suspension, resumption, revocation, registration anew. */
export function recordEvent(store: RegistryStore, event: ParticipantEvent): Promise<ParticipantEvent> {
  return store.addEvent(event);
}

export function enrolDelegation(store: RegistryStore, delegation: Delegation): Promise<Delegation> {
  return store.addDelegation(delegation);
}

/** The same paper again changes nothing; under its number with other data it is refused. */
export async function enrolQualification(store: RegistryStore, row: Qualification): Promise<Outcome<Qualification>> {
  const stands = await store.addQualification(row);
  const same = stands.issuer === row.issuer && stands.scope === row.scope && stands.fromMs === row.fromMs;
  if (same && stands.untilMs === row.untilMs) return done(stands);
  return refused(refusal('conflict', 'number', row.number, `${stands.issuer} ${stands.scope}`));
}

/** */
export async function enrolUndertaking(store: RegistryStore, row: Undertaking): Promise<Outcome<Undertaking>> {
  const stands = await store.addUndertaking(row);
  if (stands.fromMs === row.fromMs && stands.untilMs === row.untilMs) return done(stands);
  return refused(refusal('conflict', 'number', row.number, `${stands.principalCode} ${stands.giverCode}`));
}

export async function enrolAccountBook(store: RegistryStore, book: AccountBook): Promise<Outcome<AccountBook>> {
  const stands = await store.addAccountBook(book);
  const { warehouseCode, customsCode, city } = stands;
  const same = warehouseCode === book.warehouseCode && customsCode === book.customsCode && city === book.city;
  if (same) return done(stands);
  return refused(refusal('conflict', 'emsNo', book.emsNo, `${warehouseCode} ${customsCode} ${city}`));
}

const CUSTOMS_CODE_SHAPE = '10 位海关注册编码 a customs code of 10 signs';
const CREDIT_CODE_SHAPE = '18 位统一社会信用代码，校验码正确 (GB 32100) a credit code of 18 signs with its check sign';

export function sameParticipant(a: ParticipantRow, b: ParticipantRow): boolean {
  const sameRoles = a.roles.length === b.roles.length && a.roles.every((role, index) => role === b.roles[index]);
  return (
    a.code === b.code &&
    a.creditCode === b.creditCode &&
    a.name === b.name &&
    a.registration === b.registration &&
    a.sandbox === b.sandbox &&
    sameRoles
  );
}

function refusal(name: keyof typeof REGISTRY_CODES, path: string, found: string, allowed: string): Refusal {
  return { code: REGISTRY_CODES[name], path, found, allowed };
}
