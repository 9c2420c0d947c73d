import {
  codeReference,
  DICTIONARY,
  elementReference,
  explainCode,
  openWrappings,
  pointerOf,
  textOf,
} from '@tongguan/ceb';
import { lawAt, REGIME_FROM_MS, tolerancesOf } from '@tongguan/policy';
import { remarksAcross } from './across.ts';
import { maskedFinding } from './masked.ts';
import { positionOf } from './positions.ts';
import { remarksOf, type RuleContext } from './rules.ts';
import { readSource } from './source.ts';
import type { Finding, LintInput, LintResult, OpenedFile, Remark, Source } from './types.ts';

export type LintOptions = {
  /** The moment whose law and clock apply, ms. */
  readonly nowMs: number;
  /** Shows values as they stand, personal data in wrong fields included; by default they are masked as the platform masks them. */
  readonly showValues?: boolean;
};

/**
 * Everything that can be found wrong in messages before they are sent, at once: bytes, dictionary, code tables, sums,
 * identity numbers, and what several files together show. What only the platform knows – registered books, quota,
 * guarantee, stock, tax – is not looked at.
 */
export function lint(inputs: readonly LintInput[], { nowMs, showValues = false }: LintOptions): LintResult {
  const tolerances = tolerancesOf(lawAt(Math.max(nowMs, REGIME_FROM_MS)));
  const context: RuleContext = { nowMs, tolerances, showValues };
  const { sources, opened } = openedSources(inputs);
  const found = (remark: Remark, source: Source, ...others: readonly Source[]): Finding => {
    const finding = findingOf(source, remark);
    return showValues ? finding : maskedFinding(finding, [source, ...others]);
  };
  const findings = sources.flatMap((source) => {
    const remarks = [...source.remarks, ...ownRemarks(source, context)];
    return onePlaceOnce(remarks).map((remark) => found(remark, source));
  });
  findings.push(
    ...remarksAcross(sources, context).map(({ source, remark, other }) =>
      found(remark, source, ...(other ? [other] : [])),
    ),
  );
  const order = new Map(sources.map(({ file }, index) => [file, index]));
  findings.sort(
    (a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.line - b.line || a.column - b.column,
  );
  return { files: inputs.length, opened, findings };
}

/** A source for every message: files are read in envelopes, JSON and base64 as well (B-03), several messages in one by number. */
export function openedSources(inputs: readonly LintInput[]): {
  readonly sources: readonly Source[];
  readonly opened: readonly OpenedFile[];
} {
  const opened: OpenedFile[] = [];
  const sources = inputs.flatMap(({ file, bytes }) => {
    const all = openWrappings(bytes);
    return all.map((inner, index) => {
      const name = all.length === 1 ? file : `${file}#${index + 1}`;
      const source = readSource({ file: name, bytes: inner.bytes });
      if (inner.wrappings.length === 0) return source;
      opened.push({ file: name, wrappings: inner.wrappings });
      return { ...source, editable: false };
    });
  });
  return { sources, opened };
}

/** Two rules may object to one value for the same reason: a time that no calendar has is also no time before now. */
function onePlaceOnce(remarks: readonly Remark[]): readonly Remark[] {
  const seen = new Set<string>();
  return remarks.filter(({ code, path }) => {
    const key = `${code} ${path}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** Rules that add up: told of no document with a number that is none. */
const SUMS: ReadonlySet<string> = new Set(['90004', '90005', '90006', '90011', '90024']);

/** Of a message the dictionary refuses, what it has not been told already. */
function ownRemarks(source: Source, context: RuleContext): readonly Remark[] {
  if (source.message !== null) return remarksOf(source.message, context);
  if (source.loose === null) return [];
  const { message, spoilt } = source.loose;
  const told = new Set(source.remarks.map(({ path }) => pathKey(path, source.type)));
  return remarksOf(message, context).filter(({ code, path, found }) => {
    const document = Number(/^document\[(\d+)\]/.exec(path)?.[1] ?? 0) - 1;
    return found !== '' && !told.has(pathKey(path, source.type)) && !(SUMS.has(code) && spoilt.has(document));
  });
}

/** One element, however its path is written: wire path, with or without index, or JSON pointer. */
function pathKey(path: string, type: string | null): string {
  return path.startsWith('/') ? path : pointerOf(path.replace(/^document\b/, documentName(type)));
}

function findingOf(source: Source, remark: Remark): Finding {
  const entry = explainCode(remark.code);
  const text = textOf(remark.code, remark.holes);
  const place = source.place(remark.path);
  const at = remark.offset ?? place?.at ?? 0;
  const content = place?.content ?? null;
  const { line, column } = positionOf(source.text, at);
  const named = remark.path.replace(/^document\b/, documentName(source.type));
  const fix =
    remark.instead === undefined || content === null || !source.editable
      ? null
      : { from: content[0], to: content[1], text: source.escape(remark.instead) };
  return {
    file: source.file,
    severity: remark.severity ?? 'error',
    code: remark.code,
    path: named,
    pointer: remark.path.startsWith('/') && source.format === 'json' ? remark.path : pointerOf(named),
    line,
    column,
    found: remark.found,
    allowed: remark.allowed,
    zh: text?.zh ?? '',
    en: text?.en ?? '',
    rule: entry?.rule ?? null,
    reference: {
      code: codeReference(remark.code)?.zh ?? null,
      element: source.type === null ? null : elementReference(source.type, named),
    },
    fix,
  };
}

function documentName(type: string | null): string {
  return DICTIONARY.get(type ?? '')?.document.name ?? 'document';
}
