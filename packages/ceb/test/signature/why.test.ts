import assert from 'node:assert/strict';
import { createHash, sign } from 'node:crypto';
import { test } from 'node:test';
import { readCertificate } from '../../src/signature/certificate.ts';
import { readTrust } from '../../src/signature/chain.ts';
import { generateRsaIdentity } from '../../src/signature/identity.ts';
import { rsaSigner, type Signer } from '../../src/signature/keys.ts';
import { signMessage } from '../../src/signature/sign.ts';
import { randomScalar, sm2PublicKey, sm2PublicKeyOf, sm2Sign, userHash } from '../../src/signature/sm2.ts';
import { type ExplainOptions, explainSignature, type SignatureExplanation } from '../../src/signature/why/why.ts';
import type { ExplanationStep } from '../../src/signature/why/whySteps.ts';
import { BEGIN, certify, END, party } from './authority.ts';
import { signLikeTheField, STRICT_PRACTICE, URIS } from './sm2/field.ts';
import { keys, message, rsa, signers } from './fixtures.ts';

// Proves that a signature is explained by its true reason: the variant that matched, or where what was signed and what
// came first part, or which key, certificate or chain it is not.

const stepOf = ({ steps }: SignatureExplanation, name: ExplanationStep['step']): ExplanationStep => {
  const found = steps.find(({ step }) => step === name);
  assert.ok(found, `${name} is explained`);
  return found;
};
const states = ({ steps }: SignatureExplanation) => Object.fromEntries(steps.map(({ step, state }) => [step, state]));

test('a signature of the specification is good in every step', () => {
  for (const algorithm of ['rsa-sha1', 'rsa-sha256', 'sm2-sm3'] as const) {
    const key = algorithm === 'sm2-sm3' ? keys.sm2 : keys.rsa;
    const { verdict, variants, refusals, steps } = explainSignature(signMessage(message, signers[algorithm]), key);
    assert.deepEqual([verdict, variants, refusals], ['strict', [], []]);
    const expected = algorithm === 'rsa-sha256' ? 'unknown' : 'good';
    for (const { step, state } of steps) assert.equal(state, step === 'certificate' ? expected : 'good', step);
  }
});

test('the variants that matched are named, and where they differ is shown', () => {
  const practice = {
    ...STRICT_PRACTICE,
    signatureUri: URIS.w3Sm2,
    digestUri: URIS.sha1,
    before: '\n\t',
    digested: '\n\t',
    behind: '\n',
    compact: true,
    der: true,
  };
  const why = explainSignature(signLikeTheField(signers['sm2-sm3'], practice), keys.sm2);
  assert.equal(why.verdict, 'tolerant');
  assert.deepEqual(why.variants, [
    'w3-sm2-uri',
    'sm2-sha1-digest',
    'tail-dropped',
    'compact-signed-info',
    'sm2-der-value',
  ]);
  assert.equal(why.refusals[0]?.code, '-900303', 'what the strict profile says');
  const { difference } = stepOf(why, 'digest');
  assert.match(difference?.signed ?? '', /<\/ceb:Order>\\n\\t⟨<\/ceb:CEB311Message>⟩$/);
  assert.match(difference?.found ?? '', /<\/ceb:Order>\\n\\t⟨\\n<\/ceb:CEB311Message>⟩$/);
  assert.equal(difference?.line, 8);
  assert.match(stepOf(why, 'value').difference?.found ?? '', /⟨\\n {6}<ds:SignatureMethod/);
  assert.match(stepOf(why, 'algorithm').text.en, /SHA-1/);
  assert.deepEqual(states(why), {
    ...{ form: 'good', structure: 'good', algorithm: 'tolerated', digest: 'tolerated', value: 'tolerated' },
    certificate: 'unknown',
  });
});

test('a changed message is told apart from a digest of something else by the file before signing', () => {
  const signed = signMessage(message, signers['sm2-sm3']);
  const changed = Buffer.from(signed.toString().replace('1999.00', '9.00'));
  const blind = stepOf(explainSignature(changed, keys.sm2), 'digest');
  assert.equal(blind.state, 'bad');
  assert.equal(blind.difference, undefined);
  assert.match(blind.text.en, /give the file before signing/);
  const seen = stepOf(explainSignature(changed, keys.sm2, { original: message }), 'digest');
  assert.match(seen.difference?.signed ?? '', /<ceb:totalPrice>⟨1999\.00</);
  assert.match(seen.difference?.found ?? '', /<ceb:totalPrice>⟨9\.00</);
  const { line = 0, column = 0 } = seen.difference ?? {};
  // The canonical form has no XML declaration and no line for it.
  assert.equal(
    message
      .toString()
      .split('\n')
      [line]?.slice(column - 1, column + 6),
    '1999.00',
  );
  assert.equal(stepOf(explainSignature(changed, keys.sm2), 'value').state, 'good', 'the value is over the old digest');

  const other = signMessage(Buffer.from(message.toString().replace('1999.00', '5.00')), signers['sm2-sm3']).toString();
  const foreign = message.toString().replace('</ceb:CEB621Message>', `${/<ds:Sig.*ds:Signature>/.exec(other)?.[0]}$&`);
  const notOf = stepOf(explainSignature(Buffer.from(foreign), keys.sm2, { original: message }), 'digest');
  assert.match(notOf.text.en, /digested something else/);
});

test('a Chinese character is not cut by the place of a difference', () => {
  const signed = signMessage(message, signers['sm2-sm3']).toString();
  const changed = Buffer.from(signed.replace('测试订购人', '测试订购入'));
  const { difference } = stepOf(explainSignature(changed, keys.sm2, { original: message }), 'digest');
  assert.match(difference?.signed ?? '', /测试订购⟨人/);
  assert.match(difference?.found ?? '', /测试订购⟨入/);
  assert.doesNotMatch(JSON.stringify(difference), /\ufffd/);
});

const text = message.toString();
const rows: readonly [what: string, digested: string | Buffer, hash: string, says: RegExp][] = [
  ['indented afterwards', canonical().replace(/>\s+</g, '><'), 'sm3', /no indentation/],
  ['the file', text, 'sm3', /digest is of the file/],
  ['the root as it stands', text.slice(text.indexOf('<ceb:CEB')).trim(), 'sm3', /root element as it stands/],
  ['CR LF', canonical().replaceAll('\n', '\r\n'), 'sm3', /CR LF when it was signed, not made canonical/],
  ['CR kept', canonical().replaceAll('\n', '&#xD;\n'), 'sm3', /CR became &#xD;/],
  ['another hash', canonical(), 'sha256', /the digest is SHA256/],
  ['another hash of the file', text, 'sha256', /digest is of the file.*; the digest is SHA256/],
  ['nothing around the signature', canonical().replace(/\n(<\/ceb:CEB)/, '$1'), 'sm3', /both sides/],
];
for (const [what, digested, hash, says] of rows) {
  test(`a digest made wrongly is recognised: ${what}`, () => {
    const digest = createHash(hash).update(digested).digest('base64');
    const signed = signMessage(message, signers['sm2-sm3']).toString();
    const why = explainSignature(Buffer.from(signed.replace(/(<ds:DigestValue>)[^<]+/, `$1${digest}`)), keys.sm2);
    assert.equal(why.verdict, 'refused', 'recognised is not accepted');
    const { state, text: told, facts } = stepOf(why, 'digest');
    assert.equal(state, 'bad');
    assert.match(told.en, says);
    assert.equal(facts['DigestValue'], digest);
  });
}

test('a value made wrongly is recognised: RSA tells the hash, so the key is certain', () => {
  const stranger = generateRsaIdentity({ subject: { commonName: 'x' }, serial: '02', notBefore: BEGIN, notAfter: END });
  const identity = { keyName: rsa.serialHex, certificateDer: rsa.certificateDer };
  const signing = (change: (data: Buffer) => Buffer, hash = 'sha1'): Signer => ({
    ...signers['rsa-sha1'],
    sign: (data) => sign(hash, change(data), rsa.privateKeyPem),
  });
  const digestValue = (data: Buffer): string => /<ds:DigestValue>([^<]+)/.exec(data.toString())?.[1] ?? '';
  const cases: readonly [string, Signer, RegExp][] = [
    ['SHA-256 instead', signing((data) => data, 'sha256'), /the hash signed is sha256/],
    [
      'without namespaces',
      signing((data) => Buffer.from(data.toString().replace(/ xmlns:(ceb|xsi)="[^"]+"/g, ''))),
      /declares ds alone/,
    ],
    [
      'as it stands',
      signing((data) => Buffer.from(data.toString().replace(/ xmlns:\w+="[^"]+"/g, ''))),
      /as it stands/,
    ],
    ['the digest text', signing((data) => Buffer.from(digestValue(data))), /text of DigestValue/],
    ['the digest', signing((data) => Buffer.from(digestValue(data), 'base64')), /bytes of the digest/],
    ['something else', signing(() => Buffer.from('else')), /over something else than this SignedInfo/],
    ['another key', rsaSigner(stranger.privateKeyPem, identity, 'rsa-sha1'), /did not make the value$/],
    [
      'another key, whose certificate is enclosed',
      rsaSigner(stranger.privateKeyPem, { keyName: '02', certificateDer: stranger.certificateDer }, 'rsa-sha1'),
      /did not make the value; but the key of the enclosed/,
    ],
  ];
  for (const [what, signer, says] of cases) {
    const why = explainSignature(signMessage(message, signer), keys.rsa);
    assert.equal(why.verdict, 'refused', what);
    assert.equal(stepOf(why, 'digest').state, 'good', what);
    assert.match(stepOf(why, 'value').text.en, says, what);
  }
});

test('a value made wrongly is recognised: SM2 by trying', () => {
  const secret = randomScalar();
  const point = sm2PublicKeyOf(secret);
  const publicKey = sm2PublicKey(point);
  assert.ok(publicKey);
  const empty = Buffer.alloc(0);
  const cases: readonly [string, (data: Buffer) => Buffer, RegExp][] = [
    ['no user id', (data) => sm2Sign(secret, userHash(point, empty), data), /user id is empty/],
    ['no Z', (data) => sm2Sign(secret, empty, data), /leaves out Z/],
    ['another key', (data) => sm2Sign(randomScalar(), userHash(point), data), /another key or over something else/],
  ];
  for (const [what, signWrongly, says] of cases) {
    const signer: Signer = { algorithm: 'sm2-sm3', keyName: '01', sign: signWrongly };
    const why = explainSignature(signMessage(message, signer), { kind: 'sm2', key: publicKey });
    assert.equal(why.verdict, 'refused', what);
    assert.match(stepOf(why, 'value').text.en, says, what);
  }
});

test('certificate and chain: number, validity, root', () => {
  const root = party('root', 'sm2');
  const firm = party('firm', 'rsa');
  const rootDer = certify(root, root, { authority: true, usage: 0x06 });
  const firmDer = certify(firm, root, { usage: 0xc0, serial: 0x2a });
  const certificate = readCertificate(firmDer);
  const trust = readTrust({ roots: [rootDer] });
  const strangers = readTrust({ roots: [certify(firm, firm, { authority: true })] });
  assert.ok(certificate.ok && trust.ok && strangers.ok);
  const at = Date.UTC(2025, 5, 1);
  const explained = (keyName: string, options: ExplainOptions) => {
    const signed = signMessage(message, rsaSigner(firm.pem, { keyName, certificateDer: firmDer }, 'rsa-sha1'));
    return explainSignature(signed, null, options);
  };
  const good = explained('002A', { trust: trust.value, atMs: at });
  assert.deepEqual(
    [good.verdict, stepOf(good, 'certificate').state, stepOf(good, 'chain').state],
    ['strict', 'good', 'good'],
  );
  assert.equal(stepOf(good, 'chain').facts['chain'], 'CN=firm < CN=root');
  assert.equal(stepOf(good, 'certificate').facts['signedWith'], 'SM3WITHSM2');
  assert.match(stepOf(explained('2b', {}), 'certificate').text.en, /KeyName is not the serial number/);
  const late = explained('2a', { trust: trust.value, atMs: END + 1000 });
  assert.match(stepOf(late, 'certificate').text.en, /not valid at this time/);
  assert.equal(stepOf(late, 'chain').facts['code'], '-900307');
  const untrusted = explained('2a', { trust: strangers.value, atMs: at });
  assert.equal(stepOf(untrusted, 'chain').facts['code'], '-900314');
  const enclosed = stepOf(
    explainSignature(signMessage(message, signers['rsa-sha1']), keys.rsa, { certificate: certificate.value }),
    'certificate',
  );
  assert.match(enclosed.text.en, /encloses another certificate/);
});

test('what cannot be looked at further is told with its place', () => {
  const signed = signMessage(message, signers['rsa-sha256']).toString();
  const cases: readonly [string, string, ExplanationStep['step'], string][] = [
    ['a comment', signed.replace('<ceb:note>', '<!-- x --><ceb:note>'), 'form', '-900104'],
    ['no signature', text, 'structure', '-900301'],
    ['two references', signed.replace(/<ds:Reference.*<\/ds:Reference>/, '$&$&'), 'structure', '-900302'],
    ['an unknown algorithm', signed.replace('#rsa-sha256', '#hmac-sha256'), 'algorithm', '-900303'],
  ];
  for (const [what, bytes, name, code] of cases) {
    const why = explainSignature(Buffer.from(bytes), keys.rsa);
    assert.equal(why.verdict, 'refused', what);
    assert.equal(why.refusals[0]?.code, code, what);
    const told = stepOf(why, name);
    assert.deepEqual([told.state, told.facts['code']], ['bad', code], what);
    assert.ok(Number(told.facts['offset']) >= 0, what);
  }
  const noKey = explainSignature(Buffer.from(signed), null);
  assert.deepEqual([noKey.verdict, stepOf(noKey, 'value').state], ['refused', 'unknown']);
  assert.equal(stepOf(noKey, 'digest').state, 'good', 'the digest needs no key');
  const wrongKind = explainSignature(Buffer.from(signed), keys.sm2);
  assert.equal(stepOf(wrongKind, 'algorithm').state, 'bad');
});

/** Of the fixture: the same without the XML declaration, attributes in order. */
function canonical(): string {
  const signed = signMessage(message, { ...signers['sm2-sm3'], sign: () => Buffer.alloc(64) }).toString();
  const root = signed
    .slice(signed.indexOf('<ceb:CEB'))
    .trim()
    .replace(/<ds:Signature.*<\/ds:Signature>/, '');
  const [, attributes = '', declarations = ''] =
    /^<\S+( guid="[^"]+" version="1.0")( xmlns:ceb="[^"]+" xmlns:xsi="[^"]+")/.exec(root) ?? [];
  return root
    .replace(attributes + declarations, declarations + attributes)
    .replaceAll('&quot;', '"')
    .replace('<1段>', '<1段&gt;');
}
