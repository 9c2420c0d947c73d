import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type CebMessage, generateSm2Identity, signMessage, sm2Signer, writeMessage } from '@tongguan/ceb';
import { type Outcome, type Refusal, shanghaiC14 } from '@tongguan/kernel';
import { examine } from '../../src/intake/examine.ts';
import { takenMessages } from '../../src/intake/taken.ts';
import { TAKES } from '../../src/main/takes.ts';
import {
  CHANGE_KINDS,
  type ChangeBody,
  createRegistryDoor,
  createRegistryHolder,
  enrolCertificate,
  enrolParticipant,
  expiringWithin,
  judgeAuthority,
  type Role,
  type Transition,
} from '../../src/registry/index.ts';
import { recordOf } from '../../src/registry/api/views.ts';
import { registryStore } from '../../src/store/registry/records.ts';
import { createVault } from '../../src/vault/index.ts';
import {
  broker,
  direct,
  judged,
  logistics,
  paid,
  type Papers,
  payment,
  platform,
  registryWith,
  seller,
  waybill,
} from '../support/authority.ts';
import { withDatabase } from '../support/database.ts';
import { FIRMS, purchase } from '../support/purchase.ts';

// Proves that an exception of the transition on record takes the place of a licence on its days and on no other, by 2019-03-31 at
// the latest whatever a row says (C-10, 商财发〔2018〕486号 六), and that it is put on record by two persons within those days alone.

const at = (text: string): number => Date.parse(`${text}+08:00`);
const DAY_MS = 86_400_000;
const NEW = at('2019-01-10T00:00:00');

suite('an exception in place of a licence', () => {
  const exception = (participantCode: string, more: Partial<Transition> = {}): Transition => ({
    ...{ participantCode, number: 'G-1', fromMs: at('2019-02-01T00:00:00'), untilMs: at('2019-04-01T00:00:00') },
    ...{ endedMs: null, ...more },
  });
  const firms = [platform, seller, payment, logistics, broker].map((one) => ({ ...one, registeredMs: NEW }));
  const papers = (...transitions: Transition[]): Papers => ({ firms, held: [], transitions });
  const both = papers(exception('PAYMENT'), exception('LOGISTICS'));
  const days = [
    ['2019-01-31T23:59:59.999', '90200'],
    ['2019-02-01T00:00:00', null],
    ['2019-03-31T23:59:59', null],
    ['2019-03-31T23:59:59.999', null],
    ['2019-04-01T00:00:00', '90200'],
  ] as const;
  judged(
    days.flatMap(([moment, code]) =>
      [
        { what: 'a payment', message: paid, signer: payment },
        { what: 'a waybill', message: waybill, signer: logistics },
        { what: 'a declaration of direct purchase', message: direct, signer: seller },
      ].map(({ what, ...by }) => ({ ...by, ...both, name: `${what} at ${moment}`, atMs: at(moment), code })),
    ),
  );
  const by = { message: paid, signer: payment };
  const endless = papers(exception('PAYMENT', { untilMs: at('2030-01-01T00:00:00') }));
  const ended = papers(exception('PAYMENT', { endedMs: at('2019-03-01T00:00:00') }));
  judged([
    {
      ...{ name: 'the exception of another firm', ...by, ...papers(exception('LOGISTICS')) },
      ...{ atMs: at('2019-02-15T12:00:00'), code: '90200' },
    },
    { name: 'one that goes on in April', ...by, ...endless, atMs: at('2019-04-01T00:00:00'), code: '90200' },
    { name: 'one moment before its withdrawal', ...by, ...ended, atMs: at('2019-02-28T23:59:59.999'), code: null },
    { name: 'from its withdrawal on', ...by, ...ended, atMs: at('2019-03-01T00:00:00'), code: '90200' },
  ]);
  test('the refusal after its days names it', () => {
    const refusal = judgeAuthority(registryWith(both), paid, 0, payment, at('2019-04-01T00:00:00'));
    match(
      refusal?.found ?? '',
      /无在册资质.*过渡期例外.*G-1 2019-02-01T00:00:00\+08:00 … 2019-04-01T00:00:00\+08:00; 2019-04-01/,
    );
  });
});

type Answer = readonly string[];
type Door = {
  readonly clock: { nowMs: number };
  /** As one person asks; the proposal's id where a second one is waited for. */
  readonly ask: (kind: string, code: string, body: ChangeBody) => Promise<{ said: Answer; proposal: string | null }>;
  readonly agree: (proposalId: string | null) => Promise<Answer>;
  /** Asked and, where it is needed, agreed to. */
  readonly record: (kind: string, code: string, body: ChangeBody) => Promise<Answer>;
  /** Codes with which a payment of the firm is refused at the door of the platform. */
  readonly pay: (moment: string) => Promise<Answer>;
  readonly rows: () => Promise<Parameters<typeof recordOf>[0]>;
};

const said = (outcome: Outcome<unknown>): Answer =>
  outcome.ok ? [] : outcome.refusals.map(({ code, path }) => `${code} ${path}`);

const withDoor = (name: string, work: (door: Door) => Promise<void>): Promise<void> =>
  withDatabase(name, async ({ store: database }) => {
    const store = registryStore(database);
    for (const [code, creditCode, role] of [
      [FIRMS.platform, '91350100M000100Y43', 'platform'],
      [FIRMS.pay, '91330100MATG00039M', 'paymentFirm'],
    ] as const satisfies readonly (readonly [string, string, Role])[]) {
      const about = { code, creditCode, name: '测试企业', roles: [role], sandbox: false, registeredMs: NEW };
      ok((await enrolParticipant(store, about)).ok);
    }
    const dates = { notBefore: NEW, notAfter: NEW + 365 * DAY_MS };
    const identity = generateSm2Identity({ subject: { commonName: 'test' }, serial: 'a1', ...dates });
    const certificate = { participantCode: FIRMS.pay, certificateDer: identity.certificateDer, sandbox: false };
    ok((await enrolCertificate(store, certificate)).ok);
    const vault = createVault({ sealKey: Buffer.alloc(32, 1), indexKey: Buffer.alloc(32, 2) });
    const holder = await createRegistryHolder({ store, vault });
    const clock = { nowMs: at('2019-02-01T09:00:00') };
    const door = createRegistryDoor({ store, holder, clock: { now: () => clock.nowMs }, profile: 'production' });
    const ask: Door['ask'] = async (kindName, code, body) => {
      const kind = CHANGE_KINDS.find((one) => one.name === kindName);
      ok(kind, kindName);
      const actor = { code: 'operator1', role: 'operator' } as const;
      const outcome = await door.change({ kind, code, body, actor, reason: '凭申请' });
      const proposed = outcome.ok && outcome.value.proposedUntilMs !== undefined;
      return { said: said(outcome), proposal: proposed ? outcome.value.entryId : null };
    };
    const agree: Door['agree'] = async (proposalId) => {
      ok(proposalId !== null, 'a second person is asked');
      const actor = { code: 'supervisor1', role: 'supervisor' } as const;
      return said(await door.agree({ proposalId, approve: true, actor, reason: '复核' }));
    };
    const record: Door['record'] = async (kind, code, body) => {
      const asked = await ask(kind, code, body);
      return asked.proposal === null ? asked.said : agree(asked.proposal);
    };
    const pay: Door['pay'] = async (moment) => {
      await holder.refresh();
      const message = {
        ...{ type: 'CEB411Message', guid: '4CDE1CFD-EDED-46B1-946C-B8022E42FC94', version: '1.0' },
        documents: [purchase({ orderNo: 'C10', appTime: shanghaiC14(at(moment)) }).payment],
        baseTransfer: { copCode: FIRMS.pay, copName: '测试支付', dxpMode: 'DXP', dxpId: 'DXPENT0000000001' },
        baseSubscribe: [],
      } as CebMessage;
      const signer = sm2Signer(identity.privateKeyPem, { keyName: identity.serialHex });
      const known = { registry: holder.current(), profile: 'production', taken: takenMessages(TAKES) } as const;
      const { outcome } = examine(signMessage(writeMessage(message), signer), FIRMS.pay, known, at(moment));
      return outcome.ok ? [] : outcome.refusals.map(({ code }: Refusal) => code);
    };
    try {
      await work({ clock, ask, agree, record, pay, rows: () => door.rows() });
    } finally {
      holder.close();
    }
  });

const PAPER = { document: 'G-1', from: '2019-02-01', until: '2019-03-31' };

suite('putting it on record', () => {
  test('by two persons; at intake it counts from its first day to the end of March, and is shown', () =>
    withDoor('transition', async ({ ask, agree, pay, rows }) => {
      deepEqual(await pay('2019-02-15T12:00:00'), ['90200']);
      const { proposal } = await ask('transition.add', FIRMS.pay, PAPER);
      deepEqual(await pay('2019-02-15T12:00:00'), ['90200'], 'one person alone grants nothing');
      deepEqual(await agree(proposal), []);
      deepEqual(await pay('2019-01-31T23:59:59'), ['90200']);
      deepEqual(await pay('2019-02-01T00:00:00'), []);
      deepEqual(await pay('2019-03-31T23:59:59'), []);
      deepEqual(await pay('2019-04-01T00:00:00'), ['90200']);
      deepEqual(recordOf(await rows(), FIRMS.pay, at('2019-02-15T12:00:00'))?.transitions, [
        {
          ...{ document: 'G-1', state: 'valid' },
          ...{ from: '2019-02-01T00:00:00+08:00', until: '2019-04-01T00:00:00+08:00' },
        },
      ]);
      deepEqual(recordOf(await rows(), FIRMS.platform, NEW)?.transitions, []);
      const ending = expiringWithin(await rows(), at('2019-03-15T00:00:00'), 30, []);
      deepEqual(
        ending.map(({ what, participant, number }) => [what, participant, number]),
        [['transition', FIRMS.pay, 'G-1']],
      );
    }));

  test('no day before or after the transition, no other kind of firm, no paper twice', () =>
    withDoor('transition refused', async ({ ask, record, rows }) => {
      const of = async (more: ChangeBody, code: string = FIRMS.pay): Promise<Answer> =>
        (await ask('transition.add', code, { ...PAPER, ...more })).said;
      deepEqual(await of({ from: '2018-12-31' }), ['90209 from']);
      deepEqual(await of({ until: '2019-04-01' }), ['90209 until']);
      deepEqual(await of({ until: '2019-04-01T00:00:00.001+08:00' }), ['90209 until']);
      deepEqual(await of({ from: '2019-04-01', until: '2019-04-30' }), ['90209 from', '90209 until']);
      deepEqual(await of({ until: ' '.repeat(10) }), ['90209 until'], 'it has an end');
      deepEqual(await of({}, FIRMS.platform), ['-10101 number']);
      deepEqual(await of({}, '3301969999'), ['90208 number']);
      equal((await rows()).transitions.length, 0);
      deepEqual(await record('transition.add', FIRMS.pay, { ...PAPER, from: '2019-01-01' }), []);
      deepEqual(await of({ from: '2019-01-01' }), ['90033 document']);
      const kind = CHANGE_KINDS.find(({ name }) => name === 'transition.add');
      const facts = { rows: await rows(), code: FIRMS.pay, reason: '', nowMs: NEW, sandbox: false };
      const outcome = kind?.decide({ ...facts, body: { ...PAPER, until: '2019-06-30' } });
      const [refusal] = outcome?.ok === false ? outcome.refusals : [];
      equal(refusal?.found, '2019-06-30');
      match(refusal?.allowed ?? '', /^2019-01-01T.* … 2019-03-31T23:59:59\+08:00 \(商财发〔2018〕486号 六/);
    }));

  test('ended by one person at once; what is not in force cannot be ended', () =>
    withDoor('transition ends', async ({ clock, ask, record, pay }) => {
      deepEqual((await ask('transition.end', FIRMS.pay, { document: 'G-1' })).said, ['90207 document']);
      deepEqual(await record('transition.add', FIRMS.pay, PAPER), []);
      clock.nowMs = at('2019-03-01T10:00:00');
      deepEqual(await ask('transition.end', FIRMS.pay, { document: 'G-1' }), { said: [], proposal: null });
      deepEqual(await pay('2019-03-01T09:59:59'), []);
      deepEqual(await pay('2019-03-01T10:00:00'), ['90200']);
    }));
});
