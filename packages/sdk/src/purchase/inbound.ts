import type { CebMessage, Delivery } from '@tongguan/ceb';
import { type EpochMs, shanghaiC14 } from '@tongguan/kernel';
import { upperCaseGuid } from './build.ts';
import { frame } from './messages.ts';
import type { Firm } from './types.ts';

/** What the operator of a supervised site counted under a bill of lading. */
export type InboundDetail = {
  /** Operates the site (监管场所经营人); signs and sends the message. */
  readonly operator: Firm;
  /** The operator's own number of the detail, at most 20 characters; the key by which it is changed or deleted. */
  readonly copNo: string;
  readonly customsCode: string;
  /** Mode of transport, default 5: aircraft. */
  readonly trafMode?: string;
  readonly trafNo: string;
  readonly voyageNo: string;
  readonly billNo: string;
  readonly logistics: Firm;
  /** Numbers of the parcels that came, at least one. */
  readonly waybills: readonly string[];
  readonly unloadLocation?: string;
  readonly atMs: EpochMs;
  /** 1 new (default), 2 changed, 3 deleted; a change has a later `atMs`. */
  readonly appType?: '1' | '2' | '3';
};

/**
 * 711: inbound detail of an import (J-02). Answered by 712: 399 when every parcel was declared, 120 with 90257 when nobody
 * has sent a waybill for one; then it is corrected (appType 2) or an officer decides.
 */
export function inboundDetailMessage(detail: InboundDetail): CebMessage {
  const { operator, logistics, waybills, atMs, unloadLocation } = detail;
  if (waybills.length === 0) throw new RangeError('至少一个运单 / at least one waybill');
  const document: Delivery = {
    DeliveryHead: {
      guid: upperCaseGuid(),
      appType: detail.appType ?? '1',
      appTime: shanghaiC14(atMs),
      appStatus: '2',
      customsCode: detail.customsCode,
      copNo: detail.copNo,
      operatorCode: operator.code,
      operatorName: operator.name,
      ieFlag: 'I',
      trafMode: detail.trafMode ?? '5',
      trafNo: detail.trafNo,
      voyageNo: detail.voyageNo,
      billNo: detail.billNo,
      logisticsCode: logistics.code,
      logisticsName: logistics.name,
      ...(unloadLocation === undefined ? {} : { unloadLocation }),
    },
    DeliveryList: waybills.map((logisticsNo, index) => ({ gnum: String(index + 1), logisticsNo })),
  };
  return { type: 'CEB711Message', documents: [document], ...frame(operator, upperCaseGuid()) };
}
