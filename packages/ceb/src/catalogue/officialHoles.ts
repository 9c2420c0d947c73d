import type { Bilingual } from './types.ts';

/** The values that official texts leave open as `[*]`, by name. */
export const HOLE_WORDS = {
  declaration: { zh: '清单编号', en: 'number of the import list' },
  application: { zh: '退货申请单编号', en: 'number of the return application' },
  limit: { zh: '限额', en: 'limit' },
  buyer: { zh: '购买人', en: 'buyer' },
  used: { zh: '已用额度', en: 'quota used' },
  what: { zh: '核对的企业种类', en: 'which enterprise is compared' },
  named: { zh: '单证所列的企业代码', en: 'code the document names' },
  card: { zh: '签名企业的代码', en: 'code of the enterprise that signed' },
  line: { zh: '表体序号', en: 'line number' },
  item: { zh: '商品编号', en: 'code of the goods' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/**
 * Names of the values in the order of the text. Every official code with holes that the platform uses stands here, so that
 * no receipt goes out with a hole.
 */
export const OFFICIAL_HOLES = {
  '-621004': ['declaration'],
  '-621005': ['declaration', 'limit'],
  '-621011': ['declaration'],
  '-621012': ['declaration'],
  '-621015': ['what', 'named', 'card'],
  '-621018': ['declaration', 'buyer', 'used', 'limit'],
  '-623003': ['declaration'],
  '-623005': ['declaration'],
  '-623009': ['declaration'],
  '-625006': ['application'],
  '-625033': ['application'],
  '-625209': ['application', 'line', 'item'],
} as const satisfies Readonly<Record<string, readonly (keyof typeof HOLE_WORDS)[]>>;

export type CodeWithHoles = keyof typeof OFFICIAL_HOLES;

/** Values by name, for a code that is known at run time alone. */
export type Holes = Readonly<Partial<Record<keyof typeof HOLE_WORDS, string>>>;

/** What a code asks for, and nothing else; of several codes all they ask for; `never` when none of their texts has a hole. */
export type HolesOf<Code extends string> = [Extract<Code, CodeWithHoles>] extends [never]
  ? never
  : Readonly<Record<(typeof OFFICIAL_HOLES)[Extract<Code, CodeWithHoles>][number], string>>;

/** Behind a code, the values of its holes: asked for where its text has some, not taken where it has none. */
export type HolesGiven<Code extends string> = string extends Code
  ? [holes?: Holes]
  : [HolesOf<Code>] extends [never]
    ? []
    : [holes: HolesOf<Code>];

/** A code that is said without values: one whose text has holes is none. */
export type WithoutHoles<Code extends string> = Code & ([HolesOf<Code>] extends [never] ? unknown : never);

/** Names of the holes of a code, in the order of its text. */
export function holesOf(code: string): readonly (keyof typeof HOLE_WORDS)[] {
  return Object.hasOwn(OFFICIAL_HOLES, code) ? OFFICIAL_HOLES[code as CodeWithHoles] : [];
}
