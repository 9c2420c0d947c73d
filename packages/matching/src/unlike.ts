import { nameKey, ONE_DOT } from './nameKey.ts';
import type { Unlike } from './types.ts';

/**
 * How two personal values differ that must be equal, for a receipt that shows both masked (ADR 0033). It says no more of a
 * person than the masks do: lengths, kinds of signs, and spellings of one value. A place and code points are named only
 * where both values are one value in two spellings, and code points only of spaces, punctuation and invisible signs.
 * Else a place would let somebody find a number out sign by sign.
 */
export function unlikeness(left: string, right: string): Unlike {
  const [one, two] = [[...left.trim()], [...right.trim()]];
  const notes = [
    ...lengths(one, two),
    ...(folded(one) === folded(two) ? spelling(one, two) : kinds(one, two)),
    ...outerSpace(left, right),
  ];
  return { zh: notes.map(({ zh }) => zh).join('；'), en: notes.map(({ en }) => en).join('; ') };
}

function lengths(one: readonly string[], two: readonly string[]): Unlike[] {
  if (one.length === two.length) return [];
  return [
    {
      zh: `长度分别为${one.length}和${two.length}个字符`,
      en: `${one.length} and ${two.length} characters long`,
    },
  ];
}

/** One value in two spellings: the first place where they part. */
function spelling(one: readonly string[], two: readonly string[]): Unlike[] {
  const at = one.findIndex((sign, index) => sign !== two[index]);
  const place = at < 0 ? one.length : at;
  const [left, right] = [told(one[place]), told(two[place])];
  return [
    {
      zh: `仅书写形式不同，第${place + 1}个字符分别为${left.zh}和${right.zh}`,
      en: `the same but for spelling: character ${place + 1} is ${left.en} and ${right.en}`,
    },
  ];
}

/** Two values: which kinds of signs stand in one of them alone. */
function kinds(one: readonly string[], two: readonly string[]): Unlike[] {
  const [left, right] = [kindsOf(one), kindsOf(two)];
  const only = (mine: ReadonlySet<Kind>, other: ReadonlySet<Kind>) => [...mine].filter((kind) => !other.has(kind));
  const [first, second] = [only(left, right), only(right, left)];
  if (first.length === 0 && second.length === 0) {
    return [{ zh: '字符种类相同，内容不同', en: 'the same kinds of signs, another content' }];
  }
  const side = (zh: string, en: string, found: readonly Kind[]): Unlike[] =>
    found.length === 0
      ? []
      : [
          {
            zh: `仅${zh}含${found.map(({ zh: name }) => name).join('、')}`,
            en: `${found.map(({ en: name }) => name).join(', ')} in the ${en} alone`,
          },
        ];
  return [...side('前者', 'first', first), ...side('后者', 'second', second)];
}

function outerSpace(left: string, right: string): Unlike[] {
  const [one, two] = [left !== left.trim(), right !== right.trim()];
  if (one === two) return [];
  return [{ zh: `${one ? '前者' : '后者'}首尾有空白`, en: `outer white space in the ${one ? 'first' : 'second'}` }];
}

type Kind = Unlike;

const OTHER: Kind = { zh: '其他符号', en: 'other signs' };

/** The first that fits counts. */
const KINDS: readonly (readonly [pattern: RegExp, kind: Kind])[] = [
  [/^[0-9]$/, { zh: '数字', en: 'digits' }],
  [/^[\uff10-\uff19]$/, { zh: '全角数字', en: 'full-width digits' }],
  [/^[a-z]$/, { zh: '小写字母', en: 'small letters' }],
  [/^[A-Z]$/, { zh: '大写字母', en: 'capital letters' }],
  [/^[\uff21-\uff3a\uff41-\uff5a]$/, { zh: '全角字母', en: 'full-width letters' }],
  [/^[\u2e80-\u2fdf]$/, { zh: '部首符号', en: 'radicals' }],
  [/^[\uf900-\ufaff]$/, { zh: '兼容汉字', en: 'compatibility ideographs' }],
  [/^\p{Script=Han}$/u, { zh: '汉字', en: 'Chinese characters' }],
  [/^\p{Script=Cyrillic}$/u, { zh: '西里尔字母', en: 'Cyrillic letters' }],
  [/^\p{Script=Greek}$/u, { zh: '希腊字母', en: 'Greek letters' }],
  [/^[\p{L}\p{M}]$/u, { zh: '其他字母', en: 'other letters' }],
  [/^\p{N}$/u, { zh: '其他数字', en: 'other digits' }],
  [/^[\s\p{Z}]$/u, { zh: '空白', en: 'white space' }],
  [/^[\p{Cf}\p{Cc}]$/u, { zh: '不可见字符', en: 'invisible signs' }],
  [ONE_DOT, { zh: '间隔号', en: 'middle dots' }],
  [/^\p{P}$/u, { zh: '标点', en: 'punctuation' }],
];

function kindOf(sign: string): Kind {
  return KINDS.find(([pattern]) => pattern.test(sign))?.[1] ?? OTHER;
}

function kindsOf(signs: readonly string[]): ReadonlySet<Kind> {
  return new Set(signs.map(kindOf));
}

const END: Unlike = { zh: '无', en: 'none' };

/** A sign by its kind; what tells nothing of a person also by its code point. */
function told(sign: string | undefined): Unlike {
  if (sign === undefined) return END;
  const { zh, en } = kindOf(sign);
  if (!/^[\s\p{Z}\p{P}\p{Cf}\p{Cc}]$/u.test(sign)) return { zh, en };
  const point = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return { zh: `${zh} ${point}`, en: `${en} ${point}` };
}

/** Greek and Cyrillic capitals that are drawn as Latin ones. */
const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  ['ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX', 'АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX']
    .flatMap((row) => row.split(' '))
    .map(([letter = '', latin = '']) => [letter, latin]),
);

/** Equal for two spellings of one value, of which one may have Greek or Cyrillic letters that are drawn as Latin ones. */
function folded(signs: readonly string[]): string {
  return nameKey(signs.join('')).replace(/[\u0391-\u03a7\u0405-\u0425]/g, (letter) => LATIN[letter] ?? letter);
}
