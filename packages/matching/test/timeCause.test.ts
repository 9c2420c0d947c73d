import { equal, match } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { chineseOf } from '@tongguan/ceb';
import { shanghaiC14 } from '@tongguan/kernel';
import { timeProblems } from '../src/index.ts';
import { clockCause, timeCause } from '../src/timeCause.ts';

// Proves that the letters of a pattern, calendars and stamps that programs are known to write are told by name on every day they
// can be recognised, and that a right time, or a wrong one of no known kind, is told nothing.

const DAY_MS = 86_400_000;
const at = (text: string): number => Date.parse(`${text}+08:00`);
const NOW = at('2026-06-15T12:00:00');
const en = (found: string, nowMs = NOW): string => timeCause(found, nowMs)?.en ?? '';

test('DD for dd, every day of a year: told where it can be, and never for a right time', () => {
  let told = 0;
  for (let day = 0; day < 365; day++) {
    const nowMs = at('2026-01-01T09:30:00') + day * DAY_MS;
    const right = shanghaiC14(nowMs);
    equal(timeCause(right, nowMs), null, right);
    const wrong = right.slice(0, 6) + String(day + 1).padStart(2, '0') + right.slice(8);
    if (wrong === right) continue;
    match(en(wrong, nowMs), /^the day of the year/, wrong);
    match(timeProblems({ H: { appTime: wrong } }, nowMs)[0]?.allowed ?? '', /一年中的第/);
    told += 1;
  }
  equal(told, 365 - 31);
});

test('YYYY for yyyy around New Year is told with the right year, by whichever week the library counts', () => {
  for (const [day, written] of [
    ['2025-12-28', '20261228'],
    ['2025-12-31', '20261231'],
    ['2027-01-01', '20260101'],
    ['2027-01-03', '20260103'],
  ] as const) {
    const nowMs = at(`${day}T10:00:00`);
    match(en(`${written}100000`, nowMs), /year is that of the week/, day);
    equal(timeCause(shanghaiC14(nowMs), nowMs), null);
  }
});

suite('other ways', () => {
  const rows: readonly (readonly [found: string, says: RegExp])[] = [
    ['1781496000', /seconds/],
    ['1781496000000', /milliseconds/],
    ['20260615120000123', /three digits of milliseconds/],
    ['202606151200123', /milliseconds \(SSS\)/],
    ['260615120000', /year has two digits/],
    ['202606151200', /seconds are missing/],
    ['2026-06-15 12:00:00', /separators/],
    ['2026/06/15', /separators/],
    ['2026-06-15T04:00:00Z', /UTC/],
    ['２０２６０６１５１２００００', /full-width/],
    ['20264515120000', /minutes \(mm\)/],
    ['20260015120000', /minutes \(mm\)/],
    ['20260615240000', /\(kk\)/],
    ['15062026120000', /wrong order/],
    ['25690615120000', /Buddhist/],
    ['01150615120000', /Republic/],
    ['20260615下午0100', /12-hour|separators/],
  ];
  for (const [found, says] of rows) {
    test(found, () => {
      match(en(found), says);
      const told = timeCause(found, NOW);
      equal(chineseOf(`${told?.zh} ${told?.en}`), told?.zh, 'a receipt shows the Chinese alone');
    });
  }
});

test('what has no known kind is told nothing', () => {
  for (const found of ['', 'abc', '20260230120000', '20301101120000', '99999999999999', '2026061'])
    equal(timeCause(found, NOW), null, found);
});

test('a clock that is 8 or 12 hours off is named within minutes, and no other time is', () => {
  const MINUTE = 60_000;
  let told = 0;
  for (let minute = 0; minute < 24 * 60; minute += 7) {
    const nowMs = at('2026-06-15T00:00:00') + minute * MINUTE;
    const hour = Math.floor(minute / 60);
    const off = (hours: number): string => shanghaiC14(nowMs + hours * 60 * MINUTE);
    match(clockCause(off(-8), nowMs)?.en ?? '', /as UTC is/);
    match(clockCause(off(8), nowMs)?.en ?? '', /added to Beijing time/);
    for (const hours of [0, -1, 1, -4, 4, -10, 10, 24, -24]) equal(clockCause(off(hours), nowMs), null);
    // 13:00 … 23:59 lose twelve hours, 00:00 … 00:59 win them; an hour of noon written by hh is right.
    const written = hour > 12 ? off(-12) : hour === 0 ? off(12) : null;
    if (written === null) {
      equal(clockCause(off(-12), nowMs), null);
      continue;
    }
    const cause = clockCause(written, nowMs);
    match(cause?.en ?? '', /12-hour clock/);
    equal(chineseOf(`${cause?.zh} ${cause?.en}`), cause?.zh);
    told += 1;
  }
  equal(told > 100, true);
});

test('beyond what may lie ahead, the refusal names the clock (B-06)', () => {
  // Where nothing may lie more than a day ahead no clock reaches it; its name follows the limit, whatever that is.
  const nowMs = at('2026-06-15T14:30:00');
  equal(timeCause('20260615023000', nowMs)?.zh, '恰差12小时，像是用了12小时制：小时应为00至23（HH）');
  equal(timeCause('20260615063000', nowMs)?.zh, '恰早8小时，像是UTC时间：应为北京时间');
});
