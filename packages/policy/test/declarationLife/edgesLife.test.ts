import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { decimal5, fen } from '@tongguan/kernel';
import {
  DECLARATION_STATES,
  DECLARATION_TRANSITIONS,
  type DeclarationState,
  FIXED_AFTER_RELEASE,
  FIXED_FIELDS,
  judgeAmendedFields,
  judgeAmendment,
  judgeCancellation,
  judgeDeletion,
  judgeReturn,
  type ReleasedLine,
  returnDeadlines,
  returnLines,
  startOfDay,
} from '../../src/index.ts';
import { at, noon, saidBy } from '../support.ts';

// Proves what the tables of states, amendments and returns leave out: names and phases, what each refusal says, the first
// and the last quantity (C-02, I-01, I-02).

suite('states of a list (C-02)', () => {
  test('have their names and phases', () => {
    assert.deepEqual(
      DECLARATION_STATES.map(({ code, name, phase }) => `${code} ${name} ${phase}`),
      [
        '1 stored port',
        '2 declaring port',
        '3 sent port',
        '4 sendFailed port',
        '100 rejected ended',
        '120 accepted examination',
        '300 manual examination',
        '399 concluded examination',
        '500 inspection control',
        '501 detainedClearance control',
        '502 detainedSmuggling control',
        '503 detainedLegal control',
        '599 detainedOther control',
        '700 reexported ended',
        '800 released released',
        '899 closed ended',
      ],
    );
  });

  test('are left by events that somebody brings about under a rule', () => {
    assert.deepEqual(
      DECLARATION_TRANSITIONS.map(({ event, to, by, rules }) => `${event} ${to} ${by} ${rules.join(' ')}`),
      [
        'store 1 enterprise B-06',
        'declare 2 enterprise B-06',
        'send 3 platform C-01',
        'failToSend 4 platform C-02',
        'sendAgain 2 platform C-02',
        'amend 2 enterprise I-01',
        'withdraw 100 enterprise B-06',
        'cancel 100 enterprise I-01',
        'accept 120 platform C-01',
        'reject 100 platform C-01 D-04',
        'refer 300 platform C-02 E-09',
        'conclude 399 platform C-01',
        'inspect 500 platform K-01',
        'detainClearance 501 officer K-01',
        'detainSmuggling 502 officer K-01',
        'detainLegal 503 officer K-01',
        'detainOther 599 officer K-01',
        'reexport 700 officer I-03 K-01',
        'release 800 platform C-01 K-01',
        'releaseUnderContingency 800 officer K-03',
        'amendReleased 399 officer I-01',
        'close 899 platform C-02 G-02',
      ],
    );
  });

  test('that do not bear a change say which would', () => {
    const of = (state: DeclarationState, more: object = {}) => ({
      state,
      openReversal: false,
      returned: false,
      cancelled: false,
      ...more,
    });
    const amendable = '1, 3, 100, 120, 300, 800';
    assert.deepEqual(saidBy(judgeAmendment(of(899))), [`-621012 appType | 899 结关 | ${amendable}`]);
    assert.deepEqual(saidBy(judgeDeletion(3)), ['-621012 appType | 3 发送海关成功 | 1']);
    assert.deepEqual(saidBy(judgeCancellation(of(1))), ['-623005 invtNo | 1 电子口岸已暂存 | 3, 120, 300, 399, 800']);
    const released = (more: object) => of(800, more);
    const open = '申请未结 / still open | 没有未结的撤销或退货申请 / no cancellation or return still open';
    assert.deepEqual(saidBy(judgeAmendment(released({ openReversal: true }))), [`-621012 appType | ${open}`]);
    assert.deepEqual(saidBy(judgeCancellation(released({ openReversal: true }))), [`-623009 invtNo | ${open}`]);
    assert.deepEqual(saidBy(judgeCancellation(released({ cancelled: true }))), [
      '-623009 invtNo | 已撤销 / cancelled | 未撤销的清单 / a list that was not cancelled',
    ]);
    assert.deepEqual(saidBy(judgeCancellation(released({ returned: true }))), [
      '-623005 invtNo | 已退货 / returned | 未退货的清单 / a list none of whose goods were returned',
    ]);
  });
});

suite('what an amendment may not change (I-01)', () => {
  const before = Object.fromEntries([...FIXED_FIELDS, ...FIXED_AFTER_RELEASE].map((field) => [field, 'A']));
  test('is named field by field, a person never', () => {
    assert.deepEqual(FIXED_FIELDS, ['ieFlag', 'orderNo', 'ebpCode', 'ebcCode', 'agentCode', 'copNo']);
    for (const field of [...FIXED_FIELDS, ...FIXED_AFTER_RELEASE]) {
      const [found, allowed] = field === 'buyerIdNumber' ? ['***', '***'] : ['B', 'A'];
      const expected = [`-621012 ${field} | ${found} | ${allowed}`];
      assert.deepEqual(saidBy(judgeAmendedFields(before, { ...before, [field]: 'B' }, 'officer')), expected);
      const early = judgeAmendedFields(before, { ...before, [field]: 'B' }, 'at once');
      assert.deepEqual(saidBy(early), FIXED_FIELDS.includes(field) ? expected : []);
    }
    assert.deepEqual(saidBy(judgeAmendedFields(before, { ...before, copNo: undefined }, 'at once')), [
      '-621012 copNo |  | A',
    ]);
    assert.deepEqual(saidBy(judgeAmendedFields({ ...before, copNo: undefined }, before, 'at once')), [
      '-621012 copNo | A | ',
    ]);
  });
  test('is not what belongs to the sending', () => {
    for (const field of ['guid', 'appType', 'appTime', 'appStatus', 'declTime'])
      assert.deepEqual(judgeAmendedFields(before, { ...before, [field]: 'B' }, 'at once'), { ok: true, value: [] });
    assert.deepEqual(judgeAmendedFields(before, { ...before, note: 'B' }, 'officer'), { ok: true, value: ['note'] });
    // An element that is left out says what an empty one says.
    const same: readonly (readonly [object, object])[] = [
      [{ ...before, note: '' }, before],
      [before, { ...before, note: '' }],
      [
        { ...before, note: undefined },
        { ...before, note: '' },
      ],
      [
        { ...before, note: '' },
        { ...before, note: undefined },
      ],
    ];
    for (const [one, other] of same)
      assert.deepEqual(judgeAmendedFields({ ...one }, { ...other }, 'officer'), { ok: true, value: [] });
  });
});

suite('returns (I-02)', () => {
  const GOOD = { originalSite: true, originalState: true, fitForResale: true };
  test('before the release are refused with both moments, and nothing else is said', () => {
    const releasedMs = at('2026-06-01T10:00:00+08:00');
    const facts = { releasedMs, appliedMs: releasedMs - 1, arrivedMs: releasedMs - 1, asOfMs: releasedMs, ...GOOD };
    const said = '2026-06-01T09:59:59+08:00 | 不早于放行 / not before the release 2026-06-01T10:00:00+08:00';
    assert.deepEqual(saidBy(judgeReturn(facts)), [`90070 appTime | ${said}`, `90070 arrived | ${said}`]);
    assert.ok(judgeReturn({ ...facts, appliedMs: releasedMs, arrivedMs: releasedMs }).ok);
  });
  test('that are wrong in what came back say so', () => {
    const releasedMs = startOfDay('2026-06-01');
    const facts = { releasedMs, appliedMs: releasedMs, arrivedMs: releasedMs, asOfMs: releasedMs };
    assert.deepEqual(
      saidBy(judgeReturn({ ...facts, originalSite: false, originalState: false, fitForResale: false })),
      [
        '90062 site | 其他场所 / another site | 运抵原监管作业场所 / back at the site it was released from',
        '90063 state | 非原状 / altered | 以原状退回 / in original state',
        '90063 resale | 不可再售 / not fit for sale | 符合二次销售要求 / fit to be sold again',
      ],
    );
  });
  test('name their law: that of arrival alone, then that of both', () => {
    const names = (released: string, applied: string): readonly string[] =>
      returnDeadlines(noon(released), noon(applied)).law.map(({ parameter }) => parameter);
    assert.equal(names('2019-05-01', '2019-05-02').length, 3);
    assert.equal(names('2021-05-01', '2021-05-02').length, 4);
  });
  const LINE: ReleasedLine = {
    gnum: '1',
    gcode: '3303000010',
    unit: '007',
    quantity5: decimal5('3'),
    dutiableFen: fen('100.00'),
    customsDutyFen: fen('0.30'),
    consumptionTaxFen: fen('0.06'),
    valueAddedTaxFen: fen('10.00'),
  };
  const BASE = { released: [LINE], quotaFen: fen('100.00'), before: [] };
  const ask = (more: object = {}) => ({ gnum: '1', gcode: LINE.gcode, unit: '007', quantity5: decimal5('1'), ...more });
  test('of lines say which line, unit or quantity is wrong', () => {
    const wrong = (asked: readonly ReturnType<typeof ask>[], more: object = {}): readonly string[] =>
      saidBy(returnLines({ ...BASE, ...more, asked }));
    assert.deepEqual(wrong([]), ['-625006 lines | 0 | 1…99']);
    assert.deepEqual(wrong([ask({ gnum: '9'.repeat(50) })]), [`-625209 lines[0].gnum | ${'9'.repeat(40)} | 1`]);
    assert.deepEqual(wrong([ask({ gcode: '1' })]), ['-625209 lines[0].gnum | 1 | 3303000010']);
    assert.deepEqual(wrong([ask(), ask()]), ['90064 lines[1].gnum | 1 | 每项一次 / each line once']);
    assert.deepEqual(wrong([ask({ unit: 'abcdefghijkl' })]), ['90064 lines[0].unit | abcdefghij | 007']);
    for (const [quantity5, found] of [
      [null, ''],
      [0n, '0'],
      [decimal5('3.00001'), '3.00001'],
    ] as const) {
      assert.deepEqual(wrong([ask({ quantity5 })]), [`90064 lines[0].qty | ${found} | 0 < qty ≤ 3`]);
    }
    const before = [
      { gnum: '1', quantity5: decimal5('2') },
      { gnum: '2', quantity5: decimal5('9') },
    ];
    assert.deepEqual(wrong([ask({ quantity5: decimal5('2') })], { before }), ['90064 lines[0].qty | 2 | 0 < qty ≤ 1']);
    const all = [...before, { gnum: '1', quantity5: decimal5('1') }];
    assert.deepEqual(wrong([ask()], { before: all }), ['90064 lines[0].qty | 1 | 已全部退回 / all of it is back']);
  });
  test('add up all three taxes, and are whole when nothing is left', () => {
    const whole = returnLines({ ...BASE, asked: [ask({ quantity5: decimal5('3') })] });
    assert.ok(whole.ok);
    assert.deepEqual([whole.value.taxFen, whole.value.quotaFen, whole.value.isAllBack], [1036n, 10_000n, true]);
    const part = returnLines({ ...BASE, asked: [ask({ quantity5: decimal5('1') })] });
    assert.ok(part.ok);
    assert.deepEqual([part.value.taxFen, part.value.quotaFen, part.value.isAllBack], [345n, 3_333n, false]);
    const other = { ...LINE, gnum: '2' };
    const two = returnLines({ ...BASE, released: [LINE, other], asked: [ask({ quantity5: decimal5('3') })] });
    assert.ok(two.ok);
    assert.equal(two.value.isAllBack, false, 'the other line is not back');
  });
});
