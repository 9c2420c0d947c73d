// What the files of a test run share: a PostgreSQL with a migrated template and, with `--sandbox`, the data folder of a
// sandbox that has started before. Told to whoever started us on one line, and gone when our input ends.
import { openDataFolder, startEmbedded } from '../../../src/main/embedded.ts';
import { prepareSandbox } from '../sandboxFolder.ts';
import { makeTemplate, temporaryFolder, withName } from './servers.ts';

const folder = temporaryFolder();
const data = await openDataFolder(folder);
const database = await startEmbedded({ dataDir: data.path, throwAway: true });
const url = withName(database.url, 'postgres');
const [template, sandbox] = await Promise.all([
  makeTemplate(url),
  process.argv.includes('--sandbox') ? prepareSandbox() : null,
]);
const environment = {
  TONGGUAN_TEST_DATABASE_URL: url,
  TONGGUAN_TEST_TEMPLATE: template,
  ...(sandbox === null ? {} : { TONGGUAN_TEST_SANDBOX: sandbox }),
};
process.stdout.write(`${JSON.stringify(environment)}\n`);
process.stdin.resume();
process.stdin.once('end', () => void end());
// Ctrl-C reaches the whole terminal: whoever started us says when it is over.
process.on('SIGINT', () => undefined);

async function end(): Promise<void> {
  await database.stop();
  await data.release();
  process.exit();
}
