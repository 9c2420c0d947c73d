// Proves that every decision can be weighed again: each says why, what, at what price and until when, has a number of its own
// and stands in the list.

import { houseRule, over } from './support/house-rule.mjs';
import { lacksOf } from './support/decision.mjs';
import { allFiles, read } from './support/sources.mjs';

const FOLDER = 'docs/decisions/';
const files = allFiles();
const decisions = files.filter((path) => path.startsWith(FOLDER) && path !== `${FOLDER}README.md`);
const numberOf = (path) => path.slice(FOLDER.length).slice(0, 4);

houseRule(
  'a decision says context, choice, what we gave up and when to look again',
  'A choice without its price is advertising, and one without an end is a law. See docs/decisions/0014-numbers-are-claimed.md.',
  () => over(decisions, (path) => lacksOf(path, read(path)).map((lack) => `${path} lacks ${lack}`)),
);

houseRule(
  'decisions have numbers of their own and stand in the list, in order',
  'docs/decisions/README.md: one line a decision, `- [0031 Title](0031-title.md)`, with the title of its page.',
  () => {
    const lines = read(`${FOLDER}README.md`)
      .split('\n')
      .filter((line) => line.startsWith('- ['));
    const expected = decisions.map((path) => {
      const title = /^# \d{4}(?:\.| –) (.+)$/m.exec(read(path))?.[1];
      return `- [${numberOf(path)} ${title}](${path.slice(FOLDER.length)})`;
    });
    const twice = decisions.filter((path, index) => index > 0 && numberOf(path) === numberOf(decisions[index - 1]));
    return {
      scanned: lines.length,
      breaches: [
        ...twice.map((path) => `${path}: its number is taken`),
        ...expected.filter((line) => !lines.includes(line)).map((line) => `not in the list: ${line}`),
        ...lines.filter((line) => !expected.includes(line)).map((line) => `no such page: ${line}`),
        ...(lines.join() === [...lines].sort().join() ? [] : ['the list is not in order']),
      ],
    };
  },
);

houseRule('a decision that is named is there', 'ADR and four digits is an address: correct it.', () => {
  const numbers = new Set(decisions.map(numberOf));
  const named = files
    .filter((path) => /\.(ts|mjs|sql|md|yaml)$/.test(path))
    .flatMap((path) => [...read(path).matchAll(/\bADR (\d{4})\b/g)].map(([, number]) => ({ path, number })));
  return over(named, ({ path, number }) => (numbers.has(number) ? [] : [`${path} names ADR ${number}`]));
});

houseRule('the rule about decisions sees what it is about', 'Mend test/support/decision.mjs.', () => {
  const page = (...parts) => `# 0031. Title\n\n${parts.join('\n\n')}\n`;
  const [why, what, price, end] = [
    '## Context\n\nA.',
    '## Choice\n\nB.',
    '## What we gave up\n\nC.',
    '## When to look again\n\nD.',
  ];
  const rows = [
    ['as it should be', page(why, what, price, end), ''],
    ['in bold', page('**Context.** A.', '**Choice.** B.', '**What we gave up.** C.', '**When to look again.** D.'), ''],
    ['with a part of its own', page(why, what, '## Considered\n\nE.', price, end), ''],
    ['with another dash', page(why, what, price, end).replace('.', ' –'), ''],
    ['without a price', page(why, what, end), 'What we gave up'],
    ['with an end of no words', page(why, what, price, '## When to look again'), 'words under When to look again'],
    ['in another order', page(what, why, price, end), 'the order Context, Choice, What we gave up, When to look again'],
    ['with two choices', page(why, what, what, price, end), 'Choice only once'],
    ['with the number of another', page(why, what, price, end).replace('31', '32'), 'a first line "# 0031. …"'],
  ];
  const wrong = rows.filter(([, text, lacks]) => lacksOf('docs/decisions/0031-title.md', text).join() !== lacks);
  return { scanned: rows.length, breaches: wrong.map(([name]) => name) };
});
