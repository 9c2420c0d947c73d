/** A text inside somebody's XML, and the element it stands in. */
export type XmlText = {
  readonly place: string;
  readonly content: string;
  /** Whether `&lt;` stands for `<` in it: outside of CDATA. */
  readonly escaped: boolean;
};

/** Names and attributes of an element that carries a message are short; what is longer is read by nobody. */
const TAG_MAX = 4096;
/** Shorter texts hold no message. */
const TEXT_MIN = 40;

/**
 * The texts of XML that may hold a message, CDATA sections first: what such a section holds has elements of its own, so it is taken
 * out before the others are looked for. Goes through the text twice by its signs, however it is made: nothing is looked for
 * from every place again. Escaped characters are left as they are.
 */
export function xmlTexts(text: string): readonly XmlText[] {
  const { sections, rest } = cdataSections(text);
  return [...sections, ...plainTexts(rest)];
}

const CDATA = '<![CDATA[';

function cdataSections(text: string): { readonly sections: readonly XmlText[]; readonly rest: string } {
  const sections: XmlText[] = [];
  let rest = '';
  let at = 0;
  for (let start = text.indexOf(CDATA); start >= 0; start = text.indexOf(CDATA, at)) {
    const end = text.indexOf(']]>', start);
    if (end < 0) break;
    const place = placeBefore(text.slice(Math.max(at, start - TAG_MAX), start));
    if (place === null) rest += text.slice(at, end + 3);
    else {
      sections.push({ place, content: text.slice(start + CDATA.length, end), escaped: false });
      rest += text.slice(at, start);
    }
    at = end + 3;
  }
  return { sections, rest: rest + text.slice(at) };
}

/** The name of the tag that ends here, but for white space. */
function placeBefore(text: string): string | null {
  const tag = text.trimEnd();
  if (!tag.endsWith('>')) return null;
  return nameOf(tag.slice(tag.lastIndexOf('<') + 1));
}

/** What stands between a tag and the next `<`. */
function plainTexts(text: string): readonly XmlText[] {
  const found: XmlText[] = [];
  const pieces = text.split('<');
  // Before the first `<` stands no tag, behind the last no end.
  for (const piece of pieces.slice(1, -1)) {
    const end = piece.indexOf('>');
    if (end < 0) continue;
    const content = piece.slice(end + 1).trimStart();
    if (content.length <= TEXT_MIN || !/^[&[{"'\w+/-]/.test(content)) continue;
    const place = nameOf(piece.slice(0, end + 1));
    if (place !== null) found.push({ place, content, escaped: true });
  }
  return found;
}

/** The name at the front of `name attributes>`. */
function nameOf(tag: string): string | null {
  return /^[\w.:-]+/.exec(tag)?.[0] ?? null;
}
