// Builds a payment message, checks it, signs it with RSA and with SM2, verifies both and reads them back.
//
//   npm install @tongguan/ceb        (in the checkout: nothing to install)
//   node build-sign-verify.mjs

import { createHash } from 'node:crypto';
import {
  fromJson,
  generateRsaIdentity,
  generateSm2Identity,
  readCertificate,
  readMessage,
  readSignature,
  rsaSigner,
  scan,
  signMessage,
  sm2Signer,
  toJson,
  validateMessage,
  verifySignature,
  writeMessage,
} from '@tongguan/ceb';

/** Every field is text, exactly as it will stand on the wire; the types come with the package. */
const message = {
  type: 'CEB411Message',
  guid: '4CDE1CFD-EDED-46B1-946C-B8022E42FC94',
  version: '1.0',
  documents: [
    {
      PaymentHead: {
        guid: '4CDE1CFD-EDED-46B1-946C-B8022E42FC95',
        appType: '1',
        appTime: '20260601100000',
        appStatus: '2',
        payCode: '3301969903',
        payName: '测试支付有限公司',
        payTransactionId: 'PAY0001',
        orderNo: 'ORDER0001',
        ebpCode: '3301969901',
        ebpName: '测试跨境电商平台有限公司',
        payerIdType: '1',
        payerIdNumber: '110101199003070791',
        payerName: '测试购买人',
        amountPaid: '561.89',
        currency: '142',
        payTime: '20260601095900',
      },
    },
  ],
  baseTransfer: { copCode: '3301969903', copName: '测试支付有限公司', dxpMode: 'DXP', dxpId: 'DXPENT0000000001' },
};

const problems = validateMessage(message);
if (problems.length > 0) throw new Error(problems.map(({ path, found }) => `${path}: ${found}`).join('\n'));
const unsigned = writeMessage(message);

for (const [make, signerOf] of [
  [generateRsaIdentity, (pem, identity) => rsaSigner(pem, identity, 'rsa-sha1')],
  [generateSm2Identity, sm2Signer],
]) {
  // Your own key and certificate come from files; these are made on the spot.
  const identity = make({
    subject: { commonName: '测试支付有限公司' },
    serial: '01691f7f',
    notBefore: Date.parse('2020-01-01'),
    notAfter: Date.parse('2040-01-01'),
  });
  const signer = signerOf(identity.privateKeyPem, {
    keyName: identity.serialHex,
    certificateDer: identity.certificateDer,
  });
  const signed = signMessage(unsigned, signer);

  // What a receiver does: scan once, take the signature, verify it with the key it knows, read only what was signed.
  const tape = valueOf(scan(signed));
  const parts = valueOf(readSignature(tape));
  const certificate = valueOf(readCertificate(identity.certificateDer));
  const verified = valueOf(verifySignature(tape, parts, certificate.key));
  const read = valueOf(readMessage(verified));
  const [payment] = read.documents;
  console.log(
    `${signer.algorithm}: ${payment.PaymentHead.payTransactionId} ${payment.PaymentHead.amountPaid} verified`,
  );

  // One digit changed, and it is no longer what was signed.
  const forged = Buffer.from(signed.toString('utf8').replace('561.89', '461.89'));
  const tampered = valueOf(scan(forged));
  const refused = verifySignature(tampered, valueOf(readSignature(tampered)), certificate.key);
  console.log(`  changed: ${refused.ok ? 'accepted?!' : `refused with ${refused.refusals[0].code}`}`);
}

// JSON and back, without loss.
const again = writeMessage(valueOf(fromJson(toJson(message))));
console.log(`json: ${sha(again) === sha(unsigned) ? 'the same bytes' : 'different bytes'}`);

function valueOf(outcome) {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.refusals.map(({ code, path, found }) => `${code} ${path} ${found}`).join('\n'));
}

function sha(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
