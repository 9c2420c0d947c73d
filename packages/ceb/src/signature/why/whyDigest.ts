import { hash } from 'node:crypto';
import type { Pair } from '../../catalogue/types.ts';
import { canonicalDocument, type Gap } from '../../wire/canonical.ts';
import type { Tape } from '../../wire/tape.ts';
import type { SignatureParts } from '../read.ts';
import { joined } from '../tolerant.ts';

/** What a signer must have digested, found by trying; none of it is ever accepted beyond the named variants. */
export type DigestGuess = { readonly reasons: readonly Pair[]; readonly hash: string; readonly written: Buffer };

/**
 * Tries what signing programs are known to get wrong until the digest of the message comes out: other white space
 * around the signature, other line ends, indentation added afterwards, the file instead of its canonical form, another
 * hash than the one named.
 */
export function guessDigest(tape: Tape, parts: SignatureParts): DigestGuess | null {
  const hashes = HASHES.filter(({ bytes }) => bytes === parts.digest.length);
  for (const { reasons, written } of forms(tape, parts.signature)) {
    for (const { name } of hashes) {
      if (!hash(name, written, 'buffer').equals(parts.digest)) continue;
      const isNamed = name === parts.method.hash;
      return { reasons: isNamed ? reasons : [...reasons, otherHash(name)], hash: name, written };
    }
  }
  return null;
}

const HASHES = [
  { name: 'sha1', bytes: 20 },
  { name: 'sha256', bytes: 32 },
  { name: 'sm3', bytes: 32 },
] as const;

type Form = { readonly reasons: readonly Pair[]; readonly written: Buffer };

const GAPS: readonly (readonly [Gap, readonly Pair[]])[] = [
  ['kept', []],
  ['tail dropped', [['ds:Signature 之后的空白未计入', 'white space behind ds:Signature was left out']]],
  ['newline', [['签名处的空白按一个换行计', 'the white space around ds:Signature counted as one line feed']]],
  ['none', [['签名前后的空白均未计入', 'white space on both sides of ds:Signature was left out']]],
];

const CHANGES: readonly (readonly [(canonical: string) => string, readonly Pair[]])[] = [
  [(text) => text, []],
  [
    (text) => text.replace(/>[ \t\r\n]+</g, '><'),
    [['签名时没有缩进，缩进是后来加的', 'there was no indentation when it was signed; it was added afterwards']],
  ],
  [
    (text) => text.replaceAll('\n', '&#xD;\n'),
    [
      [
        '签名时换行为 CR LF，且 CR 被规范化为 &#xD;（应先按 XML 规则化为 LF）',
        'line ends were CR LF when it was signed, and CR became &#xD; (XML reads CR LF as LF first)',
      ],
    ],
  ],
  [
    (text) => text.replaceAll('\n', '\r\n'),
    [['签名时换行为 CR LF，未作规范化', 'line ends were CR LF when it was signed, not made canonical']],
  ],
];

/** Written as latin1, so that every byte is one character and comes back as it was. */
function* forms(tape: Tape, signature: number): Generator<Form> {
  for (const [change, changed] of CHANGES) {
    for (const [gap, gapped] of GAPS) {
      const canonical = joined(canonicalDocument(tape, signature, gap)).toString('latin1');
      yield { reasons: [...changed, ...gapped], written: Buffer.from(change(canonical), 'latin1') };
    }
  }
  const { bytes } = tape;
  const without = (from: number, to: number): Buffer =>
    Buffer.concat([
      bytes.subarray(from, tape.start[signature] as number),
      bytes.subarray(tape.end[signature] as number, to),
    ]);
  const file: Pair = [
    '摘要取自文件字节（含 XML 声明），未作 C14N',
    'the digest is of the file with its XML declaration, not of its canonical form',
  ];
  const root: Pair = [
    '摘要取自根元素的原始字节，未作 C14N',
    'the digest is of the root element as it stands, not of its canonical form',
  ];
  const signed: Pair = ['摘要包含了 ds:Signature 本身', 'the digest covers ds:Signature itself'];
  yield { reasons: [file], written: without(0, bytes.length) };
  yield { reasons: [root], written: without(tape.start[0] as number, tape.end[0] as number) };
  yield { reasons: [signed], written: joined(canonicalDocument(tape, -1)) };
}

function otherHash(name: string): Pair {
  const shown = name.toUpperCase();
  return [`摘要算法实为 ${shown}，与 DigestMethod 不符`, `the digest is ${shown}, not what DigestMethod names`];
}
