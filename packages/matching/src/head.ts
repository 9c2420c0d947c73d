import { type CebMessage, PROBLEM_COUNT_MAX } from '@tongguan/ceb';
import type { Refusal } from '@tongguan/kernel';
import { numberProblems } from './businessNumbers.ts';

/**
 * Values the dictionary describes in words only and the state machine depends on (B-06), and numbers that could be taken
 * for another (D-01).
 */
export function headProblems(message: CebMessage): Refusal[] {
  const problems: Refusal[] = [];
  message.documents.forEach((document, index) => {
    const [node, head] = headOf(document);
    for (const [field, rule] of Object.entries(message.type === 'CEB623Message' ? CANCELLATION_RULES : HEAD_RULES)) {
      const found = head[field] ?? '';
      if (rule.pattern.test(found)) continue;
      problems.push({ code: '-900206', path: `document[${index + 1}]/${node}/${field}`, found, allowed: rule.allowed });
    }
    const place = `document[${index + 1}]`;
    problems.push(...numberProblems(head, `${place}/${node}`));
    for (const [list, lines] of Object.entries(document)) {
      if (!Array.isArray(lines)) continue;
      lines.forEach((line: Readonly<Record<string, unknown>>, number) => {
        problems.push(...numberProblems(line, `${place}/${list}[${number + 1}]`));
      });
    }
  });
  return problems.slice(0, PROBLEM_COUNT_MAX);
}

const HEAD_RULES: Readonly<Record<string, { readonly pattern: RegExp; readonly allowed: string }>> = {
  appType: { pattern: /^[123]$/, allowed: '1 新增, 2 变更, 3 删除' },
  appStatus: { pattern: /^[12]$/, allowed: '1 暂存, 2 申报' },
  // Compared as text with later ones: a moment that no calendar has could never be followed by another.
  appTime: {
    pattern: /^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])[0-5]\d[0-5]\d$/,
    allowed: 'YYYYMMDDhhmmss',
  },
};

/** A cancellation can only be asked for, not changed or deleted (dictionary, 623 appType). */
const CANCELLATION_RULES: typeof HEAD_RULES = { ...HEAD_RULES, appType: { pattern: /^1$/, allowed: '1 新增' } };

/** Node and fields of a document's head; some documents are their head (513, 623). */
export function headOf(document: object): [string, Readonly<Record<string, string>>] {
  if ('appType' in document) return ['.', document as unknown as Readonly<Record<string, string>>];
  return Object.entries(document)[0] as [string, Readonly<Record<string, string>>];
}
