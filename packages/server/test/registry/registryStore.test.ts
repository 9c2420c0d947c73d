import { deepEqual, equal, notEqual, ok, rejects } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { generateSm2Identity, readSignature, type SignatureParts, scan, signMessage, sm2Signer } from '@tongguan/ceb';
import { Fault, type Outcome } from '@tongguan/kernel';
import {
  createRegistryHolder,
  enrolAccountBook,
  enrolCertificate,
  enrolDelegation,
  enrolParticipant,
  enrolQualification,
  enrolUndertaking,
  issueToken,
  loadRegistry,
  type ParticipantRequest,
  type Qualification,
  type RegistryHolder,
  recordEvent,
  revokeCertificate,
  revokeToken,
  type Undertaking,
} from '../../src/registry/index.ts';
import type { RegistryStore } from '../../src/registry/store.ts';
import { registryStore } from '../../src/store/registry/records.ts';
import { createVault } from '../../src/vault/index.ts';
import { withDatabase } from '../support/database.ts';

const FROM = Date.parse('2019-01-01T00:00:00+08:00');
const AT = Date.parse('2019-05-01T10:00:00+08:00');
const vault = createVault({ sealKey: Buffer.alloc(32, 1), indexKey: Buffer.alloc(32, 2) });

const firm = (changes: Partial<ParticipantRequest> = {}): ParticipantRequest => ({
  code: '3301969901',
  creditCode: '91350100M000100Y43',
  name: '测试有限公司',
  roles: ['platform', 'broker'],
  sandbox: false,
  registeredMs: FROM,
  ...changes,
});
const second = firm({ code: '3301969902', creditCode: '91330100MATG00020Q', name: '测试二号有限公司' });

const identityOf = (serial: string, organization?: string) => {
  const subject = organization ? { commonName: 'test', organization } : { commonName: 'test' };
  return generateSm2Identity({ subject, serial, notBefore: FROM, notAfter: FROM + 1e12 });
};

const partsOf = (identity: ReturnType<typeof identityOf>): SignatureParts => {
  const signer = sm2Signer(identity.privateKeyPem, { keyName: identity.serialHex });
  const tape = scan(signMessage(Buffer.from('<a><b></b></a>'), signer));
  ok(tape.ok);
  const parts = readSignature(tape.value);
  ok(parts.ok);
  return parts.value;
};

const codes = (outcome: Outcome<unknown>): string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code, path }) => `${code} ${path}`);

const withRegistry = (name: string, work: (store: RegistryStore) => Promise<void>): Promise<void> =>
  withDatabase(name, ({ store }) => work(registryStore(store)));

// as they are written down: on real PostgreSQL, each writing function once, repeated, and contradicted.
suite('enrolment', () => {
  test('a participant is found with what was enrolled, and repeating it changes nothing', () =>
    withRegistry('enrol', async (store) => {
      ok((await enrolParticipant(store, firm())).ok);
      ok((await enrolParticipant(store, firm({ roles: ['broker', 'platform', 'broker'] }))).ok);
      const registry = await loadRegistry(store, vault);
      deepEqual(registry.all(), [
        {
          code: '3301969901',
          creditCode: '91350100M000100Y43',
          name: '测试有限公司',
          roles: ['broker', 'platform'],
          registration: 'customs',
          registeredMs: FROM,
          suspensions: [],
          sandbox: false,
        },
      ]);
      equal(registry.participant('3301969902'), null);
    }));

  const wrong: readonly (readonly [string, Partial<ParticipantRequest>, readonly string[]])[] = [
    ['customs code', { code: '330196990' }, ['-10102 code']],
    ['credit code with a wrong check sign', { creditCode: '91350100M000100Y44' }, ['-10102 creditCode']],
    ['no name', { name: ' ' }, ['-10102 name']],
    ['no role', { roles: [] }, ['-10101 roles']],
    [
      'everything at once',
      { code: '', creditCode: '', name: '', roles: [] },
      ['-10102 code', '-10102 creditCode', '-10102 name', '-10101 roles'],
    ],
    ['the code of another firm', { creditCode: '91330100MATG00039M' }, ['90033 code']],
    ['the credit code of another firm', { code: '3301969903' }, ['90033 code']],
    ['another name', { name: '测试改名有限公司' }, ['90033 code']],
  ];
  for (const [name, changes, expected] of wrong) {
    test(`${name} is refused and nothing is written`, () =>
      withRegistry(name, async (store) => {
        ok((await enrolParticipant(store, firm())).ok);
        const before = await store.read();
        deepEqual(codes(await enrolParticipant(store, firm(changes))), expected);
        deepEqual({ ...(await store.read()), version: 0n }, { ...before, version: 0n });
      }));
  }

  test('a certificate belongs to one participant and its serial number to one certificate', () =>
    withRegistry('certificates', async (store) => {
      ok((await enrolParticipant(store, firm())).ok);
      ok((await enrolParticipant(store, second)).ok);
      const identity = identityOf('01691f7f');
      const request = { participantCode: '3301969901', certificateDer: identity.certificateDer, sandbox: false };
      ok((await enrolCertificate(store, request)).ok);
      ok((await enrolCertificate(store, request)).ok);
      deepEqual(codes(await enrolCertificate(store, { ...request, participantCode: '3301969902' })), [
        '90033 certificate',
      ]);
      const sameSerial = { ...request, certificateDer: identityOf('1691F7F').certificateDer };
      deepEqual(codes(await enrolCertificate(store, sameSerial)), ['90033 certificate']);
      const broken = { ...request, certificateDer: identity.certificateDer.subarray(1) };
      equal(codes(await enrolCertificate(store, broken))[0]?.split(' ')[0], '-900313');
      const registry = await loadRegistry(store, vault);
      equal(registry.signingKey(partsOf(identity))?.participantCode, '3301969901');
    }));

  test('a certificate the sandbox made is a sandbox key wherever it is enrolled', () =>
    withRegistry('sandbox mark', async (store) => {
      ok((await enrolParticipant(store, firm())).ok);
      const enrol = async (serial: string, organization: string) => {
        const { certificateDer } = identityOf(serial, organization);
        const outcome = await enrolCertificate(store, {
          participantCode: '3301969901',
          certificateDer,
          sandbox: false,
        });
        return outcome.ok && outcome.value.sandbox;
      };
      equal(await enrol('11', 'Tongguan Sandbox'), true);
      equal(await enrol('12', 'Tongguan Sandboxes'), false);
    }));

  test('a revoked certificate keeps its first date', () =>
    withRegistry('revocation', async (store) => {
      ok((await enrolParticipant(store, firm())).ok);
      const identity = identityOf('01691f7f');
      const request = { participantCode: '3301969901', certificateDer: identity.certificateDer, sandbox: false };
      ok((await enrolCertificate(store, request)).ok);
      equal(await revokeCertificate(store, '1691F7F', AT), true);
      equal(await revokeCertificate(store, '1691F7F', AT + 1), true);
      equal(await revokeCertificate(store, 'ff', AT), false);
      equal((await loadRegistry(store, vault)).signingKey(partsOf(identity))?.revokedMs, AT);
      // Enrolling it again does not bring it back.
      ok((await enrolCertificate(store, request)).ok);
      equal((await loadRegistry(store, vault)).signingKey(partsOf(identity))?.revokedMs, AT);
    }));

  test('a token finds its participant until it is revoked, and is not in the database', () =>
    withDatabase('tokens', async ({ store: database }) => {
      const store = registryStore(database);
      ok((await enrolParticipant(store, firm())).ok);
      const token = await issueToken(store, vault, { participantCode: '3301969901', label: 'ERP', atMs: AT });
      const other = await issueToken(store, vault, { participantCode: '3301969901', label: 'ERP', atMs: AT });
      notEqual(token, other);
      const registry = await loadRegistry(store, vault);
      equal(registry.participantByToken(token)?.code, '3301969901');
      equal(registry.participantByToken(`${token}x`), null);
      equal(registry.participantByToken(''), null);
      const { rows } = await database.pool.query<{ row: string }>('SELECT api_token::text AS row FROM api_token');
      equal(rows.length, 2);
      for (const { row } of rows) {
        ok(!row.includes(token) && !row.includes(Buffer.from(token).toString('hex')));
      }
      equal(await revokeToken(store, vault, token, AT), true);
      const after = await loadRegistry(store, vault);
      equal(after.participantByToken(token), null);
      equal(after.participantByToken(other)?.code, '3301969901');
    }));

  test('delegations, account books and events are dated and kept', () =>
    withRegistry('dated', async (store) => {
      ok((await enrolParticipant(store, firm())).ok);
      ok((await enrolParticipant(store, second)).ok);
      const pair = { principalCode: '3301969901', agentCode: '3301969902' };
      await enrolDelegation(store, { ...pair, fromMs: FROM, untilMs: null });
      await enrolDelegation(store, { ...pair, fromMs: FROM, untilMs: null });
      equal(await store.endDelegation(pair.principalCode, pair.agentCode, AT), true);
      equal(await store.endDelegation(pair.principalCode, pair.agentCode, AT), false);
      const book = { emsNo: 'T1', warehouseCode: '3301969902', customsCode: '2992', city: '杭州' };
      ok((await enrolAccountBook(store, book)).ok);
      ok((await enrolAccountBook(store, book)).ok);
      deepEqual(codes(await enrolAccountBook(store, { ...book, city: '宁波' })), ['90033 emsNo']);
      const event = { participantCode: '3301969901', fromMs: AT, untilMs: AT + 5, reason: '通知1号' } as const;
      await recordEvent(store, { ...event, kind: 'suspended' });

      const registry = await loadRegistry(store, vault);
      equal(registry.delegation(pair.principalCode, pair.agentCode, FROM - 1), null);
      ok(registry.delegation(pair.principalCode, pair.agentCode, AT - 1));
      equal(registry.delegation(pair.principalCode, pair.agentCode, AT), null);
      equal(registry.delegation(pair.agentCode, pair.principalCode, FROM), null);
      deepEqual(registry.accountBook('T1'), book);
      equal(registry.accountBook('T2'), null);
      deepEqual(registry.participant('3301969901')?.suspensions, [{ fromMs: AT, untilMs: AT + 5, reason: '通知1号' }]);
    }));

  test('nothing is enrolled for a participant that is not', () =>
    withRegistry('stranger', async (store) => {
      const { certificateDer } = identityOf('01691f7f');
      const participantCode = '3301969901';
      await rejects(enrolCertificate(store, { participantCode, certificateDer, sandbox: false }), /尚未登记/);
      await rejects(issueToken(store, vault, { participantCode, label: 'ERP', atMs: AT }), /尚未登记/);
      const { signingKeys, tokens, version } = await store.read();
      deepEqual([signingKeys, tokens, version], [[], [], 0n]);
    }));

  test('many writers at once lose nothing and meet no deadlock', () =>
    withRegistry('writers', async (store) => {
      ok((await enrolParticipant(store, firm())).ok);
      const before = await store.version();
      await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          index % 2 === 0
            ? issueToken(store, vault, { participantCode: '3301969901', label: 'ERP', atMs: AT })
            : enrolParticipant(store, firm()),
        ),
      );
      equal((await store.read()).tokens.length, 15);
      equal(await store.version(), before + 30n);
    }));
});

// papers and changes are kept with their dates; the same again changes nothing.
suite('papers and changes', () => {
  const licence: Qualification = {
    participantCode: '3301969901',
    kind: 'paymentLicence',
    number: 'Z2000133000019',
    issuer: '发证机关',
    scope: '互联网支付',
    fromMs: FROM,
    untilMs: FROM + 5,
    endedMs: null,
  };
  const agreement: Undertaking = {
    kind: 'merchant',
    principalCode: '3301969901',
    giverCode: '3301969902',
    number: 'XY-1',
    fromMs: FROM,
    untilMs: null,
    endedMs: null,
  };

  test('a licence and an agreement are read back, and their numbers belong to them', () =>
    withRegistry('papers', async (store) => {
      ok((await enrolParticipant(store, firm())).ok);
      ok((await enrolParticipant(store, second)).ok);
      for (let time = 0; time < 2; time++) {
        ok((await enrolQualification(store, licence)).ok);
        ok((await enrolUndertaking(store, agreement)).ok);
      }
      const registry = await loadRegistry(store, vault);
      deepEqual(registry.qualifications('3301969901'), [licence]);
      deepEqual(registry.qualifications('3301969902'), []);
      deepEqual(registry.undertakings('merchant', '3301969901', '3301969902'), [agreement]);
      deepEqual(registry.undertakings('transmission', '3301969901', '3301969902'), []);
      deepEqual(codes(await enrolQualification(store, { ...licence, scope: '银行卡收单' })), ['90033 number']);
      deepEqual(codes(await enrolUndertaking(store, { ...agreement, untilMs: FROM + 9 })), ['90033 number']);
    }));
});

// The picture in memory: stays until the version moves, is then replaced, and survives a database that does not answer.
suite('the registry holder', () => {
  test('a change shows after a refresh, and a picture once taken never changes', () =>
    withRegistry('holder', async (store) => {
      const holder = await createRegistryHolder({ store, vault, refreshMs: 3_600_000 });
      const empty = holder.current();
      await holder.refresh();
      equal(holder.current(), empty);
      ok((await enrolParticipant(store, firm())).ok);
      equal(holder.current().participant('3301969901'), null);
      await Promise.all([holder.refresh(), holder.refresh()]);
      equal(holder.current().participant('3301969901')?.name, '测试有限公司');
      equal(empty.participant('3301969901'), null);
      holder.close();
    }));

  test('keys once prepared are kept across refreshes', () =>
    withRegistry('prepared keys', async (store) => {
      ok((await enrolParticipant(store, firm())).ok);
      const identity = identityOf('01691f7f');
      const request = { participantCode: '3301969901', certificateDer: identity.certificateDer, sandbox: false };
      ok((await enrolCertificate(store, request)).ok);
      const holder = await createRegistryHolder({ store, vault, refreshMs: 3_600_000 });
      const before = holder.current().signingKey(partsOf(identity));
      await revokeCertificate(store, identity.serialHex, AT);
      await holder.refresh();
      const after = holder.current().signingKey(partsOf(identity));
      ok(before && after);
      deepEqual([before.revokedMs, after.revokedMs], [null, AT]);
      equal(after.key, before.key);
      holder.close();
    }));

  test('a refresh that fails keeps the last picture and says so', () =>
    withRegistry('trouble', async (store) => {
      ok((await enrolParticipant(store, firm())).ok);
      let broken = false;
      const failing: RegistryStore = {
        ...store,
        version: () => (broken ? Promise.reject(new Error('no answer')) : store.version()),
      };
      const holder = await new Promise<RegistryHolder>((resolve, reject) => {
        let opened: RegistryHolder | null = null;
        const onTrouble = (error: Error): void => {
          if (opened && error.message === 'no answer') resolve(opened);
          else reject(error);
        };
        createRegistryHolder({ store: failing, vault, refreshMs: 5, onTrouble }).then((made) => {
          opened = made;
          broken = true;
        }, reject);
      });
      equal(holder.current().participant('3301969901')?.code, '3301969901');
      broken = false;
      ok((await enrolParticipant(store, second)).ok);
      await holder.refresh();
      ok(holder.current().participant(second.code));
      holder.close();
    }));

  test('a database of other vault keys is refused', () =>
    withRegistry('vault check', async (store) => {
      (await createRegistryHolder({ store, vault })).close();
      (await createRegistryHolder({ store, vault })).close();
      for (const keys of [
        { sealKey: Buffer.alloc(32, 1), indexKey: Buffer.alloc(32, 9) },
        { sealKey: Buffer.alloc(32, 9), indexKey: Buffer.alloc(32, 2) },
      ]) {
        await rejects(createRegistryHolder({ store, vault: createVault(keys) }), Fault);
      }
    }));
});
