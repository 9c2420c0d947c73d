import { type EpochMs, type Refusal, shanghaiIso } from '@tongguan/kernel';
import type { Pair } from '../../catalogue/types.ts';
import { canonicalDocument } from '../../wire/canonical.ts';
import { scan } from '../../wire/scan.ts';
import { NS, type Tape } from '../../wire/tape.ts';
import { ALGORITHMS } from '../algorithms.ts';
import { type Certificate, normalSerial, readCertificate } from '../certificate.ts';
import { judgeChain, type Trust } from '../chain.ts';
import { firstDifference } from './difference.ts';
import { algorithmName, readIssued } from '../issued.ts';
import type { VerifyKey } from '../keys.ts';
import { readSignature, type SignatureParts } from '../read.ts';
import { digestIn, digestWays, joined, matchValue, signedInfoWays } from '../tolerant.ts';
import { SIGNATURE_VARIANTS, type SignatureVariant } from '../variants.ts';
import { matchSignature } from '../verify.ts';
import { guessDigest } from './whyDigest.ts';
import { type ExplanationStep, refusedStep, SAYS, step, variantStep } from './whySteps.ts';
import { guessValue, valueText } from './whyValue.ts';

/** Why a signature verifies or does not. Excerpts show the message: for its owner, never for a log. */
export type SignatureExplanation = {
  readonly verdict: 'strict' | 'tolerant' | 'refused';
  /** The variants it takes (B-05); none when it keeps to the specification or is refused. */
  readonly variants: readonly SignatureVariant[];
  /** What the strict profile says. */
  readonly refusals: readonly Refusal[];
  readonly steps: readonly ExplanationStep[];
};

export type ExplainOptions = {
  /** The message before it was signed: what differs from it is shown when the digest does. */
  readonly original?: Buffer;
  /** The certificate the key was taken from; otherwise the one the message encloses is described. */
  readonly certificate?: Certificate;
  readonly trust?: Trust;
  readonly atMs?: EpochMs;
};

/**
 * Explains a signature under a key of the registry; `null` takes the key from the enclosed certificate, which shows
 * whether the message is whole, and nothing about who signed it. Tries much, so it is for people who ask, not for doors.
 */
export function explainSignature(
  bytes: Buffer,
  key: VerifyKey | null,
  options: ExplainOptions = {},
): SignatureExplanation {
  const tape = scan(bytes);
  if (!tape.ok) return stopped(tape.refusals, []);
  const form = step('form', 'good', [SAYS.form]);
  const parts = readSignature(tape.value, { variants: SIGNATURE_VARIANTS, unreadableValue: 'empty' });
  if (!parts.ok) return stopped(parts.refusals, [form]);
  const written = readSignature(tape.value, { variants: SIGNATURE_VARIANTS });
  const certificate = options.certificate ?? enclosed(parts.value);
  const used = key ?? certificate?.key ?? null;
  const matched = used === null ? null : matchSignature(tape.value, parts.value, used, SIGNATURE_VARIANTS);
  // A value that is no base64 is refused for its structure, and explained like any other.
  const strict = !written.ok ? written : used === null ? null : matchSignature(tape.value, parts.value, used, []);
  const variants = matched?.ok ? matched.value : [];
  const steps = [
    form,
    step('structure', 'good', [SAYS.structure], { KeyName: parts.value.keyName }),
    algorithmStep(parts.value, used),
    digestStep(tape.value, parts.value, options.original),
    valueStep(parts.value, used),
    ...certificateSteps(parts.value, certificate, key, options),
  ];
  const verdict = !matched?.ok ? 'refused' : variants.length === 0 ? 'strict' : 'tolerant';
  return { verdict, variants, refusals: strict === null || strict.ok ? [] : strict.refusals, steps };
}

function stopped(refusals: readonly Refusal[], before: readonly ExplanationStep[]): SignatureExplanation {
  return { verdict: 'refused', variants: [], refusals, steps: [...before, ...refusals.map(refusedStep)] };
}

function algorithmStep({ method, algorithm }: SignatureParts, key: VerifyKey | null): ExplanationStep {
  const facts = { SignatureMethod: method.signatureUri, DigestMethod: method.digestUri, key: key?.kind ?? '' };
  if (key !== null && ALGORITHMS[algorithm].key !== key.kind) return step('algorithm', 'bad', [SAYS.wrongKind], facts);
  return variantStep('algorithm', method.variants, SAYS.algorithm, facts);
}

function digestStep(tape: Tape, parts: SignatureParts, original: Buffer | undefined): ExplanationStep {
  const found = digestIn(tape, parts, 'kept').toString('base64');
  const facts = { hash: parts.method.hash, DigestValue: parts.digest.toString('base64'), computed: found };
  const canonical = joined(canonicalDocument(tape, parts.signature));
  const way = digestWays(tape, parts.signature, SIGNATURE_VARIANTS).find(({ written }) =>
    digestIn(tape, parts, written).equals(parts.digest),
  );
  if (way?.variant === null) return step('digest', 'good', [SAYS.digest], facts);
  const guess = guessDigest(tape, parts, original);
  const difference = firstDifference(guess?.written ?? originalOf(original) ?? canonical, canonical);
  if (way !== undefined)
    return variantStep('digest', [way.variant as SignatureVariant], SAYS.digest, facts, difference);
  if (guess !== null) return step('digest', 'bad', guess.reasons, { ...facts, hash: guess.hash }, difference);
  if (original === undefined) return step('digest', 'bad', [SAYS.changed], facts);
  return step('digest', 'bad', [difference === null ? SAYS.notOfOriginal : SAYS.changedHere], facts, difference);
}

/** The canonical form of the message before it was signed, if it can be scanned; a signature in it is left out. */
function originalOf(original: Buffer | undefined): Buffer | null {
  const tape = original === undefined ? null : scan(original);
  if (!tape?.ok) return null;
  const { namespace, localName } = tape.value;
  const signature = localName.findIndex((name, index) => name === 'Signature' && namespace[index] === NS.ds);
  return joined(canonicalDocument(tape.value, signature));
}

function valueStep(parts: SignatureParts, key: VerifyKey | null): ExplanationStep {
  const facts = { characters: String(valueText(parts).replace(/\s+/g, '').length), bytes: String(parts.value.length) };
  if (key === null) return step('value', 'unknown', [SAYS.noKey], facts);
  if (ALGORITHMS[parts.algorithm].key !== key.kind) return step('value', 'unknown', [SAYS.wrongKind], facts);
  const canonical = signedInfoWays(parts, [])[0]?.written ?? Buffer.alloc(0);
  const variants = matchValue(parts, key, SIGNATURE_VARIANTS);
  if (variants !== null) {
    const compact = variants.includes('compact-signed-info') ? signedInfoWays(parts, variants)[1]?.written : undefined;
    return variantStep('value', variants, SAYS.value, facts, firstDifference(compact ?? canonical, canonical));
  }
  const guess = guessValue(parts, key);
  const other = enclosed(parts)?.key;
  const isOthers =
    !guess.isThisKey && other?.kind === key.kind && matchValue(parts, other, SIGNATURE_VARIANTS) !== null;
  const difference = guess.written === null ? null : firstDifference(guess.written, canonical);
  return step('value', 'bad', isOthers ? [...guess.reasons, SAYS.keyEnclosed] : guess.reasons, facts, difference);
}

function certificateSteps(
  parts: SignatureParts,
  certificate: Certificate | null,
  key: VerifyKey | null,
  { trust, atMs }: ExplainOptions,
): ExplanationStep[] {
  if (certificate === null)
    return [step('certificate', 'unknown', [key === null ? SAYS.noCertificate : SAYS.keyAlone])];
  const { serialHex, subject, issuer, notBeforeMs, notAfterMs } = certificate;
  const issued = readIssued(certificate.der);
  const facts = {
    serial: serialHex,
    subject,
    issuer,
    validity: `${shanghaiIso(notBeforeMs)} … ${shanghaiIso(notAfterMs)}`,
    signedWith: issued === null ? '' : algorithmName(issued),
    key: certificate.key.kind,
  };
  const reasons: Pair[] = [];
  if (normalSerial(parts.keyName) !== normalSerial(serialHex)) reasons.push(SAYS.otherName);
  if (atMs !== undefined && (atMs < notBeforeMs || atMs > notAfterMs)) reasons.push(SAYS.notValid);
  const differs = parts.certificateDer !== null && !parts.certificateDer.equals(certificate.der);
  if (differs) reasons.push(SAYS.otherEnclosed);
  const isBad = reasons.length > 0;
  const own = step('certificate', isBad ? 'bad' : 'good', isBad ? reasons : [SAYS.certificate], facts);
  return trust === undefined || atMs === undefined ? [own] : [own, chainStep(certificate, trust, atMs)];
}

function chainStep(certificate: Certificate, trust: Trust, atMs: EpochMs): ExplanationStep {
  const chain = judgeChain(certificate, trust, atMs);
  const at = shanghaiIso(atMs);
  if (chain.ok)
    return step('chain', 'good', [SAYS.chain], { at, chain: chain.value.map(({ subject }) => subject).join(' < ') });
  const { code = '', path = '', found = '' } = chain.refusals[0] ?? {};
  return step('chain', 'bad', [SAYS.noChain], { at, code, path, found });
}

function enclosed(parts: SignatureParts): Certificate | null {
  const read = parts.certificateDer === null ? null : readCertificate(parts.certificateDer);
  return read?.ok ? read.value : null;
}
