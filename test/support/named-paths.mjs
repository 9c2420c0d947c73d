// Which files and folders a page names in backticks, and whether they are there.

import { posix } from 'node:path';

/** `decide/arrival.ts`, `handlers.ts`, `test/support/tamperings*.ts`; what is written in another way names no source. */
const FILE = /^(?:\.{1,2}\/)*(?:[\w.*-]+\/)*[\w.*-]+\.(?:ts|mjs|sql|md)$/;
/** `decide/`, and `server/lane` or `clearance/jobs` where it lies in a folder. */
const FOLDER = /^(?:\.{1,2}\/)*[a-z][\w-]*(?:\/[\w-]+)*\/$|^[a-z][\w-]*(?:\/[A-Za-z][\w-]*)+$/;

/** The paths a page names, without its blocks of code. */
export function pathsNamedIn(markdown) {
  const prose = markdown.replace(/```[\s\S]*?```/g, '');
  const named = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code);
  return [...new Set(named.filter((code) => FILE.test(code) || FOLDER.test(code)))];
}

const SOURCE = /(?<![\w.*/-])(?:\.{1,2}\/)*(?:[\w.*-]+\/)*[\w*-][\w.*-]*\.(?:ts|mjs|sql)\b/g;

/** The sources a comment names, in backticks or without. */
export function sourcesNamedIn(comment) {
  return [...new Set([...comment.matchAll(SOURCE)].map(([name]) => name))];
}

/**
 * Whether what a page names is among `files`. It may be named from the page, its sources, a package, a room of the server
 * or the root; a name alone, of a file or a folder, may stand anywhere in the package of the page.
 */
export function placesOf(files) {
  const known = new Set(files);
  const homesOf = new Map();
  for (const path of files) {
    for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) known.add(folder);
    const name = posix.basename(path);
    homesOf.set(name, [...(homesOf.get(name) ?? []), path]);
  }
  const has = (pattern) =>
    pattern.includes('*') ? files.some((path) => matches(path, pattern)) : known.has(pattern.replace(/\/$/, ''));
  return (name, page) => {
    const home = posix.dirname(page) === '.' ? '' : `${posix.dirname(page)}/`;
    const around = /^packages\/[^/]+\//.exec(page)?.[0] ?? home;
    if (!name.includes('/')) {
      const alike = name.includes('*')
        ? files.filter((path) => matches(posix.basename(path), name))
        : homesOf.get(name);
      return (alike ?? []).some((path) => path.startsWith(around));
    }
    if (
      /^[^./]+\/$/.test(name) &&
      [...known].some((path) => `/${path}/`.endsWith(`/${name}`) && path.startsWith(around))
    )
      return true;
    const [first, ...rest] = name.split('/');
    const places = ['', home, `${home}src/`, `${around}test/`, 'packages/', 'packages/server/', 'packages/server/src/'];
    const paths = [...places.map((place) => `${place}${name}`), `packages/${first}/src/${rest.join('/')}`];
    return paths.some((path) => has(posix.normalize(path)));
  };
}

function matches(path, pattern) {
  const [head, ...tail] = pattern.split('*').map((part) => part.replace(/[.+]/g, '\\$&'));
  return new RegExp(`^${[head, ...tail].join('[^/]*')}$`).test(path);
}
