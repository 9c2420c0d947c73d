import type { Name } from './names.ts';
import { declaredPrefix, isNamespaceDeclaration } from './namespaces.ts';
import { FLAG_TAG_NOT_CANONICAL } from './scannedTape.ts';
import { ATTRIBUTE_STRIDE, type ScanState, VALUE_START } from './scanState.ts';

/**
 * Resolves the prefixes of an element's attributes, refuses the same expanded name twice, and marks the tag
 * when canonical XML 1.0 (2.2) would order its attributes differently or drop a declaration.
 *
 * @param outerScope how many namespace declarations were in scope before this element
 */
export function resolveAttributes(state: ScanState, element: number, first: number, outerScope: number): boolean {
  const { attributeNames, scope } = state;
  let previous: Key | null = null;
  const prefixed: Key[] = [];
  for (let index = first; index < state.attributeCount; index++) {
    const name = attributeNames[index] as Name;
    const key = keyOf(state, name, index);
    if (key === null) return false;
    if (name.prefix !== '' && !key.isDeclaration) {
      const offset = state.attributes[index * ATTRIBUTE_STRIDE + VALUE_START] as number;
      if (prefixed.some((other) => other.local === key.local && other.uri === key.uri)) {
        state.fail('duplicateAttribute', offset, name.qualified);
        return false;
      }
      prefixed.push(key);
    }
    const isRedundant = key.isDeclaration && scope.uriOf(key.local, outerScope) === scope.uriOf(key.local);
    if (isRedundant || (previous !== null && compareKeys(previous, key) > 0)) {
      state.flags[element] = (state.flags[element] as number) | FLAG_TAG_NOT_CANONICAL;
    }
    previous = key;
  }
  return true;
}

/** What canonical order looks at: declarations first by prefix, then attributes by namespace and local name. */
export type Key = { readonly isDeclaration: boolean; readonly uri: string; readonly local: string };

export function compareKeys(a: Key, b: Key): number {
  if (a.isDeclaration !== b.isDeclaration) return a.isDeclaration ? -1 : 1;
  // Namespaces and names are ASCII here, so that the order of strings is the order of bytes canonical XML asks for.
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
  return a.local === b.local ? 0 : a.local < b.local ? -1 : 1;
}

function keyOf(state: ScanState, name: Name, index: number): Key | null {
  if (isNamespaceDeclaration(name)) return { isDeclaration: true, uri: '', local: declaredPrefix(name) };
  // An attribute without prefix has no namespace, whatever the default is.
  const uri = name.prefix === '' ? '' : state.scope.uriOf(name.prefix);
  if (uri !== null) return { isDeclaration: false, uri, local: name.local };
  state.fail('namespace', state.attributes[index * ATTRIBUTE_STRIDE + VALUE_START] as number, name.qualified);
  return null;
}
