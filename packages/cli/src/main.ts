import { runProgram } from './program.ts';

outliveReaders(process.argv[2] === 'serve');
await runProgram(process.argv);

/**
 * `tongguan receipts | head -1` is no mistake: the reader has what it wanted, and the command ends. A platform goes on
 * when nobody reads what it prints any more.
 */
function outliveReaders(goesOn: boolean): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    if (!goesOn) process.exit();
  });
  process.stderr.on('error', () => undefined);
}
