import { readFile } from 'node:fs/promises';
import { UsageError } from './exit.ts';
import { say } from './language.ts';

/** The largest file a client command takes: one message is at most 8 MB on the wire. */
const INPUT_BYTES_MAX = 16 * 1024 * 1024;

/** Reads a file, or stdin when the name is `-`. */
export async function readInput(name: string): Promise<Buffer> {
  if (name === '-') return readStdin();
  try {
    return await readFile(name);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError(say(`无法读取文件 ${name} (${code})`, `cannot read ${name} (${code})`));
  }
}

/** That a file cannot be written where the user wants it is for the user to mend. */
export async function writingTo<T>(name: string, writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^E[A-Z]+$/.test(code)) throw error;
    throw new UsageError(say(`无法写入 ${name} (${code})`, `cannot write to ${name} (${code})`));
  }
}

async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk as Uint8Array);
    length += bytes.length;
    if (length > INPUT_BYTES_MAX) throw new UsageError(say('标准输入过大（上限 16 MB）', 'stdin is larger than 16 MB'));
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
