/**
 * Where codes stand in a text of returnInfo, in the spellings met in receipts: `[Code:1313;Desc:…]` as customs writes it, and
 * as ports, middlemen and officers copy it – other case, full-width letters and signs, other brackets, quotes of JSON, `代码`
 * and `描述`, a missing `Desc`.
 */
export type CodePlace = {
  readonly code: string;
  /** Where the whole spelling begins, and where the text of the code does. */
  readonly from: number;
  readonly textFrom: number;
  /** What closes it: `]` for every bracket of Chinese typesetting; empty without one. */
  readonly close: string;
};

/** The places in order. A bracket or a `Desc` must stand with the word: `payCode:1` and `商品编码：1` are fields, no codes. */
export function codePlaces(text: string): readonly CodePlace[] {
  const places: CodePlace[] = [];
  for (const match of unified(text).matchAll(CODE)) {
    const [whole, bracket = '', code = '', described] = match;
    const bracketed = bracket !== '';
    if (described === undefined && !(bracketed && BARE_CODE.test(code))) continue;
    places.push({
      code,
      from: match.index,
      textFrom: match.index + whole.length,
      close: CLOSING[bracket.trim()] ?? '',
    });
  }
  return places;
}

/** The same text with one spelling of letters, brackets, dashes and blanks; every character keeps its place. */
export function unified(text: string): string {
  return text.replace(
    /[\uff01-\uff5e\u3000【】〔〕［］｛｝（）「」『』〖〗《》〈〉−–—―‐‑﹣－、；：，\u200b\u00a0\ufeff]/gu,
    (character) => {
      if (/[【〔〖「『（｛《〈(]/u.test(character)) return '[';
      if (/[】〕〗」』）｝》〉)]/u.test(character)) return ']';
      if (/[−–—―‐‑﹣－]/u.test(character)) return '-';
      if (/[\u3000\u200b\u00a0\ufeff]/u.test(character)) return ' ';
      if (character === '、') return ',';
      return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
    },
  );
}

/** Makes a text that stands inside an entry unreadable as an entry of its own; to a person it reads the same. */
export function withoutCodes(text: string): string {
  let safe = text;
  for (let rounds = 0; rounds < ROUNDS_MAX; rounds++) {
    const places = codePlaces(safe);
    if (places.length === 0) return safe;
    const given = safe;
    // Each spelling once, with what stands before it: to write the whole text anew for every one takes their number times its length.
    const pieces = places.map(
      ({ from, textFrom }, index) =>
        given.slice(places[index - 1]?.textFrom ?? 0, from) + given.slice(from, textFrom).replace(/[:：=＝]/, ' '),
    );
    safe = pieces.join('') + given.slice(places.at(-1)?.textFrom);
  }
  return safe.replace(/[:：=＝]/g, ' ');
}

/** Taking one spelling away may join another; more rounds than this is somebody's joke. */
const ROUNDS_MAX = 8;

const CODE_WORD =
  '(?:(?:error|return|result|err|ret|rtn)[ _-]?code|code|(?:错误|返回|回执|退单|结果)?代码|错误码|返回码)';
const DESC_WORD = '(?:desc(?:ription)?|msg|message|info|描述|说明|原因|信息)';
const IS = '\\s{0,3}"?\\s{0,3}[:=]\\s{0,3}';

/** Groups: bracket, code, description word. Bounded everywhere: the text is a stranger's. */
const CODE = new RegExp(
  `([[{(<]\\s{0,3})?(?<![A-Za-z0-9_./\\u4e00-\\u9fff])"?${CODE_WORD}${IS}"?\\s{0,3}(-?\\s?[A-Za-z0-9_]{1,12})"?` +
    `(?![A-Za-z0-9_.])(?:\\s{0,3}[;,|&]?\\s{0,3}("${DESC_WORD}"\\s{0,3}[:=]\\s{0,3}"?|${DESC_WORD}\\s{0,3}[:=]))?`,
  'giu',
);

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')', '<': '>' };

/** Without a description only numbers are taken for codes. */
const BARE_CODE = /^-?\s?\d{1,7}$/;
