// CPU time of refusing each message that is made to use up time or memory (X5), and how memory grew.
//
//   node bench/hostile.mjs        after `npm run build`

import { scan } from '../packages/ceb/dist/src/index.js';
import { RESOURCE_ATTACKS } from '../packages/ceb/dist/test/hostile/resources.js';

const ROUNDS = 9;
const GOOD = Buffer.from(`<a>${'<b>text</b>'.repeat(20_000)}</a>`);

// A door that has seen traffic: the compiler is done with the scanner.
for (let warm = 0; warm < 50; warm++) scan(GOOD);
const before = process.memoryUsage.rss();
let worst = 0;
for (const [name, bytes] of RESOURCE_ATTACKS) {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    const outcome = scan(bytes);
    const { user, system } = process.cpuUsage(start);
    if (outcome.ok) throw new Error(`${name} was accepted`);
    times.push((user + system) / 1000);
  }
  const most = Math.max(...times);
  worst = Math.max(worst, most);
  console.log(
    `${name.padEnd(32)} ${String(bytes.length).padStart(9)} bytes  ${most.toFixed(2).padStart(8)} ms CPU at most`,
  );
}
const grown = (process.memoryUsage.rss() - before) / 1024 / 1024;
console.log(`\nworst ${worst.toFixed(2)} ms; resident memory grew by ${grown.toFixed(1)} MB`);
