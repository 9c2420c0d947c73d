import type { ExplanationStep, SignatureExplanation } from '@tongguan/ceb';
import { print } from '../../common/output.ts';

const MARKS: Readonly<Record<ExplanationStep['state'], string>> = { good: '✓', tolerated: '~', bad: '✗', unknown: '?' };

const NAMES: Readonly<Record<ExplanationStep['step'], string>> = {
  form: '格式 form',
  structure: '结构 structure',
  algorithm: '算法 algorithm',
  digest: '摘要 digest',
  value: '签名值 value',
  certificate: '证书 certificate',
  chain: '证书链 chain',
};

/** An explanation on a terminal: a line a step, its facts below, and where bytes part. */
export function printExplanation({ verdict, variants, steps }: SignatureExplanation, isAllowed: boolean): void {
  print(headline(verdict, variants.join(', '), isAllowed));
  for (const step of steps) {
    print(`${MARKS[step.state]} ${NAMES[step.step]}: ${step.text.zh} / ${step.text.en}`);
    for (const [name, value] of Object.entries(step.facts)) if (value !== '') print(`    ${name}: ${value}`);
    const { difference } = step;
    if (difference === undefined) continue;
    const { at, line, column } = difference;
    print(
      `    规范形式第 ${line} 行第 ${column} 列起不同（字节 ${at}）/ canonical forms part at ${line}:${column}, byte ${at}`,
    );
    print(`      签名者 signed: ${difference.signed}`);
    print(`      收到的 found:  ${difference.found}`);
  }
}

function headline(verdict: SignatureExplanation['verdict'], variants: string, isAllowed: boolean): string {
  if (verdict === 'refused') return '✗ 签名不成立 / the signature does not hold';
  if (verdict === 'strict') return '✓ 符合规范的签名 / a signature of the specification';
  if (isAllowed) return `✓ 以宽容变体成立 / holds with the variants ${variants}`;
  return `✗ 仅以宽容变体成立，未获准 / holds only with variants that are not allowed: ${variants}`;
}
