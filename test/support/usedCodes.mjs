import { typescript } from './sources.mjs';

/** Official and own codes are six digits with a sign; own business codes are 90001 … 90999. */
const SIGNED = /^[-−]\d{6}$/;
const BUSINESS = /^90\d{3}$/;
/** Codes seen in practice (1313) are short numbers: only where they stand as a code, or where one is said. */
const NAMED = /\bcode\w*\s*:\s*'(\d{4,6})'|\b(?:say|infoOf|noted|bareReason)\(\s*'(\d{4,6})'/gi;

/** Every code that a source can put into a refusal or a receipt, with the place. */
export function usedCodes() {
  const sources = typescript('packages').filter(
    (source) =>
      source.path.includes('/src/') && !source.generated && !source.path.startsWith('packages/ceb/src/catalogue/'),
  );
  return sources.flatMap((source) => [
    ...source.strings
      .filter(({ text }) => SIGNED.test(text) || BUSINESS.test(text))
      .map(({ text, line }) => ({ code: text, where: `${source.path}:${line}` })),
    ...[...source.code.matchAll(NAMED)].map(([, code, said]) => ({ code: code ?? said, where: source.path })),
  ]);
}
