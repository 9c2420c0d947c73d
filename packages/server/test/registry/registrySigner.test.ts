import { equal, ok } from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  generateSm2Identity,
  readCertificate,
  readSignature,
  type SignatureParts,
  scan,
  signMessage,
  sm2Signer,
} from '@tongguan/ceb';
import type { ParticipantEvent, Profile, RegistryRows } from '../../src/registry/index.ts';
import { judgeSigner } from '../../src/registry/index.ts';
import { foldEvents } from '../../src/registry/participants.ts';
import { drawRegistry } from '../../src/registry/picture.ts';
import { createVault } from '../../src/vault/index.ts';

const BEGIN = Date.parse('2019-01-01T00:00:00+08:00');
const END = Date.parse('2020-01-01T00:00:00+08:00');
const AT = Date.parse('2019-05-01T10:00:00+08:00');
const vault = createVault({ sealKey: Buffer.alloc(32, 1), indexKey: Buffer.alloc(32, 2) });

const identityOf = (serial: string) =>
  generateSm2Identity({ subject: { commonName: 'test' }, serial, notBefore: BEGIN, notAfter: END });
const identity = identityOf('01691f7f');

/** A really signed message, so that the parts are those the door sees. */
const partsOf = (keyName: string, certificateDer?: Buffer): SignatureParts => {
  const signer = sm2Signer(identity.privateKeyPem, certificateDer ? { keyName, certificateDer } : { keyName });
  const tape = scan(signMessage(Buffer.from('<a><b></b></a>'), signer));
  ok(tape.ok);
  const parts = readSignature(tape.value);
  ok(parts.ok);
  return parts.value;
};

const registered: ParticipantEvent = {
  participantCode: '3301969901',
  kind: 'registered',
  fromMs: BEGIN,
  untilMs: null,
  reason: '',
};
const event = (kind: ParticipantEvent['kind'], fromMs: number, untilMs: number | null = null): ParticipantEvent => ({
  ...registered,
  kind,
  fromMs,
  untilMs,
  reason: '通知1号',
});

type Change = {
  readonly events?: readonly ParticipantEvent[];
  readonly revokedMs?: number;
  readonly sandbox?: boolean;
};

const rowsWith = ({ events = [], revokedMs, sandbox = false }: Change): RegistryRows => {
  const certificate = readCertificate(identity.certificateDer);
  ok(certificate.ok);
  const { fingerprintSha256, serialHex, notBeforeMs, notAfterMs } = certificate.value;
  return {
    version: 0n,
    participants: [
      { code: '3301969901', creditCode: '', name: '测试', roles: ['broker'], registration: 'customs', sandbox: false },
    ],
    events: [registered, ...events],
    signingKeys: [
      {
        fingerprint: fingerprintSha256,
        keyName: serialHex.replace(/^0+/, ''),
        participantCode: '3301969901',
        algorithm: 'sm2',
        certificate: identity.certificateDer,
        notBeforeMs,
        notAfterMs,
        revokedMs: revokedMs ?? null,
        sandbox,
      },
    ],
    signatureProfiles: [],
    tokens: [],
    endedConsumerTokens: [],
    accountBooks: [],
    delegations: [],
    changes: [],
    qualifications: [],
    undertakings: [],
    connectors: [],
    transitions: [],
    returnCentres: [],
  };
};

type Row = {
  readonly name: string;
  readonly parts?: SignatureParts;
  readonly change?: Change;
  readonly profile?: Profile;
  readonly atMs?: number;
  readonly code: string | null;
};

// A-04, B-05: whose key it is and whether it counts at the moment of acceptance. Each end of a period is tested on
// the last moment inside and the first outside; rows stand in the order in which the refusals take precedence.
suite('the signer', () => {
  const parts = partsOf('01691f7f');
  const rows: readonly Row[] = [
    { name: 'a registered key', parts, code: null },
    { name: 'its name in capitals, without the leading zero', parts: partsOf('1691F7F'), code: null },
    { name: 'its name with its certificate', parts: partsOf('01691f7f', identity.certificateDer), code: null },
    {
      name: 'its name with a certificate of somebody else',
      parts: partsOf('01691f7f', identityOf('01691f7f').certificateDer),
      code: '-900306',
    },
    { name: 'a name nobody has', parts: partsOf('01691f80'), code: '-900306' },
    { name: 'one moment before the firm was registered', parts, atMs: BEGIN - 1, code: '-900306' },
    { name: 'a sandbox key in the sandbox', parts, change: { sandbox: true }, code: null },
    {
      name: 'a sandbox key in production, expired as well',
      parts,
      change: { sandbox: true },
      profile: 'production',
      atMs: END + 1000,
      code: '-900311',
    },
    { name: 'one moment before the key is revoked', parts, change: { revokedMs: AT + 1 }, code: null },
    { name: 'the moment the key is revoked', parts, change: { revokedMs: AT }, code: '-900309' },
    { name: 'the last moment of the certificate', parts, atMs: END, code: null },
    { name: 'after the last moment of the certificate', parts, atMs: END + 1, code: '-900307' },
    {
      name: 'the moment the registration is revoked',
      parts,
      change: { events: [event('revoked', AT)] },
      code: '-900309',
    },
    { name: 'one moment before', parts, change: { events: [event('revoked', AT + 1)] }, code: null },
    {
      name: 'between revocation and a new registration',
      parts,
      change: { events: [event('revoked', AT), event('registered', AT + 1)] },
      code: '-900308',
    },
    {
      name: 'after the new registration',
      parts,
      change: { events: [event('revoked', AT - 1), event('registered', AT)] },
      code: null,
    },
    { name: 'the moment a suspension begins', parts, change: { events: [event('suspended', AT)] }, code: '-900308' },
    { name: 'one moment before it begins', parts, change: { events: [event('suspended', AT + 1)] }, code: null },
    { name: 'the moment it ends', parts, change: { events: [event('suspended', AT - 9, AT)] }, code: null },
    {
      name: 'one moment before it ends',
      parts,
      change: { events: [event('suspended', AT - 9, AT + 1)] },
      code: '-900308',
    },
    {
      name: 'the moment it is lifted',
      parts,
      change: { events: [event('resumed', AT), event('suspended', AT - 9)] },
      code: null,
    },
    {
      name: 'one moment before it is lifted',
      parts,
      change: { events: [event('resumed', AT + 1), event('suspended', AT - 9)] },
      code: '-900308',
    },
    {
      name: 'suspended anew at the moment it is lifted',
      parts,
      change: { events: [event('resumed', AT), event('suspended', AT - 9), event('suspended', AT)] },
      code: '-900308',
    },
  ];
  for (const { name, parts: given = parts, change = {}, profile = 'sandbox', atMs = AT, code } of rows) {
    test(`${name} is ${code ?? 'accepted'}`, () => {
      const outcome = judgeSigner(drawRegistry(rowsWith(change), vault), given, profile, atMs);
      equal(outcome.ok ? null : outcome.refusals[0]?.code, code);
      if (outcome.ok) equal(outcome.value.participant.code, '3301969901');
      else equal(outcome.refusals.length, 1);
    });
  }

  test('the order in which events were recorded does not matter', () => {
    const events = [registered, event('suspended', AT - 9), event('resumed', AT - 5), event('revoked', AT)];
    const firm = { code: '3301969901', creditCode: '', name: '', roles: [], sandbox: false };
    const row = { ...firm, registration: 'customs' } as const;
    const straight = JSON.stringify(foldEvents(row, events));
    equal(JSON.stringify(foldEvents(row, events.toReversed())), straight);
  });
});
