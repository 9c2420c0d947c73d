import { Command } from 'commander';
import type { RegistryStore } from '@tongguan/server';
import { type EpochMs, shanghaiIso } from '@tongguan/kernel';
import type { DatabaseOptions } from '../../common/database.ts';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { readInput } from '../../common/input.ts';
import { actorOf, type MachineActor } from '../../common/databaseActor.ts';
import { type JournalOptions, withJournalOptions } from '../../common/options/journal.ts';
import { print, printJson, table } from '../../common/output.ts';
import { told, withRegistry } from '../../common/databaseRegistry.ts';
import { momentOf, type TrustOptions, trustOf, withTrustOptions } from '../../common/trustFiles.ts';
import { dersOf } from '../../common/verifyKey.ts';
import { withDatabaseOptions } from '../../common/options/database.ts';
import { profileCommand } from './keysProfile.ts';
import { say } from '../../common/language.ts';

type KeysOptions = DatabaseOptions & TrustOptions & JournalOptions & { readonly json?: true };

export function keysCommand(): Command {
  const keys = new Command('keys')
    .description(say('企业的签名证书与签名档', 'certificates and signature profiles of enterprises'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan keys list
  tongguan keys enrol 3301960A01 firm.pem --roots root.pem --intermediates ca.pem --crl list.crl --require-crl
  tongguan keys revoke-listed --roots root.pem --crl list.crl
  tongguan keys profile 3301960A01 --variants tail-dropped --reason 在用签名程序
  tongguan keys profile 3301960A01 --strict --reason 已改正

换证时先登记新证书，两张证书在各自有效期内同时有效。

选项见：tongguan keys enrol --help`,
        `
Examples:
  tongguan keys list
  tongguan keys enrol 3301960A01 firm.pem --roots root.pem --intermediates ca.pem --crl list.crl --require-crl
  tongguan keys revoke-listed --roots root.pem --crl list.crl
  tongguan keys profile 3301960A01 --variants tail-dropped --reason 'signing program in use'
  tongguan keys profile 3301960A01 --strict --reason corrected

To rotate, enrol the next certificate: both count, each within its own validity.

Options: tongguan keys enrol --help`,
      ),
    );
  for (const command of [listCommand(), enrolCommand(), revokeListedCommand(), profileCommand()]) {
    keys.addCommand(command);
  }
  return keys;
}

function listCommand(): Command {
  const command = new Command('list')
    .description(say('登记的证书', 'list enrolled certificates'))
    .argument('[code]', say('企业海关编码', 'customs code of the firm'));
  return withDatabaseOptions(command)
    .option('--json', say('输出 JSON', 'print JSON'))
    .action(async (code: string | undefined, options: KeysOptions) => {
      process.exitCode = await withRegistry(options, (store) => list(store, code, options));
    });
}

async function list(store: RegistryStore, code: string | undefined, options: KeysOptions): Promise<ExitCode> {
  const { participants, signingKeys } = await store.read();
  if (code !== undefined && participants.every((one) => one.code !== code)) {
    throw new UsageError(say(`没有此企业：${code}`, `no such participant: ${code}`));
  }
  const rows = signingKeys
    .filter(({ participantCode }) => code === undefined || participantCode === code)
    .sort((a, b) => (a.participantCode < b.participantCode ? -1 : 1) || a.notBeforeMs - b.notBeforeMs)
    .map((row) => ({
      code: row.participantCode,
      keyName: row.keyName,
      algorithm: row.algorithm,
      validity: `${shanghaiIso(row.notBeforeMs)} … ${shanghaiIso(row.notAfterMs)}`,
      revoked: row.revokedMs === null ? '' : shanghaiIso(row.revokedMs),
    }));
  if (options.json === true) printJson(rows);
  else {
    const head = [
      say('企业', 'firm'),
      say('证书', 'certificate'),
      say('算法', 'algorithm'),
      say('有效期', 'validity'),
      say('吊销', 'revoked'),
    ];
    print(table([head, ...rows.map((row) => Object.values(row))]));
  }
  return EXIT.done;
}

function enrolCommand(): Command {
  const command = new Command('enrol')
    .description(say('登记一张证书，须能追溯到受信任的根', 'enrol a certificate with a chain to a trusted root'))
    .argument('<code>', say('企业海关编码', 'customs code of the firm'))
    .argument('<file>', say('证书，PEM 或 DER', 'certificate, PEM or DER'));
  return withJournalOptions(withTrustOptions(withDatabaseOptions(command))).action(
    async (code: string, file: string, options: KeysOptions) => {
      process.exitCode = await enrol(code, file, options);
    },
  );
}

async function enrol(code: string, file: string, options: KeysOptions): Promise<ExitCode> {
  const trust = await trustOf(options);
  if (trust === null)
    throw new UsageError(say('请用 --roots 给出受信任的根证书', 'give the trusted roots with --roots'));
  const [certificateDer, ...more] = dersOf(await readInput(file), 'CERTIFICATE');
  if (certificateDer === undefined || more.length > 0) {
    throw new UsageError(say(`文件须恰有一张证书：${file}`, `the file must hold one certificate: ${file}`));
  }
  const atMs: EpochMs = momentOf(options);
  return withRegistry(options, async (store, database) => {
    const actor = await actorOf(options, database);
    const { enrolTrustedCertificate } = await import('@tongguan/server');
    const request = { participantCode: code, certificateDer, sandbox: false };
    const outcome = await enrolTrustedCertificate(store, request, trust, atMs);
    if (outcome.ok)
      await noted(store, { ...actor, reason: options.reason }, 'certificate.enrol', code, {
        keyName: outcome.value.keyName,
      });
    return told(outcome, ({ keyName, notAfterMs }) =>
      print(
        say(
          `✓ ${code} ${keyName} 有效至 ${shanghaiIso(notAfterMs)}`,
          `✓ ${code} ${keyName} valid until ${shanghaiIso(notAfterMs)}`,
        ),
      ),
    );
  });
}

function revokeListedCommand(): Command {
  const command = new Command('revoke-listed').description(
    say('按吊销列表吊销已登记的证书', 'revoke enrolled certificates that a revocation list names'),
  );
  return withJournalOptions(withTrustOptions(withDatabaseOptions(command))).action(async (options: KeysOptions) => {
    const trust = await trustOf(options);
    if (trust === null || options.crl === undefined) {
      throw new UsageError(say('请用 --roots 和 --crl', 'give --roots and --crl'));
    }
    process.exitCode = await withRegistry(options, async (store, database) => {
      const actor = await actorOf(options, database);
      const { applyRevocationLists } = await import('@tongguan/server');
      const revoked = await applyRevocationLists(store, trust);
      if (revoked.length > 0)
        await noted(store, { ...actor, reason: options.reason }, 'certificate.revoke-listed', '', {
          keyNames: revoked,
        });
      print(say(`吊销：${revoked.length}`, `revoked: ${revoked.length}`));
      for (const keyName of revoked) print(`  ${keyName}`);
      return EXIT.done;
    });
  });
}

async function noted(
  store: RegistryStore,
  who: MachineActor & { readonly reason: string },
  kind: string,
  participantCode: string,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { addJournalLine } = await import('@tongguan/server');
  await addJournalLine(store, { kind, participantCode, ...who, atMs: Date.now(), facts });
}
