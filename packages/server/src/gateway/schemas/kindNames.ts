import { REQUESTS, requestStoredAs, type Request } from '@tongguan/ceb';

/**
 * The name of a document kind on the API: that of the table of messages. The declaration keeps its published name `list`.
 */
function kindName({ kind }: Request): string {
  return kind === 'declaration' ? 'list' : kind;
}

/** Every kind there is, in the order of the dictionary. */
export const KIND_NAMES: readonly string[] = REQUESTS.map(kindName);

/** By the number that rows of the database name it by. */
export function kindNameOf(stored: number): string {
  const request = requestStoredAs(stored);
  return request === null ? String(stored) : kindName(request);
}
