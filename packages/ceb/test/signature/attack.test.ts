import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { signMessage } from '../../src/signature/sign.ts';
import type { VerifyKey } from '../../src/signature/keys.ts';
import { SIGNATURE_VARIANTS } from '../../src/signature/variants.ts';
import type { SignedTape } from '../../src/signature/verify.ts';
import { WIRE_CODES } from '../../src/wire/codes.ts';
import { keys, message, rsa, signers, textOf, verifyBytes } from './fixtures.ts';

// Proves that the known ways to make a verifier and a reader see different things do not work here: signature
// wrapping in every position, texts split by markup, structures the specification does not have. Nothing of it depends
// on the variants of practice a signer may use.

const signed = signMessage(message, signers['rsa-sha256']).toString();
const signature = /<ds:Signature .*<\/ds:Signature>/.exec(signed)?.[0] ?? '';
const withoutSignature = signed.replace(signature, '');
const root = withoutSignature.slice(withoutSignature.indexOf('<ceb:CEB621'), withoutSignature.lastIndexOf('>') + 1);
const forged = root.replace('1999.00', '1.00').replace(' guid="4CDE', ' guid="0000');
const structure = WIRE_CODES.signatureStructure.code;

test('the message the attacks start from is valid', () => {
  const tape = verifyEitherWay(Buffer.from(signed), keys.rsa);
  assert.ok(typeof tape !== 'string');
  assert.equal(textOf(tape, 'totalPrice'), '1999.00');
});

test('a signed message wrapped into a forged one is refused, wherever either stands', () => {
  const originals = {
    'with its signature': signed.slice(signed.indexOf('<ceb:CEB621')),
    'without its signature': root,
  };
  const places: Readonly<Record<string, (original: string) => string>> = {
    'inside the signature': (original) => inForged(signature.replace('</ds:Signature>', `${original}</ds:Signature>`)),
    'in an Object': (original) =>
      inForged(signature.replace('</ds:Signature>', `<ds:Object>${original}</ds:Object></ds:Signature>`)),
    'in KeyInfo': (original) => inForged(signature.replace('</ds:KeyInfo>', `${original}</ds:KeyInfo>`)),
    'in SignedInfo': (original) => inForged(signature.replace('</ds:SignedInfo>', `${original}</ds:SignedInfo>`)),
    'before the signature': (original) => inForged(`${original}${signature}`),
    'after the signature': (original) => inForged(`${signature}${original}`),
    'first in the root': (original) => inForged(signature).replace(/(<ceb:CEB621[^>]*>)/, `$1${original}`),
    'in an extension behind the signature': (original) =>
      inForged(`${signature}<ceb:ExtendMessage>${original}</ceb:ExtendMessage>`),
    'as a second root': (original) => `${inForged(signature)}${original}`,
    'around the forged one': (original) => original.replace('</ceb:CEB621Message>', `${forged}</ceb:CEB621Message>`),
    'around the forged one, first': (original) => original.replace(/(<ceb:CEB621[^>]*>)/, `$1${forged}`),
    'beside it under a new root': (original) => `<w>${forged}${original}${signature}</w>`,
    'beside it under a new root, first': (original) => `<w>${original}${forged}${signature}</w>`,
    'under a new root, the signature below': (original) => `<w>${original}${inForged(signature)}</w>`,
  };
  let count = 0;
  for (const [which, original] of Object.entries(originals)) {
    for (const [where, build] of Object.entries(places)) {
      for (const container of ['', 'x', 'ceb:ExtendMessage']) {
        const hidden = container === '' ? original : `<${container}>${original}</${container}>`;
        const outcome = verifyEitherWay(Buffer.from(build(hidden)), keys.rsa);
        assert.equal(typeof outcome, 'string', `${which}, ${where}, ${container}`);
        count++;
      }
    }
  }
  assert.ok(count >= 40, `${count} variants`);
});

test('signatures that are not where or not as often as they should be', () => {
  const { digestDiffers, signatureMissing } = WIRE_CODES;
  const rows: readonly [string, string, string][] = [
    ['two signatures', signed.replace(signature, signature + signature), structure],
    ['a second one in a document', signed.replace('<ceb:note>', `<ceb:note>${signature}`), structure],
    ['only in a document', root.replace('<ceb:note>', `<ceb:note>${signature}`), structure],
    ['first in the root', root.replace(/(<ceb:CEB621[^>]*>)/, `$1${signature}`), structure],
    ['before a document', root.replace('<ceb:Inventory>', `${signature}<ceb:Inventory>`), structure],
    ['as the root', signature, structure],
    ['before ExtendMessage, which it did not cover', inRoot(`${signature}<ceb:ExtendMessage/>`), digestDiffers.code],
    [
      'in another namespace',
      signed.replaceAll('http://www.w3.org/2000/09/xmldsig#"', 'urn:ds"'),
      signatureMissing.code,
    ],
    [
      'a stray ds element',
      signed.replace('<ceb:note>', '<ceb:note><d:X xmlns:d="http://www.w3.org/2000/09/xmldsig#"/>'),
      structure,
    ],
  ];
  for (const [name, xml, code] of rows) assert.equal(verifyEitherWay(Buffer.from(xml), keys.rsa), code, name);
});

test('structures the specification does not have', () => {
  const info = /<ds:SignedInfo>.*<\/ds:SignedInfo>/.exec(signature)?.[0] ?? '';
  const reference = /<ds:Reference .*<\/ds:Reference>/.exec(signature)?.[0] ?? '';
  const transform = /<ds:Transform .*<\/ds:Transform>/.exec(signature)?.[0] ?? '';
  const other = (algorithm: string) => `<ds:Transform Algorithm="${algorithm}"></ds:Transform>`;
  const rows: readonly [string, string | RegExp, string, string][] = [
    ['two SignedInfo', info, info + info, structure],
    ['two References', reference, reference + reference, structure],
    ['no Reference', reference, '', structure],
    ['URI of an element', 'URI=""', 'URI="#x"', structure],
    ['an external URI', 'URI=""', 'URI="http://127.0.0.1/x"', structure],
    ['a file', 'URI=""', 'URI="file:///etc/hostname"', structure],
    ['no URI', ' URI=""', '', structure],
    ['a typed Reference', 'URI=""', 'URI="" Type="http://www.w3.org/2000/09/xmldsig#Manifest"', structure],
    ['an Id', '<ds:SignedInfo>', '<ds:SignedInfo Id="x">', structure],
    ['an XPath transform', transform, other('http://www.w3.org/TR/1999/REC-xpath-19991116'), structure],
    [
      'an XSLT transform beside',
      transform,
      transform + other('http://www.w3.org/TR/1999/REC-xslt-19991116'),
      structure,
    ],
    [
      'a canonical transform beside',
      transform,
      transform + other('http://www.w3.org/2001/10/xml-exc-c14n#'),
      structure,
    ],
    ['no transform', transform, '', structure],
    ['canonical form with comments', 'xml-c14n-20010315', 'xml-c14n-20010315#WithComments', structure],
    [
      'exclusive canonical form',
      'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
      'http://www.w3.org/2001/10/xml-exc-c14n#',
      structure,
    ],
    ['an Object', '</ds:Signature>', '<ds:Object></ds:Object></ds:Signature>', structure],
    ['no KeyInfo', /<ds:KeyInfo>.*<\/ds:KeyInfo>/, '', structure],
    ['a key value instead of a name', /<ds:KeyName>.*<\/ds:KeyName>/, '<ds:KeyValue></ds:KeyValue>', structure],
    ['an empty name', /<ds:KeyName>.*<\/ds:KeyName>/, '<ds:KeyName> </ds:KeyName>', structure],
    ['text in SignedInfo', '<ds:SignedInfo>', '<ds:SignedInfo>x', structure],
    ['an element in the digest', '<ds:DigestValue>', '<ds:DigestValue><ds:X></ds:X>', structure],
    ['a comment in the digest', '<ds:DigestValue>', '<ds:DigestValue><!-- -->', WIRE_CODES.comment.code],
    ['a digest that is not base64', /<ds:DigestValue>./, '<ds:DigestValue>*', structure],
    ['a digest with bits to spare', /.=<\/ds:DigestValue>/, '9=</ds:DigestValue>', structure],
    ['an empty digest', /<ds:DigestValue>[^<]+/, '<ds:DigestValue>', structure],
    ['an empty value', /<ds:SignatureValue>[^<]+/, '<ds:SignatureValue>', structure],
  ];
  for (const [name, from, to, code] of rows) {
    const changed = signed.replace(from, to);
    assert.notEqual(changed, signed, name);
    assert.equal(verifyEitherWay(Buffer.from(changed), keys.rsa), code, name);
  }
});

test('algorithms outside the list are refused before anything is computed', () => {
  const { code } = WIRE_CODES.signatureAlgorithm;
  const methods = [
    'none',
    '',
    'http://www.w3.org/2000/09/xmldsig#hmac-sha1',
    'http://www.w3.org/2000/09/xmldsig#dsa-sha1',
    'http://www.w3.org/2000/09/xmldsig#sm2-sm3',
    'http://www.w3.org/2001/04/xmldsig-more#rsa-md5',
    'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
    // Allowed by itself, but with another digest.
    'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    'http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3',
  ];
  for (const method of methods) {
    const changed = signed.replace('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', method);
    assert.equal(verifyEitherWay(Buffer.from(changed), keys.rsa), code, method);
  }
  const md5 = signed.replace('http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmldsig-more#md5');
  assert.equal(verifyEitherWay(Buffer.from(md5), keys.rsa), code);
});

test('the public key does not serve as an HMAC secret', () => {
  const hmac = createHmac('sha1', rsa.certificateDer).update('x').digest('base64');
  const confused = signed
    .replace('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2000/09/xmldsig#hmac-sha1')
    .replace(/(<ds:SignatureValue>)[^<]+/, `$1${hmac}`);
  assert.equal(verifyEitherWay(Buffer.from(confused), keys.rsa), WIRE_CODES.signatureAlgorithm.code);
});

test('no text is split so that the signature holds and the reader sees less', () => {
  const fields = ['orderNo', 'buyerName', 'gname', 'totalPrice', 'KeyName', 'DigestValue', 'SignatureValue'];
  const splits = [
    '<?p 9?>',
    '<!-- -->',
    '<!---->',
    '<![CDATA[]]>',
    '<![CDATA[9]]>',
    '&empty;',
    '<x/>',
    '<ceb:x></ceb:x>',
    '\0',
    '&#0;',
  ];
  for (const field of fields) {
    for (const split of splits) {
      const changed = signed.replace(new RegExp(`(<[a-z]+:${field}>.)`), `$1${split}`);
      assert.notEqual(changed, signed);
      assert.equal(typeof verifyEitherWay(Buffer.from(changed), keys.rsa), 'string', `${field} ${split}`);
    }
  }
});

/** The forged message with this as its end. */
function inForged(ending: string): string {
  return forged.replace('</ceb:CEB621Message>', `${ending}</ceb:CEB621Message>`);
}

function inRoot(ending: string): string {
  return root.replace('</ceb:CEB621Message>', `${ending}</ceb:CEB621Message>`);
}

/** The strict answer, which has to be the same when every variant of practice is allowed. */
function verifyEitherWay(bytes: Buffer, key: VerifyKey): SignedTape | string {
  const strict = verifyBytes(bytes, key);
  const tolerant = verifyBytes(bytes, key, SIGNATURE_VARIANTS);
  if (typeof strict === 'string') assert.equal(tolerant, strict);
  else assert.ok(typeof tolerant !== 'string');
  return strict;
}
