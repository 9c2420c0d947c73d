// What a mutation run changes: for a node of the syntax tree, the texts that may stand in its place. Assertions, and
// the words of an error, stay as they are: they speak of what only we can get wrong. So do words for people, which are
// Chinese or have a blank: whether they are good words no test can say.

const COMPARISONS = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
};
const ARITHMETIC = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '*' };
const ASSIGNMENTS = { '+=': '-=', '-=': '+=', '*=': '/=', '/=': '*=' };
const SWAPPED_METHODS = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['min', 'max'],
  ['max', 'min'],
  ['startsWith', 'endsWith'],
  ['find', 'findLast'],
]);
/** Calls that only choose or order: without them the receiver goes through as it is. */
const DROPPED_METHODS = new Set(['filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'slice', 'trim', 'flat']);
const MOVING = new Set(['CallExpression', 'AwaitExpression', 'AssignmentExpression', 'UpdateExpression']);

/** @returns {{ operator: string, start: number, end: number, text: string }[]} */
export function changesOf(node, parent, source) {
  return (BY_TYPE[node.type]?.(node, source, parent) ?? []).map((change) => ({
    start: node.start,
    end: node.end,
    ...change,
  }));
}

/** Whether nothing below this node is changed. */
export function isLeftAlone(node, source) {
  if (node.type === 'ThrowStatement' || node.type === 'ImportDeclaration') return true;
  if (node.type === 'NewExpression') return /(Error|Fault)$/.test(source.slice(node.callee.start, node.callee.end));
  return node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'assert';
}

const BY_TYPE = {
  BinaryExpression(node, source, parent) {
    const around = (operator) => `${part(source, node.left)} ${operator} ${part(source, node.right)}`;
    const compared = COMPARISONS[node.operator];
    // `if (a === b)` is made true and made false already: the contrary adds nothing.
    const isSaid = parent.test === node && compared?.endsWith('==');
    if (compared) return isSaid ? [] : [{ operator: 'comparison', text: around(compared) }];
    const other = ARITHMETIC[node.operator];
    if (!other || (node.operator === '+' && (isText(node.left) || isText(node.right)))) return [];
    return [{ operator: 'arithmetic', text: around(other) }];
  },
  LogicalExpression(node, source) {
    const [left, right] = [part(source, node.left), part(source, node.right)];
    if (node.operator === '??') return [{ operator: 'boolean', text: `(${right})` }];
    return [{ operator: 'boolean', text: `((${left}) ${node.operator === '&&' ? '||' : '&&'} (${right}))` }];
  },
  UnaryExpression(node, source, parent) {
    if (node.operator === '!' && parent.test === node) return [];
    if (node.operator === '!') return [{ operator: 'boolean', text: `(${part(source, node.argument)})` }];
    return node.operator === '-' && node.argument.type !== 'Literal'
      ? [{ operator: 'arithmetic', text: part(source, node.argument) }]
      : [];
  },
  AssignmentExpression(node, source) {
    const other = ASSIGNMENTS[node.operator];
    if (!other) return [];
    return [{ operator: 'arithmetic', text: `${part(source, node.left)} ${other} ${part(source, node.right)}` }];
  },
  IfStatement: (node, source) => condition(node.test, source, ['true', 'false']),
  ConditionalExpression: (node, source) => condition(node.test, source, ['true', 'false']),
  WhileStatement: (node, source) => condition(node.test, source, ['false']),
  ReturnStatement(node, source) {
    if (node.argument === null || isNothing(part(source, node.argument))) return [];
    return [{ operator: 'return', text: 'return undefined;' }];
  },
  ArrowFunctionExpression({ body, start, end }, source) {
    if (body.type === 'BlockStatement' || isNothing(part(source, body))) return [];
    // From the arrow on, so that brackets around the value go with it: `() => ({ … })`.
    const arrow = start + source.slice(start, body.start).lastIndexOf('=>');
    return [{ operator: 'return', start: arrow, end, text: '=> undefined' }];
  },
  ExpressionStatement({ expression }) {
    return MOVING.has(expression.type) ? [{ operator: 'statement', text: ';' }] : [];
  },
  Literal: literal,
  CallExpression(node, source) {
    const { callee } = node;
    if (callee.type !== 'MemberExpression' || callee.computed) return [];
    const { name } = callee.property;
    if (DROPPED_METHODS.has(name)) return [{ operator: 'method', text: part(source, callee.object) }];
    const other = SWAPPED_METHODS.get(name);
    return other ? [{ operator: 'method', start: callee.property.start, end: callee.property.end, text: other }] : [];
  },
};

function literal(node, source, parent) {
  if (parent.type === 'ExpressionStatement' || /^(Import|Export)/.test(parent.type)) return [];
  if ((parent.type === 'Property' || parent.type === 'PropertyDefinition') && parent.key === node) return [];
  const { value } = node;
  if (typeof value === 'boolean') return [{ operator: 'literal', text: String(!value) }];
  if (typeof value === 'bigint') return [{ operator: 'literal', text: `${value + 1n}n` }];
  if (typeof value === 'number') return [{ operator: 'literal', text: String(value + 1) }];
  if (typeof value !== 'string' || /[\s\p{Script=Han}]/u.test(value)) return [];
  return [{ operator: 'literal', text: value === '' ? "'changed'" : "''" }];
}

function condition(test, source, texts) {
  const before = part(source, test);
  return texts
    .filter((text) => text !== before)
    .map((text) => ({ operator: 'condition', start: test.start, end: test.end, text }));
}

const part = (source, node) => source.slice(node.start, node.end);
const isText = (node) => node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
const isNothing = (text) => text === 'undefined' || text === 'null';
