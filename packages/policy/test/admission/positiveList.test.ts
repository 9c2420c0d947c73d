import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Cell,
  conditionsOf,
  diffLists,
  excerptOn,
  type FiledGoods,
  type ListBase,
  noteForbids,
  type PositiveList,
  readPositiveList,
  tariffLine,
} from '../../src/index.ts';

// Proves that an official list file is read as people make it (H-01): title lines, headings anywhere, footnotes, codes
// that lost their zero; that every mistake is named with row and column; and what a new edition does to filed goods.

const HEAD: readonly Cell[] = ['序号', '税则号列（2019）', '货品名称', '备 注'];
const OFFICIAL: readonly (readonly Cell[])[] = [
  ['跨境电子商务零售进口商品清单', null, null, null],
  [null, null, null, null],
  HEAD,
  [1, '04029100', '浓缩但未加糖的非固状乳及奶油', null],
  [2, 4031000, '酸乳', ''],
  [3, '0407.90.90', '其他蛋', '列入《进出口野生动植物种商品目录》的商品除外'],
  HEAD,
  [4, '３３０３００００', '香水及\n花露水', '仅限网购保税商品'],
  [null, '注：1.清单中商品免于提交许可证件', null, null],
  [null, null, '注：2.以税则号列为准', null],
];

const read = (rows: readonly (readonly Cell[])[]): PositiveList => {
  const outcome = readPositiveList(rows);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
};

test('an official list is read: title, headings with a year, repeated headings, footnotes', () => {
  const rows = OFFICIAL.filter((cells) => cells[1] !== '注：1.清单中商品免于提交许可证件');
  const { entries, remarks } = read(rows);
  assert.deepEqual([...entries.keys()], ['04029100', '04031000', '04079090', '33030000']);
  assert.deepEqual(entries.get('33030000'), {
    hs8: '33030000',
    nameZh: '香水及 花露水',
    note: '仅限网购保税商品',
    row: 8,
  });
  assert.equal(entries.get('04031000')?.note, null);
  assert.deepEqual(remarks, ['跨境电子商务零售进口商品清单', '注:2.以税则号列为准']);
});

test('a footnote in the column of codes is a footnote when nothing else stands in its row', () => {
  const outcome = readPositiveList(OFFICIAL);
  assert.ok(outcome.ok);
  assert.ok(outcome.value.remarks.some((remark) => remark.startsWith('注:1.')));
});

const CODES: readonly (readonly [cell: Cell, expected: string | null])[] = [
  ['04029100', '04029100'],
  ['0402.9100', '04029100'],
  ['0402 91 00', '04029100'],
  ['0402910000', '04029100'],
  [4029100, '04029100'],
  [33030000, '33030000'],
  ['4029100', null],
  ['0402910010', null],
  [402910, null],
  [4029100.5, null],
  ['ex04029100', null],
  ['', null],
  [null, null],
];

for (const [cell, expected] of CODES) {
  test(`the cell ${JSON.stringify(cell)} is ${expected ?? 'no tariff line'}`, () =>
    assert.equal(tariffLine(cell), expected));
}

const WRONG: readonly (readonly [name: string, rows: readonly (readonly Cell[])[], places: readonly string[]])[] = [
  ['an empty file', [], ['']],
  ['no headings', [['1', '04029100', '酸乳']], ['']],
  ['headings only', [HEAD], ['']],
  [
    'three mistakes in two rows, all named',
    [HEAD, [1, '0402910', '', null], [2, '04031000', null, 'x'], [3, '04031000', '酸乳', null]],
    ['row 2 column 2', 'row 2 column 3', 'row 3 column 3'],
  ],
  ['the same tariff line twice', [HEAD, [1, '04031000', '酸乳', null], [2, 4031000, '酸乳', null]], ['row 3 column 2']],
];

for (const [name, rows, places] of WRONG) {
  test(`refused: ${name}`, () => {
    const outcome = readPositiveList(rows);
    assert.ok(!outcome.ok);
    assert.deepEqual(
      outcome.refusals.map(({ code, path }) => `${code} ${path.replace(/^第.*列 /, '')}`.trim()),
      places.map((place) => `90068 ${place}`.trim()),
    );
  });
}

test('a file that is wrong throughout names a hundred places and says that there are more', () => {
  const rows = [HEAD, ...Array.from({ length: 150 }, (_, index) => [index, 'x', '酸乳', null])];
  const outcome = readPositiveList(rows);
  assert.ok(!outcome.ok);
  assert.equal(outcome.refusals.length, 101);
  assert.match(outcome.refusals.at(-1)?.found ?? '', /50/);
});

const NOTES: readonly (readonly [note: string | null, forbids1210: boolean, forbids9610: boolean, more: string])[] = [
  [null, false, false, ''],
  ['', false, false, ''],
  ['仅限网购保税商品', false, true, ''],
  ['仅限于网购保税进口', false, true, ''],
  ['仅限直购进口', true, false, ''],
  ['列入《进出口野生动植物种商品目录》的商品除外', false, false, '1 exclusion'],
  ['列入《进出口野生动植物种商品目录》 的商品除外;\n依法不属于普通食品的除外', false, false, '2 exclusions'],
  ['仅限网购保税商品；每人每年不超过20千克', false, true, '1 cap'],
  ['供零售用', false, false, ''],
];

for (const [note, forbids1210, forbids9610, more] of NOTES) {
  test(`the remark ${JSON.stringify(note)}: ${more || 'nothing to count'}`, () => {
    const conditions = conditionsOf(note);
    assert.equal(noteForbids(conditions, '1210') !== null, forbids1210);
    assert.equal(noteForbids(conditions, '1239') !== null, forbids1210);
    assert.equal(noteForbids(conditions, '9610') !== null, forbids9610);
    assert.equal(conditions.exclusions.length, more.includes('exclusion') ? Number(more[0]) : 0);
    assert.equal(conditions.caps.length, more.includes('cap') ? 1 : 0);
  });
}

const list = (...rows: readonly (readonly [string, string, (string | null)?])[]): PositiveList =>
  read([HEAD, ...rows.map(([hs8, name, note]): readonly Cell[] => [null, hs8, name, note ?? null])]);
const base = (value: PositiveList, isComplete = true): ListBase => ({
  name: 'old',
  isComplete,
  entries: value.entries,
});
const filed = (gcode: string): FiledGoods => ({ gcode, itemNo: `item ${gcode}`, nameZh: '商品' });

const OLD = list(
  ['04029100', '奶油'],
  ['04031000', '酸乳'],
  ['04079090', '其他蛋', '野生动植物除外'],
  ['33030000', '香水'],
);
const NEW = list(
  ['04031000', '酸奶'],
  ['04079090', '其他蛋', '野生动植物 除外。'],
  ['33030000', '香水', '仅限网购保税商品'],
  ['96190011', '尿裤'],
);

test('a new list against a complete one: added, removed, renamed, remarks; blanks and stops change nothing', () => {
  const diff = diffLists(base(OLD), NEW, []);
  assert.deepEqual(
    [diff.added, diff.removed].map((entries) => entries.map(({ hs8 }) => hs8)),
    [['96190011'], ['04029100']],
  );
  assert.deepEqual(
    [diff.renamed, diff.noteChanged].map((changes) => changes.map(({ after }) => after.hs8)),
    [['04031000'], ['33030000']],
  );
  assert.equal(diff.unchanged, 1);
});

test('filed goods that a new list hits, by ten digits too', () => {
  const goods = ['0402910000', '0403100000', '3303000010', '96190011', '99999999'].map(filed);
  const { hits } = diffLists(base(OLD), NEW, goods);
  assert.deepEqual(
    hits.map(({ gcode, effect, narrower }) => `${gcode} ${effect} ${narrower}`),
    ['0402910000 removed true', '3303000010 noteChanged true', '99999999 unlisted true'],
  );
});

test('against an excerpt nothing is added or renamed, and a remark it does not know did not change', () => {
  const diff = diffLists(base(OLD, false), NEW, [filed('33030000'), filed('96190011')]);
  assert.deepEqual([diff.added, diff.renamed, diff.noteChanged, diff.hits], [[], [], [], []]);
  assert.deepEqual(
    diff.removed.map(({ hs8 }) => hs8),
    ['04029100'],
  );
  assert.equal(diff.unchanged, 3);
});

test('the excerpt that ships is marked as one, and follows the editions', () => {
  const batch1 = excerptOn('2016-04-08');
  const both = excerptOn('2018-12-31');
  const now = excerptOn('2022-03-01');
  assert.deepEqual([batch1.name, both.name, now.name], ['2016-1', '2016-1+2016-2', '2022']);
  assert.ok([batch1, both, now].every(({ isComplete }) => !isComplete));
  assert.equal(batch1.entries.has('02101900'), false, 'a row of batch 2');
  assert.equal(both.entries.has('02101900'), true);
  assert.equal(now.entries.has('02101900'), false, 'not known to be on the list of 2022');
  assert.equal(excerptOn('2016-04-07').name, '');
});
