import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LintInput } from '@tongguan/sdk';
import { UsageError } from '../exit.ts';
import { readInput } from '../input.ts';
import { say } from '../language.ts';

/** A directory of a day's messages is taken in pieces; more at once is a mistake of the path. */
const FILES_MAX = 20_000;

/** The messages of files and folders, `-` for standard input; of a folder what is XML or JSON, folders in it as well. */
export async function messageInputs(paths: readonly string[]): Promise<LintInput[]> {
  const files: string[] = [];
  for (const path of paths) {
    const isFolder = path !== '-' && (await stat(path).catch(() => null))?.isDirectory() === true;
    if (isFolder) files.push(...(await messagesIn(path)));
    else files.push(path);
  }
  if (files.length === 0)
    throw new UsageError(say('没有报文文件', 'no message files'), say('找 *.xml 与 *.json', 'looks for them'));
  if (files.length > FILES_MAX)
    throw new UsageError(
      say(`文件过多：${files.length} > ${FILES_MAX}`, `too many files: ${files.length} > ${FILES_MAX}`),
    );
  const inputs: LintInput[] = [];
  for (const file of files) inputs.push({ file: file === '-' ? 'stdin' : file, bytes: await readInput(file) });
  return inputs;
}

async function messagesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => /\.(xml|json)$/i.test(name))
    .sort()
    .map((name) => join(folder, name));
}
