import { done, type Outcome, type Refusal, refused } from '@tongguan/kernel';
import { CITY_NAMES, MODES, PILOT_CITIES, POSITIVE_LIST_EDITIONS } from './generated/modes.ts';
import { mode1210Places } from './generated/parameters.ts';
import { entryOn } from './parameter.ts';
import { POLICY_CODES } from './policyCodes.ts';
import type { ModeRow, PilotCityRow, PositiveListEdition } from './rows.ts';

/** Why a mode is allowed somewhere on a day, and how sure that is. */
export type ModeBasis = {
  readonly law: string;
  readonly confidence: 'verified' | 'unverified';
  readonly note: string | null;
};

/** C-03: whether a supervision mode may be used in a city on a date. City null: not known, so not checked. */
export function modeAllowed(mode: string, city: string | null, date: string): Outcome<ModeBasis> {
  const known = modeInForce(mode, date);
  if (!known.ok) return known;
  const row = known.value;
  const confidence = row.confidence === 'verified' ? 'verified' : 'unverified';
  if (mode === '9610') return done({ law: row.law, confidence, note: null });
  if (city === null)
    return done({ law: row.law, confidence: 'unverified', note: '未提供城市，未核对 / city not given, not checked' });
  const places = entryOn(mode1210Places, date);
  const listed = pilotCity(city, date);
  if (places.value === 'unlisted' && (mode === '1210' || listed === null)) {
    return done({
      law: places.law,
      confidence: 'unverified',
      note: '2019年前的试点城市名单未收录 / city lists before 2019 are not shipped',
    });
  }
  return mode === '1210' ? bonded(listed, city, date) : bondedA(listed, city, date);
}

/** The import mode of the day, without regard to the place. */
export function modeInForce(mode: string, date: string): Outcome<ModeRow> {
  const row = IMPORT_MODES.get(mode);
  if (row === undefined) return refused(notAllowed('mode', mode, [...IMPORT_MODES.keys()].join(', ')));
  if (date < row.from)
    return refused(notAllowed('mode', `${mode} ${date}`, `${row.from} 起 / from ${row.from} on (${row.law})`));
  return done(row);
}

/** The edition of the positive list that began last; the two batches of 2016 are in force together. */
export function positiveListsOn(date: string): readonly PositiveListEdition[] {
  return POSITIVE_LIST_EDITIONS.filter(
    (edition) => edition.from <= date && (edition.to === null || date <= edition.to),
  );
}

const IMPORT_MODES: ReadonlyMap<string, ModeRow> = new Map(
  MODES.filter((row) => row.direction !== 'export').map((row) => [row.code, row]),
);

function bonded(listed: PilotCityRow | null, city: string, date: string): Outcome<ModeBasis> {
  if (listed !== null) return done(basisOf(listed));
  const places = entryOn(mode1210Places, date);
  if (places.value !== 'qualifying-zones') {
    return refused(notAllowed('city', city, `${date} 的 1210 试点城市 / a 1210 pilot city of ${date} (${places.law})`));
  }
  const note =
    '须有自贸试验区、综试区、综保区、示范区或 B 型中心，并经所在地海关确认符合监管要求，此处均未核对 / the city must have one of the qualifying zones and local customs must have confirmed it; neither is checked here';
  return done({ law: places.law, confidence: 'unverified', note });
}

/** 公告2016年第75号 二, 194号 (四), (三十一): 1239 is for the cities to which the 1210 policy does not apply. */
function bondedA(listed: PilotCityRow | null, city: string, date: string): Outcome<ModeBasis> {
  const places = entryOn(mode1210Places, date);
  if (listed !== null) {
    return refused(
      notAllowed(
        'city',
        city,
        `非 1210 试点城市；此地用 1210 / a city outside the 1210 list; use 1210 here (${listed.law})`,
      ),
    );
  }
  const note =
    '须遵守清单附注的许可、注册、备案要求 (H-03) / the list notes on licences, registration and filing apply';
  return done({ law: places.law, confidence: places.confidence, note });
}

function basisOf(row: PilotCityRow): ModeBasis {
  return {
    law: row.law,
    confidence: row.confidence === 'verified' ? 'verified' : 'unverified',
    note: row.confidence === 'verified' ? null : row.provenance,
  };
}

/** The rows of each city, the last to begin first. */
const CITIES: ReadonlyMap<string, readonly PilotCityRow[]> = new Map(
  PILOT_CITIES.map(({ city }) => [
    city,
    PILOT_CITIES.filter((row) => row.city === city).toSorted((a, b) => (a.from < b.from ? 1 : -1)),
  ]),
);
const CITY_OF: ReadonlyMap<string, string> = new Map(CITY_NAMES.map(({ name, city }) => [name, city]));

/**
 * The row of a city in force on a day, under any of its names: with its province in front, with 市 at its end, or as
 * city-names.csv has it. 海口 is a city of its own from 2019 and lies on the island of 2020.
 */
function pilotCity(city: string, date: string): PilotCityRow | null {
  const written = city.normalize('NFKC').trim();
  const local = written.replace(/^[^省区]{2,5}(省|自治区)(?=.)/u, '');
  const names = new Set([written, local].flatMap((name) => [name, name.replace(/市$/, '')]));
  const rows = [...names].flatMap((name) => [name, CITY_OF.get(name) ?? '']).flatMap((name) => CITIES.get(name) ?? []);
  return rows.find((row) => row.from <= date) ?? null;
}

function notAllowed(path: string, found: string, allowed: string): Refusal {
  return { code: POLICY_CODES.modeNotAllowed, path, found, allowed };
}
