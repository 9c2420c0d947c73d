import { type EpochMs, type Refusal, shanghaiIso } from '@tongguan/kernel';
import { lawAt, REGIME_FROM_MS, startOfDay } from '@tongguan/policy';
import { REGISTRY_CODES } from './errors.ts';
import type { Qualification, QualificationKind, Registry, Transition } from './types.ts';

/** Required papers, as the notice names them. One of the alternatives is enough. */
type Need = readonly { readonly kind: QualificationKind; readonly scope?: string }[];

/** GAC notice 2018 No. 194 (二), A-03. A role missing here needs no licence: registration is enough. */
const NEEDS = {
  payment: [{ kind: 'financialLicence' }, { kind: 'paymentLicence', scope: '互联网支付' }],
  waybill: [{ kind: 'courierLicence' }],
  directPurchase: [{ kind: 'postalEnterprise' }, { kind: 'expressOperator' }],
} as const satisfies Readonly<Record<string, Need>>;

export type NeedName = keyof typeof NEEDS;

const NAMES: Readonly<Record<QualificationKind, string>> = {
  financialLicence: '金融许可证 financial licence',
  paymentLicence: '支付业务许可证 payment licence',
  courierLicence: '快递业务经营许可证 courier licence',
  expressOperator: '进出境快件运营人登记 registration as express operator',
  postalEnterprise: '邮政企业 postal enterprise',
};

/**
 * Whether the firm holds, at this moment, what its document asks for (A-03). 90201: a licence is in force and its scope
 * is too narrow; 90200: none is in force, and the refusal names those on record with their dates. `null` when it does,
 * or where the law of the day asks for none of it. The notice does not say whether a postal enterprise needs the courier
 * licence too; it is not asked of one (unverified).
 */
export function judgeQualified(
  registry: Registry,
  name: NeedName,
  place: { readonly path: string; readonly firm: string; readonly document: string },
  atMs: EpochMs,
): Refusal | null {
  if (atMs < REGIME_FROM_MS || !isAsked(registry, place.firm, atMs)) return null;
  const held = registry.qualifications(place.firm);
  const need: Need = name === 'waybill' ? [...NEEDS.waybill, { kind: 'postalEnterprise' }] : NEEDS[name];
  const inForce = held.filter((one) => qualifiedAt(one, atMs));
  const fits = (one: Qualification, kind: QualificationKind): boolean => one.kind === kind;
  const wide = need.some(({ kind, scope }) =>
    inForce.some((one) => fits(one, kind) && (scope === undefined || one.scope.includes(scope))),
  );
  if (wide) return null;
  const narrow = inForce.find((one) => need.some(({ kind }) => fits(one, kind)));
  const related = held.filter((one) => need.some(({ kind }) => fits(one, kind)));
  const found = narrow
    ? `${NAMES[narrow.kind]} ${narrow.number}: ${narrow.scope}`
    : said(related, registry.transitions(place.firm));
  return {
    code: narrow ? REGISTRY_CODES.qualificationNarrow : REGISTRY_CODES.qualificationMissing,
    path: place.path,
    found: `${place.firm}; ${found}; ${shanghaiIso(atMs)}`,
    allowed: need.map(({ kind, scope }) => `${NAMES[kind]}${scope === undefined ? '' : ` (${scope})`}`).join(' | '),
    document: place.document,
  };
}

/**
 * C-10: in the transition of early 2019 who was registered before goes on as before, licence or not, and who has an exception
 * on record instead. After those days no exception counts, whatever it says.
 */
function isAsked(registry: Registry, firm: string, atMs: EpochMs): boolean {
  const { value, from } = lawAt(atMs).participantQualifications;
  if (value !== 'transition') return value === 'licences';
  const registeredMs = registry.participant(firm)?.registeredMs ?? atMs;
  return registeredMs >= startOfDay(from) && !registry.transitions(firm).some((one) => qualifiedAt(one, atMs));
}

/** A firm that may take part in direct purchase and transmit for others (A-05). */
export function isOperator(registry: Registry, firm: string, atMs: EpochMs): boolean {
  return registry
    .qualifications(firm)
    .some((one) => (one.kind === 'expressOperator' || one.kind === 'postalEnterprise') && qualifiedAt(one, atMs));
}

export function qualifiedAt(
  { fromMs, untilMs, endedMs }: Pick<Qualification, 'fromMs' | 'untilMs' | 'endedMs'>,
  atMs: EpochMs,
): boolean {
  return atMs >= fromMs && (untilMs === null || atMs < untilMs) && (endedMs === null || atMs < endedMs);
}

function said(held: readonly Qualification[], transitions: readonly Transition[]): string {
  const licences = held.map((one) => `${NAMES[one.kind]} ${one.number} ${datesOf(one)}`);
  const exceptions = transitions.map((one) => `过渡期例外 exception of the transition ${one.number} ${datesOf(one)}`);
  return [...(held.length === 0 ? ['无在册资质 none on record'] : licences), ...exceptions].join('; ');
}

/** `2019-01-01T00:00:00+08:00 … 2024-01-01T00:00:00+08:00`; the end is the first moment it no longer counts. */
export function datesOf({ fromMs, untilMs, endedMs }: Pick<Qualification, 'fromMs' | 'untilMs' | 'endedMs'>): string {
  const ends = [untilMs, endedMs].filter((one) => one !== null);
  return `${shanghaiIso(fromMs)} … ${ends.length === 0 ? '' : shanghaiIso(Math.min(...ends))}`;
}
