import { deepEqual, equal } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { countedAppTime, timeProblems } from '../src/index.ts';

// Every time in a document is one of a calendar, and a plausible one at its acceptance: sent at most thirty days before and
// a day ahead, told of at most a day ahead (B-06).

/** 2026-06-15 12:00:00 in Shanghai. */
const NOW = Date.parse('2026-06-15T12:00:00+08:00');
const said = (head: object, atMs = NOW): readonly string[] =>
  timeProblems({ Head: head }, atMs).map(
    // What a program did to write it is told behind a semicolon (timeCause.test.ts).
    ({ code, path, found, allowed }) => `${code} ${path}=${found}: ${allowed.replace(/；.*$/, '')}`,
  );

const MOMENT =
  '年月日时分秒14位数字，24小时制，北京时间，如 fourteen digits, 24-hour clock, Beijing time: 20260615120000';
const DAY = '年月日8位数字，如 eight digits, year month day: 20260615';

test('documents without times, or with plausible ones, have no problem', () => {
  deepEqual(said({ note: 'x' }), []);
  deepEqual(said({ appTime: '20260615120000', payTime: '20190101000000', declTime: '20260615', ieDate: '' }), []);
  deepEqual(timeProblems({ appType: '1', appTime: '20260615120000', logisticsTime: '20200229235959' }, NOW), []);
});

suite('a time of no calendar', () => {
  for (const field of ['appTime', 'payTime', 'logisticsTime']) {
    test(`in ${field} is told with an example`, () => {
      for (const found of ['', '20260230120000', '20261301120000', '20260615240000', '2026061512000', '20260615']) {
        deepEqual(said({ [field]: found }), [`-900206 Head/${field}=${found}: ${MOMENT}`], found);
      }
    });
  }
  for (const field of ['declTime', 'ieDate']) {
    test(`in the day ${field}, which may be empty`, () => {
      deepEqual(said({ [field]: '' }), []);
      for (const found of ['20260230', '20260615120000', '2026-06-15'])
        deepEqual(said({ [field]: found }), [`-900206 Head/${field}=${found}: ${DAY}`], found);
    });
  }
});

suite('the window around the acceptance', () => {
  const WINDOW = '20260516120000 … 20260616120000，北京时间 Beijing time';
  test('of sending: from thirty days back to a day ahead, to the second', () => {
    for (const appTime of ['20260516120000', '20260616120000']) deepEqual(said({ appTime }), []);
    for (const appTime of ['20260516115959', '20260616120001'])
      deepEqual(said({ appTime }), [`90330 Head/appTime=${appTime}: ${WINDOW}`]);
  });
  test('of what is told: as long past as it likes, a day ahead at most', () => {
    for (const field of ['payTime', 'logisticsTime']) {
      deepEqual(said({ [field]: '20160101000000' }), []);
      deepEqual(said({ [field]: '20260616120000' }), []);
      deepEqual(said({ [field]: '20260616120001' }), [
        `90331 Head/${field}=20260616120001: ≤ 20260616120000，北京时间 Beijing time`,
      ]);
    }
    deepEqual(said({ declTime: '20260616' }), []);
    deepEqual(said({ declTime: '20260617' }), ['90331 Head/declTime=20260617: ≤ 20260616，北京时间 Beijing time']);
  });
  test('is not drawn before the regime, whose parameters it is made of', () => {
    deepEqual(said({ appTime: '20300101000000' }, Date.parse('2016-04-07T12:00:00+08:00')), []);
    equal(said({ appTime: '20300101000000' }, Date.parse('2016-04-08T00:00:00+08:00')).length, 1);
  });
});

test('a version on file from further ahead than any message may be locks its document no more', () => {
  equal(countedAppTime('20260616120000', NOW), '20260616120000');
  equal(countedAppTime('20260616120001', NOW), '');
  equal(countedAppTime('20160101000000', NOW), '20160101000000');
  equal(countedAppTime('20990101000000', Date.parse('2016-04-07T12:00:00+08:00')), '20990101000000');
});
