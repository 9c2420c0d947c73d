import { readFileSync } from 'node:fs';
import { scan } from '../../src/wire/scan.ts';
import type { Tape } from '../../src/wire/tape.ts';

/** One element of a message as an official schema has it: where, how often, and what it says of the text. */
export type OfficialElement = { readonly path: string; readonly facts: string };

/** Reads the official schema file: every element of every message, in order, down from the roots. */
export function officialElements(file: string): ReadonlyMap<string, readonly OfficialElement[]> {
  // The scanner reads neither comments nor CDATA; in a schema they are only words to people.
  const source = readFileSync(file, 'utf8').replaceAll(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '');
  const tape = scan(Buffer.from(source));
  if (!tape.ok) throw new Error(`the schema cannot be scanned: ${JSON.stringify(tape.refusals)}`);
  const schema = new Schema(tape.value);
  return new Map(schema.messages().map((name) => [name, schema.elementsBelow(name)]));
}

class Schema {
  private readonly tape: Tape;
  private readonly global: ReadonlyMap<string, number>;

  constructor(tape: Tape) {
    this.tape = tape;
    this.global = new Map(this.children(0, 'element').map((at) => [this.attribute(at, 'name') ?? '', at]));
  }

  messages(): string[] {
    return [...this.global.keys()].filter((name) => name.startsWith('CEB'));
  }

  elementsBelow(root: string): OfficialElement[] {
    const found: OfficialElement[] = [];
    this.walk(this.global.get(root) ?? -1, root, found);
    return found;
  }

  private walk(element: number, path: string, found: OfficialElement[]): void {
    for (const type of this.children(element, 'complexType')) {
      for (const sequence of this.children(type, 'sequence')) {
        for (const child of this.children(sequence, 'element')) this.add(child, path, found);
      }
    }
  }

  private add(child: number, path: string, found: OfficialElement[]): void {
    const reference = this.attribute(child, 'ref')?.replace(/^(?:ceb|ds):/, '');
    const target = reference === undefined ? child : this.global.get(reference);
    const name = reference ?? this.attribute(child, 'name') ?? '';
    const place = `${path}/${name}`;
    const occurs = `${this.attribute(child, 'minOccurs') ?? '1'}..${this.attribute(child, 'maxOccurs') ?? '1'}`;
    const values = ['fixed', 'default'].flatMap((key) => {
      const value = this.attribute(child, key);
      return value === undefined ? [] : [`${key}=${value}`];
    });
    found.push({ path: place, facts: [occurs, ...values, ...this.facets(child)].join(' ') });
    if (target !== undefined) this.walk(target, place, found);
  }

  private facets(element: number): string[] {
    const [type] = this.children(element, 'simpleType');
    const named = this.attribute(element, 'type');
    if (type === undefined) return named?.startsWith('xs:') ? [named] : [];
    const [restriction = -1] = this.children(type, 'restriction');
    const facets = this.children(restriction).flatMap((facet) => {
      const name = this.tape.localName[facet] ?? '';
      const value = this.attribute(facet, 'value') ?? '';
      // `minLength 0` says nothing.
      return name === 'annotation' || (name === 'minLength' && value === '0') ? [] : [`${name}=${value}`];
    });
    return [this.attribute(restriction, 'base') ?? '', ...facets.sort()];
  }

  private children(element: number, name?: string): number[] {
    const found: number[] = [];
    for (let at = this.tape.firstChild[element] ?? -1; at !== -1; at = this.tape.next[at] ?? -1) {
      if (name === undefined || this.tape.localName[at] === name) found.push(at);
    }
    return found;
  }

  private attribute(element: number, name: string): string | undefined {
    return this.tape.attributesOf(element).get(name);
  }
}
