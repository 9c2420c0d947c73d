import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Persona, TongguanClient } from '@tongguan/sdk';
import { UsageError } from '../exit.ts';
import { say } from '../language.ts';
import { keptSession } from '../platform/sessionFile.ts';

export const DEFAULT_PORT = 8180;
export const DEFAULT_URL = `http://127.0.0.1:${DEFAULT_PORT}`;
export const DEFAULT_DATA_DIR = './data';

/** Where a platform is, when `--url` does not say. */
const URL_VARIABLE = 'TONGGUAN_URL';
/** Who asks, when neither `--as` nor `--token-file` says: an access token. */
const TOKEN_VARIABLE = 'TONGGUAN_TOKEN';

export type AddressOptions = { readonly url?: string; readonly data: string };
export type ClientOptions = AddressOptions & { readonly as?: string; readonly tokenFile?: string };

/** Where to ask, and as whom. */
export type Caller = { readonly url: string; readonly token: string };

/** `--url`, `--data` and `--token-file`, the same for every command that talks to a platform. */
export function withClientOptions(command: Command): Command {
  return withAddressOptions(command).option(
    '--token-file <file>',
    say(
      `含访问令牌的文件，代替 --as；也可设置 ${TOKEN_VARIABLE}`,
      `file with an access token, instead of --as; or set ${TOKEN_VARIABLE}`,
    ),
  );
}

/** `--url` and `--data`, for what is done as several people at once. */
export function withAddressOptions(command: Command): Command {
  return command
    .option(
      '--url <url>',
      say(
        `平台地址；默认取 ${URL_VARIABLE}，其次为数据目录中正在运行的平台，再次为登录的平台、${DEFAULT_URL}`,
        `address of the platform; default: ${URL_VARIABLE}, then the platform that runs on the data folder, the one you signed in to, and ${DEFAULT_URL}`,
      ),
    )
    .option(
      '--data <dir>',
      say('平台数据目录，用于查找平台和沙箱参与者', 'data folder of the platform; also holds the sandbox’s personas'),
      DEFAULT_DATA_DIR,
    );
}

export function withPersonaOption(command: Command, defaultName?: string): Command {
  const known = defaultName === undefined ? '' : say(`；默认 ${defaultName}`, `; default ${defaultName}`);
  return command.option(
    '--as <persona>',
    `${say('以谁的身份：沙箱参与者名或档案文件', 'as whom: a sandbox persona or a profile file')}${known}`,
  );
}

/** Finds who acts: an existing file is a profile file, anything else the name of a sandbox persona. */
export async function personaOf(options: { readonly data: string; readonly as?: string }): Promise<Persona> {
  if (options.as === undefined) {
    throw new UsageError(
      say('请用 --as 指明参与者', 'name who is acting with --as'),
      say('例如：--as broker', 'for example: --as broker'),
    );
  }
  const { readPersona, readPersonaOf } = await import('@tongguan/sdk');
  if (isFile(options.as)) return readPersona(options.as);
  return readPersonaOf(options.data, options.as);
}

/**
 * The platform a command talks to: `--url`, else TONGGUAN_URL, else the one that runs on the data folder, else the usual
 * port of this machine; where somebody has signed in, before the usual port, that place.
 */
export async function addressOf({ url, data }: AddressOptions): Promise<string> {
  const said = url ?? textOf(process.env[URL_VARIABLE]);
  if (said !== null) return checkedUrl(said);
  const { runningPlatform } = await import('@tongguan/sdk');
  return (await runningPlatform(data)) ?? (await keptSession())?.url ?? DEFAULT_URL;
}

/**
 * Where an enterprise asks, and its token: `--token-file`, else `--as`, else TONGGUAN_TOKEN, else the persona a command
 * has by default.
 */
export async function firmCaller(options: ClientOptions, defaultName?: string): Promise<Caller> {
  const url = await addressOf(options);
  const token = await givenToken(options);
  if (token !== null) return { url, token };
  const name = options.as ?? defaultName;
  return { url, token: (await personaOf({ data: options.data, ...(name === undefined ? {} : { as: name }) })).token };
}

export async function firmClient(options: ClientOptions, defaultName?: string): Promise<TongguanClient> {
  const { TongguanClient } = await import('@tongguan/sdk');
  return new TongguanClient({ ...(await firmCaller(options, defaultName)), unreachableAtOnce: true });
}

export async function clientOf(options: AddressOptions, token: string | null): Promise<TongguanClient> {
  const { TongguanClient } = await import('@tongguan/sdk');
  return new TongguanClient({ url: await addressOf(options), token, unreachableAtOnce: true });
}

/** A token that was given as such, before anybody is looked up by name. */
export async function givenToken({ as, tokenFile }: Omit<ClientOptions, 'data'>): Promise<string | null> {
  if (tokenFile !== undefined) return tokenIn(tokenFile);
  return as === undefined ? textOf(process.env[TOKEN_VARIABLE]) : null;
}

/** The token of a file: its one line, or `token` of a JSON object such as a profile. */
export async function tokenIn(file: string): Promise<string> {
  const text = (await readText(file)).trim();
  if (/^[\x21-\x7e]+$/.test(text) && !text.startsWith('{')) return text;
  const token = fieldOf(text, 'token');
  if (token !== null) return token;
  throw new UsageError(
    say(`${file} 中没有访问令牌`, `no access token in ${file}`),
    say('文件只含令牌一行，或为带 token 字段的 JSON', 'one line with only the token, or JSON with a field token'),
  );
}

/** Something with a slash, a .json, or a file that is there: no name of somebody in the data folder. */
export function isFile(name: string): boolean {
  return /[\\/]|\.(json|txt|token)$/.test(name) || existsSync(name);
}

/** An address of the user's, so that a mistake in it is told as one. */
function checkedUrl(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new UsageError(say(`不是网址：${url}`, `not a URL: ${url}`));
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError(say(`无法读取令牌文件 ${file}（${code}）`, `cannot read the token file ${file} (${code})`));
  }
}

function fieldOf(json: string, field: string): string | null {
  try {
    const value: unknown = JSON.parse(json);
    const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
    return typeof found === 'string' ? textOf(found) : null;
  } catch {
    return null;
  }
}

/** A variable that is set to nothing is not set. */
function textOf(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}
