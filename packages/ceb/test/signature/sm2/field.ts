import { createHash } from 'node:crypto';
import { der, DER, derInteger } from '../../../src/signature/der.ts';
import type { Signer } from '../../../src/signature/keys.ts';
import { CEB_NAMESPACE, DS_NAMESPACE } from '../../../src/wire/tape.ts';

// A signing program of practice, written from its description and apart from ours: it digests the message it was given,
// hands a compact SignedInfo to the key, and inserts the signature indented.

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

export const URIS = {
  sm2: 'http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3',
  w3Sm2: 'http://www.w3.org/2000/09/xmldsig#sm2-sm3',
  rsaSha1: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
  sm3: 'http://www.chinaport.gov.cn/2022/04/xmldsig#sm3',
};

/** An order in canonical form, as such a program has it before it signs. */
export const ROOT = `<ceb:CEB311Message xmlns:ceb="${CEB_NAMESPACE}" xmlns:xsi="${XSI}" guid="4CDE1CFD-EDED-46B1-946C-B8022E42FC94" version="1.0">
  <ceb:Order>
    <ceb:OrderHead>
      <ceb:orderNo>order-1</ceb:orderNo>
      <ceb:goodsValue>1999.00</ceb:goodsValue>
    </ceb:OrderHead>
  </ceb:Order>
</ceb:CEB311Message>`;

export type Practice = {
  readonly signatureUri: string;
  readonly digestUri: string;
  /** White space the program writes before and behind the signature; the digest is over `digested`. */
  readonly before: string;
  readonly behind: string;
  /** What stands in the place of both in the digested message. */
  readonly digested: string;
  readonly compact: boolean;
  readonly der: boolean;
};

export const STRICT_PRACTICE: Practice = {
  signatureUri: URIS.sm2,
  digestUri: URIS.sm3,
  before: '\n',
  behind: '',
  digested: '\n',
  compact: false,
  der: false,
};

export function signLikeTheField(signer: Signer, practice: Practice, root = ROOT): Buffer {
  const end = root.lastIndexOf('\n</');
  const place = (text: string): string => `${root.slice(0, end)}${text}${root.slice(end + 1)}`;
  const hash = practice.digestUri === URIS.sm3 ? 'sm3' : 'sha1';
  const digest = createHash(hash).update(place(practice.digested)).digest('base64');
  const method = (name: string, uri: string): string => `<ds:${name} Algorithm="${uri}"></ds:${name}>`;
  const parts = [
    method('CanonicalizationMethod', 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'),
    method('SignatureMethod', practice.signatureUri),
    '<ds:Reference URI="">',
    '<ds:Transforms>',
    method('Transform', 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'),
    '</ds:Transforms>',
    method('DigestMethod', practice.digestUri),
    `<ds:DigestValue>${digest}</ds:DigestValue>`,
    '</ds:Reference>',
  ];
  const inMessage = parts.join(practice.compact ? '\n      ' : '');
  const declared = ` xmlns:ceb="${CEB_NAMESPACE}" xmlns:ds="${DS_NAMESPACE}" xmlns:xsi="${XSI}"`;
  const raw = signer.sign(Buffer.from(`<ds:SignedInfo${declared}>${parts.join('')}</ds:SignedInfo>`));
  const value = practice.der ? derOf(raw) : raw;
  const signature =
    `<ds:Signature xmlns:ds="${DS_NAMESPACE}"><ds:SignedInfo>${inMessage}</ds:SignedInfo>` +
    `<ds:SignatureValue>${value.toString('base64')}</ds:SignatureValue>` +
    `<ds:KeyInfo><ds:KeyName>${signer.keyName}</ds:KeyName></ds:KeyInfo></ds:Signature>`;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${place(practice.before + signature + practice.behind)}`);
}

function derOf(raw: Buffer): Buffer {
  return der(DER.sequence, derInteger(raw.subarray(0, 32)), derInteger(raw.subarray(32)));
}
