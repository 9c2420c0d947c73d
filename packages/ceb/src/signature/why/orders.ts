import type { Pair } from '../../catalogue/types.ts';

/** A text whose first start tag has its parts in another order than C14N gives, or fewer of them. */
export type Reordered = { readonly text: string; readonly reason: Pair };

/** Six parts have 720 orders; more than this are not tried one by one. */
const PARTS_MAX = 5;
const LARGE = 256 * 1024;

/**
 * The same text with namespaces and attributes of its first start tag in every other order, and with declarations left out that
 * stand there unused: programs that write their tags themselves, and exclusive C14N, digest these. `source` is the start tag as
 * it stands in the file. A large text is given in the likely orders alone.
 */
export function* reordered(canonical: string, source: string | null): Generator<Reordered> {
  const end = canonical.indexOf('>');
  const tag = startTag(canonical.slice(0, end + 1));
  if (tag === null) return;
  const rest = canonical.slice(end);
  const seen = new Set([tag.parts.join(' ')]);
  const from = source === null ? null : startTag(source);
  for (const parts of ordersOf(tag.parts, from?.parts ?? null, canonical.length > LARGE)) {
    const written = parts.join(' ');
    if (seen.has(written)) continue;
    seen.add(written);
    yield {
      text: `<${tag.name}${parts.map((part) => ` ${part}`).join('')}${rest}`,
      reason: reasonOf(tag, parts, from?.parts),
    };
  }
}

type StartTag = { readonly name: string; readonly parts: readonly string[] };

function startTag(text: string): StartTag | null {
  const [, name, inside = ''] = /^<([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>$/.exec(text) ?? [];
  if (name === undefined) return null;
  const parts = [...inside.matchAll(/\s([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, key = '', double, single]) => `${key}="${double ?? single ?? ''}"`,
  );
  return { name, parts };
}

const isNamespace = (part: string): boolean => /^xmlns[:=]/.test(part);

function* ordersOf(
  parts: readonly string[],
  source: readonly string[] | null,
  likelyAlone: boolean,
): Generator<readonly string[]> {
  const spaces = parts.filter(isNamespace);
  const attributes = parts.filter((part) => !isNamespace(part));
  yield [...attributes, ...spaces];
  if (source !== null) yield source;
  for (const dropped of spaces) yield parts.filter((part) => part !== dropped);
  if (likelyAlone || parts.length > PARTS_MAX) {
    yield [...parts].reverse();
    return;
  }
  yield* permutations(parts);
  for (const dropped of spaces) yield* permutations(parts.filter((part) => part !== dropped));
}

function* permutations(parts: readonly string[]): Generator<readonly string[]> {
  if (parts.length <= 1) {
    yield parts;
    return;
  }
  for (const [index, first] of parts.entries()) {
    for (const rest of permutations(parts.toSpliced(index, 1))) yield [first, ...rest];
  }
}

function reasonOf({ name, parts }: StartTag, found: readonly string[], source: readonly string[] | undefined): Pair {
  const shown = found.map((part) => part.slice(0, part.indexOf('='))).join(' ');
  const missing = parts.filter((part) => !found.includes(part)).map((part) => part.slice(0, part.indexOf('=')));
  if (missing.length > 0) {
    return [
      `签名时 ${name} 未声明 ${missing.join('、')}（次序 ${shown}）：应声明根元素上的全部命名空间（如用了 exclusive C14N，请改用 C14N 1.0）`,
      `${name} did not declare ${missing.join(', ')} when it was signed (order ${shown}): all namespaces of the root belong there; use C14N 1.0, not exclusive C14N`,
    ];
  }
  const asWritten = source !== undefined && source.join(' ') === found.join(' ');
  return [
    `签名时 ${name} 的次序为 ${shown}${asWritten ? '（即文件中的次序）' : ''}：C14N 要求命名空间在前，其余按名称排序`,
    `${name} had the order ${shown} when it was signed${asWritten ? ', that of the file' : ''}: C14N puts namespaces first and sorts by name`,
  ];
}
