// Reads a receipt as it is found in the field – here without prefix, in GBK, with a wrong declaration – and explains it.
//
//   node read-receipt.mjs [receipt.xml]

import { readFileSync } from 'node:fs';
import { explainCode, readReceipt, readReturnInfo, returnInfoFields } from '@tongguan/ceb';

/** `不符` in GBK; everything else of the sample is ASCII. */
const GBK = Buffer.from([0xb2, 0xbb, 0xb7, 0xfb]);
const SAMPLE = Buffer.concat([
  Buffer.from(
    '<?xml version="1.0" encoding="UTF-8"?><CEB622Message guid="11111111-1111-1111-1111-111111111111" version="1.0">' +
      '<InventoryReturn><guid>11111111-1111-1111-1111-111111111112</guid><customsCode>2991</customsCode>' +
      '<copNo>COP1</copNo><preNo>B20260601000000128</preNo><returnStatus>100</returnStatus>' +
      '<returnTime>20260601100000123</returnTime><returnInfo>[Code:1332;Desc:',
  ),
  GBK,
  Buffer.from(
    '],[OrderHead.acturalPaid:561.89,PaymentHead.amountPaid:461.89]</returnInfo></InventoryReturn></CEB622Message>',
  ),
]);

const file = process.argv[2];
const receipt = readReceipt(file === undefined ? SAMPLE : readFileSync(file));
if (!receipt.ok) throw new Error(receipt.refusals.map(({ code, path }) => `${code} ${path}`).join('\n'));
const { message, decoded } = receipt.value;
console.log(`${message.type}, ${decoded.encoding}`);
for (const document of message.documents) {
  const { returnStatus, returnInfo } = document;
  console.log(`${returnStatus} ${explainCode(returnStatus)?.text.zh ?? ''}`);
  // Every word that was received, and what its sentences certainly say; the text counts where a state would only say "wait".
  const { codes, prose, sayings } = readReturnInfo(returnInfo);
  if (prose !== '') console.log(`  ${prose}`);
  for (const { words, advice } of sayings) console.log(`  ${words}: ${advice.zh} / ${advice.en}`);
  for (const { code, text } of codes) {
    const entry = explainCode(code);
    console.log(`  ${code} ${entry?.text.zh ?? text} / ${entry?.text.en ?? text}`);
    console.log(`    ${entry?.advice.zh ?? ''} / ${entry?.advice.en ?? ''}`);
  }
  for (const { name, value } of returnInfoFields(returnInfo)) console.log(`  ${name} = ${value}`);
}
