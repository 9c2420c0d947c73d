import { alphabetOf, automatonOf } from './automaton.mjs';
import { lookBehinds, parseExpression } from './parse.mjs';

/**
 * Why an expression may take more than its share of time over a long text; `null` when it does not.
 *
 * Two things make it so. Exponential: a loop that reads the same characters in two ways (`(a+)+`, `(a|a)*`). Of higher power: two
 * loops one after the other that can read the same characters (`\s*,?\s*`), of which the search for a beginning is one: `0+$` reads
 * a million zeros from every zero when something stands behind them. Where nothing can fail after the second loop the first way
 * is taken, and nothing is read twice. This is the test of Weber and Seidl for ambiguity, over places of the expression.
 */
export function costOf(source, flags = '') {
  if (!/[*+{]/.test(source)) return null;
  const tree = parseExpression(source, flags);
  const alphabet = alphabetOf(source);
  const sticky = flags.includes('y');
  for (const part of [tree, ...lookBehinds(tree)]) {
    // Two ways through a loop double with every turn: a thousand turns are as good as no end.
    const cost =
      exponential(automatonOf(part, { alphabet, flags, sticky, bounded: true })) ??
      polynomial(automatonOf(part, { alphabet, flags, sticky }), alphabet);
    if (cost !== null) return cost;
  }
  return null;
}

function exponential({ reads, follow, twice }) {
  const loops = loopsOf(follow);
  const isLooped = ([p, q]) => loops[p] !== null && loops[p] === loops[q];
  if (twice.some(isLooped)) return 'a loop inside a loop reads the same characters: exponential';
  const edges = (p) => follow[p].map((q) => ({ q, set: reads[q] }));
  const isTwice = [...loops.keys()].some((p) => loops[p] !== null && meetsAgain(p, loops, edges));
  return isTwice ? 'a loop reads the same characters in two ways: exponential' : null;
}

function polynomial({ reads, follow, sure }, alphabet) {
  const loops = loopsOf(follow);
  // From one place by the same characters to two places, and both are looped: the places that are reached together.
  const edges = (p) => follow[p].map((q) => ({ q, set: reads[q] }));
  for (const [p, loop] of loops.entries()) {
    if (loop === null) continue;
    for (const [q, other] of loops.entries()) {
      if (other === null || other === loop || sure.has(q)) continue;
      const word = sharedWord(p, q, loops, edges);
      if (word !== null) {
        const text = JSON.stringify(word.map((one) => alphabet[one]).join(''));
        return p === 0
          ? `${text}, again and again, is read from each of its places`
          : `${text}, again and again, is read by two loops`;
      }
    }
  }
  return null;
}

/** For each place the number of the loop it lies in; `null` outside of loops. */
function loopsOf(follow) {
  const reach = follow.map((_, start) => {
    const seen = new Set();
    const open = [...follow[start]];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...follow[next]);
    }
    return seen;
  });
  return follow.map((_, p) =>
    reach[p].has(p) ? reach.findIndex((seen, q) => seen.has(p) && reach[p].has(q) && q >= 0) : null,
  );
}

/** Whether p comes back to itself on two ways with the same characters. */
function meetsAgain(p, loops, edges) {
  const inside = (q) => loops[q] === loops[p];
  const seen = new Set();
  const open = [{ x: p, y: p, apart: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const one of edges(next.x).filter(({ q }) => inside(q))) {
      for (const two of edges(next.y).filter(({ q }) => inside(q))) {
        if (shared(one.set, two.set) === null) continue;
        const apart = next.apart || one.q !== two.q;
        if (apart && one.q === p && two.q === p) return true;
        const key = `${one.q} ${two.q} ${apart}`;
        if (seen.has(key)) continue;
        seen.add(key);
        open.push({ x: one.q, y: two.q, apart });
      }
    }
  }
  return false;
}

/** A word that leads from p to p, from p to q, and from q to q; `null` without one. */
function sharedWord(p, q, loops, edges) {
  const seen = new Set();
  const open = [{ at: [p, p, q], word: [] }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const [x, y, z] = next.at;
    for (const one of edges(x).filter((edge) => loops[edge.q] === loops[p])) {
      for (const three of edges(z).filter((edge) => loops[edge.q] === loops[q])) {
        if (shared(one.set, three.set) === null) continue;
        for (const two of edges(y)) {
          const character = shared(one.set, two.set, three.set);
          if (character === null) continue;
          const word = [...next.word, character];
          if (one.q === p && two.q === q && three.q === q) return word;
          const key = `${one.q} ${two.q} ${three.q}`;
          if (seen.has(key)) continue;
          seen.add(key);
          open.push({ at: [one.q, two.q, three.q], word });
        }
      }
    }
  }
  return null;
}

/** A character that all of them read; never the beginning. */
function shared(first, ...others) {
  for (const character of first) {
    if (character >= 0 && others.every((set) => set.has(character))) return character;
  }
  return null;
}
