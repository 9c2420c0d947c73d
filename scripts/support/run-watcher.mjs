// Waits for the end of the test run that started it (its pipe closes with it) and ends what the run left behind
// and removes its folder.

import { rmSync } from 'node:fs';
import { endMarked } from './run-group.mjs';

let said = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => {
  said += text;
});
process.stdin.on('end', () => {
  if (said === 'done\n') return;
  const [, , mark, folder] = process.argv;
  endMarked(mark, 'SIGKILL');
  if (folder !== '') rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});
