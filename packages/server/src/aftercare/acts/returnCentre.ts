import { type TString, Type } from 'typebox';
import {
  type ActResult,
  closed,
  defineAct,
  doneAct,
  NAME,
  type PublicAct,
  refusedAct,
  type RefusedAct,
} from '../../office/defineAct.ts';
import type { Act, ActKind, StaffRole } from '../../office/types.ts';
import type { Life } from '../../clearance/index.ts';
import { REVERSAL_STATES } from '../../clearance/later/types.ts';
import { centreFor, type CentreContext, PARCEL_TEXTS, parcelLines } from '../returnCentre.ts';
import { PARCEL_STATES, type ReturnParcel } from '../types.ts';

const PARCEL_NO: TString = Type.String({ minLength: 1, maxLength: 60 });
const LINE = closed({ gnum: Type.String({ pattern: '^[0-9]{1,2}$' }), quantity: Type.String({ maxLength: 25 }) });
const ROLES: readonly StaffRole[] = ['operator', 'officer', 'supervisor'];
const ABOUT = {
  subject: 'declaration',
  roles: ROLES,
  district: 'subject',
  rules: ['I-04'],
} as const satisfies Partial<ActKind>;

/** A parcel comes back to a return-centre warehouse of the area it left. */
export const receiveParcel: PublicAct<CentreContext> = defineAct({
  ...ABOUT,
  name: 'return-parcel.receive',
  path: 'declarations/:number/return-parcels',
  zh: '退货中心仓接收退回包裹',
  en: 'a return-centre warehouse receives a parcel that came back',
  body: closed({ centre: NAME, parcelNo: PARCEL_NO, lines: Type.Array(LINE, { minItems: 1, maxItems: 99 }) }),
  async run(act, context) {
    const found = await parcelsOf(act, context);
    if ('result' in found) return found.result;
    const { life, parcels } = found;
    const { centre: number, parcelNo } = act.body;
    const allowed = centreFor(life, number, context, act.atMs);
    if ('result' in allowed) return allowed.result;
    const before = parcels.find((one) => one.parcelNo === parcelNo);
    if (before !== undefined)
      return refusedAct('90043', PARCEL_TEXTS[before.state], '未接收的包裹 a parcel not received yet');
    const read = parcelLines(life, act.body.lines, parcels);
    if ('result' in read) return read.result;
    const { part, serial } = life.declaration;
    const parcel: ReturnParcel = {
      ...{ part, serial, parcelNo, centreNo: number, state: PARCEL_STATES.received, lines: read.lines },
      ...{ receivedBy: act.actor.code, receivedMs: act.atMs, sortedBy: null, sortedMs: null },
      ...{ reversalPreNo: null, exitDocument: null, endedMs: null },
    };
    return put(parcel, context);
  },
});

/** Sorting says whether it may be declared: in its original state and fit to be sold again (I-02), or not. */
export const sortParcel: PublicAct<CentreContext> = defineAct({
  ...ABOUT,
  name: 'return-parcel.sort',
  path: 'declarations/:number/return-parcel-sortings',
  zh: '退货中心仓分拣：是否原状、可否再售、是否原出区商品',
  en: 'sort a returned parcel: original state, fit to be sold again, goods that left this area',
  body: closed({
    parcelNo: PARCEL_NO,
    originalState: Type.Boolean(),
    fitForResale: Type.Boolean(),
    leftThisArea: Type.Boolean(),
  }),
  async run(act, context) {
    const found = await parcelOf(act, context);
    if ('result' in found) return found.result;
    const { parcel } = found;
    if (parcel.state !== PARCEL_STATES.received) return wrongState(parcel, PARCEL_STATES.received);
    const { originalState, fitForResale, leftThisArea } = act.body;
    const conforms = originalState && fitForResale && leftThisArea;
    const state = conforms ? PARCEL_STATES.conforming : PARCEL_STATES.rejected;
    return put({ ...parcel, state, sortedBy: act.actor.code, sortedMs: act.atMs }, context);
  },
});

/** What does not conform, or whose return was refused, leaves the area again (公告2021年第70号 六). */
export const takeOutParcel: PublicAct<CentreContext> = defineAct({
  ...ABOUT,
  name: 'return-parcel.out',
  path: 'declarations/:number/return-parcel-exits',
  zh: '不符合退货要求的商品复运出区',
  en: 'goods that do not conform are taken out of the area again',
  body: closed({ parcelNo: PARCEL_NO, document: NAME }),
  async run(act, context) {
    const found = await parcelOf(act, context);
    if ('result' in found) return found.result;
    const { life, parcel } = found;
    const reversal = life.reversals.find(({ preNo }) => preNo === parcel.reversalPreNo);
    const isRefused = parcel.state === PARCEL_STATES.declared && reversal?.state === REVERSAL_STATES.refused;
    if (parcel.state !== PARCEL_STATES.rejected && !isRefused) return wrongState(parcel, PARCEL_STATES.rejected);
    const ended = { state: PARCEL_STATES.out, exitDocument: act.body.document, endedMs: act.atMs };
    return put({ ...parcel, ...ended }, context);
  },
});

type Found = { readonly life: Life; readonly parcels: readonly ReturnParcel[] };

async function parcelsOf(
  act: Pick<Act, 'subject'>,
  context: CentreContext,
): Promise<Found | { readonly result: RefusedAct }> {
  const life = context.lifeByPreNo(act.subject);
  if (life === null || life.declaration.preNo !== act.subject) {
    return { result: refusedAct('90042', act.subject, '清单编号 a declaration') };
  }
  return { life, parcels: await context.store.returnParcels(life.declaration) };
}

async function parcelOf(
  act: Pick<Act, 'subject'> & { readonly body: { readonly parcelNo: string } },
  context: CentreContext,
): Promise<(Found & { readonly parcel: ReturnParcel }) | { readonly result: RefusedAct }> {
  const found = await parcelsOf(act, context);
  if ('result' in found) return found;
  const parcel = found.parcels.find(({ parcelNo }) => parcelNo === act.body.parcelNo);
  if (parcel !== undefined) return { ...found, parcel };
  return { result: refusedAct('90042', act.body.parcelNo, '已接收的包裹 a parcel received') };
}

function wrongState({ state }: ReturnParcel, asked: ReturnParcel['state']): RefusedAct {
  return refusedAct('90043', PARCEL_TEXTS[state], PARCEL_TEXTS[asked]);
}

async function put(parcel: ReturnParcel, context: CentreContext): Promise<ActResult> {
  await context.store.putReturnParcels([parcel]);
  context.fence(parcel.part);
  return doneAct({ parcelNo: parcel.parcelNo, state: PARCEL_TEXTS[parcel.state] });
}
