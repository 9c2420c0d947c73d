import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, addWorkingDays, daysBetween, firstWorkingDayFrom, workingDay } from '../../src/index.ts';

// Proves the calendar: weekends, the notices of 2016 to 2026 with their worked weekends and later changes, and that a
// year whose notice is not known is refused instead of guessed.

/** Day, worked or not, why. */
const DAYS: readonly (readonly [day: string, isWorking: boolean, name: string | null])[] = [
  ['2016-04-08', true, null],
  ['2016-05-02', false, '劳动节'],
  ['2017-10-08', false, '中秋节、国庆节'],
  ['2018-12-28', true, null],
  ['2018-12-29', true, '调休上班'],
  ['2018-12-30', false, '元旦'],
  ['2018-12-31', false, '元旦'],
  ['2019-01-02', true, null],
  ['2019-02-02', true, '调休上班'],
  ['2019-02-10', false, '春节'],
  // The notice of March 2019 made one day of May four.
  ['2019-05-02', false, '劳动节'],
  ['2019-05-05', true, '调休上班'],
  ['2019-06-15', false, null],
  ['2019-06-17', true, null],
  // 1 February 2020 was to be worked until the holiday was made longer.
  ['2020-01-31', false, '春节'],
  ['2020-02-01', false, '春节'],
  ['2020-02-02', false, '春节'],
  ['2020-02-03', true, null],
  ['2020-02-29', false, null],
  ['2022-12-30', true, null],
  ['2022-12-31', false, '元旦'],
  ['2024-02-09', true, null],
  ['2025-01-28', false, '春节'],
  ['2026-12-28', true, null],
];

for (const [day, isWorking, name] of DAYS) {
  test(`${day} is ${isWorking ? 'worked' : 'a day of rest'}${name === null ? '' : `: ${name}`}`, () => {
    const kind = workingDay(day);
    assert.ok(kind.ok);
    assert.deepEqual([kind.value.isWorking, kind.value.notice?.name ?? null], [isWorking, name]);
  });
}

for (const [day, year] of [
  ['2015-12-28', '2015'],
  ['2027-01-04', '2027'],
  // The notice of 2027 may reach into the last days of 2026.
  ['2026-12-29', '2027'],
  ['2026-12-31', '2027'],
] as const) {
  test(`${day} is not known without the notice of ${year}`, () => {
    const kind = workingDay(day);
    assert.ok(!kind.ok);
    assert.deepEqual(
      kind.refusals.map(({ code, found }) => `${code} ${found}`),
      [`90065 ${day} (${year})`],
    );
  });
}

test('the 15th moves to the first working day after a holiday, and stays on a working day', () => {
  const first = (day: string): string => {
    const found = firstWorkingDayFrom(day);
    return found.ok ? found.value : (found.refusals[0]?.code ?? '');
  };
  assert.equal(first('2019-05-15'), '2019-05-15');
  assert.equal(first('2019-06-15'), '2019-06-17');
  assert.equal(first('2018-02-15'), '2018-02-22');
  assert.equal(first('2021-09-19'), '2021-09-22');
  assert.equal(first('2020-01-24'), '2020-02-03');
  assert.equal(first('2026-12-29'), '90065');
});

test('working days are counted from the day after, over holidays and worked weekends', () => {
  const after = (day: string, count: number): string => {
    const found = addWorkingDays(day, count);
    return found.ok ? found.value : (found.refusals[0]?.code ?? '');
  };
  assert.equal(after('2019-09-27', 0), '2019-09-27');
  // 29 September 2019 is a worked Sunday, 1 to 7 October are free.
  assert.equal(after('2019-09-27', 1), '2019-09-29');
  assert.equal(after('2019-09-27', 3), '2019-10-08');
  assert.equal(after('2019-10-11', 1), '2019-10-12');
  assert.equal(after('2026-12-28', 1), '90065');
});

test('in every year the holidays take nine to thirteen working days, worked weekends made good', () => {
  // 11 days a year are holidays by law, 13 from 2025 on; those that fall on a weekend are made good. 2020 had one more.
  for (let year = 2016; year <= 2025; year++) {
    const first = `${year}-01-01`;
    let worked = 0;
    let ordinary = 0;
    for (let index = 0; index < daysBetween(first, `${year + 1}-01-01`); index++) {
      const day = addDays(first, index);
      const kind = workingDay(day);
      assert.ok(kind.ok, day);
      if (kind.value.isWorking) worked++;
      const weekday = (((daysBetween('2018-12-31', day) % 7) + 7) % 7) + 1;
      if (weekday <= 5) ordinary++;
    }
    const holidays = ordinary - worked;
    assert.ok(holidays >= 9 && holidays <= 13, `${year}: ${holidays}`);
  }
});
