// Reads each of the 42 messages from a folder of examples, checks it, and takes it to JSON and back.
//
//   node every-message.mjs ../messages

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromJson, readMessage, scan, toJson, validateMessage, writeMessage } from '@tongguan/ceb';

const folder = process.argv[2] ?? fileURLToPath(new URL('../messages', import.meta.url));

let count = 0;
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.xml'))
  .sort()) {
  const bytes = readFileSync(join(folder, file));
  const tape = valueOf(scan(bytes));
  // The examples are unsigned; a message taken in is read from `verifySignature` instead.
  const message = valueOf(readMessage(tape, { unsigned: true }));
  const problems = validateMessage(message);
  const same = writeMessage(valueOf(fromJson(toJson(message)))).equals(writeMessage(message));
  if (problems.length > 0 || !same) throw new Error(`${file}: ${JSON.stringify(problems)}`);
  console.log(`${message.type}  ${message.documents.length} document(s)`);
  count += 1;
}
console.log(`${count} messages`);

function valueOf(outcome) {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.refusals.map(({ code, path, found }) => `${code} ${path} ${found}`).join('\n'));
}
