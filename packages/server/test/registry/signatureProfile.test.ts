import { deepEqual, equal, ok } from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  type CebMessage,
  generateSm2Identity,
  type Identity,
  SIGNATURE_VARIANTS,
  signMessage,
  sm2Signer,
  writeMessage,
} from '@tongguan/ceb';
import { examine } from '../../src/intake/examine.ts';
import { takenMessages } from '../../src/intake/taken.ts';
import { TAKES } from '../../src/main/takes.ts';
import {
  enrolCertificate,
  enrolParticipant,
  loadRegistry,
  type Registry,
  revokeCertificate,
  setSignatureProfile,
  type SignatureProfileRequest,
} from '../../src/registry/index.ts';
import type { RegistryStore } from '../../src/registry/store.ts';
import { registryStore } from '../../src/store/registry/records.ts';
import { createVault } from '../../src/vault/index.ts';
import { withDatabase } from '../support/database.ts';
import { FIRMS, purchase } from '../support/purchase.ts';
import { NOW_MS } from '../support/world.ts';

// Proves at the door, on real PostgreSQL, that a firm is held to the strict profile until variants are named for it,
// from their moment on and for nobody else (B-05), and that certificates are rotated without a gap.

const DAY_MS = 86_400_000;
const vault = createVault({ sealKey: Buffer.alloc(32, 1), indexKey: Buffer.alloc(32, 2) });

const identityOf = (serial: string, days: readonly [number, number] = [-30, 365]): Identity =>
  generateSm2Identity({
    subject: { commonName: 'test' },
    serial,
    notBefore: NOW_MS + days[0] * DAY_MS,
    notAfter: NOW_MS + days[1] * DAY_MS,
  });

const identity = identityOf('a1');

const ORDER: CebMessage = {
  type: 'CEB311Message',
  guid: '4CDE1CFD-EDED-46B1-946C-B8022E42FC94',
  version: '1.0',
  documents: [purchase({ orderNo: 'A1' }).order],
  baseTransfer: { copCode: FIRMS.platform, copName: '测试平台', dxpMode: 'DXP', dxpId: 'DXPENTTEST' },
  baseSubscribe: [],
};

const strictOf = (signer: Identity): Buffer =>
  signMessage(writeMessage(ORDER), sm2Signer(signer.privateKeyPem, { keyName: signer.serialHex }));
/** As a program leaves it that digests first and inserts an indented signature afterwards. */
const withTail = (signed: Buffer): Buffer => Buffer.from(signed.toString().replace('</ds:Signature>', '$&\n'));

const strict = strictOf(identity);
const practice = withTail(strict);

const profile = (changes: Partial<SignatureProfileRequest> = {}): SignatureProfileRequest => ({
  participantCode: FIRMS.platform,
  fromMs: NOW_MS,
  profile: 'tolerant',
  variants: ['tail-dropped'],
  reason: '测试',
  ...changes,
});

const codesAt = (registry: Registry, raw: Buffer, atMs: number): string[] => {
  const { outcome } = examine(
    raw,
    FIRMS.platform,
    { registry, profile: 'production', taken: takenMessages(TAKES) },
    atMs,
  );
  return outcome.ok ? [] : outcome.refusals.map(({ code }) => code);
};

/** What is said about the signature alone: the order's own times are long past at the end of a certificate. */
const signatureCodesAt = (...asked: Parameters<typeof codesAt>): string[] =>
  codesAt(...asked).filter((code) => code.startsWith('-9003'));

const DIGEST_DIFFERS = ['-900304'];

async function withFirm(name: string, work: (store: RegistryStore) => Promise<void>): Promise<void> {
  await withDatabase(name, async ({ store }) => {
    const registry = registryStore(store);
    // The firm that signs, and those its order names.
    for (const [code, creditCode, role] of [
      [FIRMS.platform, '91350100M000100Y43', 'platform'],
      [FIRMS.seller, '91330100MATG00020Q', 'seller'],
      [FIRMS.pay, '91330100MATG00039M', 'paymentFirm'],
    ] as const) {
      const about = { code, creditCode, name: '测试企业', roles: [role], sandbox: false };
      ok((await enrolParticipant(registry, { ...about, registeredMs: NOW_MS - 365 * DAY_MS })).ok);
    }
    await enrol(registry, identity);
    await work(registry);
  });
}

async function enrol(store: RegistryStore, { certificateDer }: Identity): Promise<void> {
  const request = { participantCode: FIRMS.platform, certificateDer, sandbox: false };
  ok((await enrolCertificate(store, request)).ok);
}

suite('the signature profile of a firm', () => {
  test('begins at its moment, names what it allows, and can be taken back', () =>
    withFirm('profile', async (store) => {
      const before = await loadRegistry(store, vault);
      deepEqual(codesAt(before, strict, NOW_MS), []);
      deepEqual(codesAt(before, practice, NOW_MS), DIGEST_DIFFERS, 'strict without a profile');

      const others = SIGNATURE_VARIANTS.filter((variant) => !variant.startsWith('tail'));
      ok((await setSignatureProfile(store, profile({ fromMs: NOW_MS - DAY_MS, variants: others }))).ok);
      ok((await setSignatureProfile(store, profile())).ok);
      ok((await setSignatureProfile(store, profile({ fromMs: NOW_MS + DAY_MS, profile: 'strict', variants: [] }))).ok);
      const registry = await loadRegistry(store, vault);
      deepEqual(codesAt(registry, practice, NOW_MS - 1), DIGEST_DIFFERS, 'the other variants do not help');
      deepEqual(codesAt(registry, practice, NOW_MS), []);
      deepEqual(codesAt(registry, practice, NOW_MS + DAY_MS - 1), []);
      deepEqual(codesAt(registry, practice, NOW_MS + DAY_MS), DIGEST_DIFFERS);
      deepEqual(codesAt(registry, strict, NOW_MS), [], 'what keeps to the specification is always taken');
      deepEqual(registry.signatureVariants(FIRMS.seller, NOW_MS), [], 'nobody else');
    }));

  test('is set once: repeated it changes nothing, contradicted it is refused', () =>
    withFirm('profile twice', async (store) => {
      ok((await setSignatureProfile(store, profile())).ok);
      ok((await setSignatureProfile(store, profile({ reason: 'again' }))).ok);
      const contradiction = await setSignatureProfile(store, profile({ variants: ['sm2-der-value'] }));
      ok(!contradiction.ok);
      equal(contradiction.refusals[0]?.code, '90033');
      const { signatureProfiles } = await store.read();
      deepEqual(signatureProfiles, [
        { participantCode: FIRMS.platform, fromMs: NOW_MS, variants: ['tail-dropped'], reason: '测试' },
      ]);
    }));

  test('unknown variants, a strict profile with variants and a tolerant one without are refused', () =>
    withFirm('profile wrong', async (store) => {
      for (const wrong of [{ variants: ['anything'] }, { variants: [] }, { profile: 'strict' as const }]) {
        const outcome = await setSignatureProfile(store, profile(wrong));
        ok(!outcome.ok);
        equal(outcome.refusals[0]?.code, '-10102');
      }
      deepEqual((await store.read()).signatureProfiles, []);
    }));
});

test('certificates are rotated with an overlap: each counts within its own validity', () =>
  withFirm('rotation', async (store) => {
    const next = identityOf('a2', [364, 730]);
    await enrol(store, next);
    const registry = await loadRegistry(store, vault);
    const signedNext = strictOf(next);
    const end = NOW_MS + 365 * DAY_MS;
    const begin = NOW_MS + 364 * DAY_MS;
    const EXPIRED = ['-900307'];
    for (const [atMs, first, second] of [
      [begin - 1, [], EXPIRED],
      [begin, [], []],
      [end, [], []],
      [end + 1, EXPIRED, []],
    ] as const) {
      const found = [signatureCodesAt(registry, strict, atMs), signatureCodesAt(registry, signedNext, atMs)];
      deepEqual(found, [first, second], String(atMs));
    }
    ok(await revokeCertificate(store, identity.serialHex, begin));
    const revoked = await loadRegistry(store, vault);
    deepEqual(signatureCodesAt(revoked, strict, begin), ['-900309']);
    deepEqual(signatureCodesAt(revoked, signedNext, begin), []);
  }));
