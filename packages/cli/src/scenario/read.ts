import { readFile } from 'node:fs/promises';
import { Ajv, type ErrorObject } from 'ajv';
import { type Document, isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import { SCENARIO_SCHEMA } from './schema.ts';
import { ACTIONS, type Scenario, type Step } from './types.ts';

/** Something that is wrong with a scenario file itself. */
export type FileProblem = { readonly line: number; readonly column: number; readonly message: string };
export type ScenarioFile =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

const BYTES_MAX = 256 * 1024;
const validate = new Ajv({ allErrors: true, verbose: true }).compile(SCENARIO_SCHEMA);

/** Reads a scenario; every problem with its place, what was found and what is allowed. */
export async function readScenario(file: string): Promise<ScenarioFile> {
  return parseScenario(file, await readFile(file, 'utf8'));
}

export function parseScenario(file: string, text: string): ScenarioFile {
  if (text.length > BYTES_MAX) return wrong([{ line: 1, column: 1, message: `${text.length} > ${BYTES_MAX} 字符` }]);
  const lines = new LineCounter();
  // failsafe: 98.82 and 1210 stay the texts they are.
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return wrong(document.errors.map(({ pos, message }) => ({ ...placeAt(lines, pos[0]), message })));
  }
  const value: unknown = document.toJS();
  if (!validate(value)) {
    return wrong(
      told(validate.errors ?? []).map((error) => ({
        ...placeOf(document, lines, error),
        message: sentenceOf(error),
      })),
    );
  }
  const raw = value as Omit<Scenario, 'file' | 'steps'> & { readonly steps: readonly Omit<Step, 'line'>[] };
  const steps = raw.steps.map((step, index): Step => ({ ...step, line: lineOfStep(document, lines, index) }));
  const crowded = steps.filter((step) => ACTIONS.filter((action) => step[action] !== undefined).length > 1);
  if (crowded.length > 0) {
    const message = `一步只做一件事 / one thing a step: ${ACTIONS.join(', ')}`;
    return wrong(crowded.map(({ line }) => ({ line, column: 1, message })));
  }
  return { ok: true, scenario: { ...raw, file, steps } };
}

function wrong(problems: readonly FileProblem[]): ScenarioFile {
  return { ok: false, problems };
}

/** The errors of the branches suffice; the one of `anyOf` itself is dropped. */
function told(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const inner = errors.filter(({ schemaPath }) => !schemaPath.includes('/anyOf/'));
  const own = inner.filter(({ keyword }) => keyword !== 'anyOf');
  return own.length > 0 ? own : inner;
}

function sentenceOf({ keyword, instancePath, params, message, data }: ErrorObject): string {
  const at = instancePath === '' ? '/' : instancePath;
  switch (keyword) {
    case 'additionalProperties':
      return `${at}: 没有字段 / no field ${String(params['additionalProperty'])}`;
    case 'required':
      return `${at}: 缺少 / missing ${String(params['missingProperty'])}`;
    case 'enum':
      return `${at}: ${found(data)}，允许 / allowed: ${(params['allowedValues'] as string[]).join(', ')}`;
    case 'anyOf':
      return `${at}: 每步须有 / each step has one of ${ACTIONS.join(', ')}, expect`;
    default:
      return `${at}: ${found(data)} ${message ?? ''}`;
  }
}

function found(data: unknown): string {
  return JSON.stringify(data)?.slice(0, 60) ?? '';
}

function placeOf(document: Document, lines: LineCounter, error: ErrorObject): { line: number; column: number } {
  const path = error.instancePath.split('/').slice(1).map(decode);
  const extra = error.keyword === 'additionalProperties' ? [String(error.params['additionalProperty'])] : [];
  const key = extra[0] === undefined ? null : keyOffset(document, path, extra[0]);
  if (key !== null) return placeAt(lines, key);
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return placeAt(lines, isNode(node) ? (node.range?.[0] ?? 0) : 0);
}

function keyOffset(document: Document, path: readonly string[], name: string): number | null {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key }) => isNode(key) && String(key) === name);
  return pair && isNode(pair.key) ? (pair.key.range?.[0] ?? null) : null;
}

function lineOfStep(document: Document, lines: LineCounter, index: number): number {
  const steps = document.get('steps', true);
  const node = isSeq(steps) ? steps.items[index] : undefined;
  return placeAt(lines, isNode(node) ? (node.range?.[0] ?? 0) : 0).line;
}

function placeAt(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function decode(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
