import { typescript } from './sources.mjs';

/** Official and own codes are six digits with a sign; own business codes are 90001 … 90999. */
export const SIGNED = /^[-−]\d{6}$/;
export const BUSINESS = /^90\d{3}$/;
/** Codes seen in practice (1313) are short numbers: only where they stand as a code, or where one is said. */
export const NAMED = /\bcode\w*\s*:\s*'(\d{4,6})'|\b(?:say|infoOf|noted|bareReason)\(\s*'(\d{4,6})'/gi;

/** Every code that a source can put into a refusal or a receipt, with the place. */
export function usedCodes() {
  const sources = typescript('packages').filter(
    (source) =>
      source.path.includes('/src/') && !source.generated && !source.path.startsWith('packages/ceb/src/catalogue/'),
  );
  return sources.flatMap((source) => [
    ...[SIGNED, BUSINESS].flatMap((pattern) =>
      source.strings
        .filter(({ text }) => pattern.test(text))
        .map(({ text, line }) => ({ code: text, where: `${source.path}:${line}`, pattern })),
    ),
    ...[...source.code.matchAll(NAMED)].map(([, code, said]) => ({
      code: code ?? said,
      where: source.path,
      pattern: NAMED,
    })),
  ]);
}
