/** Messages made to use up time or memory (X5), each within the limits of the door's size. */
export const RESOURCE_ATTACKS: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['billion laughs', Buffer.from(`<!DOCTYPE a [${entities(10)}]><a>&e9;</a>`)],
  ['quadratic entity', Buffer.from(`<!DOCTYPE a [<!ENTITY b "${'x'.repeat(50_000)}">]><a>${'&b;'.repeat(50_000)}</a>`)],
  ['100,000 deep', Buffer.from('<a>'.repeat(100_000))],
  ['50,000 attributes', Buffer.from(`<a${many(50_000, (index) => ` a${index}="1"`)}/>`)],
  ['5,000 namespaces', Buffer.from(`<a${many(5_000, (index) => ` xmlns:n${index}="urn:${index}"`)}/>`)],
  ['one text of 7 MB', Buffer.from(`<a>${'x'.repeat(7_000_000)}</a>`)],
  ['7 MB of references', Buffer.from(`<a>${'&#65;'.repeat(1_400_000)}</a>`)],
  ['a million elements', Buffer.from(`<a>${'<b/>'.repeat(1_000_000)}</a>`)],
  ['a long name', Buffer.from(`<${'n'.repeat(1_000_000)}/>`)],
  ['a long comment', Buffer.from(`<a><!--${'-'.repeat(5_000_000)}`)],
  ['nine megabytes', Buffer.alloc(9 * 1024 * 1024, 0x20)],
  ['overlong text without an end', Buffer.from(`<a>${'海'.repeat(2_000_000)}`)],
];

function entities(levels: number): string {
  return many(levels, (level) =>
    level === 0 ? '<!ENTITY e0 "lol">' : `<!ENTITY e${level} "${`&e${level - 1};`.repeat(10)}">`,
  );
}

function many(count: number, one: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => one(index)).join('');
}
