// One purchase from order to release: four documents that agree, each signed and sent by its own firm of the sandbox,
// then the declarant's receipts until the end.
//
//   node examples/purchase.mjs [URL] [DATA]     with a platform up (npm start)

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPurchase, messagesOf, readPersonaOf, runningPlatform, sendSigned, TongguanClient } from '@tongguan/sdk';

// What is missing is told in a sentence: a folder without personas, a platform that is not running.
process.on('uncaughtException', (error) => {
  console.error(error.message);
  process.exit(2);
});

const [givenUrl, data = './data'] = process.argv.slice(2);
// The platform that runs on the data folder, wherever it listens.
const url = givenUrl ?? (await runningPlatform(data)) ?? 'http://127.0.0.1:8180';
const [platform, seller, payment, logistics, declarant, warehouse] = await Promise.all(
  ['platform', 'agent', 'payment', 'logistics', 'broker', 'warehouse'].map((name) => readPersonaOf(data, name)),
);
const catalogue = JSON.parse(await readFile(join(data, 'personas/catalogue.json'), 'utf8'));
const goods = catalogue.goods.find(({ gcode }) => gcode === '2106909090');
const firm = ({ code, firm: name }) => ({ code, name });
// Numbers of one's own, new for each purchase: one that was used before is refused (-621004).
const number = process.env.NUMBER ?? Date.now().toString(36).toUpperCase();

const client = new TongguanClient({ url, token: declarant.token, unreachableAtOnce: true });
// The platform's time: a sandbox's clock may have been moved.
const atMs = Date.parse((await client.health()).time);
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
  atMs,
});
if (!purchase.ok) throw new Error(JSON.stringify(purchase.refusals));

const after = await client.newestCursor();
const senders = { order: platform, payment, waybill: logistics, declaration: declarant };
await sendSigned(url, messagesOf([purchase.value]), senders, { timeoutMs: 30_000 });
// Until it is released or refused, or lies with customs; a minute at most.
const { progress } = await client.declared(`LIST-${number}`, {
  after,
  untilCustoms: true,
  timeoutMs: 60_000,
  onReceipt: ({ returnStatus, statusText, codes }) =>
    console.log(returnStatus, statusText, ...codes.map(({ code, text }) => `[${code}] ${text}`)),
});
process.exitCode = progress === 'released' ? 0 : 1;
