import { type EpochMs, type Refusal, shanghaiDate } from '@tongguan/kernel';
import { REGIME_FROM, REGIME_FROM_MS } from '../law.ts';
import { POLICY_CODES } from '../policyCodes.ts';

/**
 * E-11: what was accepted before the goods regime (财关税〔2016〕18号 七) is neither judged nor taxed here. Until then articles bought
 * across the border were taxed by postal tax, whose law this program does not carry; it says so, and guesses nothing.
 */
export function lawNotCarried(acceptedAtMs: EpochMs): Refusal | null {
  if (acceptedAtMs >= REGIME_FROM_MS) return null;
  return {
    code: POLICY_CODES.lawNotCarried,
    path: 'acceptedAt',
    found: shanghaiDate(acceptedAtMs),
    allowed: `${REGIME_FROM} 起（财关税〔2016〕18号 七）/ from ${REGIME_FROM} on: law before ${REGIME_FROM} is not carried`,
  };
}
