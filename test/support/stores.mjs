import { posix } from 'node:path';
import { importsOf, roomOf } from './sources.mjs';

/** Rooms that see all stores: one wires them, the other implements them. */
const SEE_ALL = ['main', 'store'];

const isStoreFile = (path) => /(^|\/|[a-z])[sS]tore\.ts$|\/asks\.ts$/.test(path);
const namesOf = (list) => list.split(',').map((name) => name.trim().replace(/^type\s+/, ''));

/** What a room imports of another room's stores, and what its door hands out of its own. */
export function storesSeen(source, engines) {
  const room = roomOf(source.path);
  if (room === null || SEE_ALL.includes(room)) return [];
  return [...importedStores(source, room, engines), ...(engines.includes(room) ? [] : handedOut(source))];
}

function importedStores(source, room, engines) {
  const lines = source.code.matchAll(/\bimport\s+(?:type\s+)?\{([^}]*)\}\s*from\s*['"]([^'"]+)['"]/g);
  const named = [...lines].flatMap(([, list, target]) => namesOf(list).map((name) => ({ name, target })));
  const inline = [...source.code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)\s*\.\s*(\w+)/g)];
  const all = [...named, ...inline.map(([, target, name]) => ({ name, target }))];
  const isOthers = (target) => {
    const other = target.startsWith('.') ? roomOf(resolved(source.path, target)) : null;
    return other !== null && other !== room && !engines.includes(other);
  };
  const stores = all.filter(({ name, target }) => /Store(\s+as\b|$)/.test(name) && isOthers(target));
  const files = importsOf(source).filter(({ target }) => isOthers(target) && isStoreFile(target));
  return [
    ...stores.map(({ name, target }) => `${source.path} imports ${name} of ${target}`),
    ...files.map(({ target }) => `${source.path} imports ${target}`),
  ];
}

/** A store that a door hands out can be taken under any name. */
function handedOut({ path, code }) {
  if (!/^packages\/server\/src\/[^/]+\/(index|types)\.ts$/.test(path)) return [];
  const passed = [
    ...code.matchAll(/\bexport\s+(?:type\s+)?(?:\{([^}]*)\}|\*(?:\s+as\s+\w+)?)\s*from\s*['"]([^'"]+)['"]/g),
  ];
  const own = [...code.matchAll(/\bexport\s+(?:type|interface)\s+(\w*Store)\b/g)];
  return [
    ...own.map(([, name]) => `${path} hands out ${name}`),
    ...passed.flatMap(([, list, target]) =>
      isStoreFile(target)
        ? [`${path} hands out what ${target} has`]
        : namesOf(list ?? '').flatMap((name) => (/Store\b/.test(name) ? [`${path} hands out ${name}`] : [])),
    ),
  ];
}

const OF_A_HAND =
  /\b(ActContext|AftercareContext|DocumentHandler|DayJob|DayTurn|HourJob|HourTurn|FollowingWay|DailyJob)\b/;
/**
 * Questions that lanes ask of the database, by name: the files that declare each. Their types are those that a function of
 * `store` implements with the client of a transaction, those of engines, and the file `asks`; what a service asks of the
 * pool is another thing. Who reads is looked for where hands are, who writes everywhere.
 */
export function laneQuestions(sources, engines, asks) {
  const implemented = (parameter) =>
    new Set(
      sources.filter(({ path }) => roomOf(path) === 'store').flatMap(({ code }) => implementedIn(code, parameter)),
    );
  const ofLanes = implemented('client: pg.PoolClient');
  const ofServices = implemented('store: Store');
  const blocks = sources.filter(({ path }) => isOfRoom(path)).flatMap(blocksOf);
  const isOfEngine = (path) => engines.includes(roomOf(path)) && isStoreFile(path);
  const declared = blocks.filter(({ name, path }) => ofLanes.has(name) || isOfEngine(path) || path === asks);
  const questions = new Set(declared.flatMap(({ questions }) => questions));
  const isOfHands = (path, code) => isStoreFile(path) || path.endsWith('/context.ts') || OF_A_HAND.test(code);
  const hands = blocks
    .filter(({ name }) => !ofServices.has(name))
    .map((block) =>
      isOfHands(block.path, block.code) ? block : { ...block, questions: block.questions.filter(changes) },
    );
  const asked = new Map([...questions].map((question) => [question, new Set()]));
  for (const { path, questions: own } of [...declared, ...hands])
    for (const question of own) asked.get(question)?.add(path);
  return asked;
}

const isOfRoom = (path) => roomOf(path) !== null && !SEE_ALL.includes(roomOf(path)) && !path.includes('/api/');

/** The types of a file, each with the questions in it; the rest of it is one without a name. */
function blocksOf({ path, code }) {
  return code.split(/\n(?=(?:export )?(?:type|interface|const|function|async function|class) )/).map((text) => ({
    path,
    code,
    name: /^(?:export )?(?:type|interface) (\w+)/.exec(text)?.[1] ?? '',
    questions: questionsIn(text),
  }));
}

/** Names of methods and of fields with a function that promise something: signatures, no calls. */
function questionsIn(text) {
  return [...text.matchAll(/(?<![.\w])(\w+)\??(?::\s*)?\(/g)].flatMap(({ 0: start, 1: name, index }) => {
    const after = text.slice(closingOf(text, index + start.length - 1) + 1);
    return /^\s*(?::|=>)\s*Promise\s*</.test(after) ? [name] : [];
  });
}

/** The types that functions of `store` return whose first parameter is this one. */
function implementedIn(code, parameter) {
  return [...code.matchAll(/\bfunction \w+(?=\()/g)].flatMap(({ 0: start, index }) => {
    const open = index + start.length;
    const close = closingOf(code, open);
    if (
      !code
        .slice(open + 1)
        .trimStart()
        .startsWith(parameter)
    )
      return [];
    const types = /^\s*:\s*([^{]+)\{/.exec(code.slice(close + 1))?.[1] ?? '';
    return types.match(/\b[A-Z]\w+/g) ?? [];
  });
}

/** Where the bracket at `open` is closed. */
function closingOf(text, open) {
  for (let at = open, depth = 0; at < text.length; at++) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

/** Whether a statement of this name changes rows. */
export function changes(question) {
  return CHANGES.test(question);
}

const CHANGES =
  /^(add|amend|change|decide|delete|end|give|hand|insert|lift|mark|move|put|set|update|upsert)(?=[A-Z]|$)/;

function resolved(path, target) {
  return posix.normalize(posix.join(posix.dirname(path), target));
}
