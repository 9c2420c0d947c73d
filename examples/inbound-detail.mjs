// What the operator of a site counted under a bill of lading: a 711 that names the parcels, and the answers (712) until the end.
//
//   node examples/inbound-detail.mjs PARCEL-1,PARCEL-2 [URL] [DATA]     with a platform up (npm start)

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inboundDetailMessage, readPersonaOf, runningPlatform, sendMessage, TongguanClient } from '@tongguan/sdk';

// What is missing is told in a sentence: a folder without personas, a platform that is not running.
process.on('uncaughtException', (error) => {
  console.error(error.message);
  process.exit(2);
});

const [parcels, givenUrl, data = './data'] = process.argv.slice(2);
// The platform that runs on the data folder, wherever it listens.
const url = givenUrl ?? (await runningPlatform(data)) ?? 'http://127.0.0.1:8180';
if (!parcels) throw new Error('node examples/inbound-detail.mjs PARCEL-1,PARCEL-2');
const [operator, logistics] = await Promise.all(['warehouse', 'logistics'].map((name) => readPersonaOf(data, name)));
const { customsCode } = JSON.parse(await readFile(join(data, 'personas/catalogue.json'), 'utf8'));
const firm = ({ code, firm: name }) => ({ code, name });
const copNo = `IN-${Date.now().toString(36).toUpperCase()}`;

const client = new TongguanClient({ url, token: operator.token, unreachableAtOnce: true });

const message = inboundDetailMessage({
  operator: firm(operator),
  logistics: firm(logistics),
  copNo,
  customsCode,
  trafNo: 'TEST AIR',
  voyageNo: 'TG1',
  billNo: `BILL-${copNo}`,
  waybills: parcels.split(','),
  // The platform's time: a sandbox's clock may have been moved.
  atMs: Date.parse((await client.health()).time),
});
const before = await client.newestCursor();
await sendMessage(url, message, operator);

for await (const { receipts } of client.follow(before, { idleMs: 200, timeoutMs: 60_000 })) {
  for (const receipt of receipts.filter((one) => one.type === 'CEB712Message' && one.copNo === copNo)) {
    const { returnStatus, statusText, codes } = receipt;
    console.log(returnStatus, statusText, ...codes.map(({ code, text }) => `[${code}] ${text}`));
    // 399 concluded; 120 with a code waits: corrected with appType 2, or decided by an officer. 4: not taken.
    if (['399', '4'].includes(returnStatus) || codes.some(({ code }) => code === '90257')) {
      process.exit(returnStatus === '399' ? 0 : 1);
    }
  }
}
console.error('no answer within a minute');
process.exitCode = 1;
