import type { Command } from 'commander';
import type { Trust } from '@tongguan/ceb';
import type { EpochMs } from '@tongguan/kernel';
import { UsageError } from './exit.ts';
import { readInput } from './input.ts';
import { dersOf } from './verifyKey.ts';
import { say } from './language.ts';

export type TrustOptions = {
  readonly roots?: readonly string[];
  readonly intermediates?: readonly string[];
  readonly crl?: readonly string[];
  readonly requireCrl?: true;
  readonly sha1Certificates?: true;
  readonly at?: string;
};

/** Options of a chain to trusted roots, the same wherever one is judged. */
export function withTrustOptions(command: Command): Command {
  return command
    .option(
      '--roots <files...>',
      say('受信任的根证书（PEM 或 DER）', 'file with trusted root certificates (PEM or DER)'),
    )
    .option('--intermediates <files...>', say('中间证书', 'file with intermediate certificates'))
    .option('--crl <files...>', say('证书吊销列表', 'certificate revocation lists'))
    .option(
      '--require-crl',
      say('链上每个签发者都须有有效的吊销列表', 'require a current revocation list for every authority'),
    )
    .option('--sha1-certificates', say('接受以 SHA-1 签发的证书', 'accept certificates signed with SHA-1'))
    .option(
      '--at <time>',
      say('按该时刻判断，默认现在', 'check as of this time, such as 2026-06-01T10:00:00+08:00; default: now'),
    );
}

/** `null` when no roots are given. */
export async function trustOf(options: TrustOptions): Promise<Trust | null> {
  if (options.roots === undefined) {
    if (options.intermediates === undefined && options.crl === undefined) return null;
    throw new UsageError(say('请用 --roots 给出受信任的根证书', 'give the trusted roots with --roots'));
  }
  const { readTrust } = await import('@tongguan/ceb');
  const trust = readTrust({
    roots: await blocksOf(options.roots, 'CERTIFICATE'),
    intermediates: await blocksOf(options.intermediates, 'CERTIFICATE'),
    revocationLists: await blocksOf(options.crl, 'X509 CRL'),
    requiresRevocationLists: options.requireCrl === true,
    allows: options.sha1Certificates === true ? ['sha1-certificates'] : [],
  });
  if (trust.ok) return trust.value;
  const found = trust.refusals.map((refusal) => `${refusal.path}: ${refusal.found}`).join('; ');
  throw new UsageError(
    say(`证书或吊销列表无法读取：${found}`, `a certificate or revocation list cannot be read: ${found}`),
  );
}

export function momentOf({ at }: TrustOptions): EpochMs {
  if (at === undefined) return Date.now();
  const moment = Date.parse(at);
  if (Number.isNaN(moment)) throw new UsageError(say(`不是时间：${at}`, `not a time: ${at}`));
  return moment;
}

async function blocksOf(
  files: readonly string[] | undefined,
  label: 'CERTIFICATE' | 'X509 CRL',
): Promise<readonly Buffer[]> {
  const ders: Buffer[] = [];
  for (const file of files ?? []) {
    const found = dersOf(await readInput(file), label);
    if (found.length === 0) throw new UsageError(say(`${file} 中没有 ${label}`, `no ${label} in ${file}`));
    ders.push(...found);
  }
  return ders;
}
