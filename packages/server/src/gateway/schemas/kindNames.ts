import { REQUESTS, requestStoredAs, type Request } from '@tongguan/ceb';

/** What the API calls a kind of document: its name in the table of messages, but for the list, which clients know so. */
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
