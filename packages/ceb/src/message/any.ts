import { FLAG_MIXED, NS, type Tape } from '../wire/tape.ts';
import { CEB_NAMESPACE } from '../wire/tape.ts';
import { MESSAGE_CODES } from './codes.ts';
import type { Problems } from './problems.ts';

/** The one XML element inside ExtendMessage/Message, as it stood; '' when there is none. */
export function readAny(problems: Problems, tape: Tape, element: number, name: string): string {
  const child = tape.firstChild[element] ?? -1;
  const mixed = ((tape.flags[element] ?? 0) & FLAG_MIXED) !== 0;
  const textOnly = child === -1 && tape.text(element).trim() !== '';
  if (mixed || textOnly || (child !== -1 && tape.next[child] !== -1)) {
    const found = mixed || textOnly ? '文字 text' : '多个元素 several elements';
    const allowed = '最多一个 XML 元素 at most one XML element';
    problems.add(MESSAGE_CODES.value, name, found, allowed, tape.contentStart[element]);
  }
  if (child === -1) return '';
  const source = tape.bytes.toString('utf8', tape.start[child], tape.end[child]);
  return inheritsDefaultNamespace(tape, child, source) ? declareDefault(source) : source;
}

/** The message declares the ceb namespace as default; what we write declares it for the prefix `ceb` only. */
function inheritsDefaultNamespace(tape: Tape, child: number, source: string): boolean {
  const startTag = source.slice(0, source.indexOf('>') + 1);
  return tape.namespace[child] === NS.ceb && !/^<[^\s/>]*:/.test(startTag) && !/\sxmlns\s*=/.test(startTag);
}

function declareDefault(source: string): string {
  return source.replace(/^<[^\s/>]+/, (open) => `${open} xmlns="${CEB_NAMESPACE}"`);
}
