import type { Tape } from '../wire/tape.ts';
import { MESSAGE_CODES } from './codes.ts';
import type { Problems } from './problems.ts';

const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const SPACE_MAX = 32;

/**
 * Reports attributes the schema does not have. Nearly every element has none, and its start tag then ends
 * with a character of its name; only other tags are looked into.
 */
export function refuseAttributes(
  problems: Problems,
  tape: Tape,
  element: number,
  name: string,
  isKnown: (attribute: string) => boolean,
): void {
  const last = tape.bytes[(tape.contentStart[element] ?? 0) - 2] ?? 0;
  if (last !== QUOTE && last !== APOSTROPHE && last !== SLASH && last > SPACE_MAX) return;
  for (const attribute of tape.attributesOf(element).keys()) {
    // xsi:schemaLocation is allowed everywhere by XSD itself and only says where a schema may be found.
    if (isKnown(attribute) || attribute === 'xsi:schemaLocation') continue;
    const step = name === '' ? `@${attribute}` : `${name}/@${attribute}`;
    problems.add(
      MESSAGE_CODES.element,
      step,
      `属性 attribute ${attribute}`,
      '无属性 no attribute',
      tape.start[element],
    );
  }
}
