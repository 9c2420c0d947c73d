import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readSignature } from '../../src/signature/read.ts';
import { signMessage } from '../../src/signature/sign.ts';
import {
  SIGNATURE_VARIANT_TEXTS,
  SIGNATURE_VARIANTS,
  type SignatureVariant,
  signatureVariants,
} from '../../src/signature/variants.ts';
import { matchSignature, verifySignature } from '../../src/signature/verify.ts';
import type { VerifyKey } from '../../src/signature/keys.ts';
import { canonicalDocument } from '../../src/wire/canonical.ts';
import { WIRE_CODES } from '../../src/wire/codes.ts';
import { scan } from '../../src/wire/scan.ts';
import { type Practice, ROOT, signLikeTheField, STRICT_PRACTICE, URIS } from './sm2/field.ts';
import { keys, message, signers } from './fixtures.ts';

// Proves that what senders do otherwise than the specification (B-05) is accepted exactly when it is named for the
// sender, and that no variant lets a change of the message pass.

type Row = readonly [what: string, practice: Partial<Practice>, needs: readonly SignatureVariant[]];

const INDENTED: Partial<Practice> = { before: '\n  ', behind: '\n', digested: '\n' };

/** Indented before the signature, so that a line feed alone is not the message digested. */
const BEHIND: Partial<Practice> = { before: '\n\t', digested: '\n\t', behind: '\n' };

const SM2_ROWS: readonly Row[] = [
  ['the specification', {}, []],
  ['white space behind', BEHIND, ['tail-dropped']],
  ['much white space behind', { ...BEHIND, behind: ' \t\r\n\n' }, ['tail-dropped']],
  ['white space on both sides, one line feed digested', INDENTED, ['tail-newline']],
  ['no white space, one line feed digested', { before: '' }, ['tail-newline']],
  ['compact SignedInfo', { compact: true }, ['compact-signed-info']],
  ['the other name of SM2', { signatureUri: URIS.w3Sm2 }, ['w3-sm2-uri']],
  ['SHA-1 beside SM2', { digestUri: URIS.sha1 }, ['sm2-sha1-digest']],
  ['DER value', { der: true }, ['sm2-der-value']],
  [
    'a u-key program of 2023',
    { ...BEHIND, signatureUri: URIS.w3Sm2, digestUri: URIS.sha1, compact: true },
    ['w3-sm2-uri', 'sm2-sha1-digest', 'tail-dropped', 'compact-signed-info'],
  ],
  [
    'everything at once',
    { ...INDENTED, signatureUri: URIS.w3Sm2, digestUri: URIS.sha1, compact: true, der: true },
    ['w3-sm2-uri', 'sm2-sha1-digest', 'tail-newline', 'compact-signed-info', 'sm2-der-value'],
  ],
];

const RSA_ROWS: readonly Row[] = [
  ['the specification', { digestUri: URIS.sha1 }, []],
  ['SM3 beside RSA', { digestUri: URIS.sm3 }, ['rsa-sm3-digest']],
  [
    'a u-key program with RSA',
    { ...INDENTED, digestUri: URIS.sha1, compact: true },
    ['tail-newline', 'compact-signed-info'],
  ],
];

for (const [algorithm, rows] of [
  ['sm2-sm3', SM2_ROWS],
  ['rsa-sha1', RSA_ROWS],
] as const) {
  const key = algorithm === 'sm2-sm3' ? keys.sm2 : keys.rsa;
  const base = algorithm === 'sm2-sm3' ? {} : { signatureUri: URIS.rsaSha1 };
  for (const [what, practice, needed] of rows) {
    const bytes = signLikeTheField(signers[algorithm], { ...STRICT_PRACTICE, ...base, ...practice });

    test(`${algorithm}, ${what}: verifies with ${needed.join(', ') || 'no variant'}`, () => {
      assert.deepEqual(outcomeOf(bytes, key, needed), [...needed]);
      assert.deepEqual(outcomeOf(bytes, key, SIGNATURE_VARIANTS), [...needed], 'with all of them the same match');
    });

    test(`${algorithm}, ${what}: is refused when one of its variants is not allowed`, () => {
      for (const missing of needed) {
        const others = SIGNATURE_VARIANTS.filter((variant) => variant !== missing);
        assert.equal(outcomeOf(bytes, key, others), codeWithout(missing), missing);
      }
      assert.equal(typeof outcomeOf(bytes, key, []), needed.length === 0 ? 'object' : 'string');
    });
  }
}

test('with every variant allowed no change of a signed message is accepted with another content', () => {
  const practice: Practice = {
    ...STRICT_PRACTICE,
    ...INDENTED,
    signatureUri: URIS.rsaSha1,
    digestUri: URIS.sha1,
    compact: true,
  };
  const signed = signLikeTheField(signers['rsa-sha1'], practice);
  assert.ok(Array.isArray(outcomeOf(signed, keys.rsa, SIGNATURE_VARIANTS)));
  const original = contentOf(signed);
  let accepted = 0;
  fc.assert(
    fc.property(fc.noBias(fc.nat(signed.length - 1)), fc.integer({ min: 1, max: 255 }), (at, difference) => {
      const changed = Buffer.from(signed);
      changed[at] = (changed[at] as number) ^ difference;
      if (typeof outcomeOf(changed, keys.rsa, SIGNATURE_VARIANTS) === 'string') return;
      accepted++;
      assert.equal(contentOf(changed), original);
    }),
    { numRuns: 3_000, seed: 1 },
  );
  assert.ok(accepted < 400, `${accepted} of 3000 changes, all of them in white space and KeyInfo`);
});

test('only white space beside the signature may be dropped', () => {
  const practice: Practice = { ...STRICT_PRACTICE, behind: '\n' };
  const signed = signLikeTheField(signers['sm2-sm3'], practice).toString();
  assert.deepEqual(outcomeOf(Buffer.from(signed), keys.sm2, SIGNATURE_VARIANTS), ['tail-dropped']);
  const { digestDiffers } = WIRE_CODES;
  const rows: readonly [string, string][] = [
    ['</ds:Signature>\n', '</ds:Signature>\nx'],
    ['</ds:Signature>\n', '</ds:Signature>&#10;'],
    ['</ds:Signature>\n', '</ds:Signature>\u00a0'],
    ['\n<ds:Signature', 'x\n<ds:Signature'],
    ['\n<ds:Signature', '&#10;\n<ds:Signature'],
  ];
  for (const [from, to] of rows) {
    const edited = signed.replace(from, to);
    assert.notEqual(edited, signed);
    assert.equal(outcomeOf(Buffer.from(edited), keys.sm2, SIGNATURE_VARIANTS), digestDiffers.code, JSON.stringify(to));
  }
});

test('the white space before ExtendMessage is dropped as well as that at the end', () => {
  const root = ROOT.replaceAll('CEB311Message', 'CEB303Message');
  const extension = '<ceb:ExtendMessage><ceb:name>n</ceb:name></ceb:ExtendMessage>';
  const signed = signLikeTheField(
    signers['sm2-sm3'],
    { ...STRICT_PRACTICE, behind: `\n  ${extension}\n`, digested: `\n\t${extension}\n`, before: '\n\t' },
    root,
  );
  assert.deepEqual(outcomeOf(signed, keys.sm2, SIGNATURE_VARIANTS), ['tail-dropped']);
  assert.equal(outcomeOf(signed, keys.sm2, ['tail-newline']), WIRE_CODES.digestDiffers.code);
});

test('DER values have one spelling', () => {
  const signed = signLikeTheField(signers['sm2-sm3'], { ...STRICT_PRACTICE, der: true }).toString();
  const value = Buffer.from(/<ds:SignatureValue>([^<]+)/.exec(signed)?.[1] ?? '', 'base64');
  const s = value.subarray(4 + (value[3] as number));
  const padded = Buffer.concat([
    Buffer.from([0x30, (value[1] as number) + 1]),
    value.subarray(2, 4 + (value[3] as number)),
    Buffer.from([0x02, (s[1] as number) + 1, 0]),
    s.subarray(2),
  ]);
  const rows: readonly [string, Buffer][] = [
    ['a byte behind', Buffer.concat([value, Buffer.alloc(1)])],
    ['a superfluous zero', padded],
    ['three numbers', Buffer.from('3009020101020101020101', 'hex')],
    ['r = s = 0', Buffer.from('3006020100020100', 'hex')],
    ['a negative number', Buffer.from('30060201ff020101', 'hex')],
    [
      'a number of 33 bytes',
      Buffer.concat([Buffer.from('3026022101', 'hex'), Buffer.alloc(32), Buffer.from('020101', 'hex')]),
    ],
  ];
  for (const [name, bytes] of rows) {
    const edited = signed.replace(/(<ds:SignatureValue>)[^<]+/, `$1${bytes.toString('base64')}`);
    assert.equal(outcomeOf(Buffer.from(edited), keys.sm2, SIGNATURE_VARIANTS), WIRE_CODES.signatureInvalid.code, name);
  }
});

test('a key of the other kind is refused whatever is allowed', () => {
  const signed = signLikeTheField(signers['sm2-sm3'], { ...STRICT_PRACTICE, signatureUri: URIS.w3Sm2 });
  assert.equal(outcomeOf(signed, keys.rsa, SIGNATURE_VARIANTS), WIRE_CODES.signatureAlgorithm.code);
});

test('pairs of algorithms nobody uses are not read, whatever is allowed', () => {
  for (const [signatureUri, digestUri] of [
    ['http://www.w3.org/2000/09/xmldsig#hmac-sha1', URIS.sha1],
    ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', URIS.sha1],
    [URIS.sm2, 'http://www.w3.org/2001/04/xmlenc#sha256'],
    [URIS.sm2, 'http://www.w3.org/2000/09/xmldsig#sm3'],
  ] as const) {
    const signed = signLikeTheField(signers['sm2-sm3'], { ...STRICT_PRACTICE, signatureUri, digestUri });
    assert.equal(outcomeOf(signed, keys.sm2, SIGNATURE_VARIANTS), WIRE_CODES.signatureAlgorithm.code);
  }
});

test('what keeps to the specification verifies the same, and first, when everything is allowed', () => {
  for (const [algorithm, key] of [
    ['rsa-sha256', keys.rsa],
    ['sm2-sm3', keys.sm2],
  ] as const) {
    assert.deepEqual(outcomeOf(signMessage(message, signers[algorithm]), key, SIGNATURE_VARIANTS), []);
  }
});

test('every variant is told in both languages; names are checked', () => {
  for (const variant of SIGNATURE_VARIANTS) {
    const [zh, en] = SIGNATURE_VARIANT_TEXTS[variant];
    assert.match(zh, /\p{Script=Han}/u);
    assert.match(en, /^[\x20-\x7e‖]+$/);
  }
  assert.deepEqual(signatureVariants(['w3-sm2-uri', 'tail-dropped', 'w3-sm2-uri']), ['tail-dropped', 'w3-sm2-uri']);
  assert.deepEqual(signatureVariants([]), []);
  assert.equal(signatureVariants(['tail-dropped', 'anything']), null);
});

/** The variants it took, or the code of the refusal; `matchSignature` and `verifySignature` have to agree. */
function outcomeOf(
  bytes: Buffer,
  key: VerifyKey,
  variants: readonly SignatureVariant[],
): readonly SignatureVariant[] | string {
  const tape = scan(bytes);
  if (!tape.ok) return tape.refusals[0]?.code ?? '';
  // As the platform does it: read with all variants, judged with those of the signer.
  const parts = readSignature(tape.value, { variants: SIGNATURE_VARIANTS });
  if (!parts.ok) return parts.refusals[0]?.code ?? '';
  const matched = matchSignature(tape.value, parts.value, key, variants);
  assert.equal(verifySignature(tape.value, parts.value, key, { variants }).ok, matched.ok);
  const readNarrowly = readSignature(tape.value, { variants });
  assert.ok(readNarrowly.ok || !matched.ok, 'what is not read is not accepted');
  return matched.ok ? matched.value : (matched.refusals[0]?.code ?? '');
}

function codeWithout(missing: SignatureVariant): string {
  if (missing.startsWith('tail')) return WIRE_CODES.digestDiffers.code;
  const isValue = missing === 'compact-signed-info' || missing === 'sm2-der-value';
  return isValue ? WIRE_CODES.signatureInvalid.code : WIRE_CODES.signatureAlgorithm.code;
}

/** Everything but the signature and the white space beside it. */
function contentOf(signed: Buffer): string {
  const tape = scan(signed);
  assert.ok(tape.ok);
  const signature = tape.value.localName.lastIndexOf('Signature');
  return Buffer.concat(canonicalDocument(tape.value, signature, 'newline')).toString();
}
