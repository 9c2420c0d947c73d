import { DICTIONARY } from '../dictionary/dictionary.ts';
import { compileLeaf } from '../dictionary/leaf.ts';
import { ENVELOPE } from '../dictionary/shared.ts';
import type { Direction, FieldSpec, MessageSpec, NodeSpec } from '../dictionary/spec.ts';
import { CEB_NAMESPACE, DS_NAMESPACE } from '../wire/tape.ts';

export type SchemaFile = { readonly file: string; readonly text: string };

const SIGNATURE_FILE = 'signature.xsd';

/**
 * Our own XML Schemas, made from the dictionary and from nothing else: one for import and one for export, as
 * the official ones, since both directions use the same names for different elements.
 */
export function generateXsd(): readonly SchemaFile[] {
  return [
    { file: 'ceb-import.xsd', text: messageSchema('import') },
    { file: 'ceb-export.xsd', text: messageSchema('export') },
    { file: SIGNATURE_FILE, text: SIGNATURE_SCHEMA },
  ];
}

function messageSchema(direction: Direction): string {
  const messages = [...DICTIONARY.values()].filter((spec) => spec.direction === direction);
  const envelope = ENVELOPE[direction].filter((part) => part !== 'signature');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ceb="${CEB_NAMESPACE}" xmlns:ds="${DS_NAMESPACE}"`,
    `           targetNamespace="${CEB_NAMESPACE}" elementFormDefault="qualified" attributeFormDefault="unqualified">`,
    documentation('  ', `Generated from the message dictionary of Tongguan: ${direction} messages, edition 202205.`),
    `  <xs:import namespace="${DS_NAMESPACE}" schemaLocation="${SIGNATURE_FILE}"/>`,
    ...messages.map(messageElement),
    ...envelope.map((spec) => nodeElement({ ...spec, min: 1, max: 1 }, '  ')),
    ...simpleTypes([...messages.map(({ document }) => document), ...envelope]),
    rootAttributes(),
    '</xs:schema>',
    '',
  ].join('\n');
}

/** The place of the signature, not its content: that is checked by the strict profile of the signature room. */
const SIGNATURE_SCHEMA = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${DS_NAMESPACE}" elementFormDefault="qualified">
  <xs:element name="Signature">
    <xs:complexType>
      <xs:sequence>
        <xs:any namespace="${DS_NAMESPACE}" processContents="skip" maxOccurs="unbounded"/>
      </xs:sequence>
      <xs:anyAttribute processContents="skip"/>
    </xs:complexType>
  </xs:element>
</xs:schema>
`;

function messageElement(spec: MessageSpec): string {
  const lines = [
    `  <xs:element name="${spec.type}">`,
    documentation('    ', spec.title),
    '    <xs:complexType>',
    '      <xs:sequence>',
    nodeElement(spec.document, '        '),
  ];
  if (spec.uplink) {
    for (const part of ENVELOPE[spec.direction]) {
      if (part === 'signature') {
        lines.push(`        <xs:element ref="ds:Signature"${occurs(spec.signature === 'required' ? 1 : 0, 1)}/>`);
      } else {
        lines.push(`        <xs:element ref="ceb:${part.name}"${occurs(part.min, part.max)}/>`);
      }
    }
  }
  lines.push(
    '      </xs:sequence>',
    '      <xs:attributeGroup ref="ceb:message"/>',
    '    </xs:complexType>',
    '  </xs:element>',
  );
  return lines.join('\n');
}

function nodeElement(spec: NodeSpec, indent: string): string {
  const children = spec.children.map((child) =>
    child.kind === 'node' ? nodeElement(child, `${indent}      `) : fieldElement(child, `${indent}      `),
  );
  return [
    `${indent}<xs:element name="${spec.name}"${occurs(spec.min, spec.max)}>`,
    ...(spec.cn === '' ? [] : [documentation(`${indent}  `, spec.cn)]),
    `${indent}  <xs:complexType>`,
    `${indent}    <xs:sequence>`,
    ...children,
    `${indent}    </xs:sequence>`,
    `${indent}  </xs:complexType>`,
    `${indent}</xs:element>`,
  ].join('\n');
}

function fieldElement(spec: FieldSpec, indent: string): string {
  const fixed = spec.fixed === null ? '' : ` fixed="${spec.fixed}"`;
  const standsFor = spec.default === null ? '' : ` default="${spec.default}"`;
  return [
    `${indent}<xs:element name="${spec.name}" type="ceb:${typeName(spec)}"${occurs(spec.min, 1)}${fixed}${standsFor}>`,
    documentation(`${indent}  `, spec.cn),
    `${indent}</xs:element>`,
  ].join('\n');
}

/** `C0..60` is named `C0-60`: two points are no part of an XML name we want to read. */
function typeName({ type, collapse }: FieldSpec): string {
  return type.replace('..', '-').replace(',', '.') + (collapse ? '-collapsed' : '');
}

function simpleTypes(nodes: readonly NodeSpec[]): string[] {
  const fields = new Map<string, FieldSpec>();
  const collect = (spec: NodeSpec): void => {
    for (const child of spec.children) {
      if (child.kind === 'node') collect(child);
      else fields.set(typeName(child), child);
    }
  };
  nodes.forEach(collect);
  return [...fields.keys()].sort().map((name) => typeDefinition(fields.get(name)));
}

function typeDefinition(spec: FieldSpec | undefined): string {
  if (spec === undefined) return '';
  const rule = compileLeaf({ ...spec, fixed: null, default: null });
  const name = typeName(spec);
  switch (rule.kind) {
    case 'any':
      return `  <xs:complexType name="${name}">
    <xs:sequence>
      <xs:any namespace="##any" processContents="skip" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>`;
    case 'decimal': {
      const facets = [`totalDigits value="${rule.totalDigits}"`, `fractionDigits value="${rule.fractionDigits}"`];
      return restriction(name, 'xs:decimal', facets);
    }
    case 'int':
      return restriction(name, 'xs:int', spec.type === 'int' ? [] : [`totalDigits value="${rule.totalDigits}"`]);
    case 'text': {
      const space = spec.collapse ? ['whiteSpace value="collapse"'] : [];
      if (rule.min === rule.max) return restriction(name, 'xs:string', [...space, `length value="${rule.max}"`]);
      const min = rule.min === 0 ? [] : [`minLength value="${rule.min}"`];
      const max = rule.max === Number.POSITIVE_INFINITY ? [] : [`maxLength value="${rule.max}"`];
      return restriction(name, 'xs:string', [...space, ...min, ...max]);
    }
  }
}

function restriction(name: string, base: string, facets: readonly string[]): string {
  const lines = facets.map((facet) => `      <xs:${facet}/>`);
  const body =
    lines.length === 0
      ? [`    <xs:restriction base="${base}"/>`]
      : [`    <xs:restriction base="${base}">`, ...lines, '    </xs:restriction>'];
  return [`  <xs:simpleType name="${name}">`, ...body, '  </xs:simpleType>'].join('\n');
}

function rootAttributes(): string {
  return `  <xs:attributeGroup name="message">
    <xs:attribute name="guid" type="ceb:C36" use="required"/>
    <xs:attribute name="version" type="ceb:C-10" use="required"/>
  </xs:attributeGroup>`;
}

function occurs(min: number, max: number): string {
  const low = min === 1 ? '' : ` minOccurs="${min}"`;
  const high = max === 1 ? '' : ` maxOccurs="${max === Number.POSITIVE_INFINITY ? 'unbounded' : max}"`;
  return low + high;
}

function documentation(indent: string, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `${indent}<xs:annotation><xs:documentation>${escaped}</xs:documentation></xs:annotation>`;
}
