import { judgeChain, readCertificate, revocationOf, type Trust } from '@tongguan/ceb';
import type { EpochMs, Outcome } from '@tongguan/kernel';
import { type CertificateRequest, enrolCertificate } from './enrol/enrol.ts';
import type { SigningKeyRow } from './records/records.ts';
import type { RegistryStore } from './store.ts';

/**
 * Enrols a certificate only when it leads to a root the operator trusts at that moment (B-05). Afterwards the registry
 * decides by itself: validity and revocation of the enrolled certificate are judged whenever a message is accepted,
 * without another look at the chain.
 */
export async function enrolTrustedCertificate(
  store: RegistryStore,
  request: CertificateRequest,
  trust: Trust,
  atMs: EpochMs,
): Promise<Outcome<SigningKeyRow>> {
  const certificate = readCertificate(request.certificateDer);
  if (!certificate.ok) return certificate;
  const chain = judgeChain(certificate.value, trust, atMs);
  return chain.ok ? enrolCertificate(store, request) : chain;
}

/**
 * Carries revocation lists into the registry: each enrolled certificate that its authority has revoked is revoked from
 * the date of the list on. Returns the names of those that were not before; a repetition finds none.
 */
export async function applyRevocationLists(store: RegistryStore, trust: Trust): Promise<readonly string[]> {
  const { signingKeys } = await store.read();
  const revoked: string[] = [];
  for (const row of signingKeys) {
    const certificate = readCertificate(row.certificate);
    // One an earlier version enrolled and this one refuses: it verifies nothing, so there is nothing to revoke.
    if (!certificate.ok) continue;
    const atMs = revocationOf(certificate.value, trust);
    if (atMs === null || (row.revokedMs !== null && row.revokedMs <= atMs)) continue;
    await store.revokeSigningKey(row.keyName, atMs);
    revoked.push(row.keyName);
  }
  return revoked;
}
