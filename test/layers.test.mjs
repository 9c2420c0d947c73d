// Proves that the house has the walls ARCHITECTURE.md draws: it reads the import lines of every source file and
// compares them with the tables below. Changing a table is an architecture decision: write it down in docs/decisions.

import { posix } from 'node:path';
import { circlesOf } from './support/circles.mjs';
import { houseRule, over, seenBy } from './support/house-rule.mjs';
import { importsOf, read, roomOf, typescript } from './support/sources.mjs';

/** What each package may depend on. */
const PACKAGES = {
  kernel: [],
  ceb: ['kernel'],
  policy: ['kernel'],
  matching: ['kernel', 'ceb', 'policy'],
  server: ['kernel', 'ceb', 'policy', 'matching'],
  sdk: ['kernel', 'ceb', 'policy', 'matching'],
  cli: ['kernel', 'ceb', 'policy', 'sdk', 'server'],
};

/** The parts of the command that may use the platform itself; everything else is a client like any other. */
const CLI_USES_SERVER = [
  /^packages\/cli\/src\/commands\/serve/,
  /^packages\/cli\/src\/commands\/audit/,
  /^packages\/cli\/src\/commands\/keys\/keys/,
  /^packages\/cli\/src\/commands\/keys\/vault/,
  /^packages\/cli\/src\/commands\/registry/,
  /^packages\/cli\/src\/bench\//,
  /^packages\/cli\/src\/scenario\//,
  /^packages\/cli\/src\/common\/database/,
  // A test that waits for the work of a day, which no door tells.
  /^packages\/cli\/test\/guides\/waits/,
];

/** Rooms of the server whose values others may use through their door, and why. Types are free. */
const SHARED_ROOMS = {
  registry: 'its two judgements are pure functions of a picture in memory',
  ledgers: 'an engine, not a decider: a lane moves accounts inside its own transaction',
  lane: 'the engine of a lane: the rooms that use it work inside its transaction',
  clearance: 'the declaration: what follows it moves it through its states, ways and texts, inside its batch',
  inspection: 'what becomes of goods that are held is decided in one place, also where they go by hand',
  gateway: 'the words of the door: who may, what it costs, how it says no; a room adds its routes with them',
};

/** Single files of a room whose values others may use, and why. */
const SHARED_FILES = {
  'packages/server/src/office/defineAct.ts':
    'the words in which every room says what its acts are; they compute, and know neither store nor lane',
};

/** What the engine of a lane may know: records and ledgers of any trade, and no subject. */
const ENGINE = {
  room: 'lane',
  rooms: ['ledgers', 'receipts', 'office'],
  packages: ['@tongguan/kernel', 'node:crypto', 'node:timers/promises'],
};

const sources = typescript(...Object.keys(PACKAGES).map((name) => `packages/${name}`));
const packageOf = (path) => path.split('/')[1];
const resolved = (path, target) => posix.normalize(posix.join(posix.dirname(path), target));

houseRule(
  'a package imports only packages to its left',
  'kernel ← ceb, policy ← matching ← server, sdk ← cli. A dependency the other way makes a circle out of the house; move the shared thing left instead.',
  () =>
    over(sources, (source) =>
      importsOf(source)
        .map(({ target }) => /^@tongguan\/([^/]+)/.exec(target)?.[1])
        .filter((name) => name !== undefined && !PACKAGES[packageOf(source.path)]?.includes(name))
        .map((name) => `${source.path} imports @tongguan/${name}`),
    ),
);

houseRule(
  'package.json names exactly the packages that may be used',
  'The table above and the manifests must tell the same story, or an install differs from the checkout.',
  () =>
    over(Object.keys(PACKAGES), (name) => {
      const manifest = JSON.parse(read(`packages/${name}/package.json`));
      const declared = Object.keys(manifest.dependencies ?? {}).filter((key) => key.startsWith('@tongguan/'));
      return declared
        .filter((key) => !PACKAGES[name].includes(key.slice('@tongguan/'.length)))
        .map((key) => `packages/${name}/package.json depends on ${key}`);
    }),
);

houseRule(
  'a package has one door',
  'Import a package by its name only; what it does not export from src/index.ts is its own business.',
  () =>
    over(sources, (source) =>
      importsOf(source)
        .filter(({ target }) => {
          if (/^@tongguan\/[^/]+\//.test(target)) return true;
          return target.startsWith('.') && packageOf(resolved(source.path, target)) !== packageOf(source.path);
        })
        .map(({ target }) => `${source.path} imports ${target}`),
    ),
);

houseRule(
  'no circle of imports, types included',
  'What stands in a circle can only be read, tested and moved as a whole. A type that two files need lies in a third: types.ts, rows.ts, deps.ts.',
  () => {
    const graph = importGraph(sources.filter(({ path }) => path.includes('/src/')));
    const lost = [...graph].flatMap(([path, targets]) =>
      targets
        .filter((target) => !graph.has(target))
        .map((target) => `${path} imports ${target}, which nobody looked at`),
    );
    return { scanned: graph.size, breaches: [...lost, ...circlesOf(graph).map((circle) => circle.join(', '))] };
  },
);

houseRule(
  'the rule about circles sees what it is about',
  'Mend test/support/circles.mjs, or how imports are read.',
  () => {
    const seen = [
      [{ a: [], b: ["import { a } from './a.ts';"] }, ''],
      [{ a: ["import { b } from './b.ts';"], b: ["import { type A } from './a.ts';"] }, 'a b'],
      [
        {
          a: ["import type { B } from './b.ts';"],
          b: ["export * from './c.ts';"],
          c: ["type A = import('./a.ts').A;"],
        },
        'a b c',
      ],
      [{ a: ['type B = import("./b.ts").B;'], b: ['export { a } from "./a.ts";'] }, 'a b'],
      [{ a: ['const b = await import( "./b.ts");'], b: ['await import(`./a.ts`);'] }, 'a b'],
      [{ a: ['type B = import("./b.ts").B;'], b: ["const text = 'import(./a.ts)';"] }, ''],
      [{ a: ["import { b } from './b.ts';", "import { c } from './c.ts';"], b: ["import './c.ts';"], c: [] }, ''],
      [
        {
          a: ["import './b.ts';"],
          b: ["import './b.ts';", "import './c.ts';"],
          c: ["import './d.ts';"],
          d: ["import './c.ts';"],
        },
        'c d, b',
      ],
    ];
    const found = (files) => {
      const graph = importGraph(
        Object.entries(files).map(([name, lines]) => ({ path: `x/${name}.ts`, code: lines.join('\n') })),
      );
      return circlesOf(graph)
        .map((circle) => circle.map((path) => path.replace(/^x\/|\.ts$/g, '')).join(' '))
        .join(', ');
    };
    const wrong = seen.filter(([files, circles]) => found(files) !== circles);
    return { scanned: seen.length, breaches: wrong.map(([files]) => JSON.stringify(files)) };
  },
);

houseRule(
  'the command is a client, except where it runs the platform',
  'Only serve, audit, bench, scenario, keys, vault and registry may load @tongguan/server; `tongguan assess` must start fast and without a database.',
  () => {
    const users = sources
      .filter(({ path }) => path.startsWith('packages/cli/'))
      .filter((source) => importsOf(source).some((one) => one.target === '@tongguan/server' && !one.onlyTypes))
      .map(({ path }) => path);
    const strangers = users.filter((path) => !CLI_USES_SERVER.some((pattern) => pattern.test(path)));
    return {
      scanned: seenBy(CLI_USES_SERVER, users),
      breaches: strangers.map((path) => `${path} imports @tongguan/server`),
    };
  },
);

houseRule(
  'rooms do not know how they are stored',
  'A room declares the interface it needs, store/ implements it and main wires them. Only main and store itself import store.',
  () =>
    over(serverSources(), (source) => {
      if (['main', 'store'].includes(roomOf(source.path))) return [];
      return importsOf(source)
        .filter(({ target }) => target.startsWith('.') && roomOf(resolved(source.path, target)) === 'store')
        .map(({ target }) => `${source.path} imports ${target}`);
    }),
);

houseRule(
  'rooms speak by records, not by calling each other',
  'A room may know the types of another (its types.ts or index.ts), never its functions; main wires. Exceptions stand in SHARED_ROOMS with their reason, and go through index.ts. The api/ of one room may use that of another.',
  () =>
    over(serverSources(), (source) => {
      const room = roomOf(source.path);
      if (room === 'main' || room === 'store') return [];
      return importsOf(source).flatMap(({ target, onlyTypes }) => {
        if (!target.startsWith('.')) return [];
        const path = resolved(source.path, target);
        const other = roomOf(path);
        if (other === null || other === room || other === 'store' || path in SHARED_FILES) return [];
        // An answer of the API is made of answers, whosever they are.
        if (isApi(source.path) && isApi(path)) return [];
        const door = /\/(index|types)\.ts$/.test(path);
        if (door && (onlyTypes || other in SHARED_ROOMS || path.endsWith('/types.ts'))) return [];
        return [`${source.path} imports ${onlyTypes ? 'types of ' : ''}${path}`];
      });
    }),
);

houseRule(
  'an exception for a room is one that is used',
  'Nobody imports values of this room any more, or the engine needs it no more: take it out of SHARED_ROOMS or ENGINE.',
  () => {
    const doors = serverSources().flatMap((source) =>
      importsOf(source)
        .filter(({ target }) => target.startsWith('.'))
        .map(({ target, onlyTypes }) => ({ from: roomOf(source.path), path: resolved(source.path, target), onlyTypes }))
        .filter(({ from, path }) => roomOf(path) !== from && from !== 'main' && from !== 'store'),
    );
    const users = (room) => doors.filter(({ path, onlyTypes }) => roomOf(path) === room && !onlyTypes).length;
    const needs = (room) => doors.filter(({ from, path }) => from === ENGINE.room && roomOf(path) === room).length;
    const counted = [
      ...Object.keys(SHARED_ROOMS).map((room) => [`SHARED_ROOMS ${room}`, users(room)]),
      ...ENGINE.rooms.map((room) => [`ENGINE ${room}`, needs(room)]),
    ];
    return { scanned: Object.fromEntries(counted), breaches: [] };
  },
);

houseRule(
  'the engine knows no trade',
  'lane/ serves the import list today and other subjects tomorrow: what it needs of one it is given. It imports kernel, ledgers, receipts and office; the subjects import it.',
  () =>
    over(
      sources.filter((source) => roomOf(source.path) === ENGINE.room),
      (source) => importsOf(source).flatMap((found) => beyondEngine(source.path, found.target)),
    ),
);

houseRule('the rule about the engine sees what it is about', 'Mend `beyondEngine` in this file.', () => {
  const path = 'packages/server/src/lane/claims.ts';
  const seen = [
    ['./types.ts', true],
    ['../office/types.ts', true],
    ['@tongguan/kernel', true],
    ['@tongguan/ceb', false],
    ['../clearance/types.ts', false],
    ['../intake/types.ts', false],
    ['pg', false],
  ];
  const wrong = seen.filter(([target, isAllowed]) => (beyondEngine(path, target).length === 0) !== isAllowed);
  return { scanned: seen.length, breaches: wrong.map(([target]) => target) };
});

houseRule(
  'only main and the command read the environment',
  'Settings arrive as arguments, so that two platforms can live in one process and a test needs no environment.',
  () =>
    over(
      sources.filter((source) => source.path.includes('/src/')),
      (source) => {
        if (roomOf(source.path) === 'main' || source.path.startsWith('packages/cli/')) return [];
        return /\bprocess\s*\.\s*env\b/.test(source.code) ? [`${source.path} reads process.env`] : [];
      },
    ),
);

/** From each of these files to the files it imports, for a value or a type alike. */
function importGraph(files) {
  return new Map(
    files.map((source) => [
      source.path,
      importsOf(source)
        .filter(({ target }) => target.startsWith('.'))
        .map(({ target }) => resolved(source.path, target)),
    ]),
  );
}

function beyondEngine(path, target) {
  const room = target.startsWith('.') ? roomOf(resolved(path, target)) : null;
  const known = target.startsWith('.')
    ? room === ENGINE.room || ENGINE.rooms.includes(room)
    : ENGINE.packages.includes(target);
  return known ? [] : [`${path} imports ${target}`];
}

/** A room's part of the API: routes, what they ask for and what they answer. */
function isApi(path) {
  return /^packages\/server\/src\/[^/]+\/api\//.test(path);
}

function serverSources() {
  return sources.filter((source) => roomOf(source.path) !== null);
}
