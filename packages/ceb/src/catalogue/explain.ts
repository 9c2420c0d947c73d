import { OFFICIAL_CODES } from './official.ts';
import { OWN_CODES } from './own.ts';
import { PRACTICE_CODES } from './practice.ts';
import { parseReturnInfo } from './returnInfo.ts';
import { STATE_CODES } from './states.ts';
import type { CatalogueEntry } from './types.ts';

/** All codes that may stand in a receipt: official, seen in practice, states of a declaration, our own. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  ...OFFICIAL_CODES,
  ...PRACTICE_CODES,
  ...STATE_CODES,
  ...OWN_CODES,
];

const byCode: ReadonlyMap<string, CatalogueEntry> = new Map(CATALOGUE.map((entry) => [entry.code, entry]));

/**
 * Explains a code as a person may paste it: `-621018`, `−621018` (any dash), `1313`, or a whole
 * `[Code:1313;Desc:…]`, of which the first code counts. `null` when the catalogue does not know it.
 */
export function explainCode(code: string): CatalogueEntry | null {
  const [inside] = parseReturnInfo(code);
  const plain = (inside?.code ?? code).trim().replace(/^[−–—－﹣]/, '-');
  return byCode.get(plain) ?? null;
}
