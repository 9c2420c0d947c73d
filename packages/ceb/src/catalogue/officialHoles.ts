/**
 * The values that official texts leave open as `[*]`, by name and in the order of the text. Every official code with holes
 * that the platform uses stands here, so that no receipt goes out with a hole.
 *
 * `list`, `application` – number of the import list, of the return application. `limit` – limit that was exceeded. `buyer`,
 * `used` – who bought (masked), and what is used of the quota. `what`, `named`, `card` – which code of the document,
 * its value, the firm of the signing card. `line`, `item` – line number and code of the goods.
 */
export const OFFICIAL_HOLES = {
  '-621004': ['list'],
  '-621005': ['list', 'limit'],
  '-621011': ['list'],
  '-621012': ['list'],
  '-621015': ['what', 'named', 'card'],
  '-621018': ['list', 'buyer', 'used', 'limit'],
  '-623003': ['list'],
  '-623005': ['list'],
  '-623009': ['list'],
  '-625006': ['application'],
  '-625033': ['application'],
  '-625209': ['application', 'line', 'item'],
} as const;

export type CodeWithHoles = keyof typeof OFFICIAL_HOLES;

/** What a code asks for: `never` when its text has no holes. */
export type HolesOf<Code extends string> = Code extends CodeWithHoles
  ? Readonly<Record<(typeof OFFICIAL_HOLES)[Code][number], string>>
  : never;

/** Names of the holes of a code, in the order of its text. */
export function holesOf(code: string): readonly string[] {
  return Object.hasOwn(OFFICIAL_HOLES, code) ? OFFICIAL_HOLES[code as CodeWithHoles] : [];
}
