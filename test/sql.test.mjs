// Proves that the SQL stays portable (one PostgreSQL today, many with Citus later) and that every statement on a hot
// table stays inside one part. Reads the migrations and every string of the server that is SQL.

import { houseRule, over, seenBy } from './support/house-rule.mjs';
import { allFiles, read, typescript } from './support/sources.mjs';

const FOLDER = 'packages/server/src/store/migrations/';
const migrations = allFiles().filter((path) => path.startsWith(FOLDER) && path.endsWith('.sql'));

const STATEMENT = /^\s*(--[^\n]*\n\s*)*(SELECT|INSERT|UPDATE|DELETE|WITH|COPY|CREATE|ALTER|LOCK|TRUNCATE|MERGE)\b/;

/** Every SQL text with where it stands. */
const statements = [
  ...migrations.map((path) => ({ where: path, sql: withoutComments(read(path)), migration: true })),
  ...typescript('packages/server/src').flatMap((source) =>
    source.strings
      .filter(({ text }) => STATEMENT.test(text))
      .map(({ text, line }) => ({ where: `${source.path}:${line}`, sql: withoutComments(text), migration: false })),
  ),
];

/** Tables whose primary key begins with part: the hot ones. */
const hot = migrations.flatMap((path) =>
  [...withoutComments(read(path)).matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\n\);/g)]
    .filter(([, , body]) => /PRIMARY KEY \(part\b|\bpart smallint PRIMARY KEY/.test(body))
    .map(([, name]) => name),
);

/** Statements that look at all parts on purpose: the audit recomputes every book, reading only. */
const ACROSS_PARTS = [/\/ledgers\/audit/];

houseRule(
  'migrations are numbered without gaps and explain themselves',
  'Each opens with -- Why, -- Lock and -- Check: who runs it at night needs to know what waits for it.',
  () => {
    const numbers = migrations.map((path) => Number(path.slice(FOLDER.length).slice(0, 4)));
    const gaps = numbers.flatMap((number, index) =>
      number === index + 1 ? [] : [`${migrations[index]} is no. ${index + 1}`],
    );
    const silent = over(migrations, (path) => {
      const missing = ['-- Why:', '-- Lock', '-- Check:'].filter((word) => !read(path).includes(word));
      return missing.length > 0 ? [`${path} does not say ${missing.join(', ')}`] : [];
    });
    return { scanned: migrations.length, breaches: [...gaps, ...silent.breaches] };
  },
);

houseRule(
  'SQL is portable',
  'No triggers, LISTEN, advisory locks, MERGE, volatile functions in UPDATE: each fails or misleads on a distributed table (ARCHITECTURE.md, Storage). Ids and times are parameters.',
  () => {
    const banned = [
      [/\bCREATE\s+(OR\s+REPLACE\s+)?(CONSTRAINT\s+)?TRIGGER\b/i, 'a trigger'],
      [/\bCREATE\s+(OR\s+REPLACE\s+)?RULE\b/i, 'a rule'],
      [/^\s*(LISTEN|NOTIFY)\b|\bpg_notify\(/im, 'LISTEN/NOTIFY'],
      [/\bpg_(try_)?advisory_/i, 'an advisory lock'],
      [/\bMERGE\s+INTO\b/i, 'MERGE'],
      [
        /\bUPDATE\b[\s\S]*\b(clock_timestamp|gen_random_uuid|random|uuid_generate_v4|nextval)\(/i,
        'a volatile function in UPDATE',
      ],
      [
        /CREATE TABLE[\s\S]*\n\s+\w+ (big|small)?serial(,| PRIMARY| NOT| UNIQUE)|\bAS IDENTITY\b/i,
        'numbers made by the database',
      ],
      [/\bDEFERRABLE\b|\bEXCLUDE\s+USING\b/i, 'deferred or exclusion constraints'],
      [/\bWITH\s+RECURSIVE\b|\bGROUPING\s+SETS\b/i, 'recursion or grouping sets'],
      [/\bdouble precision\b|\breal\b|\bfloat\d?\b|\bmoney\b/i, 'a type that cannot hold fen exactly'],
    ];
    return over(statements, ({ where, sql }) =>
      banned.filter(([pattern]) => pattern.test(sql)).map(([, what]) => `${where} uses ${what}`),
    );
  },
);

houseRule(
  'a statement on a hot table names its part',
  `Hot tables (${hot.join(', ')}) are distributed by part: a statement without it runs on every shard and cannot lock.`,
  () => {
    const asked = statements.filter(({ migration }) => !migration);
    const breaches = asked.flatMap(({ where, sql }) => {
      const touched = hot.filter((table) =>
        new RegExp(`\\b(FROM|JOIN|INTO|UPDATE|COPY)\\s+(ONLY\\s+)?${table}\\b`).test(sql),
      );
      if (touched.length === 0 || /\bparts?\b/.test(sql)) return [];
      return [{ where, touched }];
    });
    const wheres = breaches.map(({ where }) => where);
    return {
      // An exception that excepts nothing is a hole.
      scanned: { statements: asked.length, ...seenBy(ACROSS_PARTS, wheres) },
      breaches: breaches
        .filter(({ where }) => !ACROSS_PARTS.some((exception) => exception.test(where)))
        .map(({ where, touched }) => `${where} touches ${touched.join(', ')}`),
    };
  },
);

houseRule(
  'a prepared statement has a name of its own',
  'A connection refuses a name that was used for another text: whichever room comes second on it stops its lane.',
  () => {
    const folder = 'packages/server/src/store/';
    const named = typescript(folder.slice(0, -1)).flatMap(({ path, text: source, strings }) => {
      const prefix = /\bname: `([a-z-]+)\$/.exec(source)?.[1] ?? '';
      const names = new Set(strings.map(({ text }) => text).filter((text) => /^[a-z]+(-[a-z0-9]+)+$/.test(text)));
      return [...names].map((name) => ({ name: prefix + name, file: path.slice(folder.length) }));
    });
    return over(named, ({ name, file }) => {
      const other = named.find((one) => one.name === name && one.file < file);
      return other ? [`${name} is a statement of ${other.file} and of ${file}`] : [];
    });
  },
);

houseRule(
  'the schema keeps hot keys by part',
  'At least the documents, declarations, receipts and ledgers are hot; when the parser of this test loses them it must fail.',
  () =>
    over(['document', 'arrival', 'declaration', 'receipt', 'ledger_account', 'ledger_entry', 'tax_bill'], (table) =>
      hot.includes(table) ? [] : [`${table} has no primary key that begins with part`],
    ),
);

function withoutComments(sql) {
  return sql.replace(/--[^\n]*/g, '').replace(/\/\*[\s\S]*?\*\//g, '');
}
