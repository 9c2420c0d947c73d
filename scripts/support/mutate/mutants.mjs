// All mutants of one compiled file, each under a key that outlives edits elsewhere: file, function, operator, what
// stood there, what stands there, and which of several alike.

import { parseSync } from 'oxc-parser';
import { changesOf, isLeftAlone } from './operators.mjs';

/** @returns {{ key: string, file: string, inside: string, operator: string, was: string, text: string }[]} */
export function mutantsOf(file, source) {
  const { program, errors } = parseSync(file, source, { lang: 'js', sourceType: 'module' });
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0].message}`);
  const found = [];
  const alike = new Map();
  walk(program, null, ['module'], (node, parent, names) => {
    for (const { operator, start, end, text } of changesOf(node, parent, source)) {
      const was = oneLine(source.slice(start, end));
      const name = `${file} ${names.at(-1)} ${operator}: ${was} → ${oneLine(text)}`;
      const count = (alike.get(name) ?? 0) + 1;
      alike.set(name, count);
      const key = count === 1 ? name : `${name} #${count}`;
      found.push({ key, file, inside: names.at(-1), operator, was, start, end, text });
    }
    return isLeftAlone(node, source);
  });
  return found;
}

/** The source with one mutant in it. */
export function mutated(source, { start, end, text }) {
  return `${source.slice(0, start)}${text}${source.slice(end)}`;
}

/** `size` of the mutants, the same ones for the same seed. */
export function sampleOf(mutants, size, seed) {
  const left = [...mutants];
  let state = seed >>> 0;
  for (let index = left.length - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (index + 1));
    [left[index], left[other]] = [left[other], left[index]];
  }
  return left.slice(0, size);
}

function walk(node, parent, names, visit) {
  const inside = nameOf(node, parent);
  const path = inside === null ? names : [...names, inside];
  // A statement that is an assertion is left alone as a whole.
  const below = node.type === 'ExpressionStatement' && node.expression.type === 'CallExpression';
  if (below && node.expression.callee.name === 'assert') return;
  if (visit(node, parent, path)) return;
  for (const [key, child] of Object.entries(node)) {
    if (key === 'parent') continue;
    for (const one of Array.isArray(child) ? child : [child])
      if (typeof one?.type === 'string') walk(one, node, path, visit);
  }
}

function nameOf(node, parent) {
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return node.id?.name ?? null;
  if (node.type === 'MethodDefinition') return `${node.key.type === 'PrivateIdentifier' ? '#' : ''}${node.key.name}`;
  const isFunction = node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';
  return isFunction && parent.type === 'VariableDeclarator' ? (parent.id.name ?? null) : null;
}

function oneLine(text) {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 70)} … ${line.slice(-24)}` : line;
}
