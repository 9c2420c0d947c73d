import { maskStray, maskStrayTexts, strayTexts } from '@tongguan/kernel';
import type { Finding, Source } from './types.ts';

/** Goods are called something in every message: no name of a person. */
const GOODS: ReadonlySet<string> = new Set(['itemName', 'gname', 'gmodel', 'itemDescribe', 'goodsInfo']);

/**
 * What is found ends up in terminals, logs and code hosts: personal data that a mistake has put into a field where none
 * belongs is masked as the platform's door masks it, in every text of a finding. `sources`: whose values it may tell.
 */
export function maskedFinding(finding: Finding, sources: readonly Source[]): Finding {
  const [first, ...others] = sources.map(textsOf);
  const texts = others.length === 0 ? (first ?? []) : [...(first ?? []), ...others.flat()];
  return {
    ...finding,
    path: maskStray(finding.path),
    pointer: maskStray(finding.pointer),
    found: shown(finding.found, texts),
    allowed: shown(finding.allowed, texts),
    // A number that the official text names.
    zh: shown(finding.zh, texts),
    en: shown(finding.en, texts),
  };
}

/** A quoted text is the sender's, and may be the beginning of a longer one. */
function shown(text: string, texts: readonly string[]): string {
  return maskStrayTexts(text.replace(/"[^"]*"/g, maskStray), texts);
}

const known = new WeakMap<Source, readonly string[]>();

function textsOf(source: Source): readonly string[] {
  let texts = known.get(source);
  if (texts === undefined) {
    texts = strayTexts(source.message ?? source.loose?.message ?? null, GOODS);
    known.set(source, texts);
  }
  return texts;
}
