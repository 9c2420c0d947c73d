/** Where the value at each JSON pointer begins and ends, in characters. For text that `JSON.parse` has taken. */
export function jsonPlaces(text: string): ReadonlyMap<string, readonly [from: number, to: number]> {
  const places = new Map<string, readonly [number, number]>();
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
  const value = (pointer: string): void => {
    space();
    const from = at;
    const first = text[at];
    if (first === '{') members(pointer);
    else if (first === '[') items(pointer);
    else if (first === '"') string();
    else while (at < text.length && !/[\s,\]}]/.test(text[at] ?? '')) at += 1;
    places.set(pointer, [from, at]);
  };
  const members = (pointer: string): void => {
    at += 1;
    for (space(); text[at] !== '}'; space()) {
      const name = string();
      value(`${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
    at += 1;
  };
  const items = (pointer: string): void => {
    at += 1;
    let index = 0;
    for (space(); text[at] !== ']'; space()) value(`${pointer}/${index++}`);
    at += 1;
  };
  value('');
  return places;
}
