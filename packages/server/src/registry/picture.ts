import { normalSerial, readCertificate, type VerifyKey } from '@tongguan/ceb';
import { damagedText, type EpochMs } from '@tongguan/kernel';
import { tokenIdOf } from './tokens/tokens.ts';
import type { Vault } from '../vault/types.ts';
import { grouped } from './records/grouped.ts';
import { standsOf } from './participants.ts';
import type { RegistryRows, SigningKeyRow, TokenRow } from './records/records.ts';
import { signatureProfiles } from './signatureProfile.ts';
import type { Delegation, Participant, Registry, SigningKey, UndertakingKind } from './types.ts';

/** Public keys already prepared, by fingerprint: an SM2 key costs milliseconds to prepare and never changes. */
export type PreparedKeys = Map<string, VerifyKey | string>;

/** Further conditions of a token, and the callback for its use. */
export type TokenGate = {
  /** Whether tokens of a sandbox's firms count: in production they do not. */
  readonly takesSandbox: boolean;
  readonly now: () => EpochMs;
  readonly used: (tokenId: string, atMs: EpochMs) => void;
};

/** For users of signers and papers only. */
const OPEN: TokenGate = { takesSandbox: true, now: () => 0, used: () => undefined };

/** The registry in memory, from one snapshot of its rows. Never changed afterwards; a newer one replaces it. */
export function drawRegistry(
  rows: RegistryRows,
  vault: Vault,
  prepared: PreparedKeys = new Map(),
  gate: TokenGate = OPEN,
): Registry {
  const participants = new Map(standsOf(rows).map((one) => [one.code, one]));
  const keys = new Map(rows.signingKeys.map((row) => [row.keyName, { row, key: signingKey(row, prepared) }]));
  const tokens = new Map(rows.tokens.map((row) => [row.tokenKey.toString('latin1'), row]));
  const books = new Map(rows.accountBooks.map((book) => [book.emsNo, book]));
  const delegations = grouped(rows.delegations, ({ principalCode, agentCode }) => pairOf(principalCode, agentCode));
  const qualifications = grouped(rows.qualifications, ({ participantCode }) => participantCode);
  const transitions = grouped(rows.transitions, ({ participantCode }) => participantCode);
  const undertakings = grouped(rows.undertakings, (one) => paperOf(one.kind, one.principalCode, one.giverCode));
  const returnCentres = grouped(rows.returnCentres, ({ number }) => number);
  const connectors = grouped(rows.connectors, ({ node }) => node);
  const all = [...participants.values()];
  /** Tokens that were right, as long as this picture lives: no more than were issued. */
  const met = new Map<string, { readonly row: TokenRow; readonly participant: Participant }>();
  const meet = (token: string): { row: TokenRow; participant: Participant } | null => {
    const row = tokens.get(vault.tokenKey(token).toString('latin1'));
    const participant = row === undefined ? undefined : participants.get(row.participantCode);
    if (row === undefined || participant === undefined) return null;
    // Its token lies in a plain file.
    if (participant.sandbox && !gate.takesSandbox) return null;
    met.set(token, { row, participant });
    return { row, participant };
  };
  return {
    participant: (code) => participants.get(code) ?? null,
    participantByToken: (token) => {
      const known = met.get(token) ?? meet(token);
      if (known === null) return null;
      const nowMs = gate.now();
      if (known.row.untilMs !== null && nowMs >= known.row.untilMs) return null;
      gate.used(tokenIdOf(known.row.tokenKey), nowMs);
      return known.participant;
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
    transitions: (participantCode) => transitions.get(participantCode) ?? [],
    undertakings: (kind, principalCode, giverCode) => undertakings.get(paperOf(kind, principalCode, giverCode)) ?? [],
    connectors: (node) => connectors.get(node) ?? [],
    returnCentres: (number) => returnCentres.get(number) ?? [],
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
    key = keyOf(row);
    prepared.set(fingerprint, key);
  }
  return { keyName, fingerprint, participantCode, notBeforeMs, notAfterMs, revokedMs, key, sandbox };
}

/** An earlier version enrolled what this one refuses. One such certificate must not keep the others from counting. */
function keyOf({ certificate, fingerprint }: SigningKeyRow): VerifyKey | string {
  const read = readCertificate(certificate);
  if (!read.ok) return read.refusals[0]?.found ?? '';
  // Changed by hand: it signs nothing, and the others go on.
  if (read.value.fingerprintSha256 !== fingerprint)
    return damagedText('证书与指纹不符 not the certificate of its fingerprint');
  return read.value.key;
}

const pairOf = (principalCode: string, agentCode: string): string => `${principalCode}>${agentCode}`;

const paperOf = (kind: UndertakingKind, principalCode: string, giverCode: string): string =>
  `${kind}:${pairOf(principalCode, giverCode)}`;
