import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import { DICTIONARY } from '../../src/dictionary/dictionary.ts';
import { compileLeaf } from '../../src/dictionary/leaf.ts';
import { ENVELOPE } from '../../src/dictionary/shared.ts';
import type { FieldSpec, MessageSpec, NodeSpec } from '../../src/dictionary/spec.ts';
import { type OfficialElement, officialElements } from './officialFacets.ts';
import { officialSchemas, ownSchemas, withoutOfficial } from './tools.ts';

/** The dictionary said in the words of a schema. */
function elementsOf(spec: MessageSpec): OfficialElement[] {
  const found: OfficialElement[] = [];
  const add = (node: NodeSpec, path: string): void => {
    const place = `${path}/${node.name}`;
    found.push({ path: place, facts: occurs(node.min, node.max) });
    for (const child of node.children) {
      if (child.kind === 'node') add(child, place);
      else found.push({ path: `${place}/${child.name}`, facts: factsOf(child) });
    }
  };
  add(spec.document, spec.type);
  if (!spec.uplink) return found;
  for (const part of ENVELOPE[spec.direction]) {
    if (part !== 'signature') add(part, spec.type);
    else found.push({ path: `${spec.type}/Signature`, facts: occurs(spec.signature === 'required' ? 1 : 0, 1) });
  }
  return found;
}

const occurs = (min: number, max: number): string => `${min}..${max === Number.POSITIVE_INFINITY ? 'unbounded' : max}`;

function factsOf(field: FieldSpec): string {
  const rule = compileLeaf(field);
  const values = [
    ...(field.fixed === null ? [] : [`fixed=${field.fixed}`]),
    ...(field.default === null ? [] : [`default=${field.default}`]),
  ];
  const facets = (base: string, ...all: string[]): string =>
    [occurs(field.min, 1), ...values, base, ...all.sort()].join(' ').trim();
  switch (rule.kind) {
    case 'any':
      return facets('');
    case 'decimal':
      return facets('xs:decimal', `totalDigits=${rule.totalDigits}`, `fractionDigits=${rule.fractionDigits}`);
    case 'int':
      return facets('xs:int', ...(field.type === 'int' ? [] : [`totalDigits=${rule.totalDigits}`]));
    case 'text': {
      const space = field.collapse ? ['whiteSpace=collapse'] : [];
      if (rule.min === rule.max) return facets('xs:string', ...space, `length=${rule.max}`);
      const min = rule.min === 0 ? [] : [`minLength=${rule.min}`];
      const max = rule.max === Number.POSITIVE_INFINITY ? [] : [`maxLength=${rule.max}`];
      return facets('xs:string', ...space, ...min, ...max);
    }
  }
}

/**
 * Every element of every message: name, order, occurrence, type, facets, fixed and default values are those
 * of the official schemas. Read from the schema files, so that nothing rests on the field table alone.
 */
describe('the dictionary says what the official schemas say', { skip: withoutOfficial }, () => {
  for (const direction of ['import', 'export'] as const) {
    test(`${direction} messages`, () => {
      const official = officialElements(officialSchemas[direction]);
      const specs = [...DICTIONARY.values()].filter((spec) => spec.direction === direction);
      assert.deepEqual(specs.map(({ type }) => type).sort(), [...official.keys()].sort());
      for (const spec of specs) assert.deepEqual(elementsOf(spec), official.get(spec.type), spec.type);
    });
  }

  test('the schema reader sees a difference: our own schema has named types and therefore no facets', () => {
    const own = officialElements(ownSchemas.export).get('CEB304Message') ?? [];
    assert.ok(own.length > 5);
    const spec = DICTIONARY.get('CEB304Message');
    assert.ok(spec);
    assert.notDeepEqual(elementsOf(spec), own);
  });
});
