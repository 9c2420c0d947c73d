import type { EpochMs, Refusal } from '@tongguan/kernel';
import { lawAt, REGIME_FROM_MS } from '@tongguan/policy';
import { REGISTRY_CODES } from './errors.ts';
import { datesOf, isOperator, qualifiedAt } from './qualified.ts';
import type { Participant, Registry } from './types.ts';

type Place = { readonly path: string; readonly document: string };

/**
 * A-05, D-05, GAC notice 2018 No. 194 (六): in direct purchase a postal or express operator may transmit orders and payments
 * for platform, domestic agent or payment firm, having undertaken to answer for them. `direct` is the refusal for a signer
 * that the document does not name; it is returned when the operator has no undertaking at all. Whether the mode is direct
 * purchase is checked with the declaration, since neither order nor payment has the mode.
 */
export function judgeTransmission(
  registry: Registry,
  direct: Refusal,
  principals: readonly string[],
  signer: Participant,
  place: Place,
  atMs: EpochMs,
): Refusal | null {
  if (!signer.roles.includes('logisticsFirm')) return direct;
  const papers = principals.flatMap((principal) => registry.undertakings('transmission', principal, signer.code));
  if (papers.length === 0) return direct;
  const operator = isOperator(registry, signer.code, atMs);
  if (operator && papers.some((paper) => qualifiedAt(paper, atMs))) return null;
  const found = papers.map((paper) => `${paper.principalCode} ${paper.number} ${datesOf(paper)}`);
  return {
    code: operator ? REGISTRY_CODES.undertakingMissing : REGISTRY_CODES.transmitterNotOperator,
    path: place.path,
    found: [signer.code, ...found].join('; '),
    allowed: operator
      ? `${principals.join(' | ')} 的在册承诺 an undertaking to one of them, in force`
      : '邮政企业或进出境快件运营人 a postal enterprise or a registered express operator',
    document: place.document,
  };
}

/**
 * A-07, 商财发〔2018〕486号 四(二)3: a platform signs an agreement with each seller. Whether an order is refused for want of
 * one is the installation's parameter `merchant-agreement`, by default not.
 */
export function judgeMerchant(
  registry: Registry,
  parties: { readonly platform: string; readonly seller: string },
  place: Place,
  atMs: EpochMs,
  check = merchantCheckAt(atMs),
): Refusal | null {
  const { platform, seller } = parties;
  // A platform that sells by itself needs no agreement.
  if (check === 'unchecked' || platform === seller) return null;
  const papers = registry.undertakings('merchant', platform, seller);
  if (papers.some((paper) => qualifiedAt(paper, atMs))) return null;
  const found = papers.map((paper) => `${paper.number} ${datesOf(paper)}`).join('; ');
  return {
    code: REGISTRY_CODES.agreementMissing,
    path: place.path,
    found: `${seller}; ${found === '' ? '无在册协议 no agreement on record' : found}`,
    allowed: `与平台 ${platform} 的有效协议 an agreement with the platform, in force`,
    document: place.document,
  };
}

function merchantCheckAt(atMs: EpochMs): 'unchecked' | 'checked' {
  return atMs < REGIME_FROM_MS ? 'unchecked' : lawAt(atMs).merchantAgreement.value;
}
