import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modeAllowed, PILOT_CITIES, positiveListsOn } from '../src/index.ts';

// Proves C-03: which supervision mode may be used where, on the day before, the day and the day after each list.

type Row = readonly [mode: string, city: string | null, date: string, allowed: boolean];

/** All cities and counties of the island but 海口, which is a city of 2019. */
const ISLAND: readonly string[] = [
  ...[
    '海南',
    '海南省',
    '海南全岛',
    '三亚市',
    '三沙',
    '儋州市',
    '洋浦经济开发区',
    '五指山市',
    '琼海',
    '琼海市',
    '文昌',
    '万宁市',
    '东方市',
  ],
  ...[
    '定安县',
    '屯昌',
    '澄迈县',
    '临高县',
    '白沙黎族自治县',
    '昌江',
    '乐东县',
    '陵水黎族自治县',
    '保亭黎族苗族自治县',
    '海南省琼中县',
  ],
];

const ROWS: readonly Row[] = [
  ['9610', '拉萨', '2014-02-09', false],
  ['9610', '拉萨', '2014-02-10', true],
  ['9610', null, '2014-02-11', true],
  ['1210', '杭州', '2014-07-31', false],
  ['1210', '杭州', '2014-08-01', true],
  ['1239', '石家庄', '2016-11-30', false],
  ['1239', '石家庄', '2016-12-01', true],
  ['1239', '石家庄', '2016-12-02', true],
  // The list of 37 cities: before it the lists are not shipped and nothing is refused.
  ['1210', '石家庄', '2018-12-31', true],
  ['1210', '石家庄', '2019-01-01', false],
  ['1210', '石家庄', '2019-01-02', false],
  ['1210', '杭州', '2019-01-01', true],
  ['1210', '杭州市', '2019-01-01', true],
  ['1239', '杭州', '2018-12-31', false],
  // Ten cities did not use 1239 from its first day (公告2016年第75号 二), five more from 2018-01-01.
  ['1239', '杭州', '2016-12-01', false],
  ['1239', '重庆市', '2017-06-01', false],
  ['1239', '平潭综合实验区', '2017-06-01', false],
  ['1239', '苏州', '2017-12-31', true],
  ['1239', '苏州', '2018-01-01', false],
  ['1239', '苏州', '2018-01-02', false],
  ['1210', '杭州', '2017-06-01', true],
  ['1239', '海口', '2018-06-01', true],
  ['1239', '杭州', '2019-01-01', false],
  ['1239', '石家庄', '2019-01-01', true],
  // 50 more and Hainan from 2020-01-17.
  ['1210', '石家庄', '2020-01-16', false],
  ['1210', '石家庄', '2020-01-17', true],
  ['1210', '石家庄', '2020-01-18', true],
  ['1239', '石家庄', '2020-01-17', false],
  ['1210', '三亚', '2020-01-16', false],
  ['1210', '三亚', '2020-01-17', true],
  ['1210', '海口', '2019-01-01', true],
  // From 2021-03-18 every city with a qualifying zone.
  ['1210', '保定', '2021-03-17', false],
  ['1210', '保定', '2021-03-18', true],
  ['1210', '保定', '2021-03-19', true],
  // Other names of the same places, and places of an island or prefecture the notice names whole.
  ['1210', '平潭综合实验区', '2018-12-31', true],
  ['1210', '平潭综合实验区', '2019-01-01', true],
  ['1210', '福建省平潭县', '2019-01-01', true],
  ['1210', '浙江省杭州市', '2019-01-01', true],
  ['1210', '内蒙古自治区呼和浩特市', '2019-01-01', true],
  ['1210', '广西壮族自治区南宁市', '2019-01-01', true],
  ['1210', '新疆维吾尔自治区乌鲁木齐市', '2020-01-17', true],
  ['1210', ' 杭州 ', '2019-01-01', true],
  ['1210', '海南省海口市', '2019-01-01', true],
  ['1210', '德宏州', '2020-01-16', false],
  ['1210', '德宏州', '2020-01-17', true],
  ['1210', '德宏傣族景颇族自治州', '2020-01-17', true],
  ['1210', '云南省瑞丽市', '2020-01-17', true],
  ['1210', '红河哈尼族彝族自治州', '2020-01-17', true],
  ['1210', '蒙自市', '2020-01-17', true],
  ['1239', '德宏州', '2020-01-17', false],
  ['1239', '平潭综合实验区', '2019-01-01', false],
  ...ISLAND.flatMap((city): Row[] => [
    ['1210', city, '2020-01-16', false],
    ['1210', city, '2020-01-17', true],
    ['1210', city, '2020-06-01', true],
  ]),
  // A name that only looks like one.
  ['1210', '海南藏族自治州', '2020-06-01', false],
  ['1210', '杭州湾', '2020-06-01', false],
  ['1210', '省', '2020-06-01', false],
  ['1210', null, '2019-01-01', true],
  ['9710', '杭州', '2021-05-01', false],
  ['0110', '杭州', '2021-05-01', false],
];

for (const [mode, city, date, allowed] of ROWS) {
  test(`${date} ${mode} in ${city ?? 'an unknown city'}: ${allowed ? 'allowed' : 'refused'}`, () => {
    const outcome = modeAllowed(mode, city, date);
    assert.equal(outcome.ok, allowed);
    if (!outcome.ok)
      assert.deepEqual(
        outcome.refusals.map(({ code }) => code),
        ['90014'],
      );
    else assert.ok(outcome.value.law.length > 4);
  });
}

test('what was not verified says so, what was read in full says that', () => {
  const basis = (city: string | null, date: string) => {
    const outcome = modeAllowed('1210', city, date);
    assert.ok(outcome.ok);
    return [outcome.value.confidence, outcome.value.note !== null];
  };
  assert.deepEqual(basis('杭州', '2019-01-01'), ['verified', false]);
  assert.deepEqual(basis('石家庄', '2020-01-17'), ['unverified', true]);
  assert.deepEqual(basis('保定', '2021-03-18'), ['unverified', true]);
  assert.deepEqual(basis(null, '2019-01-01'), ['unverified', true]);
});

test('the lists count as the notices do: 10 cities of 2016, 5 of 2018, 37 of 2019, 50 and Hainan of 2020', () => {
  const from = (date: string): number => PILOT_CITIES.filter((row) => row.from === date).length;
  assert.deepEqual([from('2016-12-01'), from('2018-01-01'), from('2019-01-01'), from('2020-01-17')], [10, 5, 37, 51]);
  assert.equal(PILOT_CITIES.length, 103);
  // Every city of the earlier lists is one of 2019.
  const named = (date: string) => new Set(PILOT_CITIES.filter((row) => row.from === date).map(({ city }) => city));
  const then = [...named('2016-12-01'), ...named('2018-01-01')];
  assert.deepEqual(
    then.filter((city) => !named('2019-01-01').has(city)),
    [],
  );
});

test('editions of the positive list follow each other without a gap', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['2016-04-07', ''],
    ['2016-04-08', '2016-1'],
    ['2016-04-15', '2016-1'],
    ['2016-04-16', '2016-1 2016-2'],
    ['2018-12-31', '2016-1 2016-2'],
    ['2019-01-01', '2018'],
    ['2019-12-31', '2018'],
    ['2020-01-01', '2019'],
    ['2022-02-28', '2019'],
    ['2022-03-01', '2022'],
    ['2030-01-01', '2022'],
  ];
  for (const [date, editions] of rows) {
    assert.equal(
      positiveListsOn(date)
        .map(({ edition }) => edition)
        .join(' '),
      editions,
      date,
    );
  }
});
