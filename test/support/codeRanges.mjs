import { typescript } from './sources.mjs';
import { BUSINESS } from './usedCodes.mjs';

const CODES = 'packages/ceb/src/catalogue/codes/';

/** Which numbers the files of the catalogue give to own business codes, first to last; two files may share a range. */
export const RANGES = {
  access: [[90360, 90369]],
  admission: [
    [90300, 90309],
    [90380, 90381],
    [90385, 90399],
  ],
  aftercare: [
    [90040, 90059],
    [90070, 90119],
    [90280, 90289],
  ],
  bonded: [
    [90240, 90259],
    [90140, 90159],
    [90373, 90375],
  ],
  clearance: [[90001, 90039]],
  delivery: [[90290, 90299]],
  food: [[90382, 90384]],
  guarantee: [[90260, 90279]],
  inspection: [
    [90220, 90239],
    [90372, 90372],
  ],
  intake: [[90330, 90349]],
  law: [
    [90038, 90038],
    [90060, 90069],
    [90120, 90139],
  ],
  match: [
    [90001, 90039],
    [90160, 90179],
  ],
  once: [[90350, 90359]],
  queue: [[90310, 90329]],
  returnCentre: [[90376, 90379]],
  registry: [
    [90200, 90219],
    [90370, 90371],
  ],
  supplement: [
    [90036, 90037],
    [90039, 90039],
  ],
};

/** The own business codes of the catalogue, each with the file of `codes/` that has it and its line there. */
export function givenCodes() {
  return typescript('packages/ceb/src/catalogue/codes').flatMap(({ path, strings }) =>
    strings
      .filter(({ text }) => BUSINESS.test(text))
      .map(({ text, line }) => ({
        code: text,
        file: path.slice(CODES.length, -'.ts'.length),
        where: `${path}:${line}`,
      })),
  );
}

/**
 * The number that comes next in a file: behind its last one, or where its next range begins. Gaps before it are not
 * filled: a number that was given once keeps its meaning. `null` when its ranges are full.
 */
export function nextFree(file, given, ranges = RANGES) {
  const taken = new Set(given.map(({ code }) => Number(code)));
  const own = given.filter((one) => one.file === file).map(({ code }) => Number(code));
  const open = (ranges[file] ?? []).map(([first, last]) => {
    const from = Math.max(first, ...own.filter((code) => code >= first && code <= last).map((code) => code + 1));
    for (let code = from; code <= last; code += 1) if (!taken.has(code)) return code;
    return null;
  });
  return open.find((code) => code !== null) ?? null;
}

/** A sentence for whoever looks for a number: of the file whose codes `neighbours` are, or of every file. */
export function toldFree(given, neighbours = []) {
  const files = new Set(given.filter(({ code }) => neighbours.includes(code)).map(({ file }) => file));
  const asked = Object.keys(RANGES).filter((file) => files.size === 0 || files.has(file));
  return `next free: ${asked.map((file) => `codes/${file}.ts ${nextFree(file, given) ?? 'is full: widen test/support/codeRanges.mjs'}`).join(', ')}`;
}

/** What is wrong with the numbers of the catalogue. */
export function wrongNumbers(given, ranges = RANGES) {
  return given.flatMap(({ code, file, where }, index) => {
    const number = Number(code);
    const isOwn = (ranges[file] ?? []).some(([first, last]) => number >= first && number <= last);
    const free = `next free there: ${nextFree(file, given, ranges) ?? 'none'}`;
    const before = given.findIndex((one) => one.code === code);
    if (before < index) return [`${where} gives ${code} again, which ${given[before].where} has; ${free}`];
    return isOwn ? [] : [`${where} gives ${code}, which is in no range of codes/${file}.ts; ${free}`];
  });
}
