import type { Static } from 'typebox';
import {
  closed,
  list,
  maybe,
  moment,
  named,
  oneOf,
  orNull,
  refTo,
  text,
  truth,
  whole,
} from '../../gateway/schemas/index.ts';

export const Contingency = named(
  'Contingency',
  {
    preNo: text(),
    incident: text('应急事件编号 / number of the incident'),
    fromState: whole(),
    skipped: list(text(), '未做的检查 / checks that were skipped'),
    released: moment,
    attempts: whole(),
    reconciled: orNull(moment),
    findings: list(closed({ code: text(), text: text() })),
    ageHours: whole('自放行至核对，或至今的整小时 / whole hours from the release to its reconciliation, or until now'),
  },
  '应急放行的清单 / a declaration released under contingency',
);
export type ContingencyAnswer = Static<typeof Contingency>;

export const Contingencies = named('Contingencies', { contingencies: list(refTo(Contingency)) });

const clock = {
  startedAt: moment,
  dueAt: moment,
  usedMinutes: whole('已用整分钟，不含暂停 / whole minutes used, pauses left out'),
  allowedHours: whole(),
  law: text(),
  pauses: list(closed({ from: moment, to: moment })),
};

export const ClearanceClock = named(
  'ClearanceClock',
  { state: oneOf(['running', 'overdue', 'kept', 'missed']), ...clock },
  '24 小时通关计时 / the 24-hour clock (C-04)',
);
export type ClockAnswer = Static<typeof ClearanceClock>;

/** A declaration with invalid times has the damage as its state, and no times. */
const { startedAt, dueAt, usedMinutes, allowedHours, law, pauses } = clock;
export const OpenClocks = named('OpenClocks', {
  counts: closed({ running: whole(), overdue: whole(), waitingForEnterprise: whole() }),
  lists: list(
    closed({
      preNo: text(),
      listState: whole(),
      customsCode: text(),
      state: text('running、overdue；损坏的记录写明所见 / of a damaged record what was found'),
      waitsForEnterprise: truth,
      startedAt: maybe(startedAt),
      dueAt: maybe(dueAt),
      usedMinutes: maybe(usedMinutes),
      allowedHours: maybe(allowedHours),
      law: maybe(law),
      pauses: maybe(pauses),
    }),
  ),
});
export type OpenClockLine = Static<typeof OpenClocks>['lists'][number];

export const Queue = named('Queue', {
  items: list(
    closed({
      number: text('操作所用编号 / what acts name it by'),
      kind: text(),
      part: whole(),
      orderNo: text(),
      subject: text(),
      messageId: orNull(text()),
      fault: text('异常名称，不含报文内容 / name of the fault; no value of a message'),
      follows: truth,
      tries: whole(),
      state: text(),
      since: moment,
      ended: orNull(moment),
    }),
  ),
});
export type QueueItem = Static<typeof Queue>['items'][number];
