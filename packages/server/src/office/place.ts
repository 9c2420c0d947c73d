import { assertNever, done, type Outcome, refused } from '@tongguan/kernel';
import type { ActKind, Actor, SubjectPlace } from './types.ts';

/** Finds the subject of an act, by its room's word for it. */
export type PlaceOf = (kind: ActKind, number: string) => Promise<SubjectPlace | null>;

/** Where the subject lies, if there is one and its customs district is the actor's (K-03). */
export async function subjectFor(
  placeOf: PlaceOf,
  kind: ActKind,
  number: string,
  body: Readonly<Record<string, unknown>>,
  actor: Actor,
): Promise<Outcome<SubjectPlace>> {
  const found = await placeOf(kind, number);
  if (found === null) {
    return refused({ code: '90042', path: 'number', found: number, allowed: `${kind.zh}: ${kind.subject}` });
  }
  const place = { ...found, customsCode: districtOf(kind, found, body) };
  const stranger = ofAnotherDistrict(kind, place.customsCode, actor);
  return stranger ?? done(place);
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
