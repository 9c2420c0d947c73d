import type { Command } from 'commander';
import type { OfficeClient } from '@tongguan/sdk';
import { say } from '../language.ts';
import { keptSession } from '../platform/sessionFile.ts';
import {
  addressOf,
  type Caller,
  type ClientOptions,
  givenToken,
  isFile,
  tokenIn,
  withClientOptions,
} from './client.ts';

/** `anew`: a session that is kept does not count. */
export type OfficeOptions = ClientOptions & { readonly anew?: true };

/** Options of what customs staff do: one of the sandbox's staff, or in production a token. */
export function withStaffOptions(command: Command, defaultCode = 'officer1'): Command {
  return withClientOptions(command).option(
    '--as <staff>',
    say(
      `以谁的身份：沙箱人员的工号，或含令牌的文件；默认 ${defaultCode}`,
      `who you are: one of the sandbox’s staff, or a file with a token; default: ${defaultCode}`,
    ),
  );
}

/**
 * Where somebody of the customs side asks, and the token: `--token-file`, else `--as` (a file, or one of the sandbox's staff),
 * else TONGGUAN_TOKEN, else the session that was opened there, else the one of the sandbox's staff a command has by default.
 */
export async function staffCaller(options: OfficeOptions, defaultCode = 'officer1'): Promise<Caller> {
  const url = await addressOf(options);
  const given = await givenToken(options);
  if (given !== null) return { url, token: given };
  const { as = defaultCode, data } = options;
  const kept = options.as === undefined && options.anew !== true ? await keptSession() : null;
  if (kept?.url === url) return { url, token: kept.token };
  if (isFile(as)) return { url, token: await tokenIn(as) };
  const { readStaffOf } = await import('@tongguan/sdk');
  return { url, token: (await readStaffOf(data, as)).token };
}

/** The customs side's client. */
export async function officeOf(options: OfficeOptions, defaultCode?: string): Promise<OfficeClient> {
  const { url, token } = await staffCaller(options, defaultCode);
  return officeAs(url, token);
}

/** The same for a token that is known. */
export async function officeAs(url: string, token: string): Promise<OfficeClient> {
  const { OfficeClient: Client } = await import('@tongguan/sdk');
  return new Client({ url, token, unreachableAtOnce: true });
}
