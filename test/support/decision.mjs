/** What every decision says, in this order. Its price and its end are what a reader comes back for. */
export const PARTS = ['Context', 'Choice', 'What we gave up', 'When to look again'];

/** A part opens with a heading, `## Choice`, or in bold, `**Choice.**`. */
const OPENS = /^(?:## (.+)|\*\*([^*\n]+)\.\*\*)/gm;

/** What a page of docs/decisions lacks, in words. */
export function lacksOf(path, text) {
  const number = /(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1];
  const lacks = [];
  if (number === undefined) lacks.push('a name like 0031-what-it-is.md');
  if (!new RegExp(`^# ${number}(?:\\.| –) \\S`).test(text)) lacks.push(`a first line "# ${number}. …"`);
  const opened = [...text.matchAll(OPENS)].map((found) => ({
    name: found[1] ?? found[2],
    from: found.index + found[0].length,
    at: found.index,
  }));
  const parts = opened.filter(({ name }) => PARTS.includes(name));
  for (const part of PARTS) {
    const own = parts.filter(({ name }) => name === part);
    if (own.length !== 1) lacks.push(own.length === 0 ? part : `${part} only once`);
    for (const { from } of own) {
      const next = opened.find(({ at }) => at >= from)?.at ?? text.length;
      if (text.slice(from, next).trim() === '') lacks.push(`words under ${part}`);
    }
  }
  const order = parts.map(({ name }) => PARTS.indexOf(name));
  if (order.some((place, index) => index > 0 && place < order[index - 1])) lacks.push(`the order ${PARTS.join(', ')}`);
  return lacks;
}
