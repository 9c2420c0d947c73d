import type { ExplainedCode, ExplainedMessage } from '@tongguan/sdk';
import { printable } from './printable.ts';
import { wrappingLine } from './wrappings.ts';

/** What had to be done before a message could be read, and documents of other systems: a paragraph each, often none. */
export function messageLines({ type, wrappings, repairs, garbled, foreign }: ExplainedMessage): string[] {
  const found: string[] = [];
  if (wrappings.length > 0) {
    found.push(`取自 / taken out of: ${wrappingLine({ wrappings })}`);
  }
  if (repairs.includes('eatenTag')) {
    found.push(
      '结束标记的 < 与前一个半字符一起被错误的编码转换吞掉，已补上 / the < of an end tag was swallowed with half a character by a wrong conversion, and has been put back',
    );
  }
  for (const { found: text, original, whole, cause } of garbled) {
    const was =
      original === '' ? '' : `\n  ${whole ? '原文为 / it was' : '原文约为 / it was about'}: ${printable(original)}`;
    found.push(`乱码 / garbled: ${printable(text)}\n  ${cause.zh} / ${cause.en}${was}`);
  }
  if (foreign !== null) {
    const values = foreign.values.map(({ name, value }) => `    ${name} = ${printable(value)}`);
    found.push([`${type}: ${foreign.about.zh} / ${foreign.about.en}`, ...values].join('\n'));
  }
  return found;
}

export type MeaningOf = (entry: NonNullable<ExplainedCode['entry']>) => { readonly zh: string; readonly en: string };

/** One code or sentence with everything that is known of it, and every word that was received. */
export function codeLines(explained: ExplainedCode, meaningOf: MeaningOf): string {
  const { code, text, values, sayings, subject, entry, reference, usual } = explained;
  // The holes of an official text say what stands in them.
  const whole = entry === null ? null : meaningOf(entry);
  const title = whole === null ? '' : `${whole.zh} / ${whole.en}`;
  const head = [printable(subject), code, title].filter((part) => part !== '').join('  ');
  const received = text === '' || text === entry?.text.zh ? [] : [`  回执原文 / as received: ${printable(text)}`];
  // A notice of progress is what the state says already.
  const telling = sayings.filter(({ kind }) => kind !== 'calm');
  const said = telling.flatMap(({ words, meaning, advice, about }) => [
    `  文中说 / it says: ${printable(words)}`,
    `    含义 / meaning: ${meaning.zh} / ${meaning.en}${about === '' ? '' : `  (${about})`}`,
    `    怎么办 / what to do: ${advice.zh} / ${advice.en}`,
  ]);
  const named = values.map(({ name, value }) => `    ${name} = ${printable(value)}`);
  const first = head === '' ? [] : [head];
  if (entry === null || reference === null) {
    const unknown = code === '' ? [] : ['  目录中没有此代码 / not in the catalogue'];
    return [...first, ...received, ...named, ...said, ...unknown].join('\n');
  }
  return [
    ...first,
    ...received,
    ...named,
    ...said,
    `  含义 / meaning: ${entry.meaning.zh} / ${entry.meaning.en}`,
    ...(usual ? usualLines(entry) : [TEXT_COUNTS]),
    ...(entry.fields.length > 0 ? [`  涉及字段 / fields: ${entry.fields.join(', ')}`] : []),
    ...(entry.rule === null ? [] : [`  规则 / rule: ${entry.rule}  docs/rule-coverage.md`]),
    `  来源 / source: ${entry.source}`,
    `  详见 / page: ${reference.zh}  ${reference.en}`,
  ].join('\n');
}

function usualLines({ cause, advice, resend }: NonNullable<ExplainedCode['entry']>): string[] {
  return [
    `  常见原因 / usual cause: ${cause.zh} / ${cause.en}`,
    `  怎么办 / what to do: ${advice.zh} / ${advice.en}`,
    `  可否重报 / resend: ${resend ? '可以 / yes' : '不可 / no'}`,
  ];
}

/** Nobody has understood all of it: the usual words of the state could be the opposite of what it says. */
const TEXT_COUNTS =
  '  此回执另有文字：以原文为准，不能只按状态等待 / this receipt says more in its text: go by that, not by the state alone';
