import { posix } from 'node:path';
import { importsOf, roomOf } from './sources.mjs';

/**
 * Sources that only compute: they run in a browser, in a test table and on any machine alike. Each place is a wall of its
 * own, and must see files.
 */
export const PURE = [
  /^packages\/[^/]+\/src\/(?:.+\/)?decide\//,
  /^packages\/[^/]+\/src\/(?:.+\/)?rules\//,
  /^packages\/kernel\/src\//,
  /^packages\/policy\/src\//,
  /^packages\/matching\/src\//,
  /^packages\/ceb\/src\/dictionary\//,
  /^packages\/ceb\/src\/message\//,
  /^packages\/ceb\/src\/catalogue\//,
  /^packages\/ceb\/src\/schema\//,
  /^packages\/server\/src\/[^/]+\/decide[^/]*\.ts$/,
  /^packages\/server\/src\/[^/]+\/states\.ts$/,
  /^packages\/server\/src\/[^/]+\/errors\.ts$/,
];

/** The one place where the clock is read. */
const CLOCK = 'packages/kernel/src/clock.ts';

const BANNED = [
  [/\bDate\.now\(|new Date(?:\(\s*\)|(?!\w|\())|\bperformance\.now\(/, 'reads the clock'],
  [/\bMath\.random\(|\bcrypto\s*\.\s*(randomUUID|randomBytes|getRandomValues)\(/, 'throws dice'],
  [/\bprocess\s*\./, 'reads the process'],
  [/\bset(Timeout|Interval|Immediate)\(|\bqueueMicrotask\(|\bfetch\(/, 'waits or calls out'],
];

/** What a source does beside computing, in words; `source` as `splitSource` gives it, with its path. */
export function impurities(source) {
  const imported = importsOf(source)
    .filter(({ target }) => /^node:|^pg$|^fastify/.test(target))
    .map(({ target }) => `${source.path} imports ${target}`);
  if (source.path === CLOCK) return imported;
  return [
    ...imported,
    ...BANNED.filter(([pattern]) => pattern.test(source.code)).map(([, what]) => `${source.path} ${what}`),
  ];
}

/** The pure sources and, of a room of the server, what they use of its other files in turn: a rule that calls a service is none. */
export function pureAndBelow(sources) {
  const known = new Map(sources.map((source) => [source.path, source]));
  const found = new Map();
  const visit = (source) => {
    if (source === undefined || found.has(source.path)) return;
    found.set(source.path, source);
    for (const { target, onlyTypes } of importsOf(source)) {
      if (!target.startsWith('.') || onlyTypes) continue;
      const path = posix.normalize(posix.join(posix.dirname(source.path), target));
      if (roomOf(path) !== null && roomOf(path) === roomOf(source.path)) visit(known.get(path));
    }
  };
  for (const source of sources) if (PURE.some((pattern) => pattern.test(source.path))) visit(source);
  return [...found.values()];
}
