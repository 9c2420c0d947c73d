import { hash } from 'node:crypto';
import type { Pair } from '../../catalogue/types.ts';
import { canonicalDocument, type Gap } from '../../wire/canonical.ts';
import type { Tape } from '../../wire/tape.ts';
import type { SignatureParts } from '../read.ts';
import { joined } from '../tolerant.ts';
import { reordered } from './orders.ts';

/** What a signer must have digested, found by trying; none of it is ever accepted beyond the named variants. */
export type DigestGuess = { readonly reasons: readonly Pair[]; readonly hash: string; readonly written: Buffer };

/**
 * Tries what signing programs are known to get wrong until the digest of the message comes out: other white space
 * around the signature, other line ends, indentation added afterwards, the file instead of its canonical form, attributes and
 * namespaces in another order, the file before signing as it stood, another hash than the one named.
 */
export function guessDigest(tape: Tape, parts: SignatureParts, original?: Buffer): DigestGuess | null {
  const hashes = HASHES.filter(({ bytes }) => bytes === parts.digest.length);
  for (const { reasons, written } of formsOf(tape, parts.signature, original)) {
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

function* formsOf(tape: Tape, signature: number, original: Buffer | undefined): Generator<Form> {
  if (original !== undefined) yield* ofFile(original);
  yield* forms(tape, signature);
}

/** The file before signing, by its own bytes: what a program digests that signs before it canonicalises, or never does. */
function* ofFile(original: Buffer): Generator<Form> {
  const text = original.toString('latin1');
  const mark = text.startsWith('\u00ef\u00bb\u00bf') ? text.slice(3) : text;
  const root = mark.replace(/^\s*<\?xml[^>]*\?>/, '').trim();
  const asIs: Pair = [
    '摘要取自加签前文件的原始字节，未作 C14N',
    'the digest is of the bytes of the file before signing, not of its canonical form',
  ];
  const ends: Pair = ['且换行不同（CR LF 与 LF）', 'with other line ends (CR LF, LF)'];
  for (const whole of [text, mark, mark.trim(), root]) {
    yield { reasons: [asIs], written: Buffer.from(whole, 'latin1') };
    for (const other of [whole.replaceAll('\r\n', '\n'), whole.replace(/\r?\n/g, '\r\n')]) {
      if (other !== whole) yield { reasons: [asIs, ends], written: Buffer.from(other, 'latin1') };
    }
  }
}

/** Orders of the root's start tag; each digests the whole message once. */
function* orders(tape: Tape, signature: number): Generator<Form> {
  const source = tape.bytes.toString('latin1', tape.start[0], tape.contentStart[0]);
  for (const [change, changed] of CHANGES.slice(0, 2)) {
    for (const [gap, gapped] of GAPS) {
      const canonical = change(joined(canonicalDocument(tape, signature, gap)).toString('latin1'));
      for (const { text, reason } of reordered(canonical, source)) {
        yield { reasons: [reason, ...changed, ...gapped], written: Buffer.from(text, 'latin1') };
      }
    }
  }
}

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
  yield* orders(tape, signature);
}

function otherHash(name: string): Pair {
  const shown = name.toUpperCase();
  return [`摘要算法实为 ${shown}，与 DigestMethod 不符`, `the digest is ${shown}, not what DigestMethod names`];
}
