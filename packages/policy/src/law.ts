import { type EpochMs, Fault, type Fen, type Fraction, shanghaiDate } from '@tongguan/kernel';
import * as data from './generated/parameters.ts';
import { type Cited, entryOn, firstDayOf } from './parameter.ts';
import { ruleOn, type RuleVersion } from './rules/register.ts';

/** The first day of the goods regime: 财关税〔2016〕18号 七. Before it there is nothing to assess. */
export const REGIME_FROM: string = firstDayOf(data.singleLimit);
export const REGIME_FROM_MS: EpochMs = Date.parse(`${REGIME_FROM}T00:00:00+08:00`);

export type VatClass = 'standard' | 'reduced' | 'exempt';

/** Everything the rules need of the law of one day, looked up once a day instead of once a declaration. */
export type LawOfDay = {
  readonly date: string;
  readonly rule: RuleVersion;
  readonly singleLimit: Cited<Fen>;
  readonly annualLimit: Cited<Fen>;
  readonly annualLimitYear: Cited<'acceptance-calendar-year'>;
  readonly overSingleTreatment: Cited<'full' | 'full-if-one-item'>;
  readonly overAnnualTreatment: Cited<'full' | 'refuse'>;
  readonly exactAnnualSingleItem: Cited<'manual' | 'full' | 'refuse'>;
  readonly fullRouteCounts: Cited<'yes' | 'no'>;
  readonly agreementOrigin: Cited<'officer' | 'mfn'>;
  readonly dutyFactor: Cited<Fraction>;
  readonly taxFactor: Cited<Fraction>;
  readonly dutiableValueBasis: Cited<'price-freight-insurance'>;
  readonly taxRounding: Cited<'half-up-fen-per-tax-per-line'>;
  readonly lawOfMoment: Cited<'acceptance'>;
  /** Which documents must be there before a declaration is accepted: the moment that `lawOfMoment` speaks of. */
  readonly acceptanceDocuments: Cited<'order-and-payment' | 'all' | 'declaration'>;
  readonly mode1210Places: Cited<'unlisted' | 'pilot-cities' | 'qualifying-zones'>;
  readonly vat: { readonly [K in VatClass]: Cited<Fraction> };
  readonly consumption: ConsumptionLaw;
  /** Parameters of the installation, ours and not law (D-03, C-01). */
  readonly amountTolerance: Cited<Fen>;
  readonly nameComparison: Cited<'exact' | 'spelling'>;
  readonly missingDocumentsWaitHours: Cited<number>;
  readonly goodsFilingComparison: Cited<'off' | 'officer' | 'required'>;
  readonly guaranteeWaitHours: Cited<number>;
  /** How far a time in a message may lie from its acceptance (B-06). */
  readonly appTimeAheadHours: Cited<number>;
  readonly appTimeBackDays: Cited<number>;
  /** What the registry must hold about a firm and between firms before its documents are taken. */
  readonly participantQualifications: Cited<'none' | 'transition' | 'licences'>;
  readonly merchantAgreement: Cited<'unchecked' | 'checked'>;
  /** What the door asks of the bytes and the way of a message (B-08, B-09). */
  readonly unsignedDocuments: Cited<'tolerated' | 'refused'>;
  readonly transportNodes: Cited<'unchecked' | 'client' | 'required'>;
};

export type ConsumptionLaw = {
  readonly cosmeticsRate: Cited<Fraction>;
  readonly cosmeticsPerGram: Cited<Fraction>;
  readonly cosmeticsPerSheet: Cited<Fraction>;
  readonly wineRate: Cited<Fraction>;
  readonly spiritsRate: Cited<Fraction>;
  readonly spiritsPerLitre: Cited<Fraction>;
  readonly spiritsPerKilogram: Cited<Fraction>;
  readonly riceWinePerLitre: Cited<Fraction>;
  readonly riceWinePerKilogram: Cited<Fraction>;
  readonly watchRate: Cited<Fraction>;
  readonly watchThreshold: Cited<Fraction>;
  readonly golfRate: Cited<Fraction>;
  readonly jewelleryAtRetailRate: Cited<Fraction>;
  readonly jewelleryOtherRate: Cited<Fraction>;
};

/** Days kept at once. A server lives on one or two; a calculator may walk through years. */
const CACHE_DAYS_MAX = 8192;
const byDate = new Map<string, LawOfDay>();

/** The law of a Shanghai date. Fails loudly before the regime. */
export function lawOn(date: string): LawOfDay {
  const known = byDate.get(date);
  if (known !== undefined) return known;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Fault('law is asked for by a date such as 2019-01-01');
  if (date < REGIME_FROM) throw new Fault(`the regime is not in force on ${date}, it begins on ${REGIME_FROM}`);
  const law = resolve(date);
  if (byDate.size >= CACHE_DAYS_MAX) byDate.clear();
  byDate.set(date, law);
  return law;
}

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 28_800_000;
let lastDay = Number.NaN;
let lastLaw: LawOfDay | null = null;

/** The law of the moment customs accepts the declaration (C-03). Formats a date only when the day changes. */
export function lawAt(atMs: EpochMs): LawOfDay {
  const day = Math.floor((atMs + SHANGHAI_OFFSET_MS) / DAY_MS);
  if (lastLaw === null || day !== lastDay) {
    lastLaw = lawOn(shanghaiDate(atMs));
    lastDay = day;
  }
  return lastLaw;
}

function resolve(date: string): LawOfDay {
  return {
    date,
    rule: ruleOn(date),
    singleLimit: entryOn(data.singleLimit, date),
    annualLimit: entryOn(data.annualLimit, date),
    annualLimitYear: entryOn(data.annualLimitYear, date),
    overSingleTreatment: entryOn(data.overSingleTreatment, date),
    overAnnualTreatment: entryOn(data.overAnnualTreatment, date),
    exactAnnualSingleItem: entryOn(data.exactAnnualSingleItem, date),
    fullRouteCounts: entryOn(data.fullRouteCounts, date),
    agreementOrigin: entryOn(data.agreementOrigin, date),
    dutyFactor: entryOn(data.dutyFactorWithinLimits, date),
    taxFactor: entryOn(data.taxFactorWithinLimits, date),
    dutiableValueBasis: entryOn(data.dutiableValueBasis, date),
    taxRounding: entryOn(data.taxRounding, date),
    lawOfMoment: entryOn(data.lawOfMoment, date),
    acceptanceDocuments: entryOn(data.acceptanceDocuments, date),
    mode1210Places: entryOn(data.mode1210Places, date),
    vat: {
      standard: entryOn(data.vatStandard, date),
      reduced: entryOn(data.vatReduced, date),
      exempt: entryOn(data.vatExempt, date),
    },
    consumption: consumptionOn(date),
    amountTolerance: entryOn(data.amountTolerance, date),
    nameComparison: entryOn(data.nameComparison, date),
    missingDocumentsWaitHours: entryOn(data.missingDocumentsWait, date),
    goodsFilingComparison: entryOn(data.goodsFilingComparison, date),
    guaranteeWaitHours: entryOn(data.guaranteeWait, date),
    appTimeAheadHours: entryOn(data.appTimeAhead, date),
    appTimeBackDays: entryOn(data.appTimeBack, date),
    participantQualifications: entryOn(data.participantQualifications, date),
    merchantAgreement: entryOn(data.merchantAgreement, date),
    unsignedDocuments: entryOn(data.unsignedDocuments, date),
    transportNodes: entryOn(data.transportNodes, date),
  };
}

function consumptionOn(date: string): ConsumptionLaw {
  return {
    cosmeticsRate: entryOn(data.cosmeticsRate, date),
    cosmeticsPerGram: entryOn(data.cosmeticsThresholdPerGram, date),
    cosmeticsPerSheet: entryOn(data.cosmeticsThresholdPerSheet, date),
    wineRate: entryOn(data.wineRate, date),
    spiritsRate: entryOn(data.spiritsRate, date),
    spiritsPerLitre: entryOn(data.spiritsPerLitre, date),
    spiritsPerKilogram: entryOn(data.spiritsPerKilogram, date),
    riceWinePerLitre: entryOn(data.riceWinePerLitre, date),
    riceWinePerKilogram: entryOn(data.riceWinePerKilogram, date),
    watchRate: entryOn(data.watchRate, date),
    watchThreshold: entryOn(data.watchThreshold, date),
    golfRate: entryOn(data.golfRate, date),
    jewelleryAtRetailRate: entryOn(data.jewelleryAtRetailRate, date),
    jewelleryOtherRate: entryOn(data.jewelleryOtherRate, date),
  };
}
