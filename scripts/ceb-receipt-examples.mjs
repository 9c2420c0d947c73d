import {
  BROKER,
  COP_NO,
  guid,
  INVT_NO,
  LOGISTICS,
  ORDER_NO,
  outcome,
  PAYER_FIRM,
  PAYMENT_NO,
  PLATFORM,
  SELLER,
  WAYBILL_NO,
} from './ceb-example-parties.mjs';

/** What customs answers in the story of the import path, and the tax bill. */
export function receiptExamples() {
  return [orderReturn(), paymentReturn(), waybillReturn(), declarationReturn(), bill(), refusal()];
}

const PRE_NO = 'B20190501000000001';
const ANSWERED_AT = '20190501100005000';

const answer = (...said) => ({ ...outcome(...said), returnTime: ANSWERED_AT });

const downlink = (type, last, document) => ({ type, guid: guid(last), version: '1.0', documents: [document] });

function orderReturn() {
  const received = answer('120', '1800', '逻辑校验通过');
  const keys = { ebpCode: PLATFORM.code, ebcCode: SELLER.code, orderNo: ORDER_NO };
  return downlink('CEB312Message', '05', { guid: guid('21'), ...keys, ...received });
}

function paymentReturn() {
  const received = answer('120', '1800', '逻辑校验通过');
  return downlink('CEB412Message', '06', {
    guid: guid('22'),
    payCode: PAYER_FIRM.code,
    payTransactionId: PAYMENT_NO,
    ...received,
  });
}

function waybillReturn() {
  const received = answer('120', '1800', '逻辑校验通过');
  return downlink('CEB512Message', '07', {
    guid: guid('23'),
    logisticsCode: LOGISTICS.code,
    logisticsNo: WAYBILL_NO,
    ...received,
  });
}

function declarationReturn() {
  const keys = { customsCode: '2992', ebpCode: PLATFORM.code, ebcCode: SELLER.code, agentCode: BROKER.code };
  const numbers = { copNo: COP_NO, preNo: PRE_NO, invtNo: INVT_NO };
  return downlink('CEB622Message', '08', { guid: guid('24'), ...keys, ...numbers, ...answer('800', '2600', '放行') });
}

function bill() {
  const taxes = { customsTax: '0.00', valueAddedTax: '85.65', consumptionTax: '98.82' };
  const TaxHeadRd = {
    guid: guid('25'),
    returnTime: ANSWERED_AT,
    invtNo: INVT_NO,
    taxNo: 'EXAMPLE-TAX-0001',
    ...taxes,
    status: '1',
    assureCode: SELLER.code,
    ebcCode: SELLER.code,
    logisticsCode: LOGISTICS.code,
    agentCode: BROKER.code,
    customsCode: '2992',
  };
  return downlink('CEB816Message', '09', {
    TaxHeadRd,
    TaxListRd: [{ gnum: '1', gcode: '3303000000', taxPrice: '800.00', ...taxes }],
  });
}

function refusal() {
  return downlink('CEB900Message', '10', {
    guid: guid('26'),
    returnStatus: '-900202',
    returnInfo:
      '[Code:-900202;Desc:元素缺失、多余或顺序错误[Order[1]/OrderHead/freight:缺少],允许[必填：运杂费 freight]]',
    returnTime: ANSWERED_AT,
    oriCopMsgId: guid('01'),
    oriMessageType: 'CEB311Message',
    oriBizMessage: '',
  });
}
