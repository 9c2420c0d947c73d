// One purchase from order to release: four documents that agree, each signed and sent by its own firm of the sandbox,
// then the declarant's receipts until the end.
//
//   node examples/purchase.mjs [URL] [DATA]     with a platform up (npm start)

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPurchase, messagesOf, readPersonaOf, sendSigned, TongguanClient } from '@tongguan/sdk';

const [url = 'http://127.0.0.1:8180', data = './data'] = process.argv.slice(2);
const [platform, seller, payment, logistics, declarant, warehouse] = await Promise.all(
  ['platform', 'agent', 'payment', 'logistics', 'broker', 'warehouse'].map((name) => readPersonaOf(data, name)),
);
const catalogue = JSON.parse(await readFile(join(data, 'personas/catalogue.json'), 'utf8'));
const goods = catalogue.goods.find(({ gcode }) => gcode === '2106909090');
const firm = ({ code, firm: name }) => ({ code, name });
const number = Date.now().toString(36).toUpperCase();

const purchase = buildPurchase({
  firms: {
    platform: firm(platform),
    seller: firm(seller),
    payment: firm(payment),
    logistics: firm(logistics),
    declarant: firm(declarant),
    guarantorCode: seller.code,
  },
  mode: { kind: '1210', emsNo: catalogue.emsNo, warehouse: firm(warehouse) },
  numbers: {
    orderNo: `ORDER-${number}`,
    payTransactionId: `PAY-${number}`,
    logisticsNo: `PARCEL-${number}`,
    copNo: `LIST-${number}`,
  },
  buyer: { name: '测试购买人', idNumber: '110101199003070791', telephone: '13800000000', regNo: 'buyer-1' },
  consignee: { name: '测试收货人', telephone: '13900000000', address: '浙江省杭州市测试路1号' },
  lines: [{ goods, quantity: '2', price: goods.price }],
  freight: '10',
  insurance: '0',
  customsCode: catalogue.customsCode,
  atMs: Date.now(),
});
if (!purchase.ok) throw new Error(JSON.stringify(purchase.refusals));

const client = new TongguanClient({ url, token: declarant.token });
const before = await client.newestCursor();
await sendSigned(url, messagesOf([purchase.value]), {
  order: platform,
  payment,
  waybill: logistics,
  declaration: declarant,
});

for await (const { receipts } of client.follow(before, 200)) {
  for (const { type, copNo, returnStatus, statusText, codes } of receipts) {
    if (type !== 'CEB622Message' || copNo !== `LIST-${number}`) continue;
    console.log(returnStatus, statusText, ...codes.map(({ code, text }) => `[${code}] ${text}`));
    // 800 released, 100 refused, 300 before an officer.
    if (['800', '100', '300'].includes(returnStatus)) process.exit(returnStatus === '800' ? 0 : 1);
  }
}
