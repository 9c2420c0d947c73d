// What one core does with the wire: scan, canonical form, verification, signing.
//
//   node bench/wire.mjs [--seconds N]        after `npm run build`
//
// Messages are made here: an order's four documents have a mean of about 3.6 KB and 66 elements.

import {
  canonicalDocument,
  generateRsaIdentity,
  generateSm2Identity,
  readCertificate,
  readSignature,
  rsaSigner,
  scan,
  signMessage,
  sm2Signer,
  verifySignature,
} from '../packages/ceb/dist/src/index.js';

const seconds = Number(argument('--seconds') ?? 2);
const request = {
  subject: { commonName: '压力测试', country: 'CN' },
  serial: '01691f7f',
  notBefore: Date.UTC(2020, 0, 1),
  notAfter: Date.UTC(2040, 0, 1),
};
const rsa = generateRsaIdentity(request);
const sm2 = generateSm2Identity(request);

const small = message(62);
const large = message(62 * 100);
const signed = {
  'RSA-SHA1': signMessage(small, rsaSigner(rsa.privateKeyPem, identity(rsa), 'rsa-sha1')),
  'RSA-SHA256': signMessage(small, rsaSigner(rsa.privateKeyPem, identity(rsa))),
  'SM2-SM3': signMessage(small, sm2Signer(sm2.privateKeyPem, identity(sm2))),
};

print('scan', small, () => must(scan(small)));
print('scan, and every text', small, () => texts(must(scan(small))));
print('scan, 100 in one', large, () => must(scan(large)));
print('scan and canonical form', small, () => canonicalDocument(must(scan(small)), -1));
for (const [name, bytes] of Object.entries(signed)) {
  const { key } = must(readCertificate((name === 'SM2-SM3' ? sm2 : rsa).certificateDer));
  print(`scan and verify ${name}`, bytes, () => verify(bytes, key));
}
const rsaSign = rsaSigner(rsa.privateKeyPem, identity(rsa));
const sm2Sign = sm2Signer(sm2.privateKeyPem, identity(sm2));
print('sign RSA-SHA256', small, () => signMessage(small, rsaSign));
print('sign SM2-SM3', small, () => signMessage(small, sm2Sign));

/** Runs `work` for the given time after a warm-up and prints how often it ran. */
function print(name, bytes, work) {
  run(work, seconds / 4);
  const { count, elapsed } = run(work, seconds);
  const rate = count / elapsed;
  const megabytes = (rate * bytes.length) / 1e6;
  console.log(
    `${name.padEnd(28)} ${Math.round(rate).toLocaleString('en').padStart(9)} msg/s  ` +
      `${megabytes.toFixed(0).padStart(5)} MB/s  ${(1e6 / rate).toFixed(1).padStart(9)} µs  ${bytes.length} bytes`,
  );
}

function run(work, forSeconds) {
  const start = process.hrtime.bigint();
  let count = 0;
  let elapsed = 0;
  while (elapsed < forSeconds) {
    for (let batch = 0; batch < 20; batch++) work();
    count += 20;
    elapsed = Number(process.hrtime.bigint() - start) / 1e9;
  }
  return { count, elapsed };
}

function verify(bytes, key) {
  const tape = must(scan(bytes));
  return must(verifySignature(tape, must(readSignature(tape)), key));
}

function texts(tape) {
  let length = 0;
  for (let element = 0; element < tape.count; element++) {
    if (tape.firstChild[element] === -1) length += tape.text(element).length;
  }
  return length;
}

/** Fields of the usual lengths, one in six Chinese. */
function message(fields) {
  const values = [
    '1',
    '142',
    '105-110-91',
    '4CDE1CFD-EDED-46B1-946C-B8022E42FC94',
    '20160308112701',
    '东方物通科技(北京)有限公司',
  ];
  const names = ['gnum', 'currency', 'itemRecordNo', 'copNo', 'declTime', 'ebcName'];
  const line = (_, index) => `\n\t\t\t<ceb:${names[index % 6]}>${values[index % 6]}</ceb:${names[index % 6]}>`;
  const head = `<ceb:Inventory>\n\t\t<ceb:InventoryHead>${Array.from({ length: fields }, line).join('')}\n\t\t</ceb:InventoryHead>`;
  return Buffer.from(
    '<?xml version="1.0" encoding="UTF-8"?>\n<ceb:CEB621Message guid="4CDE1CFD-EDED-46B1-946C-B8022E42FC94" ' +
      'version="1.0" xmlns:ceb="http://www.chinaport.gov.cn/ceb" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
      `\n\t${head}\n\t</ceb:Inventory>\n</ceb:CEB621Message>\n`,
  );
}

function identity({ serialHex, certificateDer }) {
  return { keyName: serialHex, certificateDer };
}

function must(outcome) {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}

function argument(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}
