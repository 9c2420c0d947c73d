/** The two languages of the platform. An output is in one of them: `--lang`, or what the locale says. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in both languages, as the catalogue and the law data hold it. */
export type InBoth = { readonly zh: string; readonly en: string };

let spoken: Language = 'zh';

/** The language of what is printed from now on. Known before the commands are built, for their help is built with them. */
export function speak(language: Language): void {
  spoken = language;
}

export function language(): Language {
  return spoken;
}

/** One text for a person: the Chinese or the English one. */
export function say(zh: string, en: string): string {
  return spoken === 'zh' ? zh : en;
}

export function sayOf({ zh, en }: InBoth): string {
  return say(zh, en);
}

/**
 * The language of a command line: `--lang`, else the locale as POSIX reads it (LC_ALL, LC_MESSAGES, LANG). A locale that
 * names no language (C, POSIX, none) is Chinese, as the trade is. `null`: `--lang` names a language there is not.
 */
export function languageOf(args: readonly string[], environment: NodeJS.ProcessEnv): Language | null {
  const asked = askedFor(args);
  if (asked !== null) return LANGUAGES.find((one) => one === asked) ?? null;
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name] ?? '').find((text) => text !== '');
  if (locale === undefined || /^(C|POSIX)(\.|@|$)/i.test(locale) || /^zh/i.test(locale)) return 'zh';
  return 'en';
}

/** The line without `--lang`, which belongs to no command. */
export function withoutLanguage(args: readonly string[]): readonly string[] {
  const at = placeOf(args);
  if (at < 0) return args;
  return [...args.slice(0, at), ...args.slice(at + (args[at] === '--lang' ? 2 : 1))];
}

function askedFor(args: readonly string[]): string | null {
  const at = placeOf(args);
  if (at < 0) return null;
  const word = args[at] ?? '';
  return word === '--lang' ? (args[at + 1] ?? '') : word.slice('--lang='.length);
}

/** Where `--lang` stands; nothing after `--` is an option. */
function placeOf(args: readonly string[]): number {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  return options.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
}

/** Chinese writing, its punctuation and full-width forms. */
const CHINESE = /[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/u;

/**
 * The half in the spoken language of a text that another package wrote as `中文 / English`; a text in one language is given
 * as it is. Every line of it is looked at alone.
 */
export function inSpoken(text: string): string {
  return text
    .split('\n')
    .map((line) => halfOf(line))
    .join('\n');
}

/**
 * The same for what a refusal would have accepted, which the platform also writes as `中文 English words`, without a stroke
 * between. Names alone stay: `清单的 preNo`.
 */
export function expectedIn(text: string): string {
  const half = inSpoken(text);
  if (half !== text) return half;
  // The English half is all that follows the last Chinese sign and the blank behind it.
  let end = text.length;
  while (end > 0 && !WIDE.test(text.charAt(end - 1))) end -= 1;
  const [zh, en] = [text.slice(0, end), text.slice(end)];
  return zh !== '' && en.startsWith(' ') && /[A-Za-z] \S/.test(en) ? say(zh, en.slice(1)) : text;
}

const WIDE = /[\u2e80-\u303f\u3400-\u9fff\uff00-\uffef]/;

function halfOf(line: string): string {
  for (const { index, 0: slash } of line.matchAll(/ ?\/ /g)) {
    const [zh, en] = [line.slice(0, index), line.slice(index + slash.length)];
    if (CHINESE.test(zh) && /^[^\u2e80-\uffef]*[A-Za-z]/.test(en)) return spoken === 'zh' ? zh + valueOf(zh, en) : en;
  }
  return line;
}

/** `无法连接 / cannot connect: ECONNREFUSED`: a value at the end belongs to both halves. A sentence does not. */
function valueOf(zh: string, en: string): string {
  const at = en.lastIndexOf(': ');
  const value = at < 0 ? '' : en.slice(at + 2);
  return value === '' || zh.includes(value) || /[a-z]{2} [a-z]{2}/.test(value) ? '' : `：${value}`;
}
