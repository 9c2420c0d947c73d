import { assertNever, done, type Outcome, refused } from '@tongguan/kernel';
import type { ActKind, Actor, Candidate, SubjectPlace } from './types.ts';

/** Finds what a number may mean to an act, by its room's word for its subject, and says which numbers name such subjects. */
export type PlaceOf = (
  kind: ActKind,
  number: string,
) => Promise<{ readonly places: readonly Candidate[]; readonly words: string }>;

/**
 * Where the subject lies, if there is one and its customs district is the actor's (K-03). A declaration is found by any number
 * people have of it, an application by its own number or by any of its declaration's, where that names one alone. Codes:
 * 90042 no such subject, 90354 a number of several, 90308 another district's.
 */
export async function subjectFor(
  placeOf: PlaceOf,
  kind: ActKind,
  number: string,
  body: Readonly<Record<string, unknown>>,
  actor: Actor,
): Promise<Outcome<SubjectPlace>> {
  const { places, words } = await placeOf(kind, number);
  const [first, ...others] = oneOf(places, kind, actor);
  if (first === undefined) {
    return refused({ code: '90042', path: 'number', found: number, allowed: words });
  }
  if (others.length > 0) {
    const subjects = [first, ...others].slice(0, SHOWN_MAX).map(({ subject }) => subject);
    return refused({ code: '90354', path: 'number', found: number, allowed: subjects.join(', ') });
  }
  const place = { part: first.part, subject: first.subject, customsCode: districtOf(kind, first, body) };
  const stranger = ofAnotherDistrict(kind, place.customsCode, actor);
  return stranger ?? done(place);
}

/** Subjects named where a number has several. */
const SHOWN_MAX = 5;

/**
 * Those of several a number may mean: the one whose own number it is, before those it leads to; of these the actor's district's,
 * and the one that is still open before those that have ended.
 */
function oneOf(found: readonly Candidate[], kind: ActKind, { district = '' }: Actor): readonly Candidate[] {
  const own = found.find(({ isOwn }) => isOwn !== false);
  if (own !== undefined) return [own];
  const mine =
    district === '' || kind.district !== 'subject'
      ? found
      : found.filter(({ customsCode }) => customsCode === district);
  // Nothing of one's own district: the first says whose it is.
  if (mine.length === 0) return found.slice(0, 1);
  const open = mine.filter(({ isOpen }) => isOpen === true);
  return open.length === 1 ? open : mine;
}

/** The refusal of staff whose district is not that of the act; null: they may. Code 90308. */
export function ofAnotherDistrict(
  kind: Pick<ActKind, 'district'>,
  customsCode: string | null,
  { district = '' }: Actor,
): Extract<Outcome<never>, { ok: false }> | null {
  if (district === '' || kind.district === 'anybody' || customsCode === district) return null;
  return refused({ code: '90308', path: 'number', found: customsCode ?? '全国 all districts', allowed: district });
}

function districtOf(kind: ActKind, place: SubjectPlace, body: Readonly<Record<string, unknown>>): string | null {
  switch (kind.district) {
    case 'subject':
      return place.customsCode;
    case 'scope':
      return typeof body['customsCode'] === 'string' ? body['customsCode'] : null;
    case 'national':
    case 'anybody':
      return null;
    default:
      return assertNever(kind.district, 'district of a kind of act');
  }
}
