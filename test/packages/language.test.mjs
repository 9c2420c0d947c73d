// The command speaks one language at a time: every Chinese text of packages/cli stands beside its English one, in `say(zh, en)`
// or as `{ zh, en }`, and neither holds the other's words. What is no text for the user is named below, with why.
import { parseSync } from 'oxc-parser';
import { houseRule, over } from '../support/house-rule.mjs';
import { typescript } from '../support/sources.mjs';

const CHINESE = /[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/u;
/** Two English words in a row that are no names of options, commands or fields. */
const ENGLISH = /(?<![-\w./<{$'"])(?:the|and|with|from|for|are|not|name|give|file|of|is|to|must|no|by|in)\s+[a-z]+\b/;

/** Files whose Chinese is data: what is declared, written into the journal, or looked for. */
const DATA = new Map([
  ['packages/cli/src/common/language.ts', 'the colon before a value, in the Chinese half alone'],
  ['packages/cli/src/common/shown/historyRows.ts', 'Chinese for words of the API, which are English'],
  ['packages/cli/src/common/shown/guaranteeWords.ts', 'Chinese for names of the API, which are English'],
  ['packages/cli/src/common/helpWords.ts', 'Chinese for what commander says in English'],
  ['packages/cli/src/demo/people.ts', 'names and addresses of invented people'],
  ['packages/cli/src/demo/desk.ts', 'a name of goods in a declaration'],
  ['packages/cli/src/demo/settlement.ts', 'reasons in the journal'],
  ['packages/cli/src/demo/afterRelease.ts', 'reasons in messages and in the journal'],
  ['packages/cli/src/demo/inspection.ts', 'reasons in the journal'],
  ['packages/cli/src/demo/supplement.ts', 'a question, its answer and reasons in messages and in the journal'],
  ['packages/cli/src/demo/stocktake.ts', 'reasons in the journal'],
  ['packages/cli/src/demo/offices.ts', 'reasons in the journal'],
  ['packages/cli/src/scenario/play.ts', 'reasons in the journal'],
  ['packages/cli/src/scenario/actors.ts', 'reasons in the journal'],
  ['packages/cli/src/scenario/later.ts', 'reasons in messages'],
  ['packages/cli/src/scenario/purchases.ts', 'the name of a person in a scenario'],
  ['packages/cli/src/scenario/schema.ts', 'the JSON Schema of scenario files, which an editor shows'],
  ['packages/cli/src/commands/goods/goodsLoad.ts', 'headings of the official list'],
]);

const files = typescript('packages/cli/src').map(({ path, text }) => ({ file: path, text }));
const said = files.flatMap(({ file, text }) => textsOf(file, text));
const WHY = 'An output is in one language (--lang, locale): a text is say(zh, en), or { zh, en } given to sayOf.';
const placeOf = ({ file, line, text }) => `${file}:${line} ${text.slice(0, 120).replaceAll('\n', ' ')}`;
const rule = (name, where, isWrong) =>
  houseRule(name, WHY, () =>
    over(
      said.filter((one) => one.where === where),
      (one) => (isWrong(one) ? [placeOf(one)] : null),
    ),
  );

rule(
  'a Chinese text of the command stands beside its English one',
  'alone',
  ({ file, text }) => CHINESE.test(text) && !DATA.has(file),
);
rule('an English text of the command holds no Chinese', 'en', ({ text }) => CHINESE.test(text));
rule('a Chinese text of the command holds no English sentence', 'zh', ({ text }) => ENGLISH.test(text));

houseRule(
  'nothing is done inside a text',
  'Both halves of say(zh, en) are evaluated: what is awaited in one of them happens twice. Await it before.',
  () => over(files, ({ file, text }) => awaitedIn(file, text)),
);

houseRule(
  'what is taken for data has Chinese',
  'An exception that is not needed any more hides the next mistake: remove it.',
  () => {
    const used = new Set(
      said.filter(({ where, text }) => where === 'alone' && CHINESE.test(text)).map(({ file }) => file),
    );
    return over([...DATA.keys()], (file) => (used.has(file) ? null : [file]));
  },
);

/** Every literal text of a file, and whose half it is. */
function textsOf(file, source) {
  const found = [];
  const lineOf = (at) => source.slice(0, at).split('\n').length;
  const add = (node, text, where) => found.push({ file, line: lineOf(node.start), text, where });
  const walk = (node, where) => {
    if (Array.isArray(node)) return node.forEach((one) => walk(one, where));
    if (node === null || typeof node !== 'object' || typeof node.type !== 'string') return undefined;
    if (node.type === 'ImportDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source)) return undefined;
    if (node.type === 'Literal' && typeof node.value === 'string') return add(node, node.value, where);
    if (node.type === 'TemplateElement') return add(node, node.value.cooked ?? '', where);
    if (
      node.type === 'CallExpression' &&
      ['say', 'inWords'].includes(node.callee.name) &&
      node.arguments.length === 2
    ) {
      walk(node.arguments[0], 'zh');
      return walk(node.arguments[1], 'en');
    }
    if (node.type === 'TemplateLiteral') {
      walk(node.quasis, where);
      return walk(node.expressions, where);
    }
    if (node.type === 'Property' && ['zh', 'en'].includes(node.key.name)) return walk(node.value, node.key.name);
    for (const [name, child] of Object.entries(node)) if (name !== 'type') walk(child, where);
    return undefined;
  };
  walk(parseSync(file, source).program, 'alone');
  return found;
}

/** Places where a half of a text waits for something. */
function awaitedIn(file, source) {
  const found = [];
  const walk = (node, inText) => {
    if (Array.isArray(node)) return node.forEach((one) => walk(one, inText));
    if (node === null || typeof node !== 'object' || typeof node.type !== 'string') return undefined;
    if (inText && node.type === 'AwaitExpression')
      found.push(`${file}:${source.slice(0, node.start).split('\n').length}`);
    const isText = node.type === 'CallExpression' && ['say', 'inWords'].includes(node.callee.name);
    for (const child of Object.values(node)) walk(child, inText || isText);
    return undefined;
  };
  walk(parseSync(file, source).program, false);
  return found;
}
