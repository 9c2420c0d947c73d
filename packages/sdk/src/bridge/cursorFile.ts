import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The cursor after the last receipt whose delivery the broker has confirmed; `null` before the first. */
export async function readCursorFile(file: string): Promise<string | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const cursor = text.trim();
  return cursor === '' ? null : cursor;
}

/** A crash leaves the old cursor or the new one; with the old one receipts are delivered again, never lost. */
export async function writeCursorFile(file: string, cursor: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const fresh = `${file}.new`;
  const handle = await open(fresh, 'w', 0o600);
  try {
    await handle.writeFile(`${cursor}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
}
