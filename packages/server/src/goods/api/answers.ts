import type { Static } from 'typebox';
import {
  closed,
  day,
  list,
  maybe,
  moment,
  named,
  oneOf,
  orNull,
  refTo,
  Refusal,
  text,
  truth,
  whole,
} from '../../gateway/schemas/index.ts';

export const Stops = named('GoodsStops', {
  stops: list(
    closed({
      stopId: text(),
      from: moment,
      ended: orNull(moment),
      country: orNull(text()),
      hsPrefix: orNull(text()),
      brand: orNull(text()),
      batch: orNull(text()),
      law: text(),
      reason: text(),
    }),
  ),
});
export type StopAnswer = Static<typeof Stops>['stops'][number];

export const StopHits = named('StopHits', {
  declarations: list(
    closed({
      preNo: text(),
      invtNo: orNull(text()),
      state: whole(),
      customsCode: text(),
      acceptedAt: orNull(moment),
      gnums: list(text(), '命中的商品行 / the lines that are hit'),
    }),
  ),
});

export const Editions = named('GoodsEditions', {
  lists: list(closed({ edition: text(), fromDay: day, law: text(), lines: whole(), loadedAt: moment })),
});

const ListEntry = named('ListEntry', {
  hs8: text(),
  nameZh: text(),
  note: orNull(text('备注 / remark')),
  row: whole('清单行号，从 1 起 / row of the list, from 1'),
});
const change = list(closed({ before: refTo(ListEntry), after: refTo(ListEntry) }));

export const EditionDiff = named('EditionDiff', {
  against: text('与之比较的版本 / the edition it is compared with'),
  added: list(refTo(ListEntry)),
  removed: list(refTo(ListEntry)),
  renamed: change,
  noteChanged: change,
  unchanged: whole(),
  hits: list(
    closed({
      participantCode: text(),
      gcode: text(),
      itemNo: text(),
      nameZh: text(),
      effect: oneOf(['removed', 'noteChanged', 'unlisted']),
      before: orNull(refTo(ListEntry)),
      after: orNull(refTo(ListEntry)),
      narrower: truth,
    }),
    '受影响的备案商品 / filed goods it hits',
  ),
});

export const Filing = named(
  'Filing',
  {
    filingNo: text(),
    participantCode: text(),
    version: whole(),
    mode: text('监管方式 / supervision mode'),
    itemNo: text(),
    gcode: text(),
    gname: text(),
    gmodel: text(),
    brand: orNull(text()),
    country: text(),
    unit: text(),
    unit1: text(),
    unit2: orNull(text()),
    labelUrl: text(),
    licence: orNull(text()),
    state: oneOf(['filed', 'waiting', 'refused']),
    doubts: list(refTo(Refusal), '关员审核的疑点 / what an officer looks at, or looked at'),
    filedAt: moment,
    reason: maybe(text('关员的意见 / what the officer said')),
    decidedAt: maybe(moment),
  },
  '商品备案 / a filing of goods',
);
export type FilingAnswer = Static<typeof Filing>;

export const Filings = named('Filings', { filings: list(refTo(Filing)) });

export const GOODS_ANSWERS = [Stops, StopHits, Editions, ListEntry, EditionDiff, Filing, Filings];
