import { strict as assert } from 'node:assert';
import { readCertificate } from '../../src/signature/certificate.ts';
import { generateRsaIdentity, generateSm2Identity, type Identity } from '../../src/signature/identity.ts';
import { rsaSigner, type Signer, sm2Signer, type VerifyKey } from '../../src/signature/keys.ts';
import { readSignature } from '../../src/signature/read.ts';
import type { SignatureVariant } from '../../src/signature/variants.ts';
import { type SignedTape, verifySignature } from '../../src/signature/verify.ts';
import { scan } from '../../src/wire/scan.ts';
import { CEB_NAMESPACE } from '../../src/wire/tape.ts';

const request = {
  subject: { commonName: '测试平台', organization: '沙箱', country: 'CN' },
  serial: '01691f7f',
  notBefore: Date.UTC(2018, 0, 1),
  notAfter: Date.UTC(2052, 0, 1),
};

export const rsa: Identity = generateRsaIdentity(request);
export const sm2: Identity = generateSm2Identity({ ...request, serial: '03000000000cde6f' });

export const signers: Readonly<Record<'rsa-sha1' | 'rsa-sha256' | 'sm2-sm3', Signer>> = {
  'rsa-sha1': rsaSigner(rsa.privateKeyPem, { keyName: rsa.serialHex, certificateDer: rsa.certificateDer }, 'rsa-sha1'),
  'rsa-sha256': rsaSigner(rsa.privateKeyPem, { keyName: rsa.serialHex }),
  'sm2-sm3': sm2Signer(sm2.privateKeyPem, { keyName: sm2.serialHex, certificateDer: sm2.certificateDer }),
};

export const keys = { rsa: keyOf(rsa), sm2: keyOf(sm2) };

export function keyOf(identity: Identity): VerifyKey {
  const certificate = readCertificate(identity.certificateDer);
  assert(certificate.ok);
  return certificate.value.key;
}

/** A small declaration, indented as enterprises send it. */
export const message = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<ceb:CEB621Message guid="4CDE1CFD-EDED-46B1-946C-B8022E42FC94" version="1.0" xmlns:ceb="${CEB_NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
	<ceb:Inventory>
		<ceb:InventoryHead>
			<ceb:orderNo>order20160321116421002</ceb:orderNo>
			<ceb:buyerName>测试订购人</ceb:buyerName>
			<ceb:note></ceb:note>
		</ceb:InventoryHead>
		<ceb:InventoryList>
			<ceb:gname>奶粉 &amp; "辅食" &lt;1段&gt;</ceb:gname>
			<ceb:totalPrice>1999.00</ceb:totalPrice>
		</ceb:InventoryList>
	</ceb:Inventory>
</ceb:CEB621Message>
`);

/** Runs a message through scanner and verification: the tape, or the code of the refusal. */
export function verifyBytes(
  bytes: Buffer,
  key: VerifyKey,
  variants: readonly SignatureVariant[] = [],
): SignedTape | string {
  const tape = scan(bytes);
  if (!tape.ok) return tape.refusals[0]?.code ?? '';
  const parts = readSignature(tape.value, { variants });
  if (!parts.ok) return parts.refusals[0]?.code ?? '';
  const verified = verifySignature(tape.value, parts.value, key, { variants });
  return verified.ok ? verified.value : (verified.refusals[0]?.code ?? '');
}

/** Text of the first element of that name. */
export function textOf(tape: SignedTape, name: string): string {
  return tape.text(tape.localName.indexOf(name));
}
