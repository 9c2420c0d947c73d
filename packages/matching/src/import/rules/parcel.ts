import { maskAddress, maskName, maskPhone } from '@tongguan/kernel';
import { amountOf, type Place, reportMasked, sameName, sameText, within } from '../../compare.ts';
import type { Compare } from '../types.ts';

/** D-02: the parcel goes to the consignee of the order (field table of specification 202205, CEB311 consignee). */
export const compareConsignee: Compare = ({ order, waybill }, report, tolerances) => {
  const [ordered, carried] = [order.OrderHead.consignee, waybill.LogisticsHead.consignee];
  if (sameName(ordered, carried, tolerances)) return;
  reportMasked(report, maskName, ['OrderHead/consignee', ordered], ['LogisticsHead/consignee', carried]);
};

/** Order and declaration each against the waybill, whose address is where the parcel really goes. */
export const compareConsigneeAddress: Compare = ({ declaration, order, waybill }, report) => {
  const carried = waybill.LogisticsHead.consigneeAddress;
  const stated: readonly (readonly [string, string])[] = [
    ['InventoryHead/consigneeAddress', declaration.InventoryHead.consigneeAddress],
    ['OrderHead/consigneeAddress', order.OrderHead.consigneeAddress],
  ];
  for (const [path, address] of stated) {
    if (sameText(address, carried)) continue;
    reportMasked(report, maskAddress, [path, address], ['LogisticsHead/consigneeAddress', carried]);
  }
};

export const compareConsigneeTelephone: Compare = ({ order, waybill }, report) => {
  const [ordered, carried] = [order.OrderHead.consigneeTelephone, waybill.LogisticsHead.consigneeTelephone];
  if (sameText(ordered, carried)) return;
  const telephone: Place = ['OrderHead/consigneeTelephone', ordered];
  reportMasked(report, maskPhone, telephone, ['LogisticsHead/consigneeTelephone', carried]);
};

/** D-02: gross weight, kilograms, within the tolerance for weights. */
export const compareWeight: Compare = ({ declaration, waybill }, report, { weight5 }) => {
  const [declared, carried] = [declaration.InventoryHead.grossWeight, waybill.LogisticsHead.weight];
  if (declared === carried || within(amountOf(declared), amountOf(carried), weight5)) return;
  report('InventoryHead/grossWeight', declared, 'LogisticsHead/weight', carried);
};
