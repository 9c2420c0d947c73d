import { requestOf } from '@tongguan/ceb';
import type { Refusal } from '@tongguan/kernel';
import { numberProblems } from './businessNumbers.ts';

/**
 * Values of one document that the dictionary describes in words only and the state machine depends on (B-06), and numbers
 * that could be taken for another (D-01). Paths begin at the document's head and lines.
 */
export function headProblems(type: string, document: object): Refusal[] {
  const [node, head] = headOf(document);
  const problems: Refusal[] = [];
  for (const [field, rule] of requestOf(type)?.newOnly ? NEW_ONLY : HEAD) {
    const found = head[field] ?? (rule.optional ? null : '');
    if (found === null || rule.pattern.test(found)) continue;
    problems.push({ code: '-900206', path: `${node}/${field}`, found, allowed: rule.allowed });
  }
  problems.push(...numberProblems(head, node));
  for (const list of Object.keys(document)) {
    const members: unknown = Reflect.get(document, list);
    if (!Array.isArray(members)) continue;
    for (const [at, line] of (members as readonly Readonly<Record<string, unknown>>[]).entries()) {
      problems.push(...numberProblems(line, `${list}[${at + 1}]`));
    }
  }
  return problems;
}

type Rule = { readonly pattern: RegExp; readonly allowed: string; readonly optional?: true };

const HEAD_RULES: Readonly<Record<string, Rule>> = {
  appType: { pattern: /^[123]$/, allowed: '1 新增, 2 变更, 3 删除' },
  appStatus: { pattern: /^[12]$/, allowed: '1 暂存, 2 申报' },
  // By these a document is filed: what else stands in them would be filed with it.
  customsCode: { pattern: /^\d{4}$/, allowed: '四位数字的关区代码 a district of four digits', optional: true },
  tradeMode: { pattern: /^\d{4}$/, allowed: '四位数字的监管方式 a mode of four digits', optional: true },
};

/** A cancellation can only be asked for, not changed or deleted (dictionary, 623 appType). */
const NEW_ONLY_RULES: typeof HEAD_RULES = { ...HEAD_RULES, appType: { pattern: /^1$/, allowed: '1 新增' } };

const HEAD = Object.entries(HEAD_RULES);
const NEW_ONLY = Object.entries(NEW_ONLY_RULES);

/** Node and fields of a document's head; some documents are their head (513, 623). */
export function headOf(document: object): [string, Readonly<Record<string, string>>] {
  if ('appType' in document) return ['.', document as unknown as Readonly<Record<string, string>>];
  const [node = '.'] = Object.keys(document);
  return [node, Reflect.get(document, node) as Readonly<Record<string, string>>];
}
