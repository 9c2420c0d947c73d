// Proves that the engine of a lane speaks of no trade: not in a name, not in a text, not in a table. What it imports is a
// rule of layers.test.mjs. Exceptions are what is left of the time when the lane was the import declaration's own.

import { houseRule } from '../support/house-rule.mjs';
import { typescript } from '../support/sources.mjs';

const LANE = 'packages/server/src/lane/';
const STORE = 'packages/server/src/store/lane/';

/** Words of customs and of its messages, in the singular, as parts of names. `return` is a word of the language: here it is `returned`. */
const TRADE = new Set(
  [
    'order waybill payment declaration inventory invt ceb delivery logistics parcel transfer',
    'reversal cancellation amendment returned refund dispute dossier inspection contingency bonded',
    'guarantee guarantor assure instrument demand settlement bill tax duty quota stock book',
    'customs district officer buyer seller consumer consignee person ebc ebp ems sku goods',
  ].flatMap((line) => line.split(' ')),
);

/** Words that stand in files of the engine today, and why. Only shrinks. */
const WORDS_LEFT = {
  'types.ts': { order: 'an arrival and a claim carry their column `order_no`: the group to which arrivals belong' },
  'claims.ts': { order: 'the same column: whose a number is' },
  'isolation/item.ts': { order: 'the same column, read as the group of an arrival' },
};

/** Tables of the engine: its own, and those of acts, which `office` appends for lanes. */
const OWN_TABLES = new Set(
  ['lane_lease', 'arrival', 'number_claim', 'journal_chain', 'clearing_work', 'set_aside'].concat([
    'act',
    'act_outcome',
  ]),
);

/** Tables that statements of the engine touch beside those, and why. Only shrinks. */
const TABLES_LEFT = {
  'arrivals.ts': { refused_message: 'an arrival may be a message that was refused at the door; a lane answers it' },
  'setAside.ts': { document: 'who sent what is set aside is told' },
  'setAsideItems.ts': {
    declaration: 'what is set aside is found by the number people know',
    reversal: 'the same, of a return',
    book_transfer: 'the same, of goods between account books',
  },
};

houseRule(
  'the engine says no word of a trade',
  'Another trade takes lane/ as it is: name what the engine does with a thing, and let the subject say what it is (`group`, not an order). Comments may give examples.',
  () => check(typescript(LANE.slice(0, -1)), LANE, WORDS_LEFT, tradeWords),
);

houseRule(
  "the engine's statements touch its own tables",
  "A statement about a subject's table stands in the folder of its room in store/.",
  () => check(typescript(STORE.slice(0, -1)), STORE, TABLES_LEFT, tablesBeyond),
);

houseRule("the rules about the engine's words and tables see what they are about", 'Mend this file.', () => {
  const rows = [
    [tradeWords, 'const orderNo = row.declarations;', 'declaration order'],
    [tradeWords, "say('CEB621Message', taxFen, TAX_BILL);", 'bill ceb tax'],
    [tradeWords, 'key: `waybill/${part}`; type GuaranteeRow = OpenReturned;', 'guarantee returned waybill'],
    [tradeWords, 'return inOrder(border); const reorder = taxi;', 'order'],
    [tradeWords, "import { LedgerSession } from '../ledgers/index.ts'; return release(parts);", ''],
    [
      tablesBeyond,
      '`SELECT * FROM arrival a JOIN declaration d ON 1 = 1, lateral (SELECT 1 FROM unnest($1))`',
      'declaration',
    ],
    [tablesBeyond, "'DELETE FROM arrival USING document d'", 'document'],
    [
      tablesBeyond,
      '`WITH gone AS (DELETE FROM arrival RETURNING 1) INSERT INTO receipt SELECT 1 FROM gone`',
      'receipt',
    ],
    [
      tablesBeyond,
      '`UPDATE tax_bill t SET a = 1`; `UPDATE lane_lease l SET a = 1 ON CONFLICT DO UPDATE SET b`',
      'tax_bill',
    ],
    [tablesBeyond, "import { a } from './a.ts'; `SELECT split_part(a, b) FROM act`", ''],
  ];
  const wrong = rows.filter(([look, code, found]) => [...look({ code })].sort().join(' ') !== found);
  const left = { 'a.ts': { order: 'why', waybill: 'why' }, 'b.ts': { order: 'why' } };
  const { breaches } = check([{ path: 'x/a.ts', code: 'orderNo + tax' }], 'x/', left, tradeWords);
  const said = breaches.join('; ');
  const expected = 'x/a.ts says tax; waybill is gone from x/a.ts: take it out; order is gone from x/b.ts: take it out';
  return {
    scanned: rows.length,
    breaches: [...wrong.map(([, code]) => code), ...(said === expected ? [] : [said])],
  };
});

/** What `look` finds in each source and no exception names; and exceptions of which nothing is left. */
function check(sources, home, left, look) {
  const found = new Map(sources.map((source) => [source.path.slice(home.length), look(source)]));
  const said = [...found].flatMap(([file, words]) =>
    [...words].filter((word) => !(word in (left[file] ?? {}))).map((word) => `${home}${file} says ${word}`),
  );
  const gone = Object.entries(left).flatMap(([file, words]) =>
    Object.keys(words)
      .filter((word) => !found.get(file)?.has(word))
      .map((word) => `${word} is gone from ${home}${file}: take it out`),
  );
  return { scanned: sources.length, breaches: [...said, ...gone] };
}

/** Words of a trade in names and texts: `orderNo`, `ORDER_OF` and 'order/…' say order. */
function tradeWords({ code }) {
  const parts = code.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  return new Set(parts.map((part) => singular(part.toLowerCase())).filter((part) => TRADE.has(part)));
}

function singular(word) {
  return (
    [word, word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')].find((one) => TRADE.has(one)) ??
    word
  );
}

/** Tables that statements read or write beside the engine's own; names that a statement gives itself are none. */
function tablesBeyond({ code }) {
  const named = code.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE|USING)\s+(?:ONLY\s+)?([a-z_]+)\b(?!\s*\()/g);
  const given = new Set([...code.matchAll(/\b([a-z_]+) AS (?:MATERIALIZED )?\(/g)].map(([, name]) => name));
  return new Set([...named].map(([, name]) => name).filter((name) => !OWN_TABLES.has(name) && !given.has(name)));
}
