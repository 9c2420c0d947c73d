import { assert } from '@tongguan/kernel';
import { OFFICIAL_TEXTS } from './official.generated.ts';
import { OFFICIAL_DETAILS } from './officialDetails.ts';
import { OFFICIAL_ENGLISH } from './officialEnglish.ts';
import { OFFICIAL_FAMILIES, OFFICIAL_KINDS } from './officialKinds.ts';
import { bilingual, type CatalogueEntry, SOURCE_OFFICIAL } from './types.ts';

/** Every code of the official table, explained by its own detail where the platform gives it, else by its kind. */
export const OFFICIAL_CODES: readonly CatalogueEntry[] = OFFICIAL_TEXTS.map(([code, texts]) =>
  officialEntry(code, texts),
);

function officialEntry(code: string, texts: readonly string[]): CatalogueEntry {
  const zh = texts.join('；');
  const en = OFFICIAL_ENGLISH[code];
  const kind = OFFICIAL_KINDS.find(({ pattern }) => pattern.test(zh));
  const family = OFFICIAL_FAMILIES.find(([prefix]) => code.startsWith(prefix));
  assert(
    en !== undefined && kind !== undefined && family !== undefined,
    'every official code has English, kind and family',
  );
  const [, [familyZh, familyEn]] = family;
  const detail = OFFICIAL_DETAILS[code];
  const explained = detail ?? { ...kind, fields: [], rule: null };
  const [meaningZh, meaningEn] = explained.meaning;
  return {
    code,
    text: { zh, en },
    meaning: { zh: `${familyZh}：${meaningZh}`, en: `${familyEn}: ${meaningEn}` },
    cause: bilingual(explained.cause),
    advice: bilingual(explained.advice),
    resend: explained.resend,
    fields: explained.fields,
    rule: explained.rule,
    source: SOURCE_OFFICIAL,
  };
}
