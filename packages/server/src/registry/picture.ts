import { normalSerial, readCertificate, type VerifyKey } from '@tongguan/ceb';
import { assert, type EpochMs } from '@tongguan/kernel';
import type { Vault } from '../vault/types.ts';
import { grouped } from './grouped.ts';
import { standsOf } from './participants.ts';
import type { RegistryRows, SigningKeyRow } from './records.ts';
import { signatureProfiles } from './signatureProfile.ts';
import type { Delegation, Participant, Registry, SigningKey, UndertakingKind } from './types.ts';

/** Public keys already prepared, by fingerprint: an SM2 key costs milliseconds to prepare and never changes. */
export type PreparedKeys = Map<string, VerifyKey>;

/** The registry in memory, from one snapshot of its rows. Never changed afterwards; a newer one replaces it. */
export function drawRegistry(rows: RegistryRows, vault: Vault, prepared: PreparedKeys = new Map()): Registry {
  const participants = new Map(standsOf(rows).map((one) => [one.code, one]));
  const keys = new Map(rows.signingKeys.map((row) => [row.keyName, { row, key: signingKey(row, prepared) }]));
  const tokens = new Map(rows.tokens.map((row) => [row.tokenKey.toString('latin1'), row.participantCode]));
  const books = new Map(rows.accountBooks.map((book) => [book.emsNo, book]));
  const delegations = grouped(rows.delegations, ({ principalCode, agentCode }) => pairOf(principalCode, agentCode));
  const qualifications = grouped(rows.qualifications, ({ participantCode }) => participantCode);
  const undertakings = grouped(rows.undertakings, (one) => paperOf(one.kind, one.principalCode, one.giverCode));
  const all = [...participants.values()];
  /** Tokens that were right, as long as this picture lives: no more than were issued. */
  const met = new Map<string, Participant>();
  return {
    participant: (code) => participants.get(code) ?? null,
    participantByToken: (token) => {
      const known = met.get(token);
      if (known) return known;
      const code = tokens.get(vault.tokenKey(token).toString('latin1'));
      const participant = code === undefined ? null : (participants.get(code) ?? null);
      if (participant) met.set(token, participant);
      return participant;
    },
    signingKey: (parts) => {
      const found = keys.get(normalSerial(parts.keyName));
      if (!found) return null;
      // A certificate enclosed beside the name must be the enrolled one: same serial, other issuer is a stranger.
      if (parts.certificateDer !== null && !parts.certificateDer.equals(found.row.certificate)) return null;
      return found.key;
    },
    signatureVariants: signatureProfiles(rows.signatureProfiles),
    accountBook: (emsNo) => books.get(emsNo) ?? null,
    delegation: (principalCode, agentCode, atMs) =>
      delegations.get(pairOf(principalCode, agentCode))?.find((delegation) => inForce(delegation, atMs)) ?? null,
    qualifications: (participantCode) => qualifications.get(participantCode) ?? [],
    undertakings: (kind, principalCode, giverCode) => undertakings.get(paperOf(kind, principalCode, giverCode)) ?? [],
    all: () => all,
  };
}

function inForce({ fromMs, untilMs }: Delegation, atMs: EpochMs): boolean {
  return atMs >= fromMs && (untilMs === null || atMs < untilMs);
}

function signingKey(row: SigningKeyRow, prepared: PreparedKeys): SigningKey {
  const { keyName, fingerprint, participantCode, notBeforeMs, notAfterMs, revokedMs, sandbox } = row;
  let key = prepared.get(fingerprint);
  if (!key) {
    const certificate = readCertificate(row.certificate);
    assert(certificate.ok, 'an enrolled certificate can be read');
    assert(certificate.value.fingerprintSha256 === fingerprint, 'an enrolled certificate has its fingerprint');
    key = certificate.value.key;
    prepared.set(fingerprint, key);
  }
  return { keyName, fingerprint, participantCode, notBeforeMs, notAfterMs, revokedMs, key, sandbox };
}

const pairOf = (principalCode: string, agentCode: string): string => `${principalCode}>${agentCode}`;

const paperOf = (kind: UndertakingKind, principalCode: string, giverCode: string): string =>
  `${kind}:${pairOf(principalCode, giverCode)}`;
