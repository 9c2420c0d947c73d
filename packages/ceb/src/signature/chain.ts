import { done, type EpochMs, type Outcome, type Refusal, refused, shanghaiIso } from '@tongguan/kernel';
import { WIRE_CODES, type WireCodeName } from '../wire/codes.ts';
import { type Certificate, type Link, normalSerial, readLink } from './certificate.ts';
import { authorityOf, foreignCritical, type IssuedVariant, isIssuedBy, KEY_USAGE, mayUse } from './issued.ts';
import { OID } from './oids.ts';
import { readRevocationList, type RevocationList } from './revocation.ts';

/** Whom an operator trusts to issue certificates. Made by `readTrust`. */
export type Trust = {
  readonly roots: readonly Link[];
  readonly intermediates: readonly Link[];
  readonly revocationLists: readonly RevocationList[];
  readonly requiresRevocationLists: boolean;
  readonly allows: readonly IssuedVariant[];
};

export type TrustSource = {
  /** DER. A root is trusted because it is given; nothing a message encloses ever is. */
  readonly roots: readonly Buffer[];
  readonly intermediates?: readonly Buffer[];
  readonly revocationLists?: readonly Buffer[];
  /** Every authority of a chain must have a current list; otherwise lists count where they are given. */
  readonly requiresRevocationLists?: boolean;
  readonly allows?: readonly IssuedVariant[];
};

export function readTrust(source: TrustSource): Outcome<Trust> {
  const problems: Refusal[] = [];
  const take = <T>(outcome: Outcome<T>): T[] => {
    if (outcome.ok) return [outcome.value];
    problems.push(...outcome.refusals);
    return [];
  };
  const linksOf = (ders: readonly Buffer[] = []): Link[] => ders.flatMap((der) => take(readLink(der)));
  const trust: Trust = {
    roots: linksOf(source.roots),
    intermediates: linksOf(source.intermediates),
    revocationLists: (source.revocationLists ?? []).flatMap((der) => take(readRevocationList(der))),
    requiresRevocationLists: source.requiresRevocationLists ?? false,
    allows: source.allows ?? [],
  };
  return problems.length > 0 ? refused(...problems) : done(trust);
}

/** Authorities one above the other; the e-port has two or three. */
const DEPTH_MAX = 6;
/** Signatures of certificates checked for one chain: names that repeat cannot make it long. */
const CHECKS_MAX = 32;

/**
 * The chain of a certificate, itself first, up to a trusted root, every link valid at that moment (RFC 5280, section
 * 6, without policies and name constraints: certificates that demand them are refused). RSA and SM2 may be mixed.
 */
export function judgeChain(certificate: Certificate, trust: Trust, atMs: EpochMs): Outcome<readonly Certificate[]> {
  const leaf = readLink(certificate.der);
  if (!leaf.ok) return leaf;
  const climb: Climb = { trust, atMs, checks: 0 };
  if (!mayUse(leaf.value.extensions, KEY_USAGE.digitalSignature | KEY_USAGE.nonRepudiation)) {
    return refused(refusal('certificateNotTrusted', leaf.value, 'keyUsage'));
  }
  return climbFrom([leaf.value], climb);
}

type Climb = { readonly trust: Trust; readonly atMs: EpochMs; checks: number };

function climbFrom(path: readonly Link[], climb: Climb): Outcome<readonly Certificate[]> {
  const top = path.at(-1) as Link;
  const problem = linkProblem(top, climb.atMs);
  if (problem !== null) return refused(problem);
  const { fingerprintSha256 } = top.certificate;
  if (climb.trust.roots.some((root) => root.certificate.fingerprintSha256 === fingerprintSha256)) {
    return done(path.map((link) => link.certificate));
  }
  let best = refusal('certificateNotTrusted', top, `签发者 / issuer ${top.certificate.issuer}`);
  if (path.length >= DEPTH_MAX) return refused(best);
  for (const issuer of [...climb.trust.roots, ...climb.trust.intermediates]) {
    if (!issuer.subjectName.equals(top.issuerName) || path.includes(issuer)) continue;
    if (++climb.checks > CHECKS_MAX) break;
    const objection = issuerProblem(issuer, path) ?? signatureProblem(issuer, top, climb.trust);
    if (objection !== null) {
      best = objection;
      continue;
    }
    const revoked = revocationProblem(issuer, top, climb);
    const above = revoked === null ? climbFrom([...path, issuer], climb) : refused(revoked);
    if (above.ok) return above;
    best = above.refusals[0] ?? best;
  }
  return refused(best);
}

/** Extensions we act upon, or that say nothing about who may sign (RFC 5280, 4.2.1.4: any policy will do). */
const UNDERSTOOD: readonly string[] = [OID.basicConstraints, OID.keyUsage, OID.certificatePolicies];

function linkProblem(link: Link, atMs: EpochMs): Refusal | null {
  const { notBeforeMs, notAfterMs } = link.certificate;
  if (atMs < notBeforeMs || atMs > notAfterMs) {
    return refusal('signerExpired', link, `${shanghaiIso(notBeforeMs)} … ${shanghaiIso(notAfterMs)}`);
  }
  const foreign = foreignCritical(link.extensions, UNDERSTOOD);
  return foreign === null ? null : refusal('certificateNotTrusted', link, `critical ${foreign}`);
}

function issuerProblem(issuer: Link, path: readonly Link[]): Refusal | null {
  const { isAuthority, below } = authorityOf(issuer.extensions);
  if (!isAuthority) return refusal('certificateNotTrusted', issuer, 'basicConstraints: cA');
  // The certificate judged does not count as an authority below (RFC 5280, 4.2.1.9), nor do self-issued ones.
  const between = path.slice(1).filter((link) => !link.subjectName.equals(link.issuerName)).length;
  if (between > below) return refusal('certificateNotTrusted', issuer, 'basicConstraints: pathLenConstraint');
  if (!mayUse(issuer.extensions, KEY_USAGE.certSign)) return refusal('certificateNotTrusted', issuer, 'keyUsage');
  return null;
}

function signatureProblem(issuer: Link, link: Link, trust: Trust): Refusal | null {
  if (isIssuedBy(link.issued, issuer.certificate.key, trust.allows)) return null;
  return refusal('certificateNotTrusted', link, `签名验证失败 / not signed by ${issuer.certificate.serialHex}`);
}

/** When the newest list of its authority says a certificate was revoked; `null` when none says so. */
export function revocationOf(certificate: Certificate, trust: Trust): EpochMs | null {
  const link = readLink(certificate.der);
  if (!link.ok) return null;
  const issuers = [...trust.roots, ...trust.intermediates].filter(
    (issuer) =>
      issuer.subjectName.equals(link.value.issuerName) &&
      isIssuedBy(link.value.issued, issuer.certificate.key, trust.allows),
  );
  const moments = issuers.map((issuer) => revokedMsIn(newestList(issuer, trust), link.value));
  return moments.find((atMs) => atMs !== undefined) ?? null;
}

function newestList(issuer: Link, trust: Trust): RevocationList | undefined {
  return trust.revocationLists
    .filter((list) => list.issuerName.equals(issuer.subjectName) && mayUse(issuer.extensions, KEY_USAGE.crlSign))
    .filter((list) => isIssuedBy(list.issued, issuer.certificate.key, trust.allows))
    .sort((a, b) => b.thisUpdateMs - a.thisUpdateMs)[0];
}

function revokedMsIn(list: RevocationList | undefined, link: Link): EpochMs | undefined {
  return list?.revoked.get(normalSerial(link.certificate.serialHex));
}

function revocationProblem(issuer: Link, link: Link, { trust, atMs }: Climb): Refusal | null {
  const newest = newestList(issuer, trust);
  const revokedMs = revokedMsIn(newest, link);
  if (revokedMs !== undefined && revokedMs <= atMs) return refusal('signerRevoked', link, shanghaiIso(revokedMs));
  if (!trust.requiresRevocationLists) return null;
  if (newest === undefined) return refusal('revocationListUnusable', issuer, '无 / none');
  const { nextUpdateMs } = newest;
  if (nextUpdateMs !== null && nextUpdateMs >= atMs) return null;
  return refusal('revocationListUnusable', issuer, nextUpdateMs === null ? 'nextUpdate' : shanghaiIso(nextUpdateMs));
}

function refusal(name: WireCodeName, link: Link, found: string): Refusal {
  const { code, allowed } = WIRE_CODES[name];
  // By number: the subject of a u-key may be a person.
  return { code, path: `X509Certificate ${link.certificate.serialHex}`, found, allowed };
}
