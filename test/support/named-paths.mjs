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

/**
 * Whether what `page` names is among `files`. It may be named from the page, its sources, a package, a room of the server or the root; a name
 * without a folder may stand anywhere below the page.
 */
export function isThere(name, page, files) {
  const home = posix.dirname(page) === '.' ? '' : `${posix.dirname(page)}/`;
  if (!name.includes('/')) return files.some((path) => path.startsWith(home) && matches(posix.basename(path), name));
  const [first, ...rest] = name.split('/');
  const places = [
    `${home}${name}`,
    `${home}src/${name}`,
    name,
    `packages/${name}`,
    `packages/${first}/src/${rest.join('/')}`,
    `packages/server/${name}`,
    `packages/server/src/${name}`,
  ];
  return places
    .map((place) => posix.normalize(place).replace(/\/$/, ''))
    .some((place) => {
      return files.some((path) => matches(path, place) || path.startsWith(`${place}/`));
    });
}

function matches(path, pattern) {
  if (!pattern.includes('*')) return path === pattern;
  const [head, ...tail] = pattern.split('*').map((part) => part.replace(/[.+]/g, '\\$&'));
  return new RegExp(`^${[head, ...tail].join('[^/]*')}$`).test(path);
}
