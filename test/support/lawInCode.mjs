/**
 * Finds days, rates and limits in a source. A day in a text that says how days are written, or that an API shows as an example,
 * is none of the law's.
 */

/** A day alone, or the moment it begins. */
const DAY = /^(\d{4})-\d{2}-\d{2}(T[\d:.]+(Z|\+08:00))?$/;
/** A day in a longer text, with a word that says that something begins or ends. */
const DAY_IN_WORDS =
  /\d{4}-\d{2}-\d{2}(?! ?[|,])[^\d]*(起|止|前|后|from|until|since|before|after)|(from|since|until|before) \d{4}-\d{2}-\d{2}/;
/** 0.7, 0.13: shares of law are smaller than one and have at most four decimals. */
const RATE = /(?<![\w.])0?\.\d{1,4}(?![\w.])/;
const RATE_TEXT = /^0\.\d{1,4}$|^\d{1,2}(\.\d)?\s*%$/;
const FRACTION = /numerator:\s*[1-9]\d*n?,\s*denominator:\s*10+n?\b/;
/** The limits there have been, in yuan and fen. */
const LIMIT =
  /(?<![\w.])(2_?000|5_?000|20_?000|26_?000|2_000_00|5_000_00|200_?000|500_?000|2_?000_?000|2_?600_?000)n(?!\w)/;
const LIMIT_TEXT = /^(2000|5000|20000|26000)\.00$/;

export const LAW_PATTERNS = [DAY, DAY_IN_WORDS, RATE, RATE_TEXT, FRACTION, LIMIT, LIMIT_TEXT];

/** `path:line text` of each. */
export function lawIn({ path, code, strings }) {
  const lines = code.split('\n');
  const bare = code.replace(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g, (text) => text.replace(/[^\n]/g, ' ')).split('\n');
  const numbers = bare.flatMap((line, index) =>
    [RATE, FRACTION, LIMIT].some((pattern) => pattern.test(line)) ? [`${path}:${index + 1} ${line.trim()}`] : [],
  );
  const texts = strings.flatMap(({ text, line }) => {
    const isExample = /examples?:|SHAPE|pattern/.test(lines[line - 1] ?? '');
    const isLaw = [DAY, DAY_IN_WORDS, RATE_TEXT, LIMIT_TEXT].some((pattern) => pattern.test(text));
    return isLaw && !isExample ? [`${path}:${line} '${text}'`] : [];
  });
  return [...numbers, ...texts];
}
