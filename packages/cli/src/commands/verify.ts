import { Command } from 'commander';
import type { SignatureParts, Tape, VerifyKey } from '@tongguan/ceb';
import { DEFAULT_DATA_DIR, personaOf } from '../common/clientOptions.ts';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { readInput } from '../common/input.ts';
import { print, printJson } from '../common/output.ts';
import { refusalLines } from '../common/refusals.ts';
import type { Outcome } from '@tongguan/kernel';

type VerifyOptions = { readonly as?: string; readonly cert?: string; readonly data: string; readonly json?: true };

const TRUST_NOTE =
  '报文内的证书只说明由谁的私钥签名；是否可信由平台登记的证书决定 / the certificate inside only shows whose key signed; trust comes from the platform’s registry';

export function verifyCommand(): Command {
  return new Command('verify')
    .description('验证一份 CEB 报文的签名 / verify the signature of a CEB message')
    .argument('<file>', '报文，- 为标准输入 / the message, - for stdin')
    .option('--as <persona>', '用该参与者的证书验证 / verify with this participant’s certificate')
    .option('--cert <file>', '用该证书验证（PEM 或 DER）/ verify with this certificate (PEM or DER)')
    .option('--data <dir>', '平台数据目录 / data folder of the platform', DEFAULT_DATA_DIR)
    .option('--json', '输出 JSON / print JSON')
    .addHelpText(
      'after',
      `
示例 / example:
  tongguan verify order.signed.xml
  tongguan verify order.signed.xml --as platform

退出码 / exit code: 0 签名有效 / valid；1 无效 / not valid；2 用法有误 / used wrongly`,
    )
    .action(async (file: string, options: VerifyOptions) => {
      process.exitCode = await verify(file, options);
    });
}

async function verify(file: string, options: VerifyOptions): Promise<ExitCode> {
  const bytes = await readInput(file);
  const { readSignature, scan, verifySignature } = await import('@tongguan/ceb');
  const tape = scan(bytes);
  if (!tape.ok) return answerRefused(tape, options);
  const parts = readSignature(tape.value);
  if (!parts.ok) return answerRefused(parts, options);
  const trusted = await keyFor(parts.value, options);
  const verified = verifySignature(tape.value, parts.value, trusted.key);
  if (!verified.ok) return answerRefused(verified, options);
  const facts = { ...factsOf(tape.value, parts.value), certificate: trusted.from, valid: true };
  if (options.json === true) printJson(facts);
  else {
    print('✓ 签名有效 / the signature is valid');
    for (const [name, value] of Object.entries(facts)) if (name !== 'valid') print(`    ${name}: ${String(value)}`);
    print('    检查了 / checked: 报文格式（无 DOCTYPE、注释、CDATA、处理指令）、整份报文的摘要、SignedInfo 的签名值');
    print('                      strict form, digest of the whole message, signature value over SignedInfo');
    print(`    ${TRUST_NOTE}`);
  }
  return EXIT.done;
}

async function answerRefused(outcome: Outcome<unknown> & { ok: false }, options: VerifyOptions): Promise<ExitCode> {
  if (options.json === true) printJson({ valid: false, refusals: outcome.refusals });
  else print(await refusalLines(outcome.refusals));
  return EXIT.refused;
}

function factsOf(tape: Tape, parts: SignatureParts): Record<string, string> {
  return { message: tape.localName[0] ?? '', algorithm: parts.algorithm, keyName: parts.keyName };
}

/** The key to verify with, and where it is from; a certificate out of the message proves nothing about who signed. */
async function keyFor(parts: SignatureParts, options: VerifyOptions): Promise<{ key: VerifyKey; from: string }> {
  const { readCertificate } = await import('@tongguan/ceb');
  const certificate = await certificateFor(parts, options);
  const read = readCertificate(certificate.der);
  if (!read.ok) throw new UsageError(`证书无法读取 / the certificate cannot be read: ${read.refusals[0]?.found ?? ''}`);
  return { key: read.value.key, from: `${certificate.from} (${read.value.subject}, ${read.value.serialHex})` };
}

async function certificateFor(parts: SignatureParts, options: VerifyOptions): Promise<{ der: Buffer; from: string }> {
  if (options.cert !== undefined) return { der: derOf(await readInput(options.cert)), from: options.cert };
  if (options.as !== undefined) {
    const persona = await personaOf({ data: options.data, as: options.as });
    const key = parts.algorithm === 'sm2-sm3' ? persona.keys.sm2 : persona.keys.rsa;
    if (key === undefined)
      throw new UsageError(`${persona.name} 没有该算法的证书 / has no certificate for ${parts.algorithm}`);
    return { der: Buffer.from(key.certificate, 'base64'), from: `${persona.name} ${persona.firm}` };
  }
  if (parts.certificateDer === null) {
    throw new UsageError(
      '报文内没有证书 / the message carries no certificate',
      '请用 --as 或 --cert 指明 / name one with --as or --cert',
    );
  }
  return { der: parts.certificateDer, from: '报文内的证书 / inside the message' };
}

function derOf(file: Buffer): Buffer {
  const text = file.toString('latin1');
  const pem = /-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/.exec(text);
  return pem === null ? file : Buffer.from(pem[1] ?? '', 'base64');
}
