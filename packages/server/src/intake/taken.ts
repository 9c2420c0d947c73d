import { DICTIONARY, type DocumentKind, type Request, REQUESTS } from '@tongguan/ceb';
import { assert } from '@tongguan/kernel';

/** A message type some room takes, with what the door asks of it. */
export type TakenMessage = {
  readonly row: Request;
  /**
   * What receipts answer by and the dictionary leaves optional in the message alone: copNo of 621, 623, 625, 711, which 622,
   * 624, 626 and 712 name. `null` where the dictionary asks for it.
   */
  readonly answeredBy: { readonly field: string; readonly allowed: string } | null;
};

/** By message type, in the order of the dictionary. */
export type Taken = ReadonlyMap<string, TakenMessage>;

/** The messages of the kinds that rooms take. A kind whose place is not decided cannot be taken. */
export function takenMessages(kinds: readonly DocumentKind[]): Taken {
  const taken = REQUESTS.filter(({ kind }) => kinds.includes(kind));
  for (const { type, place } of taken) assert(place !== null, `${type} has a place before a room takes it`);
  return new Map(taken.map((row) => [row.type, { row, answeredBy: answeredBy(row) }]));
}

function answeredBy({ type, head, key: [, field] }: Request): TakenMessage['answeredBy'] {
  const document = DICTIONARY.get(type)?.document;
  const node = head === null ? document : document?.children.find(({ name }) => name === head);
  const spec = node?.kind === 'node' ? node.children.find(({ name }) => name === field) : undefined;
  assert(spec?.kind === 'field', `${type} has ${field}`);
  if (spec.min === 1) return null;
  const [, longest] = /^C0?\.\.(\d+)$/.exec(spec.type) ?? [];
  assert(longest !== undefined, `${type} ${field} is a text of bounded length`);
  const allowed = `${spec.cn} C..${longest}，回执以此编号答复 the number by which receipts answer`;
  return { field, allowed };
}
