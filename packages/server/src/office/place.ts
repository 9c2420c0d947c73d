import { partOfNumber } from '@tongguan/ceb';
import { assertNever, done, type Outcome, partOf, refused } from '@tongguan/kernel';
import { placeOfAside } from '../clearance/setAside/types.ts';
import type { OfficeStore, SubjectPlace } from './store.ts';
import type { ActKind, Actor } from './types.ts';

/** Where the subject lies, if there is one and its customs district is the actor's (K-03). */
export async function subjectFor(
  store: OfficeStore,
  kind: ActKind,
  number: string,
  body: Readonly<Record<string, unknown>>,
  actor: Actor,
): Promise<Outcome<SubjectPlace>> {
  const found = await placeOf(store, kind, number);
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

/** The partition whose lane carries out what is done to this subject. */
async function placeOf(store: OfficeStore, kind: ActKind, number: string): Promise<SubjectPlace | null> {
  switch (kind.subject) {
    case 'declaration':
      return store.declaration(number);
    case 'reversal':
      return store.reversal(number);
    // The guarantor's: what one person gives back to one guarantor is added up by one writer.
    case 'refund':
      return store.refund(number);
    case 'guarantee':
      return { part: partOf('guarantee', number), subject: number, customsCode: null };
    case 'book':
      return { part: partOf('book', number), subject: number, customsCode: await store.districtOfBook(number) };
    case 'waybill': {
      const part = partOfNumber('waybill', number);
      return { part, subject: number, customsCode: await store.districtOfWaybill(number) };
    }
    // As intake places its document: operator and its number, joined by `|`.
    case 'inbound': {
      const part = partOfNumber('inbound', number);
      return { part, subject: number, customsCode: await store.districtOfInbound(part, number) };
    }
    case 'goods':
      return { part: partOf('number', `goods|${number}`), subject: number, customsCode: null };
    case 'aside': {
      const place = placeOfAside(number);
      if (place === null) return null;
      return { part: place.part, subject: number, customsCode: await store.districtOfAside(place.part, place.asideId) };
    }
    case 'dossier':
      return store.dossier(number);
    case 'person':
      return { part: partOf('person', number), subject: number, customsCode: null };
    case 'control':
      return { part: partOf('number', `control|${number}`), subject: number, customsCode: null };
    default:
      return assertNever(kind.subject, 'subject of an act');
  }
}
