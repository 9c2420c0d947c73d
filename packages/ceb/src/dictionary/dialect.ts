import { assert } from '@tongguan/kernel';
import { type DialectRow, type NodeCount, rowFields } from './dialectRow.ts';
import { DICTIONARY } from './dictionary.ts';
import { RECEIPT_MESSAGES, REQUESTS } from './documents/table.ts';
import {
  ADDED_AFTER_2018,
  EDITION_2018_COUNTS,
  EDITION_2018_DEFAULTS,
  EDITION_2018_ROWS,
  UNFIXED_IN_2018,
} from './edition2018.ts';
import { PDF_ROWS } from './pdf.generated.ts';
import { field, type FieldSpec, type MessageSpec, type NodeSpec } from './spec.ts';

/** `xsd`: what the schemas accept. `pdf`: what the printed tables ask for. The schemas decide at the door. */
export type Profile = 'xsd' | 'pdf';

export type Edition = '2018-113' | '202205';

/** Which wording of the specification is meant; schema and 202205 where nothing is said. */
export type Dialect = { readonly profile?: Profile; readonly edition?: Edition };

/**
 * The month of the later edition is in its name; no notice of the day is at hand, so the first of it is taken.
 * Before it stands 2018-113 without a limit: no earlier edition is carried here.
 */
const EDITION_202205_FROM = '2022-05-01';

/** The edition of the specification on a day `YYYY-MM-DD`. */
export function editionOn(day: string): Edition {
  assert(/^\d{4}-\d{2}-\d{2}$/.test(day), 'a day is written YYYY-MM-DD');
  return day < EDITION_202205_FROM ? '2018-113' : '202205';
}

/** Additions to nodes, behind their last field: `CEB816Message/TaxHeadRd` → fields. */
export type Additions = ReadonlyMap<string, readonly FieldSpec[]>;

/** The dictionary as a dialect has it. Makes a new one each time: callers keep it. */
export function dictionaryOf(dialect: Dialect, additions: Additions = new Map()): ReadonlyMap<string, MessageSpec> {
  const changes = changesOf(dialect, additions);
  const specs = [...DICTIONARY.values()].filter(({ type }) => !changes.absentTypes.has(type));
  return new Map(
    specs.map((spec) => {
      const document = nodeIn(spec.document, spec.type, changes);
      return [spec.type, { ...spec, document }];
    }),
  );
}

/**
 * The printed table of 816 has two rows the schema has not, and spells the second without the s; receipts met
 * in the field carry them as well.
 */
export const PRINTED_TAX_REFERENCES: readonly FieldSpec[] = [
  field('orderNo', '订单编号', 'C0..60', 0, ''),
  field('logisticNo', '物流运单编号', 'C0..60', 0, ''),
];

/** Message types that came with edition 202205. */
const AFTER_2018: ReadonlySet<string> = new Set(
  [...REQUESTS, ...RECEIPT_MESSAGES].filter(({ since }) => since !== undefined).map(({ type }) => type),
);

type Changes = {
  readonly everyField: Partial<FieldSpec>;
  readonly fields: ReadonlyMap<string, Partial<FieldSpec>>;
  readonly counts: ReadonlyMap<string, { readonly min: number; readonly max: number }>;
  readonly absent: ReadonlySet<string>;
  readonly absentTypes: ReadonlySet<string>;
  readonly additions: Additions;
};

function changesOf({ profile = 'xsd', edition = '202205' }: Dialect, additions: Additions): Changes {
  assert(profile === 'xsd' || edition === '202205', 'the printed tables are those of edition 202205');
  if (edition === '2018-113') {
    const fields = fieldChanges(EDITION_2018_ROWS);
    for (const [path, value] of EDITION_2018_DEFAULTS) fields.set(path, { ...fields.get(path), default: value });
    for (const path of UNFIXED_IN_2018) fields.set(path, { ...fields.get(path), fixed: null });
    const absent = new Set(ADDED_AFTER_2018);
    // whiteSpace facets came with 202205.
    const everyField = { collapse: false };
    return {
      everyField,
      fields,
      counts: countChanges(EDITION_2018_COUNTS),
      absent,
      absentTypes: AFTER_2018,
      additions,
    };
  }
  const printed = profile === 'pdf' ? fieldChanges(PDF_ROWS) : new Map<string, Partial<FieldSpec>>();
  const all: Additions =
    profile === 'pdf' ? new Map([['CEB816Message/TaxHeadRd', PRINTED_TAX_REFERENCES], ...additions]) : additions;
  return {
    everyField: {},
    fields: printed,
    counts: new Map(),
    absent: new Set(),
    absentTypes: new Set(),
    additions: all,
  };
}

function fieldChanges(rows: readonly DialectRow[]): Map<string, Partial<FieldSpec>> {
  return new Map(rows.flatMap(rowFields).map(({ path, type, min }) => [path, { type, min }]));
}

function countChanges(counts: readonly NodeCount[]): Changes['counts'] {
  return new Map(counts.map(({ type, node, min, max }) => [`${type}/${node}`, { min, max }]));
}

function nodeIn(node: NodeSpec, type: string, changes: Changes): NodeSpec {
  const path = `${type}/${node.name}`;
  const children = node.children
    .filter((child) => !changes.absent.has(`${path}/${child.name}`))
    .map((child) =>
      child.kind === 'node'
        ? nodeIn(child, type, changes)
        : { ...child, ...changes.everyField, ...changes.fields.get(`${path}/${child.name}`) },
    );
  return { ...node, ...changes.counts.get(path), children: [...children, ...(changes.additions.get(path) ?? [])] };
}
