/**
 * English names of the elements. The specification names them in Chinese only; these are the words of the project's
 * glossary, one for each pair of element and Chinese name where the same element means different things.
 */
export function elementEnglish(element: { readonly name: string; readonly cn: string }): string | null {
  return BY_MEANING.get(`${element.name}/${element.cn}`) ?? BY_NAME.get(element.name) ?? null;
}

const ENVELOPE =
  'BaseTransfer: transmission; BaseSubscribe: subscription of receipts; ExtendMessage: data of the enterprise’s own; ' +
  'copName: name of the transmitting enterprise; dxpMode: transport mode; dxpId: transport address of the sender; ' +
  'dxpAddress: transport address of the subscriber; name: name of the own message; version: version of the own message; ' +
  'Message: the own message; copCode: code of the transmitting enterprise';

const NODES =
  'Order: order; OrderHead: head of the order; OrderList: goods line of the order; OrderReturn: receipt for an order; ' +
  'Payment: payment; PaymentHead: head of the payment; PaymentReturn: receipt for a payment; ' +
  'Logistics: waybill; LogisticsHead: head of the waybill; LogisticsReturn: receipt for a waybill; ' +
  'LogisticsStatus: waybill status; LogisticsStatusReturn: receipt for a waybill status; ' +
  'Inventory: declaration (list); InventoryHead: head of the declaration; InventoryList: goods line of the declaration; ' +
  'InventoryReturn: receipt for a declaration; InvtCancel: cancellation; InvtCancelReturn: receipt for a cancellation; ' +
  'InvtRefund: return application; InvtRefundHead: head of the return application; ' +
  'InvtRefundList: goods line of the return application; InvtRefundReturn: receipt for a return application; ' +
  'Delivery: inbound detail; DeliveryHead: head of the inbound detail; DeliveryList: line of the inbound detail; ' +
  'DeliveryReturn: receipt for an inbound detail; Tax: tax bill; TaxHeadRd: head of the tax bill; ' +
  'TaxListRd: line of the tax bill; TaxHeadStatus: status of a tax bill; MessageReturn: receipt for a refused message; ' +
  'Receipts: payment received; ReceiptsReturn: receipt for a payment received; Arrival: arrival; ' +
  'ArrivalHead: head of the arrival; ArrivalList: line of the arrival; ArrivalReturn: receipt for an arrival; ' +
  'Departure: departure; DepartureHead: head of the departure; DepartureList: line of the departure; ' +
  'DepartureReturn: receipt for a departure; WayBill: bag list; WayBillHead: head of the bag list; ' +
  'WayBillList: line of the bag list; WayBillReturn: receipt for a bag list; RefundReturn: receipt for a return application; ' +
  'InvtRefundDetail: tally of returned goods; InvtRefundDetailReturn: receipt for a tally of returned goods; ' +
  'SummaryApply: consolidation request; SummaryApplyHead: head of the consolidation request; ' +
  'SummaryApplyList: line of the consolidation request; SummaryReturn: receipt for a consolidation request; ' +
  'SummaryResult: consolidated declaration; SummaryResultHead: head of the consolidated declaration; ' +
  'SummaryResultList: line of the consolidated declaration';

const HEADS =
  'guid: unique id; appType: kind of declaration; appTime: time of sending; appStatus: business status; ' +
  'orderType: type of order; orderNo: order number; ebpCode: platform code; ebpName: platform name; ' +
  'ebcCode: seller code; ebcName: seller name; goodsValue: value of the goods; freight: freight; ' +
  'discount: paid by other means than cash; taxTotal: tax withheld; acturalPaid: amount actually paid; ' +
  'currency: currency; buyerRegNo: buyer’s account at the platform; buyerName: buyer’s name; ' +
  'buyerTelephone: buyer’s telephone; buyerIdType: type of buyer’s identity document; ' +
  'buyerIdNumber: number of buyer’s identity document; payCode: payment firm code; payName: payment firm name; ' +
  'payTransactionId: payment number; batchNumbers: batch numbers of the goods; consignee: consignee’s name; ' +
  'consigneeTelephone: consignee’s telephone; consigneeAddress: delivery address; ' +
  'consigneeDistrict: administrative division of the delivery address; note: note; ' +
  'payerIdType: type of payer’s identity document; payerIdNumber: number of payer’s identity document; ' +
  'payerName: payer’s name; telephone: payer’s telephone; amountPaid: amount paid; payTime: time of payment; ' +
  'payNo: payment number; charge: amount received; accountingDate: time of arrival on the account';

const TRANSPORT =
  'logisticsCode: logistics firm code; logisticsName: logistics firm name; logisticsNo: waybill number; ' +
  'billNo: bill of lading number; insuredFee: insurance; weight: gross weight; packNo: number of packages; ' +
  'goodsInfo: main goods; logisticsStatus: waybill status; logisticsTime: time of the waybill status; ' +
  'ebcTelephone: seller’s telephone; trafMode: mode of transport; trafNo: number of the means of transport; ' +
  'trafName: name of the means of transport; voyageNo: flight or voyage number; ' +
  'domesticTrafNo: number of the domestic means of transport; totalPackageNo: number of the large bag; ' +
  'leaveTime: time of leaving the country; POD: code of the port of destination; ' +
  'location: place of storage after unloading; unloadLocation: place of unloading; loctNo: supervision site code; ' +
  'operatorCode: code of the supervision site operator; operatorName: name of the supervision site operator; ' +
  'msgCount: number of messages it is split over; msgSeqNo: number of this message among them; ' +
  'wrapType: type of packaging; grossWeight: gross weight (kg); netWeight: net weight (kg)';

const DECLARATIONS =
  'copNo: the enterprise’s own number; preNo: number given by the e-port; assureCode: guarantor code; ' +
  'emsNo: account book number; invtNo: list number; ieFlag: import or export; declTime: date of declaration; ' +
  'customsCode: customs office of declaration; portCode: customs office of entry; ieDate: date of entry; ' +
  'agentCode: declarant code; agentName: declarant name; areaCode: code of the enterprise in the bonded area; ' +
  'areaName: name of the enterprise in the bonded area; iacCode: code of the enterprise in the bonded area; ' +
  'iacName: name of the enterprise in the bonded area; tradeMode: supervision mode; licenseNo: licence number; ' +
  'ownerCode: code of the producing or selling enterprise; ownerName: name of the producing or selling enterprise; ' +
  'statisticsFlag: kind of export declaration; fCurrency: currency of freight; fFlag: how freight is given; ' +
  'iCurrency: currency of insurance; iFlag: how insurance is given; reason: reason; rkdNo: inbound number; ' +
  'coElNo: the enterprise’s own number';

const GOODS =
  'gnum: line number; itemNo: item number of the enterprise; itemName: item name of the enterprise; ' +
  'gmodel: specification and model; itemDescribe: description of the item; barCode: bar code; unit: unit; ' +
  'qty: quantity; price: unit price; totalPrice: total price; country: country of origin; ' +
  'itemRecordNo: item number in the account book; gcode: tariff code; gname: name of the goods; ' +
  'tradeCountry: trading country; qty1: first legal quantity; unit1: first legal unit; qty2: second quantity; ' +
  'unit2: second unit';

const RECEIPTS =
  'returnStatus: status; returnTime: time of the receipt; returnInfo: text of the receipt; ' +
  'oriCopMsgId: copMsgId of the original message; oriMessageType: type of the original message; ' +
  'oriBizMessage: content of the original message; taxNo: tax bill number; customsTax: customs duty payable; ' +
  'valueAddedTax: value-added tax payable; consumptionTax: consumption tax payable; status: status of the tax bill; ' +
  'entDutyNo: payment demand number; taxPrice: dutiable value; sumNo: consolidation request number; ' +
  'declAgentCode: code of the enterprise that declares; declAgentName: name of the enterprise that declares; ' +
  'startTime: begin of the period consolidated; endTime: end of the period consolidated; ' +
  'summaryFlag: consolidated by which enterprises; itemNameFlag: consolidated by item name; ' +
  'opDate: time of consolidation; declSeqNo: consolidated number; decTmpNo: e-port draft number; ' +
  'decPreNo: e-port pre-entry number; entryId: customs declaration number; decState: state of the customs declaration; ' +
  'gseqno: line number in the consolidated declaration';

/** `element/中文名`, where that meaning differs from the one above. */
const MEANINGS =
  'copCode/传输企业代码: code of the transmitting enterprise; status/订阅状态: what is subscribed; ' +
  'orderNo/电商订单/海外仓订仓单编号: order or overseas-warehouse booking number; ' +
  'orderNo/订单编号/海外仓订仓单编号: order or overseas-warehouse booking number; ' +
  'ebpName/电商平台/海外仓名称: platform or overseas warehouse name; ' +
  'ebpName/电商平台名称/海外仓名称: platform or overseas warehouse name; ' +
  'ebcCode/收发货人代码: consignor code; ebcName/收发货人名称: consignor name; ' +
  'ebcCode/电商企业（收发货人）代码: seller (consignor) code; ebcName/电商企业（收发货人）名称: seller (consignor) name; ' +
  'freight/运杂费: freight and incidentals; country/起运国（地区）: country of departure; ' +
  'country/启运国（地区）: country of departure; country/运抵国（地区）: country of arrival; ' +
  'country/代码: country of final destination; portCode/出口口岸代码: customs office of exit; ' +
  'portCode/进出口岸: customs office of entry or exit; ieDate/出口日期: date of exit; ' +
  'tradeMode/退货监管方式: supervision mode of the return; reason/撤单原因: reason of cancellation; ' +
  'reason/退货原因: reason of return; unit/申报计量单位: unit of declaration; qty/申报数量: quantity declared; ' +
  'invtNo/进境清单编号: import list number; invtNo/出口清单编号: export list number; ' +
  'invtNo/原清单编号: number of the original list; invtNo/原清单号: number of the original list; ' +
  'gnum/清单商品项号: line number in the list; returnTime/操作时间: time of the operation; ' +
  'qty2/法定第二数量: second legal quantity; unit2/法定第二计量单位: second legal unit; ' +
  'insuredFee/保价费: insured-value fee; currency/支付币制: currency of payment; ' +
  'logisticsStatus/物流状态: waybill status; customsCode/关区代码: customs district';

const BY_NAME = table(ENVELOPE, NODES, HEADS, TRANSPORT, DECLARATIONS, GOODS, RECEIPTS);
const BY_MEANING = table(MEANINGS);

function table(...texts: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    texts
      .join('; ')
      .split('; ')
      .map((row): [string, string] => {
        const at = row.lastIndexOf(': ');
        return [row.slice(0, at), row.slice(at + 2)];
      }),
  );
}
