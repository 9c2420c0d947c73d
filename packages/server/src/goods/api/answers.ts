import { TARIFF_FACTS } from '@tongguan/policy';
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
  yuan,
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

export const Tariffs = named('TariffEditions', {
  tariffs: list(
    closed({
      edition: text(),
      fromDay: day,
      law: text(),
      lines: whole('事项数，每个税目每个事项一项 / facts of tariff lines'),
      loadedAt: moment,
    }),
  ),
});

const FactShown = named('TariffFact', {
  value: text('百分数、类别或单位代码 / a percentage, a class or a unit'),
  from: day,
  to: orNull(day),
  law: text(),
  confidence: text('V 已读原文，H 见于公开网页，M 未见来源，L 不确定 / V text read, H seen, M not seen, L unsure'),
});
const TariffChange = named('TariffChange', {
  hs8: text(),
  nameZh: text(),
  fact: oneOf(TARIFF_FACTS),
  on: day,
  before: orNull(refTo(FactShown)),
  after: orNull(refTo(FactShown)),
});

export const TariffDiff = named('TariffDiff', {
  against: text('与之比较的版本 / the edition it is compared with'),
  changes: list(refTo(TariffChange)),
  unchanged: whole('与已知相同的事项 / facts that were known already'),
  hits: list(
    closed({
      participantCode: text(),
      gcode: text(),
      itemNo: text(),
      nameZh: text(),
      changes: list(refTo(TariffChange)),
    }),
    '受影响的备案商品 / filed goods it hits',
  ),
});

const side = closed({ declarations: whole(), amount: yuan });
const sums = list(closed({ key: text(), declarations: whole(), amount: yuan }));
/** Null: an officer decides, or it is refused. */
const outcome = closed({
  route: oneOf(['reduced', 'full', 'refused', 'manual']),
  tax: orNull(yuan),
});

export const Impact = named(
  'TaxImpact',
  {
    day: day,
    on: day,
    against: day,
    declarations: whole(),
    unchanged: whole(),
    unreadable: whole('内容无法打开的清单 / declarations whose content does not open'),
    whole: truth,
    before: yuan,
    after: yuan,
    more: side,
    less: side,
    rerouted: whole('处理方式改变的清单 / declarations that are decided in another way'),
    bySeller: sums,
    byGoods: sums,
    changed: list(
      closed({
        number: text(),
        seller: text(),
        gcodes: list(text()),
        before: outcome,
        after: outcome,
        difference: orNull(yuan),
      }),
      '变动最大的在前，至多一千 / the largest first, a thousand at most',
    ),
  },
  '一日清单在两日法律下的税款之差 / the tax of a day’s declarations under the law of two days',
);

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

export const GOODS_ANSWERS = [
  ...[Stops, StopHits, Editions, ListEntry, EditionDiff, Filing, Filings],
  ...[Tariffs, FactShown, TariffChange, TariffDiff, Impact],
];
