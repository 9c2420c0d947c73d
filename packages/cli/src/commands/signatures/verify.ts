import { Command } from 'commander';
import type { Certificate, SignatureParts, SignatureVariant, Tape } from '@tongguan/ceb';
import { done, type Outcome } from '@tongguan/kernel';
import { DEFAULT_DATA_DIR } from '../../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../../common/exit.ts';
import { readInput } from '../../common/input.ts';
import { print, printJson } from '../../common/output.ts';
import { noteWrappings } from '../../common/explained/wrappings.ts';
import { refusalLines } from '../../common/refusals.ts';
import { momentOf, type TrustOptions, trustOf, withTrustOptions } from '../../common/trustFiles.ts';
import { certificateFor, namedCertificate, type VerifyKeyOptions } from '../../common/verifyKey.ts';
import { printExplanation } from './verifyReport.ts';
import { say, sayOf } from '../../common/language.ts';

type VerifyOptions = VerifyKeyOptions &
  TrustOptions & {
    readonly variants?: readonly string[];
    readonly why?: true;
    readonly original?: string;
    readonly json?: true;
  };

const TRUST_NOTE = {
  zh: '报文内的证书只说明由谁的私钥签名；是否可信由平台登记的证书决定',
  en: 'the enclosed certificate only shows whose key signed; trust comes from the platform’s registry',
};

export function verifyCommand(): Command {
  const command = new Command('verify')
    .description(
      say(
        '验证一份 CEB 报文或 179 号公告上传的签名',
        'verify the signature of a CEB message or an announcement 179 upload',
      ),
    )
    .argument(
      '<file>',
      say(
        '报文，也可在 DXP 封套、JSON 或 base64 内；或 payExInfoStr；- 为标准输入',
        'the message, also inside a DXP envelope, JSON or base64, or a payExInfoStr; - reads stdin',
      ),
    )
    .option('--as <persona>', say('用该参与者的证书验证', 'verify with this participant’s certificate'))
    .option('--cert <file>', say('用该证书验证（PEM 或 DER）', 'verify with this certificate (PEM or DER)'))
    .option(
      '--why',
      say('说明原因：哪种变体成立，或差异始于何处', 'explain which variant is valid, or where the difference begins'),
    )
    .option('--original <file>', say('加签前的报文，供 --why 对照', 'the message before signing, for --why to compare'))
    .option(
      '--variants <names...>',
      say('接受这些宽容变体，默认不接受', 'accept these variants seen in practice; default: none'),
    )
    .option('--data <dir>', say('平台数据目录', 'data folder of the platform'), DEFAULT_DATA_DIR)
    .option('--json', say('输出 JSON', 'print JSON'));
  return withTrustOptions(command)
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan verify order.signed.xml
  tongguan verify order.signed.xml --as platform
  tongguan verify order.signed.xml --why --original order.xml
  tongguan verify order.signed.xml --variants tail-dropped compact-signed-info
  tongguan verify order.signed.xml --roots root.pem --crl list.crl

退出码：0 签名有效；1 无效；2 用法有误`,
        `
Examples:
  tongguan verify order.signed.xml
  tongguan verify order.signed.xml --as platform
  tongguan verify order.signed.xml --why --original order.xml
  tongguan verify order.signed.xml --variants tail-dropped compact-signed-info
  tongguan verify order.signed.xml --roots root.pem --crl list.crl

Exit code: 0 valid; 1 not valid; 2 wrong usage`,
      ),
    )
    .action(async (file: string, options: VerifyOptions) => {
      process.exitCode = await verify(file, options);
    });
}

async function verify(file: string, options: VerifyOptions): Promise<ExitCode> {
  const received = await readInput(file);
  const { looksLikePayment, verifyPaymentFile } = await import('./verifyPayment.ts');
  if (looksLikePayment(received)) return verifyPaymentFile(received, options);
  const bytes = await openedOf(received);
  const variants = await variantsOf(options);
  if (options.why === true) return explain(bytes, variants, options);
  const { matchSignature, readSignature, scan } = await import('@tongguan/ceb');
  const tape = scan(bytes);
  if (!tape.ok) return answerRefused(tape, options);
  const parts = readSignature(tape.value, { variants });
  if (!parts.ok) return answerRefused(parts, options);
  const { certificate, from } = await certificateFor(parts.value, options);
  const matched = matchSignature(tape.value, parts.value, certificate.key, variants);
  if (!matched.ok) return answerRefused(matched, options);
  const chain = await judgeChainOf(certificate, options);
  if (!chain.ok) return answerRefused(chain, options);
  const facts = { ...factsOf(tape.value, parts.value, matched.value), certificate: from, ...chain.value, valid: true };
  if (options.json === true) printJson(facts);
  else {
    print(say('✓ 签名有效', '✓ the signature is valid'));
    for (const [name, value] of Object.entries(facts)) if (name !== 'valid') print(`    ${name}: ${String(value)}`);
    print(
      say(
        '    检查了：报文格式（无 DOCTYPE、注释、CDATA、处理指令）、整份报文的摘要、SignedInfo 的签名值',
        '    checked: form (no DOCTYPE, comments, CDATA, processing instructions), the digest of the whole message, the signature over SignedInfo',
      ),
    );
    print('                      strict form, digest of the whole message, signature value over SignedInfo');
    print(`    ${sayOf(TRUST_NOTE)}`);
  }
  return EXIT.done;
}

/** The message inside an envelope, JSON or base64; of several the first, which is said. */
async function openedOf(received: Buffer): Promise<Buffer> {
  const { openWrappings } = await import('@tongguan/ceb');
  const opened = openWrappings(received);
  noteWrappings(opened);
  return opened[0]?.bytes ?? received;
}

async function explain(
  bytes: Buffer,
  variants: readonly SignatureVariant[],
  options: VerifyOptions,
): Promise<ExitCode> {
  const { explainSignature, readSignature, scan, SIGNATURE_VARIANTS } = await import('@tongguan/ceb');
  const tape = scan(bytes);
  const parts = tape.ok ? readSignature(tape.value, { variants: SIGNATURE_VARIANTS }) : tape;
  const named = parts.ok ? await namedCertificate(parts.value, options) : null;
  const trust = await trustOf(options);
  const original = options.original === undefined ? null : await readInput(options.original);
  const explanation = explainSignature(bytes, named?.certificate.key ?? null, {
    atMs: momentOf(options),
    ...(named === null ? {} : { certificate: named.certificate }),
    ...(trust === null ? {} : { trust }),
    ...(original === null ? {} : { original }),
  });
  const isAllowed = explanation.variants.every((variant) => variants.includes(variant));
  const hasChain = explanation.steps.every(({ step, state }) => step !== 'chain' || state === 'good');
  const valid = explanation.verdict !== 'refused' && isAllowed && hasChain;
  if (options.json === true) printJson({ valid, ...explanation });
  else {
    printExplanation(explanation, isAllowed);
    if (named === null) print(sayOf(TRUST_NOTE));
  }
  return valid ? EXIT.done : EXIT.refused;
}

async function variantsOf({ variants = [] }: VerifyOptions): Promise<readonly SignatureVariant[]> {
  const { SIGNATURE_VARIANTS, signatureVariants } = await import('@tongguan/ceb');
  const known = signatureVariants(variants);
  if (known !== null) return known;
  throw new UsageError(
    say(`未知的变体：${variants.join(', ')}`, `unknown variant: ${variants.join(', ')}`),
    say(`可用：${SIGNATURE_VARIANTS.join(', ')}`, `known variants: ${SIGNATURE_VARIANTS.join(', ')}`),
  );
}

/** Subjects from the certificate to its root; nothing when no roots are given. */
async function judgeChainOf(
  certificate: Certificate,
  options: VerifyOptions,
): Promise<Outcome<{ readonly chain?: string }>> {
  const trust = await trustOf(options);
  if (trust === null) return done({});
  const { judgeChain } = await import('@tongguan/ceb');
  const chain = judgeChain(certificate, trust, momentOf(options));
  return chain.ok ? done({ chain: chain.value.map(({ subject }) => subject).join(' < ') }) : chain;
}

async function answerRefused(outcome: Outcome<unknown> & { ok: false }, options: VerifyOptions): Promise<ExitCode> {
  if (options.json === true) printJson({ valid: false, refusals: outcome.refusals });
  else {
    print(await refusalLines(outcome.refusals));
    print(say('    原因', '    why: --why'));
  }
  return EXIT.refused;
}

function factsOf(tape: Tape, parts: SignatureParts, variants: readonly SignatureVariant[]): Record<string, string> {
  const facts = { message: tape.localName[0] ?? '', algorithm: parts.algorithm, keyName: parts.keyName };
  return variants.length === 0 ? facts : { ...facts, variants: variants.join(', ') };
}
