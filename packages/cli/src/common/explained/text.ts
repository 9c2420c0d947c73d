import type { ExplainedCode, ExplainedMessage } from '@tongguan/sdk';
import { type InBoth, inSpoken, say, sayOf } from '../language.ts';
import { printable } from './printable.ts';
import { wrappingLine } from './wrappings.ts';

/** What had to be done before a message could be read, and documents of other systems: a paragraph each, often none. */
export function messageLines({ type, wrappings, repairs, garbled, foreign }: ExplainedMessage): string[] {
  const found: string[] = [];
  if (wrappings.length > 0) {
    found.push(`${say('取自：', 'taken out of: ')}${wrappingLine({ wrappings })}`);
  }
  if (repairs.includes('eatenTag')) {
    found.push(
      say(
        '结束标记的 < 与前一个半字符一起被错误的编码转换吞掉，已补上',
        'a wrong conversion swallowed the < of an end tag together with half a character; it has been restored',
      ),
    );
  }
  for (const { found: text, original, whole, cause } of garbled) {
    const about = whole ? say('原文为：', 'it was: ') : say('原文约为：', 'it was about: ');
    const was = original === '' ? '' : `\n  ${about}${printable(original)}`;
    found.push(`${say('乱码：', 'garbled: ')}${printable(text)}\n  ${sayOf(cause)}${was}`);
  }
  if (foreign !== null) {
    const values = foreign.values.map(({ name, value }) => `    ${name} = ${printable(value)}`);
    found.push([`${type}${say('：', ': ')}${sayOf(foreign.about)}`, ...values].join('\n'));
  }
  return found;
}

export type MeaningOf = (entry: NonNullable<ExplainedCode['entry']>) => InBoth;

/** One code or sentence with everything that is known of it, and every word that was received. */
export function codeLines(explained: ExplainedCode, meaningOf: MeaningOf): string {
  const { code, text, values, sayings, subject, entry, bases, reference, usual } = explained;
  // The holes of an official text say what stands in them.
  const title = entry === null ? '' : sayOf(meaningOf(entry));
  const head = [printable(subject), code, title].filter((part) => part !== '').join('  ');
  // What a receipt says is shown as it came, in whatever language it is.
  const received = text === '' || text === entry?.text.zh ? [] : [row(say('回执原文', 'as received'), printable(text))];
  // A notice of progress is what the state says already.
  const telling = sayings.filter(({ kind }) => kind !== 'calm');
  const said = telling.flatMap(({ words, meaning, advice, about }) => [
    row(say('文中说', 'it says'), printable(words)),
    `  ${row(say('含义', 'meaning'), `${sayOf(meaning)}${about === '' ? '' : `  (${about})`}`)}`,
    `  ${row(say('怎么办', 'what to do'), sayOf(advice))}`,
  ]);
  const named = values.map(({ name, value }) => `    ${name} = ${printable(value)}`);
  const first = head === '' ? [] : [head];
  if (entry === null || reference === null) {
    const unknown = code === '' ? [] : [`  ${say('目录中没有此代码', 'not in the catalogue')}`];
    return [...first, ...received, ...named, ...said, ...unknown].join('\n');
  }
  return [
    ...first,
    ...received,
    ...named,
    ...said,
    row(say('含义', 'meaning'), sayOf(entry.meaning)),
    ...(usual ? usualLines(entry) : [`  ${sayOf(TEXT_COUNTS)}`]),
    ...(entry.fields.length > 0 ? [row(say('涉及字段', 'fields'), entry.fields.join(', '))] : []),
    ...bases.map(basisLine),
    ...(entry.rule === null ? [] : [row(say('规则', 'rule'), `${entry.rule}  docs/rule-coverage.md`)]),
    row(say('来源', 'source'), inSpoken(entry.source)),
    row(say('详见', 'page'), sayOf(reference)),
  ].join('\n');
}

const row = (name: string, value: string): string => `  ${name}${say('：', ': ')}${value}`;

function usualLines(entry: NonNullable<ExplainedCode['entry']>): string[] {
  return [
    row(say('常见原因', 'usual cause'), sayOf(entry.cause)),
    row(say('怎么办', 'what to do'), sayOf(entry.advice)),
    row(say('可否重报', 'send again'), resendOf(entry)),
  ];
}

/** A state that is no refusal asks for nothing. */
function resendOf({ code, resend }: { readonly code: string; readonly resend: boolean }): string {
  if (resend) return say('可以', 'yes');
  return /^\d{1,3}$/.test(code) && code !== '100' ? say('无需', 'not needed') : say('不可', 'no');
}

/** Nobody has understood all of it: the usual words of the state could be the opposite of what it says. */
const TEXT_COUNTS: InBoth = {
  zh: '此回执另有文字：以原文为准，不能只按状态等待',
  en: 'the text of this receipt says more: follow it, not only the state',
};

const NO_LAW: Readonly<Record<string, InBoth>> = {
  technical: { zh: '非法律，报文规范要求', en: 'not a law: the message specification' },
  platform: { zh: '非法律，本平台规则', en: 'not a law: a rule of this platform' },
};

/** An article is named as it was published, in Chinese. */
function basisLine({ basis, from, law, confidence, note }: ExplainedCode['bases'][number]): string {
  const noLaw = NO_LAW[basis];
  const said = noLaw === undefined ? law : sayOf(noLaw);
  const doubt = confidence === 'verified' ? '' : say('（未核实）', ' (unverified)');
  const more = note === '' ? '' : `  ${inSpoken(note)}`;
  return row(say('依据', 'basis'), `${say(`${from} 起`, `from ${from}`)} ${said}${doubt}${more}`);
}
