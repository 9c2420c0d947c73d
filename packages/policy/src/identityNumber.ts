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
