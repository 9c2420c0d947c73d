import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { rsaSigner } from '../../src/signature/keys.ts';
import { signMessage } from '../../src/signature/sign.ts';
import { documents } from '../wire/generate.ts';
import { inFolder, needs, run } from '../wire/tools.ts';
import { keys, message, rsa, signers, verifyBytes } from './fixtures.ts';

// Proves that RSA signatures mean the same to xmlsec1, an independent implementation on libxml2 and OpenSSL:
// ours verify there on a thousand generated documents, and those made there verify here.

const DOCUMENT_COUNT = 1_000;
const THEIRS_COUNT = 24;

/** KeyName alone: with a certificate xmlsec1 would also ask for a trusted issuer. */
const sha1Signer = rsaSigner(rsa.privateKeyPem, { keyName: rsa.serialHex }, 'rsa-sha1');

test(`xmlsec1 verifies ours on ${DOCUMENT_COUNT} generated documents`, needs('xmlsec1'), () => {
  const inputs = [...documents(DOCUMENT_COUNT - 1, 20_260_202), message.toString()];
  inFolder((put) => {
    const paths = inputs.map((input, index) => {
      const signer = index % 2 === 0 ? sha1Signer : signers['rsa-sha256'];
      const signed = signMessage(Buffer.from(input), signer);
      assert.ok(typeof verifyBytes(signed, keys.rsa) !== 'string', input);
      return put(`${index}.xml`, signed);
    });
    const verified = run('xmlsec1', ['--verify', '--pubkey-pem', put('key.pem', publicPem()), ...paths]);
    assert.equal(verified.stderr.match(/^OK$/gm)?.length, inputs.length, verified.stderr.slice(0, 2_000));
    assert.equal(verified.status, 0);
  });
});

test('xmlsec1 refuses a document of ours that was changed', needs('xmlsec1'), () => {
  const signed = signMessage(message, signers['rsa-sha1']).toString();
  inFolder((put) => {
    const path = put('changed.xml', signed.replace('1999.00', '9.00'));
    assert.notEqual(run('xmlsec1', ['--verify', '--pubkey-pem', put('key.pem', publicPem()), path]).status, 0);
  });
});

test(`we verify ${THEIRS_COUNT} signatures that xmlsec1 made into pretty-printed templates`, needs('xmlsec1'), () => {
  inFolder((put, folder) => {
    const keyFile = put('private.pem', rsa.privateKeyPem);
    for (const [index, input] of documents(THEIRS_COUNT, 77).entries()) {
      const path = put('template.xml', input.replace(/<\/ceb:CEB621Message>\s*$/, `${template(index % 2 === 0)}$&`));
      const output = `${folder}/signed.xml`;
      const signed = run('xmlsec1', ['--sign', '--privkey-pem', keyFile, '--output', output, path]);
      assert.equal(signed.status, 0, signed.stderr);
      assert.ok(typeof verifyBytes(readFileSync(output), keys.rsa) !== 'string', input);
    }
  });
});

function publicPem(): string {
  return new X509Certificate(rsa.certificateDer).publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

/** As official samples print it: a line each, white space where the schema allows it. */
function template(sha1: boolean): string {
  const method = sha1
    ? 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'
    : 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
  const digest = sha1 ? 'http://www.w3.org/2000/09/xmldsig#sha1' : 'http://www.w3.org/2001/04/xmlenc#sha256';
  return `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
<ds:SignedInfo>
  <ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>
  <ds:SignatureMethod Algorithm="${method}"></ds:SignatureMethod>
  <ds:Reference URI="">
    <ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/></ds:Transforms>
    <ds:DigestMethod Algorithm="${digest}"/>
    <ds:DigestValue></ds:DigestValue>
  </ds:Reference>
</ds:SignedInfo>
<ds:SignatureValue></ds:SignatureValue>
<ds:KeyInfo><ds:KeyName>01691f7f</ds:KeyName></ds:KeyInfo>
</ds:Signature>`;
}
