import { explainCode } from '../explain.ts';
import { type ReadReturnCode, firstCodeAt, parseReturnInfo } from '../returnInfo.ts';
import { isProseUnderstood, type ProseSaying, proseSayings } from './prose.ts';

/** A text of returnInfo, read without leaving anything out. */
export type ReturnReading = {
  /** The text as received, whole. */
  readonly text: string;
  readonly codes: readonly ReadReturnCode[];
  /** What stands outside any code: before the first, or all of it when there is none. */
  readonly prose: string;
  readonly sayings: readonly ProseSaying[];
  /**
   * Whether everything in it is understood and asks for nothing. Only then does the usual comfort of a state – the normal
   * course, wait – hold: a text that nobody read may be the very reason why waiting leads nowhere.
   */
  readonly calm: boolean;
};

/** Codes that only tell of progress. */
const CALM_CODES: ReadonlySet<string> = new Set(['1', '2', '3', '120', '399', '800', '899', '1800', '2300', '2600']);

/**
 * Reads a returnInfo as a person would: every code in whatever spelling, what the sentences certainly say, and the whole text
 * beside them (B-04, B-06). Pure; sentences are read in the first `SENTENCES_MAX` characters of a text.
 */
export function readReturnInfo(info: string): ReturnReading {
  const codes = parseReturnInfo(info);
  const prose = info
    .slice(0, firstCodeAt(info))
    .replace(/(?<![\s,，;；[【(（{])[\s,，;；[【(（{]+$/u, '')
    .trim();
  const texts = [prose, ...codes.map(({ text }) => text)];
  const sayings = texts.flatMap((text) => proseSayings(text.slice(0, SENTENCES_MAX)));
  const known = codes.every(({ code }) => CALM_CODES.has(code) && explainCode(code) !== null);
  const calm =
    info.length <= SENTENCES_MAX && known && sayings.every(({ kind }) => kind === 'calm') && isCalm(prose, codes);
  return { text: info, codes, prose, sayings, calm };
}

/** Four times the longest field that is defined; behind it sentences are shown, and neither read nor taken for calm. */
const SENTENCES_MAX = 20_000;

/** The text of a code of progress is its own; what follows its bracket is somebody's word. */
function isCalm(prose: string, codes: readonly ReadReturnCode[]): boolean {
  const own = codes.every(({ code, text }) => {
    const rest = text.replace(explainCode(code)?.text.zh ?? '', '');
    return isProseUnderstood(rest);
  });
  return own && isProseUnderstood(prose);
}
