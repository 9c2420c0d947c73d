import {
  COUNTRIES,
  CURRENCIES,
  CUSTOMS_DISTRICTS,
  TRANSPORT_MODES,
  UNITS,
  WRAP_TYPES,
} from './generated/codeTables.ts';

/*
 * Code tables of the wire. CEB messages carry the legacy codes (country 116, currency 142), also after 2018-08.
 * A name is the Chinese one of the table; null when the code is unknown.
 */

const countries = index(COUNTRIES);
const currencies = index(CURRENCIES);
const units = index(UNITS);
const districts = index(CUSTOMS_DISTRICTS);
const transportModes = index(TRANSPORT_MODES);
const wrapTypes = index(WRAP_TYPES);

export const isCountry = (code: string): boolean => countries.has(code);
export const isCurrency = (code: string): boolean => currencies.has(code);
export const isUnit = (code: string): boolean => units.has(code);
export const isCustomsDistrict = (code: string): boolean => districts.has(code);
export const isTransportMode = (code: string): boolean => transportModes.has(code);
export const isWrapType = (code: string): boolean => wrapTypes.has(code);

export const nameOfCountry = (code: string): string | null => countries.get(code) ?? null;
export const nameOfCurrency = (code: string): string | null => currencies.get(code) ?? null;
export const nameOfUnit = (code: string): string | null => units.get(code) ?? null;
export const nameOfCustomsDistrict = (code: string): string | null => districts.get(code) ?? null;
export const nameOfTransportMode = (code: string): string | null => transportModes.get(code) ?? null;
export const nameOfWrapType = (code: string): string | null => wrapTypes.get(code) ?? null;

const countriesEn: ReadonlyMap<string, string> = new Map(COUNTRIES.map(([code, , en]) => [code, en]));

/** The English name as the table spells it; null when unknown or not given there. */
export const nameOfCountryEn = (code: string): string | null => countriesEn.get(code) || null;

function index(rows: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  return new Map(rows.map((row) => [row[0] ?? '', row[1] ?? '']));
}
