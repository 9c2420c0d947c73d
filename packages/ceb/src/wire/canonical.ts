import { assert } from '@tongguan/kernel';
import { compareKeys } from './attributeOrder.ts';
import { decodeText } from './decode.ts';
import { declaredPrefix } from './namespaces.ts';
import {
  type Attribute,
  FLAG_INSIDE_NOT_CANONICAL,
  FLAG_TAG_NOT_CANONICAL,
  FLAG_TEXT_NOT_CANONICAL,
  ScannedTape,
} from './scannedTape.ts';
import type { Tape } from './tape.ts';

/**
 * The message in inclusive canonical XML 1.0 without comments, `omitted` (the enveloped signature) left out;
 * −1 leaves nothing out. The chunks are fed to a digest in order.
 *
 * The scanner has marked what stands otherwise than canonical XML writes it. Everything else is handed on as
 * slices of the received bytes, which for a well-made message is two slices and no copy.
 */
export function canonicalDocument(tape: Tape, omitted: number, gap: Gap = 'kept'): Buffer[] {
  const writer = new CanonicalWriter(scanned(tape), omitted, gap);
  writer.element(0, null);
  return writer.finish();
}

/**
 * The white space around the omitted signature: as it stands, which is what the enveloped signature transform says;
 * without that behind it; all of it as one line feed (both: messages digested before a signature was inserted); or
 * none of it.
 */
export type Gap = 'kept' | 'tail dropped' | 'newline' | 'none';

/** One element with all it contains, as the apex of the canonical form: it shows the namespaces it inherits. */
export function canonicalElement(tape: Tape, element: number): Buffer[] {
  const writer = new CanonicalWriter(scanned(tape), -1, 'kept');
  writer.apex(element);
  return writer.finish();
}

/** Namespace declarations in scope of an element, itself included, by prefix; `xmlns=""` counts as none. */
export function namespacesInScope(tape: Tape, element: number): Map<string, string> {
  const declared = new Map<string, string>();
  for (let scope = scopeOf(scanned(tape), element); scope !== null; scope = scope.outer) {
    if (!declared.has(scope.prefix)) declared.set(scope.prefix, scope.uri);
  }
  if (declared.get('') === '') declared.delete('');
  return declared;
}

/** ` xmlns="…" xmlns:a="…"` in canonical order. */
export function canonicalNamespaces(declarations: ReadonlyMap<string, string>): string {
  return [...declarations]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(uri)}"`)
    .join('');
}

export function escapeAttribute(value: string): string {
  return value.replace(/[&<"\t\n\r]/g, (character) => ATTRIBUTE_ESCAPES[character] ?? character);
}

export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => TEXT_ESCAPES[character] ?? character);
}

const TEXT_ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

function scanned(tape: Tape): ScannedTape {
  assert(tape instanceof ScannedTape, 'a tape comes from the scanner');
  return tape;
}

/** One declaration and those around it: handed down as elements nest, never copied. */
type Scope = { readonly prefix: string; readonly uri: string; readonly outer: Scope } | null;

function scopeOf(tape: ScannedTape, element: number): Scope {
  return element < 0 ? null : scopeInside(tape, element, scopeOf(tape, tape.parent[element] as number));
}

function scopeInside(tape: ScannedTape, element: number, outer: Scope): Scope {
  let scope = outer;
  for (const { name, value } of tape.declarationsOf(element)) {
    scope = { prefix: declaredPrefix(name), uri: value, outer: scope };
  }
  return scope;
}

function uriIn(scope: Scope, prefix: string): string {
  for (let at = scope; at !== null; at = at.outer) {
    if (at.prefix === prefix) return at.uri;
  }
  return '';
}

class CanonicalWriter {
  readonly #tape: ScannedTape;
  readonly #omitted: number;
  readonly #gap: Gap;
  readonly #chunks: Buffer[] = [];
  #sliceStart = 0;
  #sliceEnd = 0;

  constructor(tape: ScannedTape, omitted: number, gap: Gap) {
    this.#tape = tape;
    this.#omitted = omitted;
    this.#gap = gap;
  }

  finish(): Buffer[] {
    this.#flush();
    return this.#chunks;
  }

  element(element: number, outer: Scope): void {
    const tape = this.#tape;
    if (element === this.#omitted) return;
    const start = tape.start[element] as number;
    if (this.#isSlice(element)) return this.#slice(start, tape.end[element] as number);
    const scope = scopeInside(tape, element, outer);
    const rewrites = this.#has(element, FLAG_TAG_NOT_CANONICAL);
    if (rewrites) this.#text(this.#startTag(element, scope, outer));
    else this.#slice(start, tape.contentStart[element] as number);
    this.#content(element, scope);
    if (rewrites) this.#text(`</${tape.qualifiedName(element)}>`);
    else this.#slice(tape.contentEnd[element] as number, tape.end[element] as number);
  }

  apex(element: number): void {
    const tape = this.#tape;
    const name = tape.qualifiedName(element);
    const scope = scopeOf(tape, element);
    const inherited = canonicalNamespaces(namespacesInScope(tape, element));
    this.#text(`<${name}${inherited}${sortedAttributes(tape.plainAttributesOf(element), scope)}>`);
    this.#content(element, scope);
    this.#text(`</${name}>`);
  }

  /** Whether the received bytes of the element are its canonical form, with nothing to leave out. */
  #isSlice(element: number): boolean {
    if (this.#has(element, FLAG_INSIDE_NOT_CANONICAL)) return false;
    if (this.#omitted < 0) return true;
    const tape = this.#tape;
    const omittedStart = tape.start[this.#omitted] as number;
    return omittedStart < (tape.start[element] as number) || omittedStart >= (tape.end[element] as number);
  }

  #has(element: number, flag: number): boolean {
    return ((this.#tape.flags[element] as number) & flag) !== 0;
  }

  #content(element: number, scope: Scope): void {
    const tape = this.#tape;
    let at = tape.contentStart[element] as number;
    let before = -1;
    for (let child = tape.firstChild[element] as number; child >= 0; child = tape.next[child] as number) {
      if (this.#isKept(before, child)) this.#textRun(element, at, tape.start[child] as number);
      if (child === this.#omitted && this.#gap === 'newline') this.#text('\n');
      this.element(child, scope);
      at = tape.end[child] as number;
      before = child;
    }
    if (this.#isKept(before, -1)) this.#textRun(element, at, tape.contentEnd[element] as number);
  }

  /** Whether the text between two children is written as it stands. −1: the start tag before, the end tag after. */
  #isKept(before: number, after: number): boolean {
    if (this.#gap === 'kept' || this.#omitted < 0) return true;
    return before !== this.#omitted && (this.#gap === 'tail dropped' || after !== this.#omitted);
  }

  #textRun(element: number, start: number, end: number): void {
    if (start === end) return;
    if (!this.#has(element, FLAG_TEXT_NOT_CANONICAL)) this.#slice(start, end);
    else this.#text(escapeText(decodeText(this.#tape.bytes, start, end)));
  }

  /** Inside the document: only declarations that change what the parent has in scope are written. */
  #startTag(element: number, scope: Scope, outer: Scope): string {
    const tape = this.#tape;
    const declared = new Map<string, string>();
    for (const { name, value } of tape.declarationsOf(element)) {
      const prefix = declaredPrefix(name);
      if (uriIn(outer, prefix) !== value) declared.set(prefix, value);
    }
    const attributes = sortedAttributes(tape.plainAttributesOf(element), scope);
    return `<${tape.qualifiedName(element)}${canonicalNamespaces(declared)}${attributes}>`;
  }

  #slice(start: number, end: number): void {
    if (start === this.#sliceEnd && this.#sliceEnd > this.#sliceStart) {
      this.#sliceEnd = end;
      return;
    }
    this.#flush();
    this.#sliceStart = start;
    this.#sliceEnd = end;
  }

  #text(text: string): void {
    this.#flush();
    this.#chunks.push(Buffer.from(text));
  }

  #flush(): void {
    if (this.#sliceEnd > this.#sliceStart)
      this.#chunks.push(this.#tape.bytes.subarray(this.#sliceStart, this.#sliceEnd));
    this.#sliceStart = this.#sliceEnd = 0;
  }
}

function sortedAttributes(attributes: readonly Attribute[], scope: Scope): string {
  return attributes
    .map(({ name, value }) => ({
      key: { isDeclaration: false, uri: name.prefix === '' ? '' : uriIn(scope, name.prefix), local: name.local },
      written: ` ${name.qualified}="${escapeAttribute(value)}"`,
    }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ written }) => written)
    .join('');
}
