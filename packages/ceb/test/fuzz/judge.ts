import { readMessage } from '../../src/message/read.ts';
import { canonicalDocument } from '../../src/wire/canonical.ts';
import { scan } from '../../src/wire/scan.ts';
import { ownSchemas, validBySchemas } from '../conformance/tools.ts';
import { DICTIONARY } from '../../src/dictionary/dictionary.ts';
import { inFolder, run } from '../wire/tools.ts';

export type Disagreement = { readonly why: string; readonly bytes: Buffer };

export type Verdict = {
  /** How many were well-formed to our scanner, and how many a message to our reader. */
  readonly scanned: number;
  readonly read: number;
  readonly disagreements: readonly Disagreement[];
};

/**
 * Asks libxml2 about everything we accept: it must find the same canonical form, so that no value reads differently, and
 * what we read as a message must be valid to it against the schema. What throws is a disagreement as well.
 */
export function judge(mutants: readonly Buffer[]): Verdict {
  const disagreements: Disagreement[] = [];
  const scanned: { readonly bytes: Buffer; readonly canonical: string }[] = [];
  const read: { readonly bytes: Buffer; readonly direction: 'import' | 'export' }[] = [];
  for (const bytes of mutants) {
    try {
      const tape = scan(bytes);
      if (!tape.ok) continue;
      // libxml2 leaves & in the name of a namespace unescaped in its canonical form; no message of ours has one.
      if (NAMESPACE_WITH_REFERENCE.test(bytes.toString('utf8'))) continue;
      scanned.push({ bytes, canonical: Buffer.concat(canonicalDocument(tape.value, -1)).toString('utf8') });
      // XML Schema collapses white space around a whole number; libxml2 refuses it behind one.
      if (SPACE_BEHIND_NUMBER.test(scanned.at(-1)?.canonical ?? '')) continue;
      const message = readMessage(tape.value, { unsigned: true });
      const spec = message.ok ? DICTIONARY.get(message.value.type) : undefined;
      // Some schemas demand a signature, and these messages have none yet.
      if (spec && spec.signature !== 'required') read.push({ bytes, direction: spec.direction });
    } catch (error) {
      disagreements.push({ why: `threw ${error instanceof Error ? error.message : String(error)}`, bytes });
    }
  }
  disagreements.push(...differentForms(scanned));
  const verdicts = validBySchemas(
    ownSchemas,
    read.map(({ bytes, direction }) => ({ direction, xml: bytes })),
  );
  read.forEach(({ bytes }, index) => {
    if (verdicts[index] !== true) disagreements.push({ why: 'read by us, refused by the schema', bytes });
  });
  return { scanned: scanned.length, read: read.length, disagreements };
}

const NAMESPACE_WITH_REFERENCE = /xmlns(:[\w.-]+)?\s*=\s*("[^"]*&|'[^']*&)/;

const SPACE_BEHIND_NUMBER = /\d(\s|&#xD;)+</;

/** All at once; only where the whole differs one after the other, to find which. */
function differentForms(all: readonly { readonly bytes: Buffer; readonly canonical: string }[]): Disagreement[] {
  if (all.length === 0) return [];
  return inFolder((put) => {
    const paths = all.map(({ bytes }, index) => put(`${index}.xml`, bytes));
    const theirs = run('xmllint', ['--c14n', '--noent', ...paths]).stdout.toString('utf8');
    if (theirs === all.map(({ canonical }) => canonical).join('')) return [];
    return all.flatMap(({ bytes, canonical }, index): Disagreement[] => {
      const alone = run('xmllint', ['--c14n', '--noent', paths[index] ?? '']).stdout.toString('utf8');
      return alone === canonical ? [] : [{ why: 'another canonical form', bytes }];
    });
  });
}
