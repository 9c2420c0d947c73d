/** Deeper than any message; what lies deeper has the place of what it lies in. Pointers to each level would fill the memory. */
const DEPTH_MAX = 64;

type Open = {
  readonly pointer: string;
  readonly from: number;
  /** Of the next item; null in an object. */
  index: number | null;
};

/**
 * Where the value at each JSON pointer begins and ends, in characters. For text that `JSON.parse` has taken. Walks
 * without calling itself: how deep a text goes is its author's choice.
 */
export function jsonPlaces(text: string): ReadonlyMap<string, readonly [from: number, to: number]> {
  const places = new Map<string, readonly [number, number]>();
  const open: Open[] = [];
  let at = 0;
  const space = (): void => {
    while (/[\s:,]/.test(text[at] ?? '')) at += 1;
  };
  const string = (): string => {
    const from = at;
    at += 1;
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at += 1;
    return JSON.parse(text.slice(from, at)) as string;
  };
  const close = (pointer: string, from: number): void => {
    if (open.length <= DEPTH_MAX) places.set(pointer, [from, at]);
  };
  const value = (pointer: string): void => {
    space();
    const from = at;
    const first = text[at];
    if (first === '{' || first === '[') {
      at += 1;
      open.push({ pointer, from, index: first === '[' ? 0 : null });
      return;
    }
    if (first === '"') string();
    else while (at < text.length && !/[\s,\]}]/.test(text[at] ?? '')) at += 1;
    close(pointer, from);
  };
  value('');
  for (let inner = open.at(-1); inner !== undefined; inner = open.at(-1)) {
    space();
    if (text[at] === '}' || text[at] === ']') {
      at += 1;
      open.pop();
      close(inner.pointer, inner.from);
      continue;
    }
    const name = inner.index === null ? string() : String(inner.index++);
    value(open.length > DEPTH_MAX ? '' : `${inner.pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
  return places;
}
