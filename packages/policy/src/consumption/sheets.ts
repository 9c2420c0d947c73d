import { DECIMAL5_SCALE } from '@tongguan/kernel';
import { COSMETICS_CONTENT } from '../generated/cosmeticsContent.ts';
import type { AssessLine } from '../types.ts';
import { measureIn } from './quantities.ts';

/**
 * How many sheets a cosmetic line has. `none`: its content is no matter of sheets. `count`: declared as sheets. `perhaps`:
 * the second legal quantity counts sheets or packages, and nothing declared says which. `unknown`: it comes in sheets, and
 * how many is not declared.
 */
export type Sheets =
  | { readonly kind: 'none' }
  | { readonly kind: 'count'; readonly sheets5: bigint }
  | { readonly kind: 'perhaps'; readonly sheets5: bigint }
  | { readonly kind: 'unknown' };

const SHEETS: readonly string[] = ['020', '010'];
/** 件: by 公告2016年第55号 一 the second unit of cosmetics, which counts sheets, or bottles. */
const ITEMS = '011';

const CONTENT: ReadonlyMap<string, string> = new Map(
  COSMETICS_CONTENT.map(([code = '', content = '']) => [code, content]),
);

/**
 * E-06: goods marked in 片 or 张 are declared with 件 = number of sheets as second legal quantity (公告2016年第55号 一(四),
 * from 2022-06-20 公告2022年第51号 一(四)). The ten-digit code says how the content is marked; where it does not, name and
 * model do.
 */
export function sheetsOf(line: AssessLine): Sheets {
  const counted = measureIn(line.measures, SHEETS);
  if (counted !== null) return { kind: 'count', sheets5: counted.quantity5 };
  const items5 = secondItems5(line);
  switch (markedIn(line)) {
    case 'content':
      return { kind: 'none' };
    case 'sheets':
      if (items5 === null) return { kind: 'unknown' };
      return contradictsText(line, items5) ? { kind: 'perhaps', sheets5: items5 } : { kind: 'count', sheets5: items5 };
    case 'unclear':
      return items5 === null ? { kind: 'none' } : { kind: 'perhaps', sheets5: items5 };
    case 'silent':
      // Nothing is known of the goods: as many items as articles are the articles themselves.
      return items5 === null || items5 === line.quantity5 ? { kind: 'none' } : { kind: 'perhaps', sheets5: items5 };
  }
}

function secondItems5(line: AssessLine): bigint | null {
  const second = line.measures?.find(({ isSecond, unit, quantity5 }) => isSecond && unit === ITEMS && quantity5 > 0n);
  return second?.quantity5 ?? null;
}

const SHEET_WORD = /片|张|枚|\bsheets?\b|\d\s*(pcs|p)\b/i;
const MASK_WORD = /面膜|眼膜|唇膜|手膜|足膜|颈膜|鼻膜|鼻贴|眼贴|贴膜|膜贴|\bmasks?\b/i;
const MEASURE = /\d\s*(ml|毫升|l|升|g|克|kg|公斤|千克|oz|盎司)(?![a-z])/i;
const CONTENT_WORD =
  /瓶|罐|支|管|霜|乳|露|精华|油|膏|粉|喷雾|啫喱|凝胶|慕斯|泥|\b(cream|lotion|serum|oil|gel|powder|spray)\b/i;

/** By what the package says its content is marked; `silent`: the caller has no text of the goods. */
function markedIn({ gcode, text }: AssessLine): 'content' | 'sheets' | 'unclear' | 'silent' {
  const byCode = CONTENT.get(gcode);
  if (byCode !== undefined) return byCode === 'sheet' ? 'sheets' : 'content';
  if (text === undefined || text.trim() === '') return 'silent';
  const plain = text.normalize('NFKC');
  if (SHEET_WORD.test(plain)) return 'sheets';
  // A mask that is marked by weight alone is a mud in a jar, or a sheet whose seller forgot to say how many.
  if (MASK_WORD.test(plain)) return MEASURE.test(plain) ? 'unclear' : 'sheets';
  return MEASURE.test(plain) || CONTENT_WORD.test(plain) ? 'content' : 'unclear';
}

/** 10片/盒 for two boxes are 20 sheets; another number in the second quantity counts something else. */
function contradictsText({ text, quantity5 }: AssessLine, items5: bigint): boolean {
  const said = /(\d{1,4})\s*(?:片|张|枚|贴|sheets?|pcs|p\b)/i.exec((text ?? '').normalize('NFKC'))?.[1];
  if (said === undefined) return false;
  const each = BigInt(said);
  return each > 1n && items5 !== each * quantity5 && items5 !== each * DECIMAL5_SCALE;
}
