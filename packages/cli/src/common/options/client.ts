import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { Persona, TongguanClient } from '@tongguan/sdk';
import { UsageError } from '../exit.ts';

export const DEFAULT_PORT = 8180;
export const DEFAULT_URL = `http://127.0.0.1:${DEFAULT_PORT}`;
export const DEFAULT_DATA_DIR = './data';

export type ClientOptions = { readonly url: string; readonly data: string; readonly as?: string };

/** `--url` and `--data`, the same for every command that talks to a platform. */
export function withClientOptions(command: Command): Command {
  return command
    .option('--url <url>', '平台地址 / address of the platform', DEFAULT_URL)
    .option(
      '--data <dir>',
      '平台数据目录，用于查找沙箱参与者 / data folder where sandbox personas are found',
      DEFAULT_DATA_DIR,
    );
}

export function withPersonaOption(command: Command, defaultName?: string): Command {
  const text = '以谁的身份：沙箱参与者名或档案文件 / as whom: a sandbox persona or a profile file';
  return defaultName === undefined
    ? command.option('--as <persona>', text)
    : command.option('--as <persona>', text, defaultName);
}

/** Finds who acts: an existing file is a profile file, anything else the name of a sandbox persona. */
export async function personaOf(options: { readonly data: string; readonly as?: string }): Promise<Persona> {
  if (options.as === undefined) {
    throw new UsageError('请用 --as 指明参与者 / say with --as who is acting', '例如 / for example: --as broker');
  }
  const { readPersona, readPersonaOf } = await import('@tongguan/sdk');
  if (/[\\/]|\.json$/.test(options.as) || existsSync(options.as)) return readPersona(options.as);
  return readPersonaOf(options.data, options.as);
}

export async function clientOf(options: ClientOptions, token: string | null): Promise<TongguanClient> {
  const { TongguanClient } = await import('@tongguan/sdk');
  return new TongguanClient({ url: checkedUrl(options.url), token });
}

/** An address of the user's, so that a mistake in it is told as one. */
export function checkedUrl(url: string): string {
  if (URL.canParse(url)) return url;
  throw new UsageError(`不是网址 / not a URL: ${url}`);
}
