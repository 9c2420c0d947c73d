import { partOfNumber } from '@tongguan/ceb';
import { assertNever, done, type Outcome, partOf, refused } from '@tongguan/kernel';
import { placeOfAside } from '../clearance/setAside/types.ts';
import { REVERSAL_KINDS } from '../clearance/later/types.ts';
import type { OfficeStore, SubjectPlace } from './store.ts';
import type { ActKind, Actor } from './types.ts';

/**
 * Where the subject lies, if there is one and its customs district is the actor's (K-03). A declaration is found by any number
 * people have of it, an application by its own number or by any of its declaration's, where that names one alone. Codes:
 * 90042 no such subject, 90354 a number of several, 90308 another district's.
 */
export async function subjectFor(
  store: OfficeStore,
  kind: ActKind,
  number: string,
  body: Readonly<Record<string, unknown>>,
  actor: Actor,
): Promise<Outcome<SubjectPlace>> {
  const found = await placesOf(store, kind, number);
  const [first, ...others] = oneOf(found, kind, actor);
  if (first === undefined) {
    return refused({ code: '90042', path: 'number', found: number, allowed: SUBJECT_WORDS[kind.subject] });
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

/** What an act is about, in the words of the trade, and by which numbers it is found. */
const SUBJECT_WORDS: Readonly<Record<ActKind['subject'], string>> = {
  declaration:
    '清单的预录入、清单、企业内部、订单或运单编号 / preNo, invtNo, copNo, orderNo or logisticsNo of a declaration',
  reversal:
    '撤销或退货申请的预录入编号，或其清单的任一编号 / preNo of a cancellation or return, or any number of its declaration',
  refund:
    '有待退税款的撤销或退货申请，或其清单的任一编号 / a cancellation or return with tax to pay back, or any number of its declaration',
  guarantee: '担保企业的海关编码 / customs code of the guarantor',
  book: '账册编号 / number of the account book',
  waybill: '物流企业编码|运单编号 / code of the logistics firm|number of the waybill',
  person: '订购人 / a buyer',
  goods: '商品备案或清单版本编号 / number of a filing of goods or of a list edition',
  control: '管控规则编号 / name of the rule',
  dossier: '案件编号 / number of the case',
  inbound: '申报企业编码|入库明细单编号 / code of the site operator|number of the inbound detail',
  participant: '企业海关编码 / customs code of the firm',
  aside: '搁置项编号，见 tongguan queue / number of what was set aside, see tongguan queue',
};

type Candidate = SubjectPlace & { readonly isOwn?: boolean; readonly isOpen?: boolean };

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

/** What the number may mean; most subjects are named by one number alone. */
async function placesOf(store: OfficeStore, kind: ActKind, number: string): Promise<readonly Candidate[]> {
  switch (kind.subject) {
    case 'declaration':
      return (await store.declarations(number)).map((one) => ({ ...one, isOpen: one.state !== STATE_REFUSED }));
    case 'reversal':
      return (await store.reversals(number)).filter((one) => one.isOwn || one.kind === reversalOf(kind));
    // The guarantor's: what one person gives back to one guarantor is added up by one writer.
    case 'refund':
      return (await store.reversals(number)).flatMap(({ assureCode, ...one }) =>
        assureCode === null ? [] : [{ ...one, part: partOf('guarantee', assureCode) }],
      );
    default: {
      const place = await placeOf(store, kind.subject, number);
      return place === null ? [] : [place];
    }
  }
}

/** Which of the applications about a declaration an act is about, by its name: cancellation.decide, return.arrive. */
function reversalOf({ name }: ActKind): number {
  return name.startsWith('return.') ? REVERSAL_KINDS.return : REVERSAL_KINDS.cancellation;
}

const STATE_REFUSED = 100;

/** The partition whose lane carries out what is done to this subject. */
async function placeOf(
  store: OfficeStore,
  subject: Exclude<ActKind['subject'], 'declaration' | 'reversal' | 'refund'>,
  number: string,
): Promise<SubjectPlace | null> {
  switch (subject) {
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
    // No lane has it: the registry finds it in its own transaction.
    case 'participant':
      return null;
    case 'control':
      return { part: partOf('number', `control|${number}`), subject: number, customsCode: null };
    default:
      return assertNever(subject, 'subject of an act');
  }
}
