/** What no character of a text is: the beginning, which `^` asks for once. */
const BEGINNING = -1;

/**
 * The automaton of Glushkov: a state a place in the expression, place 0 the search for a beginning, which every character
 * leads back to unless the search is `sticky`. A bounded repetition outside of loops is one turn of a loop: it costs a factor, no
 * power; inside of a loop it is one, and `bounded` takes each for one.
 *
 * Answers: `reads[p]` – the characters (numbers of `alphabet`) of place p; `follow[p]` – the places after it; `twice` – places
 * that follow one another in two ways; `sure` – places after which nothing can fail any more.
 */
export function automatonOf(tree, { alphabet, flags = '', sticky = false, bounded = false }) {
  const lines = flags.includes('m');
  const reads = [new Set(sticky ? [] : alphabet.keys())];
  const follow = [new Map()];
  const atom = (set) => {
    reads.push(set);
    follow.push(new Map());
    return reads.length - 1;
  };
  const setOf = (source) => {
    const pattern = new RegExp(`^(?:${source})$`, flags.replace(/[gy]/g, ''));
    return new Set([...alphabet.keys()].filter((index) => pattern.test(alphabet[index])));
  };
  const link = (from, to) => {
    for (const p of from) for (const q of to) follow[p].set(q, (follow[p].get(q) ?? 0) + 1);
  };
  const build = (node, inLoop = bounded) => {
    // What is looked ahead at is a way of its own that ends there; nobody says how far it reads.
    if (node.kind === 'assert') {
      return {
        first: node.ahead === null ? [] : build(node.ahead, inLoop).first,
        last: [],
        sure: [],
        empty: true,
        fails: true,
      };
    }
    if (node.kind === 'begin' && !lines) return one(atom(new Set([BEGINNING])));
    if (node.kind === 'begin') return one(atom(setOf('\\n')));
    if (node.kind === 'atom') return one(atom(setOf(node.source)));
    if (node.kind === 'all')
      return node.of.map((part) => build(part, inLoop)).reduce((left, right) => inTurn(left, right, link), nothing());
    if (node.kind === 'any') return node.of.map((part) => build(part, inLoop)).reduce(either);
    return repeated(node, inLoop, build, link);
  };
  // `(?<!x)` at the front is a character that is no x, or the beginning: so a run of x is read from its first place alone.
  const notAfter = (source) => {
    const refused = setOf(source);
    return one(atom(new Set([BEGINNING, ...alphabet.keys()].filter((index) => !refused.has(index)))));
  };
  const front = (node) => {
    if (node.kind === 'any') return node.of.map(front).reduce(either);
    const [head, ...rest] = node.of;
    if (node.kind !== 'all' || typeof head?.notAfter !== 'string') return build(node);
    return inTurn(notAfter(head.notAfter), build({ kind: 'all', of: rest }), link);
  };
  const whole = front(tree);
  link([0], whole.first);
  if (!sticky) follow[0].set(0, 1);
  const twice = follow.flatMap((to, p) => [...to].filter(([, ways]) => ways > 1).map(([q]) => [p, q]));
  return { reads, follow: follow.map((to) => [...to.keys()]), twice, sure: new Set(whole.sure) };
}

const nothing = () => ({ first: [], last: [], sure: [], empty: true, fails: false });
const one = (place) => ({ first: [place], last: [place], sure: [place], empty: false, fails: false });

function inTurn(left, right, link) {
  link(left.last, right.first);
  return {
    first: left.empty ? [...left.first, ...right.first] : left.first,
    last: right.empty ? [...left.last, ...right.last] : right.last,
    // After an assertion nothing is sure, though no character is asked for.
    sure: right.empty && !right.fails ? [...left.sure, ...right.sure] : right.sure,
    empty: left.empty && right.empty,
    fails: left.fails || right.fails,
  };
}

function either(left, right) {
  return {
    first: [...left.first, ...right.first],
    last: [...left.last, ...right.last],
    sure: [...left.sure, ...right.sure],
    empty: left.empty || right.empty,
    fails: left.fails && right.fails,
  };
}

function repeated({ of, min, max }, inLoop, build, link) {
  if (max === 0) return nothing();
  const optional = (piece) => ({ ...piece, empty: true, fails: false });
  // What is repeated a fixed number of times ends in one way.
  if (max === 1 || max === min || (max !== Infinity && !inLoop)) {
    const piece = build(of, inLoop);
    return min === 0 ? optional(piece) : piece;
  }
  const loop = build(of, true);
  link(loop.last, loop.first);
  return min === 0 ? optional(loop) : loop;
}

/** Characters that tell the atoms of an expression apart: what it names, their neighbours, and some of every kind. */
export function alphabetOf(source) {
  const named = [...source].flatMap((character) => around(character.codePointAt(0)));
  const escaped = [...source.matchAll(/\\(?:x([\dA-Fa-f]{2})|u\{([\dA-Fa-f]+)\}|u([\dA-Fa-f]{4}))/g)].flatMap((found) =>
    around(
      Number.parseInt(
        found.slice(1).find((hex) => hex !== undefined),
        16,
      ),
    ),
  );
  const usual = [
    ...' \t\n\r.-_:/\\"\'<>[](){}&;,+=?!@#%azAZ059漢中，。：（】　\u00a0\u0001\u007f\u2028\ufeff\ufffdéя',
  ].map((one) => one.codePointAt(0));
  return [...new Set([...named, ...escaped, ...usual])].map((code) => String.fromCodePoint(code));
}

function around(code) {
  return [code - 1, code, code + 1].filter((one) => one >= 0 && one <= 0x10ffff && !(one >= 0xd800 && one <= 0xdfff));
}
