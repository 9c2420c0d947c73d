import type { Track } from '@tongguan/sdk';
import { table } from '../output.ts';
import { say } from '../language.ts';

/** Where a parcel is, for a person to read. */
export function trackText({ logisticsCode, logisticsNo, events, delivery, stopped }: Track): string {
  return [
    `${logisticsCode} ${logisticsNo}`,
    ...(events.length === 0
      ? []
      : [table(events.map(({ at, kind, text, place }) => [at, `${text} / ${kind}`, place]))]),
    delivery === null ? say('尚未报告妥投', 'no delivery reported') : `513 ${delivery.status}  ${delivery.happened}`,
    ...(stopped === null
      ? []
      : [
          say(
            `已停止派送：${stopped.since}，案件 ${stopped.caseNo}`,
            `stopped: ${stopped.since}, case ${stopped.caseNo}`,
          ),
        ]),
  ].join('\n');
}
