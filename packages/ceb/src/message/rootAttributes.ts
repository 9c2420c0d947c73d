import { checkLeaf } from '../dictionary/leaf.ts';
import type { Tape } from '../wire/tape.ts';
import { refuseAttributes } from './attributes.ts';
import { MESSAGE_CODES } from './codes.ts';
import { type Problems, quoted } from './problems.ts';
import { type MessageShape, ROOT_ATTRIBUTES } from './shape.ts';

type Fields = Record<string, unknown>;

/** What the tolerance let pass is an empty text in the record, as the types have it. */
export function fillGuids({ document }: MessageShape, documents: unknown): void {
  if (!document.children.some(({ name }) => name === 'guid')) return;
  for (const one of documents as Fields[]) one['guid'] ??= '';
}

/** guid and version of the root; `bare` lets them be missing, as receipts in the field do. */
export function readRootAttributes(tape: Tape, problems: Problems, bare: boolean): Fields {
  const head: Fields = {};
  for (const { name, rule } of ROOT_ATTRIBUTES) {
    const text = tape.rootAttributes.get(name);
    const allowed = name === 'guid' ? '36 个字符 exactly 36 characters' : '1–10 个字符 1 to 10 characters';
    if (text === undefined && bare) {
      head[name] = '';
      continue;
    }
    if (text === undefined) problems.add(MESSAGE_CODES.element, `@${name}`, '缺少 missing', allowed, 0);
    else if (checkLeaf(rule, text) !== null)
      problems.add(MESSAGE_CODES.length, `@${name}`, quoted(text, false), allowed, 0);
    head[name] = text;
  }
  refuseAttributes(problems, tape, 0, '', (name) => name === 'guid' || name === 'version');
  return head;
}
