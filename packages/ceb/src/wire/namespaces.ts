import type { Name } from './names.ts';
import { CEB_NAMESPACE, DS_NAMESPACE, DXP_NAMESPACE, NS } from './tape.ts';

const CODES: ReadonlyMap<string, number> = new Map([
  ['', NS.none],
  [CEB_NAMESPACE, NS.ceb],
  [DS_NAMESPACE, NS.ds],
  [DXP_NAMESPACE, NS.dxp],
]);

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/** The namespace declarations in scope, innermost last. */
export class NamespaceScope {
  size = 0;
  readonly #prefixes: string[] = [];
  readonly #uris: string[] = [];
  #lastPrefix: string | null = null;
  #lastCode = -1;

  clear(): void {
    this.truncate(0);
  }

  declare(prefix: string, uri: string): void {
    this.#prefixes[this.size] = prefix;
    this.#uris[this.size] = uri;
    this.size++;
    this.#lastPrefix = null;
  }

  /** Leaves the scope of an element: keeps the first `size` declarations. */
  truncate(size: number): void {
    this.size = size;
    this.#lastPrefix = null;
  }

  /** The `NS` value of an element prefix, −1 when it is undeclared. */
  codeOf(prefix: string): number {
    if (prefix === this.#lastPrefix) return this.#lastCode;
    const uri = this.uriOf(prefix);
    const code = uri === null ? -1 : (CODES.get(uri) ?? NS.other);
    this.#lastPrefix = prefix;
    this.#lastCode = code;
    return code;
  }

  /** The namespace of an element prefix within the first `size` declarations, `null` when it is undeclared. */
  uriOf(prefix: string, size = this.size): string | null {
    for (let index = size - 1; index >= 0; index--) {
      if (this.#prefixes[index] === prefix) return this.#uris[index] ?? null;
    }
    return prefix === '' ? '' : null;
  }
}

/**
 * Whether a declaration is one we read. Reserved names may not be bound, a prefix may not be unbound, and a
 * relative name is refused because canonical XML 1.0 leaves it undefined (section 1.3).
 */
export function mayDeclare(prefix: string, uri: string): boolean {
  if (prefix === 'xml' || prefix === 'xmlns') return false;
  if (uri === '') return prefix === '';
  if (uri.length > NAMESPACE_LENGTH_MAX) return false;
  return uri !== XML_NAMESPACE && uri !== XMLNS_NAMESPACE && ABSOLUTE_URI.test(uri);
}

/** Namespaces are compared for every prefixed attribute; the longest of the specification has 39 characters. */
const NAMESPACE_LENGTH_MAX = 256;

/** RFC 3986 without user names and address literals; what others might read in two ways is no namespace of ours. */
const ABSOLUTE_URI =
  /^[A-Za-z][A-Za-z0-9+.-]*:(?:\/\/[\w.~-]*(?::\d{1,5})?(?:[/?](?:[\w.~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?|(?!\/\/)(?:[\w.~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)(?:#(?:[\w.~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?$/;

export function isNamespaceDeclaration(name: Name): boolean {
  return name.prefix === 'xmlns' || name.qualified === 'xmlns';
}

/** The prefix that `xmlns` (none) or `xmlns:p` (p) declares. */
export function declaredPrefix(name: Name): string {
  return name.prefix === '' ? '' : name.local;
}
