// Proves that a newcomer finds what a page promises: rooms of one shape, folders that can be looked over, and READMEs,
// ARCHITECTURE.md and comments that name only files that are there.

import { posix } from 'node:path';
import { houseRule, over } from './support/house-rule.mjs';
import { pathsNamedIn, placesOf, sourcesNamedIn } from './support/named-paths.mjs';
import { allFiles, isGenerated, read, roomOf, typescript } from './support/sources.mjs';

const FILES_MAX = 20;

/** Folders with more files, each with its ceiling. These numbers only shrink; a folder that fits leaves the list. */
const FULLER = {};

/** A room's own words and its door. `main` wires all others, and `store` does what they declare: they have neither. */
const EVERY_ROOM = ['README.md', 'types.ts', 'index.ts'];
const WITHOUT_WORDS = { main: ['README.md'], store: ['README.md'] };

/**
 * What means the same in every room: what it brings to a lane, its service, what it asks of the database, what its acts may use, its pure decisions, its records, what it is given, its codes;
 * and folders of decisions, rules, acts, ways, daily jobs and views. Everything else is a word of the room, and stands in its README.
 */
const KNOWN = new Set([
  ...EVERY_ROOM,
  ...['room.ts', 'service.ts', 'store.ts', 'context.ts', 'decide.ts', 'rows.ts', 'deps.ts', 'errors.ts'],
  ...['decide', 'rules', 'acts', 'ways', 'jobs', 'views', 'api'],
]);

/** Of the lines of the server's sources, in percent; every room is below it. */
const SHARE_MAX = 16;

/** Rooms whose README leaves files out, each with its ceiling. These numbers only shrink. */
const UNNAMED = {};

/** Names of folders that are no sources: of a data folder, of the official specification, kinds of media. */
const NO_SOURCES = ['keys/', 'personas/', 'data/personas/', 'spec/ceb/xsd', 'samples/official'];

const files = allFiles();
const isThere = placesOf(files);
const rooms = [...new Set(files.map(roomOf).filter((room) => room !== null))];
const readmeOf = (room) => `packages/server/src/${room}/README.md`;
/** What lies directly in a room: files, and folders without what is in them. */
const partsOf = (room) => {
  const home = `packages/server/src/${room}/`;
  const inside = files.filter((path) => path.startsWith(home)).map((path) => path.slice(home.length).split('/')[0]);
  return [...new Set(inside)];
};

houseRule(
  'a folder can be looked over',
  `At most ${FILES_MAX} files: more are several subjects in one folder. Split by what a customs officer would call them, or lower the number in FULLER.`,
  () => {
    const folders = Object.entries(countedByFolder()).map(([folder, count]) => ({ folder, count }));
    const gone = Object.keys(FULLER).filter((folder) => !folders.some((one) => one.folder === folder));
    const { scanned, breaches } = over(folders, ({ folder, count }) => {
      const most = FULLER[folder] ?? FILES_MAX;
      if (count > most) return [`${folder} has ${count} files, at most ${most}`];
      return folder in FULLER && count <= FILES_MAX ? [`${folder} has ${count} files: take it out of FULLER`] : [];
    });
    return { scanned, breaches: [...breaches, ...gone.map((folder) => `${folder} is gone: take it out of FULLER`)] };
  },
);

houseRule(
  'every room has the same skeleton',
  'README.md says what it is, types.ts has its words, index.ts is its door.',
  () =>
    over(rooms, (room) =>
      (WITHOUT_WORDS[room] ?? EVERY_ROOM)
        .filter((name) => !partsOf(room).includes(name))
        .map((name) => `packages/server/src/${room}/${name} is missing`),
    ),
);

houseRule(
  'what is particular to a room stands in its README',
  'Name the file or folder there with a word on what it is; or give it the name that means the same in every room (KNOWN).',
  () =>
    over(rooms, (room) => {
      const named = pathsNamedIn(read(readmeOf(room)));
      const home = `packages/server/src/${room}/`;
      // In `store` a folder has the queries of the room it is named after.
      const isKnown = (name) => KNOWN.has(name) || (room === 'store' && rooms.includes(name));
      const own = partsOf(room).filter((name) => !isKnown(name));
      const silent = own.filter((name) => {
        const path = files.find((one) => one === `${home}${name}` || one.startsWith(`${home}${name}/`));
        return !named.some((one) => one.split('/').includes(name) || placesOf([path])(one, readmeOf(room)));
      });
      const most = UNNAMED[room] ?? 0;
      if (silent.length > most) return silent.map((name) => `${readmeOf(room)} does not name ${name}`);
      return silent.length === 0 && most > 0 ? [`${room} names them all: take it out of UNNAMED`] : [];
    }),
);

houseRule(
  `the biggest room is under ${SHARE_MAX} % of the server`,
  'A room that does everything is no room: what has words of its own moves into one of its own. The limit stands in ARCHITECTURE.md.',
  () => {
    const sources = files
      .filter((path) => path.startsWith('packages/server/src/') && path.endsWith('.ts'))
      .map((path) => ({ path, lines: linesOf(read(path)) }));
    const shares = sharesOf(sources, rooms);
    const said = read('ARCHITECTURE.md').includes(`under ${SHARE_MAX} %`)
      ? []
      : ['ARCHITECTURE.md does not say the limit'];
    return { scanned: Object.fromEntries(shares), breaches: [...tooBig(shares), ...said] };
  },
);

houseRule('the rule about shares sees what it is about', 'Mend `sharesOf` in this file.', () => {
  const at = (path, lines) => ({ path: `packages/server/src/${path}`, lines });
  const rows = [
    // 15 of 100 and 1 of 100 among its queries.
    [[at('goods/a.ts', 15), at('store/goods/b.ts', 1), at('cases/c.ts', 84)], 'cases 84 %, goods 16 %'],
    [[at('goods/a.ts', 14), at('store/goods/b.ts', 1), at('index.ts', 85)], ''],
    // What is in `store` beside the folders of rooms is its own.
    [
      [at('store/pool.ts', 10), at('store/migrations/m.ts', 6), at('store/goods/b.ts', 4), at('index.ts', 80)],
      'store 16 %',
    ],
  ];
  const wrong = rows.filter(([sources, said]) => {
    const named = ['goods', 'cases', 'store'];
    return tooBig(sharesOf(sources, named)).join(', ') !== said;
  });
  return { scanned: rows.length, breaches: wrong.map(([, said]) => said) };
});

houseRule(
  'ARCHITECTURE.md has every package and room, and no other',
  'Its tables are the map of the house: add the row, or take it out.',
  () => {
    const page = read('ARCHITECTURE.md');
    const rows = (heading) => {
      const part = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
      return [...part.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
    };
    const packages = [...new Set(files.map((path) => /^packages\/[^/]+(?=\/)/.exec(path)?.[0]).filter(Boolean))];
    const told = { Packages: rows('Packages'), 'Rooms of the server': rows('Rooms of the server') };
    const compare = (heading, there) => [
      ...there.filter((name) => !told[heading].includes(name)).map((name) => `${heading}: no row ${name}`),
      ...told[heading].filter((name) => !there.includes(name)).map((name) => `${heading}: ${name} is not there`),
    ];
    return {
      scanned: Object.fromEntries(Object.entries(told).map(([heading, names]) => [heading, names.length])),
      breaches: [...compare('Packages', packages), ...compare('Rooms of the server', rooms)],
    };
  },
);

houseRule(
  'pages name files that are there',
  'A newcomer looks for them. Correct the name; a folder that is no source of ours belongs into NO_SOURCES.',
  () => {
    // Decisions tell what was true when they were taken, and the changelog what a release had.
    const pages = files.filter(
      (path) => path.endsWith('.md') && !/^(docs\/(decisions|reference)|changes)\/|^CHANGELOG/.test(path),
    );
    const named = pages.flatMap((page) => pathsNamedIn(read(page)).map((name) => ({ page, name })));
    const lost = named.filter(({ page, name }) => !NO_SOURCES.includes(name) && !isThere(name, page));
    const used = NO_SOURCES.map((name) => [name, named.filter((one) => one.name === name).length]);
    return {
      scanned: { names: named.length, ...Object.fromEntries(used) },
      breaches: lost.map(({ page, name }) => `${page} names ${name}`),
    };
  },
);

houseRule('comments name files that are there', 'Correct the name; after a move the comment follows.', () => {
  const named = typescript('packages').flatMap(({ path, comments, generated }) =>
    generated ? [] : comments.flatMap(({ text, line }) => sourcesNamedIn(text).map((name) => ({ path, line, name }))),
  );
  return over(named, ({ path, line, name }) => (isThere(name, path) ? [] : [`${path}:${line} names ${name}`]));
});

houseRule('the rules about names see what they are about', 'Mend test/support/named-paths.mjs.', () => {
  const there = ['ARCHITECTURE.md', 'packages/kernel/src/mask.ts'].concat(
    ['README.md', 'decide/case.ts', 'jobs/daily.ts', 'auditActs.ts'].map((name) => `packages/server/src/lane/${name}`),
  );
  const page = 'packages/server/src/lane/README.md';
  const rows = [
    ['see `decide/case.ts`, `case.ts`, `jobs/`, `audit*.ts`, `lane/jobs`, `server/lane`', ''],
    [
      '`kernel/src/mask.ts` and `packages/kernel/src/mask.ts`, `../lane/decide/case.ts`, `ARCHITECTURE.md`',
      'ARCHITECTURE.md',
    ],
    ['`decide/`, `decides/`, `decide/life.ts`, `life.ts`', 'decides/ decide/life.ts life.ts'],
    ['`lane/job`, `tally*.ts`, `server/lanes`', 'lane/job tally*.ts server/lanes'],
    ['`GET /api/health`, `act.atMs`, `npm test`, `E-03`, `{ ok: true }`\n```\nsrc/none.ts\n`none.ts`\n```', ''],
  ];
  const wrong = rows.filter(
    ([text, lost]) =>
      pathsNamedIn(text)
        .filter((name) => !placesOf(there)(name, page))
        .join(' ') !== lost,
  );
  const comment = sourcesNamedIn(
    '// as budget.ts and `jobs/daily.ts` (0001-first.sql) say, e.g. 12.5 or a.b; not lane/.',
  );
  const isRead = comment.join(' ') === 'budget.ts jobs/daily.ts 0001-first.sql';
  return {
    scanned: rows.length,
    breaches: [...wrong.map(([text]) => text), ...(isRead ? [] : [`of a comment: ${comment.join(' ')}`])],
  };
});

/** The share of each room of all lines, in percent. Its queries, in the folder of its name in `store`, are counted with it. */
function sharesOf(sources, named) {
  const all = sources.reduce((sum, { lines }) => sum + lines, 0);
  const ownerOf = (path) => {
    const [, room, folder] = /^packages\/server\/src\/([^/]+)\/(?:([^/]+)\/)?/.exec(path) ?? [];
    return room === 'store' && named.includes(folder) ? folder : room;
  };
  const of = (room) => sources.filter(({ path }) => ownerOf(path) === room).reduce((sum, { lines }) => sum + lines, 0);
  return named.map((room) => [room, (100 * of(room)) / all]);
}

function tooBig(shares) {
  const big = shares.filter(([, share]) => share >= SHARE_MAX).sort(([, a], [, b]) => b - a);
  return big.map(([room, share]) => `${room} ${Number(share.toFixed(1))} %`);
}

function linesOf(text) {
  return text.split('\n').length - 1;
}

/** Sources directly in each folder of sources, tests and scripts. */
function countedByFolder() {
  const counts = {};
  for (const path of files) {
    if (!/^(packages\/[^/]+\/(src|test)|scripts|test|bench)\//.test(path)) continue;
    // One migration a change, by number, for ever.
    if (!/\.(ts|mjs|sql)$/.test(path) || isGenerated(path) || path.includes('/migrations/')) continue;
    const folder = posix.dirname(path);
    counts[folder] = (counts[folder] ?? 0) + 1;
  }
  return counts;
}
