// The PostgreSQL of a whole test run: started, given a migrated template, told to whoever started us on one line, and
// ended when our input ends.
import { openDataFolder, startEmbedded } from '../../src/main/embedded.ts';
import { makeTemplate, temporaryFolder, withName } from './servers.ts';

const folder = temporaryFolder();
const data = await openDataFolder(folder);
const database = await startEmbedded({ dataDir: data.path, throwAway: true });
const url = withName(database.url, 'postgres');
const template = await makeTemplate(url);
process.stdout.write(`${JSON.stringify({ TONGGUAN_TEST_DATABASE_URL: url, TONGGUAN_TEST_TEMPLATE: template })}\n`);
process.stdin.resume();
process.stdin.once('end', () => void end());
// Ctrl-C reaches the whole terminal: whoever started us says when it is over.
process.on('SIGINT', () => undefined);

async function end(): Promise<void> {
  await database.stop();
  await data.release();
  process.exit();
}
