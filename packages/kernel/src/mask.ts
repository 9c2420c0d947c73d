/**
 * How personal data looks wherever it is shown. Pure text to text; a mask never lengthens what it hides, and
 * never shows more than the reader needs to recognise a case that is in front of them anyway.
 */
const STARS_MAX = 12;
const HIDDEN = '*';

/** `张三丰` is `张**`. */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  if (characters.length <= 1) return stars(characters.length);
  return `${characters[0]}${stars(characters.length - 1)}`;
}

/** First three and last four: the province and what a person checks by eye. Short numbers keep nothing but one sign. */
export function maskIdNumber(idNumber: string): string {
  return keepEnds(idNumber, 3, 4, 12);
}

/** `13800000000` is `138****0000`. */
export function maskPhone(phone: string): string {
  return keepEnds(phone, 3, 4, 11);
}

/** Province and city stay, the rest goes: `浙江省杭州市******`. */
export function maskAddress(address: string): string {
  const text = address.trim();
  if (text === '') return '';
  return `${placeOf(text)}${stars(6)}`;
}

/** Free text that may contain anything: only shown as present. */
export function maskText(text: string): string {
  return text === '' ? '' : stars(3);
}

/** Mobile telephone numbers, and identity numbers of 15 or 18 signs: shorter numbers and times (14) stay. */
const STRAY_NUMBER = /(?<!\d)(?:1[3-9]\d{9}|\d{15}|\d{17,}[\dXx]?)(?!\d)/g;

/**
 * For a value out of a field that is not personal but was filled in by a stranger: when columns slip by one, a name
 * stands in a code and an identity number in an amount. Codes and amounts come through as they are.
 */
export function maskStray(value: string): string {
  return maskStrayNumbers(value).replace(/\p{Script=Han}+/gu, maskName);
}

/** The same for a text with words of our own in it. */
export function maskStrayNumbers(text: string): string {
  return text.replace(STRAY_NUMBER, (number) => (number.length === 11 ? maskPhone(number) : maskIdNumber(number)));
}

/** Birth dates of whoever may buy today: order numbers that hold a date of these years are not identity numbers. */
const PERSON_NUMBER =
  /(?<!\d)(?:1[3-9]\d{9}|\d{6}(?:19\d\d|20[01]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]|\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})(?!\d)/g;

/** For document numbers: only what looks like a person's number or a name is hidden. */
export function maskStrayInNumber(number: string): string {
  return number
    .replace(PERSON_NUMBER, (found) => (found.length === 11 ? maskPhone(found) : maskIdNumber(found)))
    .replace(/\p{Script=Han}+/gu, maskName);
}

/**
 * Every text in a tree of values that holds what `maskStray` would hide, longest first; members of these names are left
 * out. One sign alone is no name.
 */
export function strayTexts(value: unknown, except: ReadonlySet<string> = new Set()): readonly string[] {
  const found = new Set<string>();
  const look = (one: unknown): void => {
    if (typeof one === 'string') {
      if (one.length > 1 && maskStray(one) !== one) found.add(one);
    } else if (typeof one === 'object' && one !== null) {
      for (const [name, member] of Object.entries(one)) if (!except.has(name)) look(member);
    }
  };
  look(value);
  return [...found].sort((a, b) => b.length - a.length);
}

/** A text with words of our own and values of others: the values that hold personal data are hidden, our words stay. */
export function maskStrayTexts(text: string, texts: readonly string[]): string {
  return maskStrayNumbers(hidden(text, indexOf(texts)));
}

type TextIndex = {
  readonly all: ReadonlySet<string>;
  /** Lengths of the texts that begin with these two signs, the longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
};

/** The same texts are asked for with every line that is told of a message, and may be as many as its items. */
const indexes = new WeakMap<readonly string[], TextIndex>();

function indexOf(texts: readonly string[]): TextIndex {
  const found = indexes.get(texts);
  if (found !== undefined) return found;
  const byHead = new Map<string, Set<number>>();
  for (const text of texts) {
    const own = byHead.get(headOf(text)) ?? new Set();
    byHead.set(headOf(text), own.add(text.length));
  }
  const lengths = new Map([...byHead].map(([head, own]) => [head, [...own].sort((a, b) => b - a)]));
  const made = { all: new Set(texts), lengths };
  indexes.set(texts, made);
  return made;
}

const headOf = (text: string): string => text.slice(0, 2);

/** At each place the longest text that begins there. */
function hidden(text: string, { all, lengths }: TextIndex): string {
  let shown = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const length = lengths.get(text.slice(at, at + 2))?.find((one) => all.has(text.slice(at, at + one)));
    if (length === undefined) continue;
    shown += text.slice(from, at) + maskStray(text.slice(at, at + length));
    from = at + length;
    at = from - 1;
  }
  return shown + text.slice(from);
}

const PROVINCES =
  '北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|' +
  '四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|台湾|香港|澳门';
const PROVINCE = new RegExp(`^(?:${PROVINCES})(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区|特别行政区)?`);
/** Not the 市 of 超市, 门市, 菜市, 夜市: those end the name of a shop, which is an address. */
const CITY = /^\s?[\u4e00-\u9fff]{1,6}?(?:(?<![超门菜夜花早])市|自治州|地区|盟)/;

function placeOf(text: string): string {
  const province = PROVINCE.exec(text)?.[0] ?? '';
  const rest = text.slice(province.length);
  const city = CITY.exec(rest)?.[0] ?? '';
  return `${province}${city}`;
}

function keepEnds(value: string, first: number, last: number, lengthMin: number): string {
  const characters = [...value.trim()];
  if (characters.length >= lengthMin) {
    const hidden = characters.length - first - last;
    return `${characters.slice(0, first).join('')}${stars(hidden)}${characters.slice(-last).join('')}`;
  }
  if (characters.length <= 2) return stars(characters.length);
  return `${characters[0]}${stars(characters.length - 1)}`;
}

function stars(count: number): string {
  return HIDDEN.repeat(Math.min(count, STARS_MAX));
}
