// Waits for the end of the test run that started it (its pipe closes with it) and ends what the run left behind.

import { endMarked } from './run-group.mjs';

let said = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => {
  said += text;
});
process.stdin.on('end', () => {
  if (said !== 'done\n') endMarked(process.argv[2], 'SIGKILL');
});
