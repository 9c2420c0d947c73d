import { quotaAccount } from '../../ledgers/index.ts';

/**
 * The quota accounts of a person that a declaration may have used: of the year it was received in, or of the next when its last
 * document came after New Year. Named one by one, so that an index answers.
 */
export function accountsOfDeclaration(personHex: string, preNo: string): readonly string[] {
  const year = /^B(\d{4})\d{13}$/.exec(preNo)?.[1];
  if (year === undefined) return [];
  return [Number(year), Number(year) + 1].map((each) => quotaAccount(personHex, each).account);
}
