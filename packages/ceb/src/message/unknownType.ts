import type { Refusal } from '@tongguan/kernel';
import { CEB_NAMESPACE } from '../wire/tape.ts';
import { MESSAGE_CODES } from './codes.ts';
import { quoted } from './problems.ts';
import { type ShapeOptions, shapeOf } from './shape.ts';

/**
 * A root that names no message. When the name is right, the namespace is not; when only `Message` is missing
 * (one official sample is called `CEB214`), the whole name is said.
 */
export function unknownType(name: string, options: ShapeOptions): Refusal {
  const meant = [name, `${name}Message`].find((type) => shapeOf(type, options) !== undefined);
  const type = meant ?? '报文类型 a message type of the specification such as CEB311Message';
  const allowed = `${type}, namespace ${CEB_NAMESPACE}`;
  return { code: MESSAGE_CODES.unknownType, path: '/', found: quoted(name, false), allowed, offset: 0 };
}
