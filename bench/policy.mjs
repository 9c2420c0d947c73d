/**
 * How many orders one core assesses in a second: `node bench/policy.mjs [seconds]` after a build. Pure functions
 * only, so this is the share that tax takes of the time of a declaration, and not the platform's throughput.
 */
import { hash } from 'node:crypto';
import { decimal5, fen, fraction } from '../packages/kernel/dist/src/index.js';
import {
  admit,
  assess,
  assessAfterUse,
  assessJson,
  checkIdentityNumber,
  checkRecord,
  createCitationSets,
  recordOf,
  SHIPPED_ROWS,
  writeRecord,
} from '../packages/policy/dist/src/index.js';

const SECONDS = Number(process.argv[2] ?? 1);
const START = Date.parse('2019-05-01T00:00:00+08:00');

const given = { duty: fraction('0.03'), vat: fraction('0.13'), consumption: fraction('0.15'), specific5: 0n };
const measures = [{ quantity5: decimal5('0.1'), unit: '035' }];
const one = { gcode: '3303000000', quantity5: decimal5('1'), total5: decimal5('800'), measures };
const facts = {
  acceptedAtMs: START,
  mode: '1210',
  annualUsedFen: fen('1000'),
  freight5: decimal5('10'),
  insurance5: 0n,
};
const legal = { first: { quantity5: decimal5('0.1'), unit: '035' }, second: { quantity5: decimal5('1'), unit: '011' } };
const admitted = { gcode: '3303000000', country: '305', brand: null, batch: null, legal };
const json = {
  acceptedAt: '2019-05-01T10:00:00+08:00',
  mode: '1210',
  annualUsed: '0.00',
  freight: '10.00',
  insurance: '0.00',
  lines: [{ gcode: '3303000000', quantity: '1', price: '800.00', qty1: '0.1', unit1: '035' }],
};

measure('assess, 1 line, tariff', (i) => assess({ ...facts, acceptedAtMs: START + i, lines: [one] }));
measure('assess, 1 line, given rates', (i) =>
  assess({ ...facts, acceptedAtMs: START + i, lines: [{ ...one, rates: given }] }),
);
measure('assess, 3 lines, tariff', (i) => assess({ ...facts, acceptedAtMs: START + i, lines: [one, one, one] }));
measure('assess, 1 line, with explanation', () => assess({ ...facts, lines: [one] }).explain());
const sha256 = (text) => hash('sha256', text, 'hex');
const cites = { sets: createCitationSets(sha256), sha256 };
for (const lines of [[one], [one, one, one]]) {
  const asked = { ...facts, acceptedAtMs: START, lines };
  const known = assess({ ...asked, annualUsedFen: null });
  const name = `record, ${lines.length} line${lines.length === 1 ? '' : 's'}`;
  measure(name, () => writeRecord(asked, assessAfterUse(asked, known), cites));
  const { text } = writeRecord(asked, known, cites);
  console.log(`${`${name}, stored`.padEnd(36)} ${String(Buffer.byteLength(text)).padStart(12)} bytes`);
}
const record = recordOf({ ...facts, lines: [one] }, assess({ ...facts, lines: [one] }), sha256);
measure('check of a record, 1 line', () => checkRecord(record, SHIPPED_ROWS, sha256));
measure('admit, 1 line', (i) => admit({ acceptedAtMs: START + i, mode: '1210', lines: [admitted] }));
measure('assessJson, 1 line', () => assessJson(json));
measure('checkIdentityNumber', () => checkIdentityNumber('11010519491231002X'));

function measure(name, run) {
  for (let i = 0; i < 20_000; i += 1) run(i);
  let count = 0;
  const from = process.hrtime.bigint();
  const until = from + BigInt(Math.round(SECONDS * 1e9));
  while (process.hrtime.bigint() < until) {
    for (let i = 0; i < 1000; i += 1) run(count + i);
    count += 1000;
  }
  const perSecond = (count * 1e9) / Number(process.hrtime.bigint() - from);
  console.log(
    `${name.padEnd(36)} ${Math.round(perSecond).toLocaleString('en').padStart(12)} /s ${(1e6 / perSecond).toFixed(2).padStart(8)} µs`,
  );
}
