// Proves that the house has the walls ARCHITECTURE.md draws: it reads the import lines of every source file and
// compares them with the tables below. Changing a table is an architecture decision: write it down in docs/decisions.

import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { circlesOf } from './support/circles.mjs';
import { houseRule, over } from './support/house-rule.mjs';
import { importsOf, read, root, typescript } from './support/sources.mjs';

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
const CLI_USES_SERVER =
  /^packages\/cli\/(src\/(commands\/(serve|audit|bench|demo|keys\w*|vault|registry\w*)|bench\/|scenario\/|common\/database\w*)|test\/)/;

/** Sources that only compute: they run in a browser, in a test table and on any machine alike. */
const PURE = [
  /^packages\/kernel\/src\//,
  /^packages\/policy\/src\//,
  /^packages\/ceb\/src\/(dictionary|message|catalogue|schema)\//,
  /^packages\/matching\/src\//,
  /^packages\/server\/src\/[^/]+\/(decide[^/]*|states|errors|precedence)\.ts$/,
  /^packages\/server\/src\/[^/]+\/rules\//,
];

/** Rooms of the server whose values others may use through their door, and why. Types are free. */
const SHARED_ROOMS = {
  registry: 'its two judgements are pure functions of a picture in memory',
  ledgers: 'an engine, not a decider: a lane moves accounts inside its own transaction',
  lane: 'the engine of a lane: the rooms that use it work inside its transaction',
};

/** Single files of a room whose values others may use, and why. */
const SHARED_FILES = {
  'packages/server/src/office/defineAct.ts':
    'the words in which every room says what its acts are; they compute, and know neither store nor lane',
};

/** What the engine of a lane may know: records and ledgers of any trade, and no subject. */
const ENGINE = { room: 'lane', rooms: ['ledgers', 'receipts', 'office'], packages: ['kernel'] };

/** Files that may stand in a circle, each with its reason. This list only shrinks. */
const IN_A_CIRCLE = {
  'packages/server/src/gateway/auth.ts': 'what a caller is belongs into types of its own',
  'packages/server/src/gateway/doors.ts': 'what a caller is belongs into types of its own',
};

const sources = typescript(...Object.keys(PACKAGES).map((name) => `packages/${name}`));
const packageOf = (path) => path.split('/')[1];
const roomOf = (path) => /^packages\/server\/src\/([^/]+)\//.exec(path)?.[1] ?? null;
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
    const circles = circlesOf(graph).filter((circle) => !circle.every((path) => path in IN_A_CIRCLE));
    return { scanned: graph.size, breaches: [...lost, ...circles.map((circle) => circle.join(', '))] };
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
  'Only serve, demo, audit, bench, scenario, keys, vault and registry may load @tongguan/server; `tongguan assess` must start fast and without a database.',
  () =>
    over(
      sources.filter((source) => source.path.startsWith('packages/cli/')),
      (source) =>
        importsOf(source)
          .filter(({ target, onlyTypes }) => target === '@tongguan/server' && !onlyTypes)
          .filter(() => !CLI_USES_SERVER.test(source.path))
          .map(() => `${source.path} imports @tongguan/server`),
    ),
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
  'A room may know the types of another (its types.ts or index.ts), never its functions; main wires. Exceptions stand in SHARED_ROOMS with their reason, and go through index.ts.',
  () =>
    over(serverSources(), (source) => {
      const room = roomOf(source.path);
      if (room === 'main' || room === 'store') return [];
      return importsOf(source).flatMap(({ target, onlyTypes }) => {
        if (!target.startsWith('.')) return [];
        const path = resolved(source.path, target);
        const other = roomOf(path);
        if (other === null || other === room || other === 'store' || path in SHARED_FILES) return [];
        const door = /\/(index|types)\.ts$/.test(path);
        if (door && (onlyTypes || other in SHARED_ROOMS || path.endsWith('/types.ts'))) return [];
        return [`${source.path} imports ${onlyTypes ? 'types of ' : ''}${path}`];
      });
    }),
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
  'pure files only compute',
  'No node:*, no clock, no chance, no environment: a rule takes facts and a date and returns a value, so that a table can test it and a browser can run it.',
  () =>
    over(
      sources.filter((source) => PURE.some((pattern) => pattern.test(source.path))),
      (source) => [
        ...importsOf(source)
          .filter(({ target }) => /^node:|^pg$|^fastify/.test(target))
          .map(({ target }) => `${source.path} imports ${target}`),
        ...(source.path === 'packages/kernel/src/clock.ts' ? [] : impurities(source)),
      ],
    ),
);

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

houseRule(
  'every room says what it is',
  'Each room of the server opens with a README.md: what it does, its words, its law.',
  () => {
    const home = join(root, 'packages/server/src');
    const rooms = readdirSync(home, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return over(rooms, (room) =>
      readdirSync(join(home, room.name)).includes('README.md') ? [] : [`packages/server/src/${room.name}/README.md`],
    );
  },
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
    : ENGINE.packages.some((name) => target === `@tongguan/${name}`);
  return known ? [] : [`${path} imports ${target}`];
}

function serverSources() {
  return sources.filter((source) => roomOf(source.path) !== null);
}

function impurities(source) {
  const banned = [
    [/\bDate\.now\(|new Date\(\s*\)/, 'reads the clock'],
    [/\bMath\.random\(|\bcrypto\.(randomUUID|randomBytes|getRandomValues)\(/, 'throws dice'],
    [/\bprocess\./, 'reads the process'],
    [/\bsetTimeout\(|\bfetch\(/, 'waits or calls out'],
  ];
  return banned.filter(([pattern]) => pattern.test(source.code)).map(([, what]) => `${source.path} ${what}`);
}
