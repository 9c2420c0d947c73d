import { deepEqual, equal, ok } from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Outcome } from '@tongguan/kernel';
import {
  type Expiring,
  expiringWithin,
  type ImportCell,
  type ImportReport,
  importParticipants,
  participantsAt,
  planImport,
  type PlannedRow,
  type RegistryRows,
  standingAt,
} from '../../src/registry/index.ts';
import type { RegistryStore } from '../../src/registry/store.ts';
import { registryStore } from '../../src/store/registry/records.ts';
import type { Store } from '../../src/store/pool.ts';
import { withDatabase } from '../support/database.ts';

const instant = (text: string): number => Date.parse(`${text}+08:00`);
const NOW = instant('2026-06-01T10:00:00');

const HEAD = [
  '海关编码',
  '信用代码',
  '企业名称',
  '角色',
  '登记类别',
  '资质',
  '资质编号',
  '发证机关',
  '范围',
  '有效期起',
  '有效期止',
];
const PAY = [
  '3301969901',
  '91330100MATG00012X',
  '测试一',
  '支付企业',
  '',
  '支付业务许可证',
  'Z-1',
  '人行',
  '互联网支付',
  '2026-01-01',
  '2030-12-31',
];
const SELL = ['3301969902', '91330100MATG00020Q', '测试二', '电商企业；境内代理人', '注册登记', '', '', '', '', '', ''];

/** A row with some cells replaced, by the name of its column. */
const but = (row: readonly ImportCell[], changes: Readonly<Record<string, ImportCell>>): ImportCell[] =>
  row.map((cell, index) => changes[HEAD[index] ?? ''] ?? cell);
const said = (outcome: Outcome<unknown>): string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code, path, found }) => `${code} ${path}: ${found}`);

// A-01 … A-03, an import is read whole before anything is written: every mistake with line, column, and what stood there.
suite('planning an import', () => {
  test('Chinese words become ours, days become moments, an end day still counts', () => {
    const plan = planImport([HEAD, PAY, SELL], NOW);
    ok(plan.ok);
    deepEqual(
      plan.value.map(({ line, participant, qualification }) => [
        line,
        participant.roles,
        participant.registration,
        qualification,
      ]),
      [
        [
          2,
          ['paymentFirm'],
          'customs',
          {
            ...{ participantCode: '3301969901', kind: 'paymentLicence', number: 'Z-1', issuer: '人行' },
            ...{ scope: '互联网支付', fromMs: instant('2026-01-01T00:00:00') },
            ...{ untilMs: instant('2031-01-01T00:00:00'), endedMs: null },
          },
        ],
        [3, ['seller', 'domesticAgent'], 'customs', null],
      ],
    );
  });

  const english = ['code', 'creditCode', 'name', 'roles'];
  const rows: readonly (readonly [string, readonly (readonly ImportCell[])[], readonly string[]])[] = [
    ['English heads and numbers of a workbook', [english, [3301969901, '91330100MATG00012X', '测试', 'platform']], []],
    ['empty lines between', [HEAD, PAY, but(PAY, {}).map(() => ''), SELL], []],
    ['a column that nobody knows', [[...HEAD, '电话'], PAY], ['90211 行 1 列 L: 电话']],
    ['a column twice', [[...HEAD, '角色'], PAY], ['90211 行 1 列 L: 角色']],
    [
      'needed columns missing',
      [
        ['code', 'name'],
        ['1', '2'],
      ],
      ['90211 行 1 row 1: 无 missing', '90211 行 1 row 1: 无 missing'],
    ],
    ['nothing but a head', [HEAD], ['90211 行 2 row 2: ']],
    ['nothing at all', [], [...Array(4)].map(() => '90211 行 1 row 1: 无 missing')],
    [
      'a customs code of nine signs',
      [HEAD, but(PAY, { 海关编码: '330196990' })],
      ['-10102 行 2 列 A (海关编码 code): 330196990'],
    ],
    [
      'a credit code with another check sign',
      [HEAD, PAY, but(SELL, { 信用代码: '91330100MATG00020R' })],
      ['-10102 行 3 列 B (信用代码 creditCode): 91330100MATG00020R'],
    ],
    [
      'a role nobody has',
      [HEAD, but(SELL, { 角色: '电商企业、船东' })],
      ['-10101 行 2 列 D (角色 roles): 电商企业、船东'],
    ],
    ['no role', [HEAD, but(SELL, { 角色: '；' })], ['-10101 行 2 列 D (角色 roles): ；']],
    [
      'another registration',
      [HEAD, but(SELL, { 登记类别: '备案' })],
      ['-10102 行 2 列 E (登记类别 registration): 备案'],
    ],
    [
      'a licence nobody knows',
      [HEAD, but(PAY, { 资质: '营业执照' })],
      ['-10102 行 2 列 F (资质 qualification): 营业执照'],
    ],
    ['a licence without its number', [HEAD, but(PAY, { 资质编号: ' ' })], ['-10102 行 2 列 G (资质编号 number): ']],
    ['a number without a licence', [HEAD, but(SELL, { 资质编号: 'Z-9' })], ['-10102 行 2 列 F (资质 qualification): ']],
    [
      'a day that is none',
      [HEAD, but(PAY, { 有效期起: '2026-02-30' })],
      ['90209 行 2 列 J (有效期起 from): 2026-02-30'],
    ],
    [
      'an end before the beginning',
      [HEAD, but(PAY, { 有效期止: '2025-12-31' })],
      ['90209 行 2 列 K (有效期止 until): 2025-12-31'],
    ],
    [
      'every mistake of every row at once',
      [HEAD, but(PAY, { 海关编码: 'X', 有效期止: '2030' }), but(SELL, { 企业名称: ' ' })],
      [
        '-10102 行 2 列 A (海关编码 code): X',
        '90209 行 2 列 K (有效期止 until): 2030',
        '-10102 行 3 列 C (企业名称 name): ',
      ],
    ],
    [
      'one firm with two names',
      [HEAD, PAY, but(PAY, { 企业名称: '测试改' })],
      ['90212 行 3 列 A (海关编码 code): 3301969901 91330100MATG00012X 测试改 paymentFirm customs'],
    ],
    [
      'one credit code of two firms',
      [HEAD, PAY, but(SELL, { 信用代码: '91330100MATG00012X' })],
      ['90212 行 3 列 B (信用代码 creditCode): 3301969902 91330100MATG00012X 测试二 domesticAgent+seller customs'],
    ],
  ];
  for (const [name, cells, expected] of rows) {
    test(name, () => deepEqual(said(planImport(cells, NOW)), expected));
  }
});

const withStore = (name: string, work: (registry: RegistryStore, store: Store) => Promise<void>): Promise<void> =>
  withDatabase(name, ({ store }) => work(registryStore(store), store));
const planned = (...cells: readonly (readonly ImportCell[])[]): readonly PlannedRow[] => {
  const plan = planImport([HEAD, ...cells], NOW);
  ok(plan.ok);
  return plan.value;
};
const run = (registry: RegistryStore, rows: readonly PlannedRow[], dryRun = false): Promise<Outcome<ImportReport>> =>
  importParticipants(registry, { rows, dryRun, by: 'operator1', reason: '首批', atMs: NOW });
const counts = (outcome: Outcome<ImportReport>): readonly number[] => {
  ok(outcome.ok);
  const { rows, participantsAdded, qualificationsAdded } = outcome.value;
  return [rows, participantsAdded.length, qualificationsAdded.length];
};
const journal = async (store: Store): Promise<string[]> =>
  (
    await store.pool.query<{ line: string }>(
      `SELECT kind || ' ' || participant_code || ' ' || actor_code || ' ' || reason AS line FROM registry_journal ORDER BY 1`,
    )
  ).rows.map(({ line }) => line);

// A-02, K-03 on real PostgreSQL: all of a file or nothing, a second time nothing, and who did it stays known.
suite('importing participants', () => {
  test('a file is imported once, journaled once, and harmless the second time', () =>
    withStore('import', async (registry, store) => {
      const rows = planned(PAY, but(PAY, { 资质: '金融许可证', 资质编号: 'J-1' }), SELL);
      deepEqual(counts(await run(registry, rows)), [3, 2, 2]);
      const lines = await journal(store);
      deepEqual(lines, [
        'import.participant 3301969901 operator1 首批',
        'import.participant 3301969902 operator1 首批',
        'import.qualification 3301969901 operator1 首批',
        'import.qualification 3301969901 operator1 首批',
        'registry.import  operator1 首批',
      ]);
      deepEqual(counts(await run(registry, rows)), [3, 0, 0]);
      deepEqual(await journal(store), lines);
      const { participants, qualifications } = await registry.read();
      deepEqual([participants.length, qualifications.length], [2, 2]);
    }));

  test('a trial run says the same and writes nothing', () =>
    withStore('trial', async (registry, store) => {
      deepEqual(counts(await run(registry, planned(PAY, SELL), true)), [2, 2, 1]);
      const { participants, version } = await registry.read();
      deepEqual([participants, version, await journal(store)], [[], 0n, []]);
    }));

  test('one row that contradicts the registry takes back the rows before it', () =>
    withStore('contradiction', async (registry, store) => {
      deepEqual(counts(await run(registry, planned(SELL))), [1, 1, 0]);
      const outcome = await run(registry, planned(PAY, but(SELL, { 企业名称: '别家' })));
      deepEqual(said(outcome), ['90033 行 3 列 A (海关编码 code): 3301969902']);
      equal((await registry.read()).participants.length, 1);
      const lines = ['import.participant 3301969902 operator1 首批', 'registry.import  operator1 首批'];
      deepEqual(await journal(store), lines);
    }));
});

// what is warned about – counts now, ends within the days asked for – and how a firm stands.
suite('overview of the registry', () => {
  const DAY = 86_400_000;
  const A = '3301969901';
  const licence = {
    participantCode: A,
    kind: 'courierLicence',
    issuer: '',
    scope: '',
    fromMs: 0,
    endedMs: null,
  } as const;
  const rows: RegistryRows = {
    version: 1n,
    participants: [A, '3301969902'].map((code) => ({
      ...{ code, creditCode: '', name: '测试', roles: ['platform'], registration: 'customs', sandbox: false },
    })),
    events: [
      { participantCode: A, kind: 'registered', fromMs: 1, untilMs: null, reason: '' },
      { participantCode: '3301969902', kind: 'registered', fromMs: 1, untilMs: null, reason: '' },
      { participantCode: '3301969902', kind: 'suspended', fromMs: NOW - 2 * DAY, untilMs: NOW - DAY, reason: '' },
      { participantCode: '3301969902', kind: 'revoked', fromMs: NOW, untilMs: null, reason: '' },
    ],
    signingKeys: [],
    signatureProfiles: [],
    tokens: [],
    endedConsumerTokens: [],
    accountBooks: [],
    changes: [],
    delegations: [{ principalCode: A, agentCode: 'B', fromMs: 0, untilMs: NOW + 2 * DAY }],
    qualifications: [
      { ...licence, number: 'past', scope: 'past', untilMs: NOW },
      { ...licence, number: 'soon', scope: 'soon', untilMs: NOW + 30 * DAY },
      { ...licence, number: 'later', scope: 'later', untilMs: NOW + 30 * DAY + 1 },
      { ...licence, number: 'endless', scope: 'endless', untilMs: null },
      { ...licence, number: 'withdrawn', scope: 'withdrawn', untilMs: null, endedMs: NOW + DAY },
      { ...licence, participantCode: '3301969902', number: 'of a revoked firm', untilMs: NOW + DAY },
    ],
    connectors: [],
    transitions: [],
    returnCentres: [],
    undertakings: [
      {
        kind: 'merchant',
        principalCode: A,
        giverCode: 'C',
        number: 'X-1',
        fromMs: 0,
        untilMs: NOW + 3 * DAY,
        endedMs: null,
      },
    ],
  };

  test('soonest first, from the next moment to the last of the days', () => {
    const line = ({ what, number }: Expiring): string => `${what} ${number}`;
    const guarantee: Expiring = { what: 'guarantee', participant: A, number: 'insurance B-1', endMs: NOW + 4 * DAY };
    deepEqual(expiringWithin(rows, NOW, 30, [guarantee]).map(line), [
      'qualification courierLicence withdrawn',
      'delegation B',
      'undertaking merchant 3301969901 X-1',
      'guarantee insurance B-1',
      'qualification courierLicence soon',
    ]);
    deepEqual(expiringWithin(rows, NOW, 1, []).map(line), ['qualification courierLicence withdrawn']);
  });

  test('a firm stands as its events say at that moment', () => {
    const at = (atMs: number): string[] => participantsAt(rows, atMs).map((firm) => standingAt(firm, atMs));
    deepEqual(at(0), ['future', 'future']);
    deepEqual(at(NOW - 2 * DAY), ['registered', 'suspended']);
    deepEqual(at(NOW - DAY), ['registered', 'registered']);
    deepEqual(at(NOW), ['registered', 'revoked']);
  });
});
