import { parseSync, Visitor } from 'oxc-parser';

/**
 * The regular expressions of a source: what stands in it as one, and what `new RegExp` is given, as far as texts and constants of the same
 * file say it. `source` is `null` where they do not.
 *
 * @returns {{ line: number, source: string | null, flags: string }[]}
 */
export function expressionsIn(path, text) {
  const { program } = parseSync(path, text);
  const constants = new Map();
  const found = [];
  const add = (node, source, flags) =>
    found.push({ line: text.slice(0, node.start).split('\n').length, source, flags });
  new Visitor({
    VariableDeclarator(node) {
      if (node.id.type === 'Identifier' && node.init !== null) constants.set(node.id.name, node.init);
    },
  }).visit(program);
  const made = (node) => {
    const isRegExp = node.callee.type === 'Identifier' && node.callee.name === 'RegExp';
    if (!isRegExp) return;
    const flags = node.arguments[1] === undefined ? '' : said(node.arguments[1], constants);
    add(node, flags === null ? null : said(node.arguments[0], constants), flags ?? '');
  };
  new Visitor({
    Literal(node) {
      if (node.regex !== undefined) add(node, node.regex.pattern, node.regex.flags);
    },
    NewExpression: made,
    CallExpression: made,
  }).visit(program);
  return found;
}

/** The text of an expression of the language, as far as it is certain; `null` otherwise. */
function said(node, constants, depth = 0) {
  if (depth > 8 || node === undefined) return null;
  const part = (one) => said(one, constants, depth + 1);
  if (node.type === 'Literal') return node.regex?.pattern ?? (typeof node.value === 'string' ? node.value : null);
  if (node.type === 'Identifier') return constants.has(node.name) ? part(constants.get(node.name)) : null;
  if (node.type === 'TSAsExpression') return part(node.expression);
  if (node.type === 'BinaryExpression') return node.operator === '+' ? joined([node.left, node.right].map(part)) : null;
  if (node.type === 'MemberExpression') return node.property.name === 'source' ? part(node.object) : null;
  if (node.type === 'TemplateLiteral') {
    const texts = node.quasis.map(({ value }) => value.cooked);
    const values = node.expressions.map(part);
    return joined(texts.flatMap((one, index) => (index < values.length ? [one, values[index]] : [one])));
  }
  // String.raw
  if (node.type === 'TaggedTemplateExpression') return joined(node.quasi.quasis.map(({ value }) => value.raw));
  return null;
}

function joined(parts) {
  return parts.includes(null) ? null : parts.join('');
}
