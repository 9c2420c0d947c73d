import {
  closed,
  list,
  maybe,
  moment,
  named,
  oneOf,
  orNull,
  quantity,
  text,
  whole,
} from '../../gateway/schemas/index.ts';

const next = orNull(text('继续读取的 after；没有更多时为空 / the next after; null at the end'));

export const BookMovements = named('BookMovements', {
  emsNo: text(),
  movements: list(
    closed({
      at: moment,
      itemRecordNo: text(),
      kind: text(),
      effect: oneOf(['in', 'out', 'hold', 'free']),
      quantity,
      reference: text(),
      actor: text(),
    }),
  ),
  next,
});

export const BookBalances = named('BookBalances', {
  emsNo: text(),
  at: moment,
  balances: list(
    closed({
      itemRecordNo: text(),
      entered: quantity,
      held: quantity,
      out: quantity,
      free: quantity,
      inWarehouse: quantity,
      unit: text('计量单位代码；未定时为空文本 / code of the unit; an empty text while nobody has said it'),
      unitName: text(),
    }),
  ),
  next,
});

export const BookTransfers = named('BookTransfers', {
  emsNo: text(),
  transfers: list(
    closed({
      direction: oneOf(['out', 'in']),
      fromBook: text(),
      toBook: text(),
      transferNo: text(),
      itemRecordNo: text(),
      unit: text('未定时为空文本 / an empty text while nobody has said it'),
      quantity,
      returned: quantity,
      received: maybe(quantity),
      lost: maybe(quantity),
      inTransit: maybe(quantity),
      sent: moment,
    }),
    '转入方才知 received、lost、inTransit / known where the goods go to',
  ),
});

export const StockTake = named('StockTake', {
  takeNo: text(),
  state: text('open、approved、cancelled'),
  openedBy: text(),
  opened: moment,
  endedBy: maybe(orNull(text())),
  ended: maybe(moment),
  lines: list(
    closed({
      itemRecordNo: text(),
      book: quantity,
      counted: orNull(quantity),
      difference: orNull(quantity),
      countedBy: orNull(text()),
      explanation: orNull(text()),
    }),
  ),
});

export const BookInbounds = named('BookInbounds', {
  emsNo: text(),
  inbounds: list(
    closed({
      billNo: text(),
      document: text(),
      state: text('declared、quarantined、different、entered、refused'),
      quarantineNo: orNull(text()),
      registered: moment,
      lines: list(closed({ itemRecordNo: text(), declared: quantity, counted: orNull(quantity) })),
      check: orNull(
        closed(
          {
            result: text('agrees、differs、accepted、refused'),
            by: text(),
            at: moment,
            papers: list(closed({ kind: text(), number: text(), sha256: text() })),
            differences: list(closed({ field: text(), found: text(), beside: text(), expected: text() })),
          },
          '与合同、发票、装箱单、提运单的核对 / the check against the papers',
        ),
      ),
    }),
  ),
});

const batchState = oneOf(['good', 'expired', 'stopped', 'barred']);

export const BookBatches = named('BookBatches', {
  emsNo: text(),
  earliest: list(
    closed({ itemRecordNo: text(), batchNo: text(), expires: text(), state: batchState }),
    '在库料号中可能仍在库、最早到期的批次 / of each item in stock, the batch that expires first and may still be there',
  ),
  batches: list(
    closed({
      itemRecordNo: text(),
      batchNo: text(),
      produced: text(),
      expires: text('当日仍在保质期内 / good on this day'),
      entered: quantity,
      inWarehouse: text('该料号全部批次的在库数量 / what the book has of the item, of all batches'),
      state: batchState,
      events: list(
        closed({
          kind: oneOf(['expiring', 'expired', 'sampled', 'passed', 'failed', 'cleared', 'barred']),
          sampleNo: orNull(text()),
          document: orNull(text('实验室或报告编号 / laboratory, or number of the report')),
          by: text(),
          at: moment,
        }),
      ),
    }),
    '按到期日 / by expiry',
  ),
});

export const WaitingDetails = named('WaitingDetails', {
  details: list(
    closed({
      operatorCode: text(),
      copNo: text(),
      preNo: text(),
      billNo: text(),
      parcels: whole(),
      unknown: list(text(), '未申报的运单 / parcels nobody declared'),
      received: moment,
    }),
  ),
});
