import { LICENCE_REQUIREMENTS } from '../generated/licences.ts';
import type { LicenceRequirement } from '../rows.ts';

export type LicenceFinding = {
  readonly requirement: LicenceRequirement;
  /** `missing`: needed for sure and not declared. `ask`: an officer finds out whether it is needed, or whether it fits. */
  readonly verdict: 'missing' | 'ask' | 'declared';
};

/**
 * H-03, 486号 六 and 194号 (四): under 1239 the licences, registrations and filings apply that the remarks of the positive list
 * name; 1210 and 9610 are free of them (H-02). `licence` is licenseNo of 621: null when it declares none, undefined when
 * the caller does not know and nothing can be said.
 */
export function licenceFindings(
  gcode: string,
  mode: string,
  date: string,
  licence: string | null | undefined,
  table: readonly LicenceRequirement[] = LICENCE_REQUIREMENTS,
): readonly LicenceFinding[] {
  if (mode !== '1239') return [];
  return table
    .filter((row) => gcode.startsWith(row.hsPrefix) && row.from <= date && (row.to === null || date <= row.to))
    .map((requirement) => ({ requirement, verdict: verdictOf(requirement, licence) }));
}

function verdictOf(requirement: LicenceRequirement, licence: string | null | undefined): LicenceFinding['verdict'] {
  if (licence === undefined) return 'ask';
  if (isNumber(licence)) return 'declared';
  return requirement.certainty === 'required' ? 'missing' : 'ask';
}

/** People who must fill a field write 无 or 0; neither is the number of a licence. */
function isNumber(licence: string | null): boolean {
  return (
    licence !== null &&
    /[0-9A-Za-z\p{Script=Han}]/u.test(licence) &&
    !/^(无|none|null|n\/?a|0+|-+)$/i.test(licence.trim())
  );
}
