import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  type CebMessage,
  generateSm2Identity,
  type Identity,
  signMessage,
  sm2Signer,
  writeMessage,
} from '@tongguan/ceb';
import { shanghaiC14 } from '@tongguan/kernel';
import { createIntake } from '../../src/intake/index.ts';
import { unpackMessages } from '../../src/intake/pack.ts';
import type { SubmitAnswer } from '../../src/intake/types.ts';
import { audit } from '../../src/ledgers/index.ts';
import { TAKES } from '../../src/main/takes.ts';
import { readEvidence } from '../../src/main/wiring/evidence.ts';
import { enrolCertificate, enrolParticipant, loadRegistry, recordEvent, type Role } from '../../src/registry/index.ts';
import { intakeStore } from '../../src/store/intake/intake.ts';
import { registryStore } from '../../src/store/registry/records.ts';
import { createVault } from '../../src/vault/index.ts';
import { withDatabase } from '../support/database.ts';
import { BOOK, FIRMS, purchase } from '../support/purchase.ts';

/**
 * Proves at the door, on real PostgreSQL, that orders, payments and waybills came without a signature until the end of the
 * transition of 2018 (B-09, 海关总署公告2018年第56号 三) and are refused from the next day, with the notice; that the sender
 * answers for them; and that the audit of the evidence tells such a message from one that should have been signed.
 */

const LAST = Date.parse('2018-09-30T23:59:59+08:00');
const NEXT = Date.parse('2018-10-01T00:00:00+08:00');
const vault = createVault({ sealKey: Buffer.alloc(32, 1), indexKey: Buffer.alloc(32, 2) });

const HOLDERS: readonly (readonly [code: string, creditCode: string, role: Role])[] = [
  [FIRMS.platform, '91350100M000100Y43', 'platform'],
  [FIRMS.seller, '91330100MATG00020Q', 'seller'],
  [FIRMS.pay, '91330100MATG00039M', 'paymentFirm'],
  [FIRMS.logistics, '91330100MATG00047G', 'logisticsFirm'],
  [BOOK.warehouseCode, '91330100MATG00012X', 'warehouse'],
];

type Sent = { readonly type: CebMessage['type']; readonly by: string; readonly document: object };

function messagesAt(atMs: number): Readonly<Record<'order' | 'payment' | 'waybill' | 'declaration', Sent>> {
  const appTime = shanghaiC14(atMs - 1000);
  const { order, payment, waybill, declaration } = purchase({ orderNo: 'B09', appTime });
  return {
    order: { type: 'CEB311Message', by: FIRMS.platform, document: order },
    payment: { type: 'CEB411Message', by: FIRMS.pay, document: payment },
    waybill: { type: 'CEB511Message', by: FIRMS.logistics, document: waybill },
    declaration: { type: 'CEB621Message', by: FIRMS.seller, document: declaration },
  };
}

function written({ type, by, document }: Sent): Buffer {
  return writeMessage({
    type,
    guid: '4CDE1CFD-EDED-46B1-946C-B8022E42FC94',
    version: '1.0',
    documents: [document],
    baseTransfer: { copCode: by, copName: '测试', dxpMode: 'DXP', dxpId: 'DXPENTTEST' },
    baseSubscribe: [],
  } as unknown as CebMessage);
}

const codesOf = (answer: SubmitAnswer): readonly string[] =>
  'refusals' in answer ? answer.refusals.map(({ code }) => code) : [];

type Door = {
  readonly submitAt: (raw: Buffer, by: string, atMs: number) => Promise<SubmitAnswer>;
  readonly suspend: (code: string, fromMs: number) => Promise<void>;
  readonly rows: (text: string) => Promise<Record<string, unknown>[]>;
  readonly differences: () => Promise<readonly string[]>;
  readonly identity: Identity;
};

const withDoor = (name: string, work: (door: Door) => Promise<void>): Promise<void> =>
  withDatabase(name, async ({ store }) => {
    const records = registryStore(store);
    for (const [code, creditCode, role] of HOLDERS) {
      const about = { code, creditCode, name: '测试企业', roles: [role], sandbox: false };
      ok((await enrolParticipant(records, { ...about, registeredMs: Date.parse('2016-05-01T00:00:00+08:00') })).ok);
    }
    const identity = generateSm2Identity({
      ...{ subject: { commonName: 'test' }, serial: 'a1', notBefore: LAST - 1e10, notAfter: LAST + 1e11 },
    });
    const { certificateDer } = identity;
    ok((await enrolCertificate(records, { participantCode: FIRMS.platform, certificateDer, sandbox: false })).ok);
    let registry = await loadRegistry(records, vault);
    let nowMs = LAST;
    const clock = { now: () => nowMs };
    const more = { registry: () => registry, profile: 'production', takes: TAKES } as const;
    const intake = createIntake({ store: intakeStore(store), vault, clock, ...more });
    const evidence = {
      ...{ basisPoints: 10_000, salt: '', unpack: unpackMessages, draw: () => 0 },
      open: (sealed: Buffer, boundTo: string) => vault.open(sealed, boundTo),
      read: (raw: Buffer) => readEvidence(raw, registry),
    };
    try {
      await work({
        identity,
        submitAt: (raw, by, atMs) => {
          nowMs = atMs;
          return intake.submit(Buffer.from(raw), by);
        },
        suspend: async (participantCode, fromMs) => {
          await recordEvent(records, { participantCode, kind: 'suspended', fromMs, untilMs: null, reason: '测试' });
          registry = await loadRegistry(records, vault);
        },
        rows: async (text) => (await store.pool.query<Record<string, unknown>>(text)).rows,
        differences: async () => {
          const { checks } = await audit(store.pool, { evidence, only: /byte for byte|named by its digest/ });
          ok(checks.length === 2 && checks.every(({ rows }) => rows > 0), 'both checks have looked');
          return checks.flatMap(({ differences }) => differences.map(({ found }) => found));
        },
      });
    } finally {
      await intake.close();
    }
  });

suite('documents without a signature (B-09)', () => {
  test('order, payment and waybill are taken to the last moment of the transition, and not in the next', () =>
    withDoor('unsigned', async ({ submitAt, rows, differences }) => {
      for (const [name, kind] of Object.entries(messagesAt(LAST))) {
        const wanted = name === 'declaration' ? ['-900301'] : [];
        deepEqual(codesOf(await submitAt(written(kind), kind.by, LAST)), wanted, name);
      }
      for (const [name, kind] of Object.entries(messagesAt(NEXT))) {
        const answer = await submitAt(written(kind), kind.by, NEXT);
        deepEqual(codesOf(answer), ['-900301'], name);
        ok(answer.kind === 'refused');
        const told = answer.receipt.toString();
        if (name === 'declaration') ok(!told.includes('第56号'), 'the transition was never the declaration’s');
        else match(told, /\[Code:-900301;Desc:[^\]]*报文未加签.*海关总署公告2018年第56号 三/);
      }
      const stored = await rows('SELECT kind, signer_code, signer_key FROM document ORDER BY kind');
      const signer_key = 'unsigned';
      deepEqual(stored, [
        { kind: 1, signer_code: FIRMS.platform, signer_key },
        { kind: 2, signer_code: FIRMS.pay, signer_key },
        { kind: 3, signer_code: FIRMS.logistics, signer_key },
      ]);
      deepEqual(await differences(), []);
      // Moved behind the transition, or given another sender, they should have been signed.
      await rows(`UPDATE document SET accepted_ms = ${NEXT} WHERE kind = 1`);
      deepEqual(await differences(), ['another signer']);
      await rows(`UPDATE document SET accepted_ms = ${LAST}, signer_code = '${FIRMS.pay}' WHERE kind = 1`);
      deepEqual((await differences()).toSorted(), [FIRMS.pay, 'another signer']);
    }));

  test('in 2019 the notice of 2018-12-10 is named', () =>
    withDoor('unsigned2019', async ({ submitAt }) => {
      const atMs = Date.parse('2019-01-01T00:00:00+08:00');
      const { order } = messagesAt(atMs);
      const answer = await submitAt(written(order), order.by, atMs);
      ok(answer.kind === 'refused');
      match(answer.receipt.toString(), /海关总署公告2018年第194号 \(八\)/);
    }));

  test('a signature that is there is verified, also while none is asked for', () =>
    withDoor('signed2018', async ({ submitAt, identity, rows }) => {
      const { order } = messagesAt(LAST);
      const signer = sm2Signer(identity.privateKeyPem, { keyName: identity.serialHex });
      const signed = signMessage(written(order), signer);
      const changed = Buffer.from(signed.toString().replace('测试膳食补充剂', '测试膳食补充品'));
      deepEqual(codesOf(await submitAt(changed, order.by, LAST)), ['-900304']);
      deepEqual(codesOf(await submitAt(signed, order.by, LAST)), []);
      const [{ signer_key } = {}] = await rows('SELECT signer_key FROM document');
      match(String(signer_key), /^[0-9a-f]{64}$/);
    }));

  test('whoever transmits answers: no other firm may, and none that is suspended', () =>
    withDoor('unsignedBy', async ({ submitAt, suspend }) => {
      const { order, payment } = messagesAt(LAST);
      const others = { ...order, by: FIRMS.logistics };
      deepEqual(codesOf(await submitAt(written(others), others.by, LAST)), ['-900310']);
      await suspend(FIRMS.pay, LAST - 1);
      const answer = await submitAt(written(payment), payment.by, LAST);
      equal(codesOf(answer).join(), '-900308');
    }));
});
