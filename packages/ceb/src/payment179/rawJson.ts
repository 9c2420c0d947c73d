/** A JSON value with the place where it stands: numbers keep their digits, objects and arrays their exact text. */
export type JsonNode = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, JsonNode> }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'literal' }
);

/** Far above what the interface nests (four). */
const DEPTH_MAX = 8;

/**
 * Reads JSON for signatures: `null` unless it is JSON (RFC 8259) in which every name stands once and every character is
 * one. Two readers that keep different ones of two equal names would see different data under one signature.
 */
export function parseRawJson(text: string): JsonNode | null {
  try {
    JSON.parse(text);
    if (/\p{Surrogate}/u.test(text)) return null;
    return new Walker(text).value(0);
  } catch {
    return null;
  }
}

/** Walks a text that is known to be JSON. Throws at what is not allowed beyond that. */
class Walker {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): JsonNode {
    if (depth > DEPTH_MAX) throw new RangeError('depth');
    this.#space();
    const start = this.#at;
    switch (this.#text[start]) {
      case '{':
        return this.#object(start, depth);
      case '[':
        return this.#array(start, depth);
      case '"': {
        const value = this.#string();
        return { kind: 'string', value, start, end: this.#at };
      }
      default:
        return this.#word(start);
    }
  }

  #object(start: number, depth: number): JsonNode {
    const members = new Map<string, JsonNode>();
    this.#items('}', () => {
      const name = this.#string();
      if (members.has(name)) throw new RangeError('duplicate name');
      this.#space();
      this.#at += 1;
      members.set(name, this.value(depth + 1));
    });
    return { kind: 'object', members, start, end: this.#at };
  }

  #array(start: number, depth: number): JsonNode {
    const items: JsonNode[] = [];
    this.#items(']', () => {
      items.push(this.value(depth + 1));
    });
    return { kind: 'array', items, start, end: this.#at };
  }

  /** Everything between the bracket we stand on and the one that closes it. */
  #items(close: string, item: () => void): void {
    this.#at += 1;
    this.#space();
    while (this.#text[this.#at] !== close) {
      item();
      this.#space();
      if (this.#text[this.#at] === ',') this.#at += 1;
      this.#space();
    }
    this.#at += 1;
  }

  #string(): string {
    const start = this.#at;
    this.#at += 1;
    while (this.#text[this.#at] !== '"') this.#at += this.#text[this.#at] === '\\' ? 2 : 1;
    this.#at += 1;
    const value = JSON.parse(this.#text.slice(start, this.#at)) as string;
    if (/\p{Surrogate}/u.test(value)) throw new RangeError('half a character');
    return value;
  }

  #word(start: number): JsonNode {
    while (/[\w.+-]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    const word = this.#text.slice(start, this.#at);
    return /^[-\d]/.test(word)
      ? { kind: 'number', digits: word, start, end: this.#at }
      : { kind: 'literal', start, end: this.#at };
  }

  #space(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }
}
