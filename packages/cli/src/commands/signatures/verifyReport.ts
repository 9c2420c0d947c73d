import type { ExplanationStep, SignatureExplanation } from '@tongguan/ceb';
import { print } from '../../common/output.ts';
import { type InBoth, say, sayOf } from '../../common/language.ts';

const MARKS: Readonly<Record<ExplanationStep['state'], string>> = { good: '✓', tolerated: '~', bad: '✗', unknown: '?' };

const NAMES: Readonly<Record<ExplanationStep['step'], InBoth>> = {
  form: { zh: '格式', en: 'form' },
  structure: { zh: '结构', en: 'structure' },
  algorithm: { zh: '算法', en: 'algorithm' },
  digest: { zh: '摘要', en: 'digest' },
  value: { zh: '签名值', en: 'value' },
  certificate: { zh: '证书', en: 'certificate' },
  chain: { zh: '证书链', en: 'chain' },
};

/** An explanation on a terminal: a line a step, its facts below, and where bytes part. */
export function printExplanation({ verdict, variants, steps }: SignatureExplanation, isAllowed: boolean): void {
  print(headline(verdict, variants.join(', '), isAllowed));
  for (const step of steps) {
    print(`${MARKS[step.state]} ${sayOf(NAMES[step.step])}${say('：', ': ')}${sayOf(step.text)}`);
    for (const [name, value] of Object.entries(step.facts)) if (value !== '') print(`    ${name}: ${value}`);
    const { difference } = step;
    if (difference === undefined) continue;
    const { at, line, column } = difference;
    print(
      say(
        `    规范形式第 ${line} 行第 ${column} 列起不同（字节 ${at}）`,
        `    canonical forms part at ${line}:${column}, byte ${at}`,
      ),
    );
    print(`      ${say('签名者：', 'signed: ')}${difference.signed}`);
    print(`      ${say('收到的：', 'found:  ')}${difference.found}`);
  }
}

function headline(verdict: SignatureExplanation['verdict'], variants: string, isAllowed: boolean): string {
  if (verdict === 'refused') return say('✗ 签名不成立', '✗ the signature does not hold');
  if (verdict === 'strict') return say('✓ 符合规范的签名', '✓ a signature of the specification');
  if (isAllowed) return say(`✓ 以宽容变体成立 ${variants}`, `✓ holds with the variants ${variants}`);
  return say(`✗ 仅以宽容变体成立，未获准：${variants}`, `✗ holds only with variants that are not allowed: ${variants}`);
}
