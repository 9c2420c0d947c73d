/** Two orders as their sender writes them; the second has two lines. Texts are invented. */
const head = (orderNo: string, freight: string, paid: string, optional: string, note: string): string =>
  '<ceb:OrderHead><ceb:guid>4CDE1CFD-EDED-46B1-946C-B8022E42FC94</ceb:guid><ceb:appType>1</ceb:appType>' +
  '<ceb:appTime>20190501100000</ceb:appTime><ceb:appStatus>2</ceb:appStatus><ceb:orderType>I</ceb:orderType>' +
  `<ceb:orderNo>${orderNo}</ceb:orderNo><ceb:ebpCode>${orderNo === 'ORDER-2' ? '3301963K39' : '3301963K3A'}</ceb:ebpCode>` +
  '<ceb:ebpName>测试平台</ceb:ebpName><ceb:ebcCode>3301963K3B</ceb:ebcCode><ceb:ebcName>测试电商</ceb:ebcName>' +
  `<ceb:goodsValue>100.5</ceb:goodsValue><ceb:freight>${freight}</ceb:freight><ceb:discount>0</ceb:discount>` +
  `<ceb:taxTotal>0</ceb:taxTotal><ceb:acturalPaid>${paid}</ceb:acturalPaid><ceb:currency>142</ceb:currency>` +
  `<ceb:buyerRegNo>reg</ceb:buyerRegNo><ceb:buyerName>${orderNo === 'ORDER-2' ? '测试订购人' : '测试人'}</ceb:buyerName>` +
  `<ceb:buyerTelephone>1</ceb:buyerTelephone><ceb:buyerIdType>1</ceb:buyerIdType>` +
  `<ceb:buyerIdNumber>${orderNo === 'ORDER-2' ? '330106' : '330107'}</ceb:buyerIdNumber>${optional}` +
  '<ceb:consignee>测试收货人</ceb:consignee><ceb:consigneeTelephone>1</ceb:consigneeTelephone>' +
  `<ceb:consigneeAddress>测试地址</ceb:consigneeAddress>${note}</ceb:OrderHead>`;

const line = (gnum: string, name: string, unit: string): string =>
  `<ceb:OrderList><ceb:gnum>${gnum}</ceb:gnum><ceb:itemName>${name}</ceb:itemName><ceb:gmodel>900g/罐</ceb:gmodel>` +
  `<ceb:unit>${unit}</ceb:unit><ceb:qty>1</ceb:qty><ceb:price>100.5</ceb:price><ceb:totalPrice>100.5</ceb:totalPrice>` +
  '<ceb:currency>142</ceb:currency><ceb:country>601</ceb:country><ceb:note></ceb:note></ceb:OrderList>';

export const ORDER_XML =
  '<ceb:CEB311Message xmlns:ceb="http://www.chinaport.gov.cn/ceb" guid="4CDE1CFD-EDED-46B1-946C-B8022E42FC94" version="1.0">' +
  `<ceb:Order>${head('ORDER-1', '9', '109.5', '', '<ceb:note></ceb:note>')}${line('1', '面霜', '007')}</ceb:Order>` +
  `<ceb:Order>${head('ORDER-2', '10', '110.5', '<ceb:batchNumbers>B1</ceb:batchNumbers>', '')}` +
  `${line('1', '面膜', '007')}${line('2', '奶粉', '011')}</ceb:Order>` +
  '<ceb:BaseTransfer><ceb:copCode>3301963K39</ceb:copCode><ceb:copName>测试传输</ceb:copName><ceb:dxpMode>DXP</ceb:dxpMode>' +
  '<ceb:dxpId>DXPENT0000000001</ceb:dxpId></ceb:BaseTransfer></ceb:CEB311Message>';

export const RECEIPT_FIELDS =
  '<guid>4CDE1CFD-EDED-46B1-946C-B8022E42FC94</guid><ebpCode>1</ebpCode><ebcCode>2</ebcCode><orderNo>3</orderNo>' +
  '<returnStatus>120</returnStatus><returnTime>20190501100000000</returnTime><returnInfo>[Code:1800;Desc:逻辑校验通过]</returnInfo>';
