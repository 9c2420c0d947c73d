/**
 * The two numbers of a firm. Pure text checks.
 *
 * Customs code: 10 signs; district of registration (4 digits), economic zone and enterprise type (1 digit each),
 * serial (4 digits or capitals). It has no check digit. Credit code: 18 signs of GB 32100-2015 with a check sign.
 */
const CUSTOMS_CODE = /^[1-9]\d{5}[0-9A-Z]{4}$/;

export function isCustomsCode(code: string): boolean {
  return CUSTOMS_CODE.test(code);
}

/** GB 32100-2015, 4.2: digits and capitals without I, O, S, V, Z; their places in this text are their values. */
const CREDIT_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_LENGTH = 18;

export function isCreditCode(code: string): boolean {
  if (code.length !== CREDIT_LENGTH) return false;
  const sign = creditCheckSign(code.slice(0, CREDIT_LENGTH - 1));
  return sign !== null && code.endsWith(sign);
}

/** The 18th sign for the first 17 (GB 32100-2015, annex A: weights are powers of 3, modulus 31). `null` for foreign signs. */
export function creditCheckSign(first17: string): string | null {
  if (first17.length !== CREDIT_LENGTH - 1) return null;
  let sum = 0;
  let weight = 1;
  for (const sign of first17) {
    const value = CREDIT_SIGNS.indexOf(sign);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_SIGNS[(31 - (sum % 31)) % 31] ?? null;
}
