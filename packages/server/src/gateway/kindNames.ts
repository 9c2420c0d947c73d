import { REQUESTS, type Request } from '@tongguan/ceb';

/** What the API calls a kind of document: its name in the table of messages, but for the list, which clients know so. */
export function kindName({ kind }: Pick<Request, 'kind'>): string {
  return kind === 'declaration' ? 'list' : kind;
}

const BY_STORED: ReadonlyMap<number, string> = new Map(REQUESTS.map((row) => [row.stored, kindName(row)]));

/** Every kind there is, in the order of the dictionary. */
export const KIND_NAMES: readonly string[] = [...BY_STORED.values()];

/** By the number that rows of the database name it by. */
export function kindNameOf(stored: number): string {
  return BY_STORED.get(stored) ?? String(stored);
}
