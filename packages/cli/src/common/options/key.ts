import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { AsyncSigner, OpenOptions } from '@tongguan/sdk';
import { UsageError } from '../exit.ts';
import { readInput } from '../input.ts';
import { say } from '../language.ts';

export type KeyOptions = { readonly key?: string; readonly cert?: string; readonly passwordFile?: string };

/** Where a password may come from besides `--password-file`; never from the line itself, which others can read. */
const PASSWORD_VARIABLE = 'TONGGUAN_KEY_PASSWORD';

export const keyHelp = (): string =>
  say(
    `
密钥：
  key.pem, key.pfx          密钥文件
  ws://127.0.0.1:61232      电子口岸控件中的 u-key
  https://…                 签名服务，口令为令牌
  口令取自 --password-file 或环境变量 ${PASSWORD_VARIABLE}`,
    `
keys:
  key.pem, key.pfx          a key file: PKCS#8, PKCS#12
  ws://127.0.0.1:61232      the u-key in the e-port control
  https://…                 a signing service; the password is its token
  the password comes from --password-file or from ${PASSWORD_VARIABLE}`,
  );

/** `--key`, `--cert` and `--password-file`, the same for every command that signs with a key of one's own. */
export function withKeyOptions(command: Command): Command {
  return command
    .option(
      '--key <source>',
      say('用该密钥加签：文件、u-key 控件或签名服务', 'sign with this key: a file, a u-key or a service'),
    )
    .option('--cert <file>', say('密钥的证书（PEM 或 DER）', 'certificate of the key (PEM or DER)'))
    .option('--password-file <file>', say('含密钥口令的文件', 'file with the password of the key'));
}

/** Opens the key that `--key` names; `null` without the option. */
export async function keyOf(options: KeyOptions, algorithm?: OpenOptions['algorithm']): Promise<AsyncSigner | null> {
  if (options.key === undefined) {
    if (options.cert === undefined && options.passwordFile === undefined) return null;
    throw new UsageError(say('--cert 和 --password-file 须与 --key 同用', '--cert and --password-file go with --key'));
  }
  const password = await passwordOf(options);
  const { openSigner } = await import('@tongguan/sdk');
  return openSigner(options.key, {
    ...(password === undefined ? {} : { password }),
    ...(options.cert === undefined ? {} : { certificate: await readInput(options.cert) }),
    ...(algorithm === undefined ? {} : { algorithm }),
  });
}

async function passwordOf({ passwordFile }: KeyOptions): Promise<string | undefined> {
  if (passwordFile === undefined) return process.env[PASSWORD_VARIABLE];
  try {
    // Editors end a line; no password does.
    return (await readFile(passwordFile, 'utf8')).replace(/\r?\n$/, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError(
      say(`无法读取口令文件 ${passwordFile} (${code})`, `cannot read the password file ${passwordFile} (${code})`),
    );
  }
}
