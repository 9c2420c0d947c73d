import { deepEqual, equal, ok } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { generateSm2Identity } from '@tongguan/ceb';
import type { Outcome } from '@tongguan/kernel';
import {
  CHANGE_KINDS,
  type ChangeBody,
  createRegistryDoor,
  createRegistryHolder,
  type Profile,
  participantAt,
  REGISTER,
  type Registrant,
  type RegistryDoor,
  standingAt,
  standsOf,
} from '../../src/registry/index.ts';
import { recordOf } from '../../src/registry/api/views.ts';
import { registryStore } from '../../src/store/registry/records.ts';
import { createVault } from '../../src/vault/index.ts';
import { withDatabase } from '../support/database.ts';

const NOW = Date.parse('2019-05-01T10:00:00+08:00');
const DAY_MS = 24 * 60 * 60 * 1000;
const operator = { code: 'operator1', role: 'operator' } as const;
const second = { code: 'supervisor1', role: 'supervisor' } as const;
const PLATFORM = '3301969901';
const SELLER = '3301969902';
const CARRIER = '3301969904';
const BROKER = '3301989905';

const firm = (code: string, creditCode: string, ...roles: Registrant['roles']): Registrant => ({
  code,
  creditCode,
  name: `测试${code}`,
  roles,
  from: '2019-01-01',
});
const FIRMS: readonly Registrant[] = [
  firm(PLATFORM, '91330100MATG00012X', 'platform'),
  firm(SELLER, '91330100MATG00020Q', 'seller', 'domesticAgent'),
  firm(CARRIER, '91330100MATG00047G', 'logisticsFirm'),
  firm(BROKER, '91330100MATG00055B', 'broker'),
];

type World = {
  readonly door: RegistryDoor;
  readonly clock: { nowMs: number };
  /** Codes and places of what was refused; none when it was done. */
  readonly ask: (kind: string, code: string, body?: ChangeBody, entryId?: string) => Promise<readonly string[]>;
  readonly register: (participants: readonly Registrant[], dryRun?: boolean) => Promise<readonly string[]>;
};

const said = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code, path }) => `${code} ${path}`);

const withDoor = (name: string, work: (world: World) => Promise<void>, profile: Profile = 'sandbox'): Promise<void> =>
  withDatabase(name, async ({ store: database }) => {
    const store = registryStore(database);
    const vault = createVault({ sealKey: Buffer.alloc(32, 1), indexKey: Buffer.alloc(32, 2) });
    const holder = await createRegistryHolder({ store, vault });
    const clock = { nowMs: NOW };
    const door = createRegistryDoor({ store, holder, clock: { now: () => clock.nowMs }, profile });
    const asked = { actor: operator, reason: '凭来函' };
    try {
      await work({
        door,
        clock,
        ask: async (name, code, body = {}, entryId) => {
          const kind = CHANGE_KINDS.find((one) => one.name === name);
          ok(kind, name);
          const changed = await door.change({ ...asked, kind, code, body, ...(entryId ? { entryId } : {}) });
          if (!changed.ok || changed.value.proposedUntilMs === undefined) return said(changed);
          // Where a second person is needed, one agrees (K-03).
          const { entryId: proposalId } = changed.value;
          return said(await door.agree({ proposalId, approve: true, actor: second, reason: '复核' }));
        },
        register: async (participants, dryRun = false) => {
          const request = { ...asked, kind: REGISTER, code: '', body: { participants } };
          return said(await (dryRun ? door.judge(request) : door.change(request)));
        },
      });
    } finally {
      holder.close();
    }
  });

const standing = async ({ door }: World, code: string, atMs: number): Promise<string> => {
  const [participant] = standsOf(await door.rows(), code);
  ok(participant);
  return standingAt(participant, atMs);
};

// a list of firms is registered whole or not at all, with every problem named by its place; repeating it is harmless.
suite('registering firms', () => {
  test('all are there; the same list again writes nothing', () =>
    withDoor('register', async (world) => {
      deepEqual(await world.register(FIRMS, true), []);
      equal((await world.door.rows()).participants.length, 0);
      deepEqual(await world.register(FIRMS), []);
      deepEqual(await world.register(FIRMS), []);
      const rows = await world.door.rows();
      equal(rows.participants.length, 4);
      ok(rows.participants.every(({ sandbox, registration }) => sandbox && registration === 'customs'));
      const journal = await world.door.journal({ participantCode: SELLER, beforeMs: NOW + 1, limit: 10 });
      deepEqual(
        journal.map(({ kind, actor, reason, atMs }) => [kind, actor.code, reason, atMs]),
        [['participant.register', 'operator1', '凭来函', NOW]],
      );
    }));

  test('one wrong row: none are registered, and every problem is said', () =>
    withDoor('register wrong', async (world) => {
      const wrong: readonly Registrant[] = [
        ...FIRMS,
        firm('33019699', '91330100MATG00012Y', 'platform'),
        { ...firm('3301969908', '91330100MATG00020Q', 'seller'), from: '2019-02-30' },
      ];
      deepEqual(await world.register(wrong), [
        '-10102 participants[5].code',
        '-10102 participants[5].creditCode',
        '90209 participants[6].from',
        '90033 participants[6].code',
      ]);
      equal((await world.door.rows()).participants.length, 0);
      equal((await world.door.journal({ participantCode: null, beforeMs: NOW + 1, limit: 10 })).length, 0);
    }));

  test('in production the firms are no sandbox firms', () =>
    withDoor(
      'register production',
      async (world) => {
        deepEqual(await world.register(FIRMS.slice(0, 1)), []);
        equal((await world.door.rows()).participants[0]?.sandbox, false);
      },
      'production',
    ));
});

// what a firm may do changes by dated events; nothing that takes rights away is backdated, nothing contradicts.
suite('standing', () => {
  test('suspended, resumed, revoked, registered anew', () =>
    withDoor('standing', async (world) => {
      await world.register(FIRMS);
      const { ask } = world;
      deepEqual(await ask('participant.suspend', '3301969999'), ['90208 number']);
      deepEqual(await ask('participant.resume', SELLER), ['90207 number']);
      deepEqual(await ask('participant.suspend', SELLER, { from: '2019-04-30' }), ['90209 from']);
      deepEqual(await ask('participant.suspend', SELLER, { from: '2019-05-02', until: '2019-05-01' }), ['90209 until']);
      deepEqual(await ask('participant.suspend', SELLER, { until: '2019-05-03' }), []);
      deepEqual(await ask('participant.suspend', SELLER), ['90207 number']);
      const lastMs = Date.parse('2019-05-03T23:59:59.999+08:00');
      equal(await standing(world, SELLER, NOW - 1), 'registered');
      equal(await standing(world, SELLER, NOW), 'suspended');
      equal(await standing(world, SELLER, lastMs), 'suspended');
      equal(await standing(world, SELLER, lastMs + 1), 'registered');
      world.clock.nowMs = NOW + DAY_MS;
      deepEqual(await ask('participant.resume', SELLER), []);
      equal(await standing(world, SELLER, NOW + DAY_MS), 'registered');
      deepEqual(await ask('participant.revoke', SELLER, { from: '2019-06-01' }), []);
      deepEqual(await ask('participant.revoke', SELLER), ['90207 number']);
      deepEqual(await ask('participant.reinstate', SELLER), ['90207 number']);
      deepEqual(await ask('participant.reinstate', SELLER, { from: '2019-07-01' }), []);
      equal(await standing(world, SELLER, Date.parse('2019-05-31T23:59:59+08:00')), 'registered');
      equal(await standing(world, SELLER, Date.parse('2019-06-01T00:00:00+08:00')), 'suspended');
      equal(await standing(world, SELLER, Date.parse('2019-07-01T00:00:00+08:00')), 'registered');
    }));

  test('name, roles and registration from a day on, the others kept', () =>
    withDoor('change', async (world) => {
      await world.register(FIRMS);
      deepEqual(await world.ask('participant.change', SELLER, { from: '2019-06-01', roles: ['seller'] }), []);
      deepEqual(await world.ask('participant.change', SELLER, { from: '2019-05-20', name: '早' }), ['90033 from']);
      deepEqual(await world.ask('participant.change', SELLER, { from: '2019-07-01', registration: 'information' }), []);
      const [participant] = standsOf(await world.door.rows(), SELLER);
      ok(participant);
      const at = (day: string): string => {
        const { name, roles, registration } = participantAt(participant, Date.parse(`${day}T00:00:00+08:00`));
        return `${name} ${roles.join()} ${registration}`;
      };
      equal(at('2019-05-31'), `测试${SELLER} domesticAgent,seller customs`);
      equal(at('2019-06-01'), `测试${SELLER} seller customs`);
      equal(at('2019-07-01'), `测试${SELLER} seller information`);
    }));

  test('the same request again is one change; another under its id is refused', () =>
    withDoor('replay', async (world) => {
      await world.register(FIRMS);
      const id = '00112233-4455-4677-8899-aabbccddeeff';
      deepEqual(await world.ask('participant.suspend', SELLER, {}, id), []);
      deepEqual(await world.ask('participant.suspend', SELLER, {}, id), []);
      deepEqual(await world.ask('participant.suspend', PLATFORM, {}, id), ['90210 Idempotency-Key']);
      equal((await world.door.rows()).events.filter(({ kind }) => kind === 'suspended').length, 1);
      equal((await world.door.journal({ participantCode: SELLER, beforeMs: NOW + 1, limit: 9 })).length, 2);
    }));
});

// papers are recorded between firms of the right roles, count within their days, and end when told.
suite('papers at the office', () => {
  const licence = {
    kind: 'courierLicence',
    document: 'K-1',
    issuer: '邮政管理局',
    scope: '国际快递',
    from: '2019-01-01',
  };

  test('a licence is recorded once, shown with its last day, and withdrawn', () =>
    withDoor('licence', async (world) => {
      await world.register(FIRMS);
      deepEqual(await world.ask('qualification.add', CARRIER, { ...licence, until: '2019-05-31' }), []);
      deepEqual(await world.ask('qualification.add', CARRIER, licence), ['90033 document']);
      const end = { kind: 'courierLicence', document: 'K-1' };
      deepEqual(await world.ask('qualification.end', CARRIER, { ...end, document: 'K-2' }), ['90207 document']);
      const expiring = await world.door.expiring(31);
      deepEqual(expiring, [
        {
          what: 'qualification',
          participant: CARRIER,
          number: 'courierLicence K-1',
          endMs: Date.parse('2019-06-01T00:00:00+08:00'),
        },
      ]);
      deepEqual(await world.door.expiring(30), []);
      deepEqual(await world.ask('qualification.end', CARRIER, end), []);
      deepEqual(await world.ask('qualification.end', CARRIER, end), ['90207 document']);
      const [qualification] = (await world.door.rows()).qualifications;
      equal(qualification?.endedMs, NOW);
    }));

  test('a licence is renewed under its number; ending it ends the term that counts, and nobody is warned of the old one', () =>
    withDoor('renewal', async (world) => {
      await world.register(FIRMS);
      const ends = async (): Promise<unknown[]> =>
        (await world.door.rows()).qualifications.map(({ fromMs, endedMs }) => [fromMs, endedMs]);
      deepEqual(await world.ask('qualification.add', CARRIER, { ...licence, until: '2019-05-31' }), []);
      equal((await world.door.expiring(60)).length, 1);
      deepEqual(await world.ask('qualification.add', CARRIER, { ...licence, from: '2019-06-01' }), []);
      deepEqual(await world.door.expiring(60), []);
      const [begun, next] = ['2019-01-01', '2019-06-01'].map((day) => Date.parse(`${day}T00:00:00+08:00`));
      const end = { kind: 'courierLicence', document: 'K-1', from: '2019-07-01' };
      deepEqual(await world.ask('qualification.end', CARRIER, end), []);
      deepEqual(await ends(), [
        [begun, null],
        [next, Date.parse('2019-07-01T00:00:00+08:00')],
      ]);
    }));

  test('delegations and undertakings ask for the right roles on both sides, and both sides see them', () =>
    withDoor('pairs', async (world) => {
      await world.register(FIRMS);
      const { ask } = world;
      deepEqual(await ask('delegation.add', SELLER, { agent: PLATFORM }), ['-10101 agent']);
      deepEqual(await ask('delegation.add', PLATFORM, { agent: BROKER }), ['-10101 number']);
      deepEqual(await ask('delegation.add', SELLER, { agent: '3301969999' }), ['90208 agent']);
      deepEqual(await ask('delegation.add', SELLER, { agent: BROKER, from: '2019-01-01' }), []);
      const transmission = { kind: 'transmission', principal: PLATFORM, document: 'CN-1' };
      deepEqual(await ask('undertaking.add', BROKER, transmission), ['-10101 number']);
      deepEqual(await ask('undertaking.add', CARRIER, { ...transmission, principal: BROKER }), ['-10101 principal']);
      deepEqual(await ask('undertaking.add', CARRIER, transmission), []);
      deepEqual(await ask('undertaking.add', CARRIER, transmission), ['90033 document']);
      deepEqual(await ask('undertaking.add', SELLER, { ...transmission, kind: 'merchant', document: 'XY-1' }), []);
      const counted = async (code: string): Promise<number[]> => {
        const record = recordOf(await world.door.rows(), code, NOW);
        return [record?.delegations.length ?? 0, record?.undertakings.length ?? 0];
      };
      deepEqual(await counted(SELLER), [1, 1]);
      deepEqual(await counted(BROKER), [1, 0]);
      deepEqual(await counted(PLATFORM), [0, 2]);
      deepEqual(await counted(CARRIER), [0, 1]);
      deepEqual(await ask('undertaking.end', CARRIER, transmission), []);
      deepEqual(await ask('undertaking.end', CARRIER, transmission), ['90207 document']);
      deepEqual(await ask('delegation.end', SELLER, { agent: BROKER }), []);
      deepEqual(await ask('delegation.end', SELLER, { agent: BROKER }), ['90207 agent']);
    }));
});

// A-04, B-05: the next certificate is enrolled while the last one still counts, until the moment named.
suite('certificates at the office', () => {
  const pemOf = (serial: string): { readonly keyName: string; readonly certificate: string } => {
    const dates = { notBefore: NOW - DAY_MS, notAfter: NOW + 900 * DAY_MS };
    const identity = generateSm2Identity({ subject: { commonName: 'test' }, serial, ...dates });
    return { keyName: identity.serialHex, certificate: identity.certificateDer.toString('base64') };
  };

  test('rotation: both count until the day the older one ends', () =>
    withDoor('rotation', async (world) => {
      await world.register(FIRMS);
      const [first, second] = [pemOf('4101'), pemOf('4102')];
      deepEqual(await world.ask('certificate.enrol', SELLER, { certificate: first.certificate }), []);
      deepEqual(await world.ask('certificate.enrol', PLATFORM, { certificate: first.certificate }), [
        '90033 certificate',
      ]);
      const next = { certificate: second.certificate, from: '2019-05-08' };
      deepEqual(await world.ask('certificate.enrol', SELLER, next), []);
      const keys = (await world.door.rows()).signingKeys.map(({ keyName, revokedMs }) => [keyName, revokedMs]);
      deepEqual(Object.fromEntries(keys), { 4101: Date.parse('2019-05-08T00:00:00+08:00'), 4102: null });
      deepEqual(await world.ask('certificate.end', PLATFORM, { keyName: second.keyName }), ['90207 keyName']);
      const later = { keyName: second.keyName, from: '2019-06-01' };
      deepEqual(await world.ask('certificate.end', SELLER, later), []);
      deepEqual(await world.ask('certificate.end', SELLER, later), ['90207 keyName']);
      // Lost before its last day: the earlier end counts.
      deepEqual(await world.ask('certificate.end', SELLER, { keyName: second.keyName }), []);
      const [line] = await world.door.journal({ participantCode: SELLER, beforeMs: NOW + 1, limit: 1 });
      ok(line && !JSON.stringify(line.facts).includes(second.certificate));
    }));

  test('what is no certificate, and production, whose roots this door has not', async () => {
    await withDoor('no certificate', async (world) => {
      await world.register(FIRMS);
      const [problem] = await world.ask('certificate.enrol', SELLER, { certificate: 'AAAA' });
      ok(problem?.startsWith('-900313'), problem);
    });
    await withDoor(
      'certificate in production',
      async (world) => {
        await world.register(FIRMS);
        const { certificate } = pemOf('4103');
        deepEqual(await world.ask('certificate.enrol', SELLER, { certificate }), ['90207 certificate']);
        equal((await world.door.rows()).signingKeys.length, 0);
      },
      'production',
    );
  });
});
