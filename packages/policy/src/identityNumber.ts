/** GB 11643-1999: weights of the first seventeen digits and the check characters by remainder modulo 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';

/** Province codes of GB/T 2260, with 81–83 for residence permits of Hong Kong, Macao and Taiwan residents. */
const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/**
 * Whether a text is a plausible citizen identity number: eighteen characters, a province, a real date of birth,
 * the right check character. Only the capital X counts: two spellings of one number would be two quotas.
 * `onDate` (`2019-01-01`), when given, refuses a birth after it.
 */
export function checkIdentityNumber(text: string, onDate?: string): boolean {
  if (text.length !== 18) return false;
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return false;
    sum += digit * weight;
  }
  if (text[17] !== CHECKS[sum % 11]) return false;
  return PROVINCES.has(text.slice(0, 2)) && isBirthDate(text.slice(6, 14), onDate);
}

/** The check character of seventeen digits, for simulated identities. Null when they are not seventeen digits. */
export function identityCheckCharacter(first17: string): string | null {
  if (!/^\d{17}$/.test(first17)) return null;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECKS[sum % 11] ?? null;
}

function isBirthDate(digits: string, onDate: string | undefined): boolean {
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6, 8));
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1) return false;
  // Day 0 of the next month is the last day of this one.
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return false;
  return onDate === undefined || digits <= onDate.replaceAll('-', '');
}

/** What is wrong with an identity number, without a digit of it: shown beside a masked value. */
export type IdentityProblem = { readonly zh: string; readonly en: string };

/**
 * Why `checkIdentityNumber` refuses a text; `null` when it does not. What reads the same as a right number – a small, full-width,
 * Roman or Cyrillic X, other digits, blanks – is told apart from a number that is wrong, since the value itself is masked.
 */
export function identityProblem(text: string): IdentityProblem | null {
  if (checkIdentityNumber(text)) return null;
  const bare = text.replace(/[\s\p{Cf}\p{Cc}-]/gu, '');
  if (bare !== text && looksRight(bare)) {
    return {
      zh: '含空格、连字符或不可见字符，应去掉',
      en: 'it holds blanks, hyphens or invisible characters: take them out',
    };
  }
  if (/^\d{15}$/.test(bare)) {
    return { zh: '15位旧号已停用，应为18位', en: 'the old number of 15 digits is no longer used: 18 are needed' };
  }
  const wide = bare.normalize('NFKC');
  if (/[\uff01-\uff5e]/.test(bare) && looksRight(wide)) {
    return { zh: '含全角字符，应为半角', en: 'it holds full-width characters: write them in half width' };
  }
  const last = [...bare].at(-1) ?? '';
  if (last === 'x' && looksRight(bare)) return { zh: '末位须为大写X', en: 'the last character must be a capital X' };
  if (LOOKS_LIKE_X.test(last) && looksRight(bare)) {
    const point = `U+${(last.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return {
      zh: `末位是形似X的字符${point}，须为大写字母X（U+0058）`,
      en: `the last character is ${point}, which looks like X: it must be the capital letter X (U+0058)`,
    };
  }
  const length = [...bare].length;
  if (length !== 18) return { zh: `为${length}位，应为18位`, en: `it has ${length} characters instead of 18` };
  if (!/^\d{17}[\dX]$/.test(bare)) {
    return { zh: '前17位须为数字，末位为数字或大写X', en: '17 digits and then a digit or a capital X' };
  }
  if (!PROVINCES.has(bare.slice(0, 2))) return { zh: '前两位不是省级代码', en: 'the first two digits are no province' };
  if (!isBirthDate(bare.slice(6, 14), undefined)) {
    return { zh: '第7至14位不是日期', en: 'characters 7 to 14 are no date' };
  }
  return { zh: '校验位错误', en: 'the check character does not fit' };
}

/** Roman ten, Cyrillic ha, Greek chi, the sign of multiplication, in both cases where there are two. */
const LOOKS_LIKE_X = /^[\u2169\u2179\u0425\u0445\u03a7\u03c7\u00d7\u2715\u2716\u00d7\uff38\uff58]$/u;

/** Right once its last character is a capital X and its digits are those of ASCII. */
function looksRight(text: string): boolean {
  const wide = text.normalize('NFKC');
  const last = [...wide].at(-1) ?? '';
  const isX = last === 'x' || LOOKS_LIKE_X.test(last) || LOOKS_LIKE_X.test([...text].at(-1) ?? '');
  return checkIdentityNumber(isX ? `${[...wide].slice(0, -1).join('')}X` : wide);
}
