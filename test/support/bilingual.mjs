import { parseSync } from 'oxc-parser';
import { typescript } from './sources.mjs';

/** Sources whose refusals end in a receipt. What answers an act or a request is read as JSON, in both languages. */
const REACH =
  /^packages\/(kernel|policy|matching)\/src\/|^packages\/ceb\/src\/(dictionary|message|wire|signature)\/|^packages\/server\/src\/(intake|receipts|registry|clearance|aftercare|inspection|contingency|bonded)\//;
const APART =
  /^packages\/server\/src\/[^/]+\/(api\/|room\.ts$)|^packages\/ceb\/src\/(dictionary\/shared|signature\/(why\/\w+|form\/\w+|variants)|wire\/garbled)\.ts$|^packages\/policy\/src\/(assessInput|explain|proof\/.+|tariff\/(readTariff|facts)|admission\/(positiveList|filing)|calendar\/\w+|generated\/\w+)\.ts$|^packages\/server\/src\/registry\/(changes\/|import|enrol|token|picture)|^packages\/server\/src\/.*\/(inbound|payment|file|alerts)\.ts$/;
/** What only an act is answered with. */
const TO_ACTS = /^(refused|refusedAct|wrongState|notice)$/;

const HAN = /\p{Script=Han}/u;

/** Texts of these sources that hold Chinese and Latin letters, values as `{}`, with the place of the first. */
export function mixedTexts() {
  const found = new Map();
  for (const { path, text, generated } of typescript('packages')) {
    if (generated || !REACH.test(path) || APART.test(path) || !path.includes('/src/')) continue;
    const add = (said, at) => {
      if (!HAN.test(said) || !/[A-Za-z]{2}/.test(said) || found.has(said)) return;
      found.set(said, `${path}:${text.slice(0, at).split('\n').length}`);
    };
    visit(parseSync(path, text).program, add, path.startsWith('packages/server/'));
  }
  return [...found].map(([said, where]) => ({ said, where }));
}

/** What stands beside a code in a receipt. */
const BESIDE_A_CODE = /^(allowed|found|note|unlike)$/;

/** Texts of these sources that go beside a code and hold no Chinese, values as `{}`: names of things, or words nobody translated. */
export function latinTexts(sources = typescript('packages')) {
  const found = [];
  for (const { path, text, generated } of sources) {
    if (generated || !REACH.test(path) || APART.test(path) || /\/(api|acts)\//.test(path)) continue;
    const add = (said, at) => {
      if (!HAN.test(said)) found.push({ said, where: `${path}:${text.slice(0, at).split('\n').length}` });
    };
    inProperties(parseSync(path, text).program, (value) => visit(value, add, path.startsWith('packages/server/')));
  }
  return found;
}

function inProperties(node, take) {
  if (Array.isArray(node)) {
    for (const one of node) inProperties(one, take);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  if (node.type === 'CallExpression' && TO_ACTS.test(node.callee?.name ?? '')) return;
  if (node.type === 'Property' && BESIDE_A_CODE.test(node.key?.name ?? '')) take(node.value);
  for (const [name, child] of Object.entries(node)) if (name !== 'parent') inProperties(child, take);
}

function visit(node, add, inServer) {
  if (Array.isArray(node)) {
    for (const one of node) visit(one, add, inServer);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  // What a value is compared with is said to nobody.
  if (node.type === 'BinaryExpression' && /^[!=]==$/.test(node.operator)) return;
  if (inServer && node.type === 'CallExpression' && TO_ACTS.test(node.callee?.name ?? '')) return;
  if (inServer && node.type === 'Property' && /^(facts|reason|description|zh|en)$/.test(node.key?.name ?? '')) return;
  if (inServer && node.type === 'VariableDeclarator' && node.id?.name === 'facts') return;
  if (node.type === 'Literal' && typeof node.value === 'string') add(node.value, node.start);
  if (node.type === 'TemplateLiteral') add(node.quasis.map(({ value }) => value.cooked).join('{}'), node.start);
  for (const [name, child] of Object.entries(node)) if (name !== 'parent') visit(child, add, inServer);
}
