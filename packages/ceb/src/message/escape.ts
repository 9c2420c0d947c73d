import { assert } from '@tongguan/kernel';

/** Escapes element text the way canonical XML writes it. Most texts need nothing and are returned as they are. */
export function escapeText(text: string): string {
  if (!needsCare(text)) return text;
  assert(isXmlText(text), 'a written text has only characters XML allows');
  return text.replace(/[&<>\r]/g, (character) => TEXT_ESCAPES[character] ?? character);
}

/** Escapes an attribute value the way canonical XML writes it. */
export function escapeAttribute(text: string): string {
  assert(isXmlText(text), 'a written attribute has only characters XML allows');
  return text.replace(/[&<"\t\n\r]/g, (character) => ATTRIBUTE_ESCAPES[character] ?? character);
}

/** XML 1.0 production Char: no control characters but tab, line feed and carriage return, no lone surrogates. */
export function isXmlText(text: string): boolean {
  return !FORBIDDEN.test(text);
}

/** What XML 1.0 cannot carry even escaped. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const TEXT_ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };

const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

const AMPERSAND = 38;
const LESS_THAN = 60;
const GREATER_THAN = 62;
const SPACE = 32;
const SURROGATE_FIRST = 0xd800;
const SURROGATE_LAST = 0xdfff;
const NONCHARACTER = 0xfffe;

/** Whether a text holds a character that must be escaped or may be forbidden. One pass, no allocation. */
function needsCare(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < SPACE || unit === AMPERSAND || unit === LESS_THAN || unit === GREATER_THAN) return true;
    if (unit >= SURROGATE_FIRST && (unit <= SURROGATE_LAST || unit >= NONCHARACTER)) return true;
  }
  return false;
}
