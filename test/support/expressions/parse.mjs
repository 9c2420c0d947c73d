/**
 * Takes the source of a regular expression apart, so that its loops can be looked at. What one character matches is
 * left to the engine itself: a leaf `atom` holds its source (`\s`, `[^<]`, `a`), not a set.
 *
 * Nodes: { kind: 'atom', source } · { kind: 'begin' } (`^`) · { kind: 'assert', ahead, behind } (what stands between two
 * characters and may fail; the bodies of look-arounds, or null; `notAfter` the one character of `(?<!…)`) · { kind: 'all', of } · { kind: 'any', of } · { kind: 'repeat', of, min, max }
 */
export function parseExpression(source, flags = '') {
  const state = { source, at: 0, flags };
  const tree = alternatives(state);
  if (state.at < source.length) throw new Error(`not understood at ${state.at}: ${source}`);
  return tree;
}

function alternatives(state) {
  const of = [sequence(state)];
  while (state.source[state.at] === '|') {
    state.at += 1;
    of.push(sequence(state));
  }
  return of.length === 1 ? of[0] : { kind: 'any', of };
}

function sequence(state) {
  const of = [];
  while (state.at < state.source.length && !'|)'.includes(state.source[state.at])) {
    of.push(quantified(state, term(state)));
  }
  return { kind: 'all', of };
}

function term(state) {
  const { source, at } = state;
  const one = source[at];
  if (one === '^') return step(state, 1, { kind: 'begin' });
  if (one === '$') return step(state, 1, { kind: 'assert', ahead: null, behind: null });
  if (one === '(') return group(state);
  if (one === '[') return step(state, classLength(source, at));
  if (one === '\\') return escape(state);
  return step(state, source.codePointAt(at) > 0xffff ? 2 : 1);
}

/** Goes on by `length`; without a node, what was passed is an atom. */
function step(state, length, node) {
  const atom = { kind: 'atom', source: state.source.slice(state.at, state.at + length) };
  state.at += length;
  return node ?? atom;
}

function classLength(source, start) {
  let at = start + 1;
  while (source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  return at + 1 - start;
}

function escape(state) {
  const rest = state.source.slice(state.at);
  if (/^\\[bB]/.test(rest)) return step(state, 2, { kind: 'assert', ahead: null, behind: null });
  // A reference back may hold anything or nothing: it may fail, and what it repeats is seen where it stands first.
  const reference = /^\\(?:[1-9]\d*|k<\w+>)/.exec(rest);
  if (reference !== null) return step(state, reference[0].length, { kind: 'assert', ahead: null, behind: null });
  const long = /^\\(?:x[\dA-Fa-f]{2}|u\{[\dA-Fa-f]+\}|u[\dA-Fa-f]{4}|[pP]\{[^}]+\}|c[A-Za-z])/.exec(rest);
  return step(state, long?.[0].length ?? 2);
}

function group(state) {
  const opening = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(state.source.slice(state.at))[0];
  state.at += opening.length;
  const inside = alternatives(state);
  state.at += 1;
  if (/^\(\?[=!]/.test(opening)) return { kind: 'assert', ahead: inside, behind: null };
  if (!/^\(\?<[=!]/.test(opening)) return inside;
  const notAfter = opening === '(?<!' ? characterOf(inside) : null;
  return { kind: 'assert', ahead: null, behind: inside, notAfter };
}

/** The one character a tree reads; `null` for any other. */
function characterOf(tree) {
  return tree.kind === 'all' && tree.of.length === 1 && tree.of[0].kind === 'atom' ? tree.of[0].source : null;
}

function quantified(state, of) {
  const found = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(state.source.slice(state.at));
  if (found === null) return of;
  state.at += found[0].length;
  const sign = found[0][0];
  if (sign === '*') return { kind: 'repeat', of, min: 0, max: Infinity };
  if (sign === '+') return { kind: 'repeat', of, min: 1, max: Infinity };
  if (sign === '?') return { kind: 'repeat', of, min: 0, max: 1 };
  const min = Number(found[1]);
  const max = found[2] === undefined ? min : found[3] === '' ? Infinity : Number(found[3]);
  return { kind: 'repeat', of, min, max };
}

/** The bodies of everything that looks back. */
export function lookBehinds(node) {
  if (node.kind === 'assert') {
    const bodies = node.behind === null ? [] : [node.behind];
    return [...bodies, ...[node.ahead, node.behind].filter((one) => one !== null).flatMap(lookBehinds)];
  }
  if (node.kind === 'repeat') return lookBehinds(node.of);
  return (node.of ?? []).flatMap(lookBehinds);
}
