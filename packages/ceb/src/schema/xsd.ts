import { DICTIONARY } from '../dictionary/dictionary.ts';
import { compileLeaf } from '../dictionary/leaf.ts';
import { BASE_SUBSCRIBE, BASE_TRANSFER, EXTEND_MESSAGE } from '../dictionary/shared.ts';
import type { FieldSpec, MessageSpec, NodeSpec } from '../dictionary/spec.ts';
import { CEB_NAMESPACE, DS_NAMESPACE } from '../wire/tape.ts';

export type SchemaFile = { readonly file: string; readonly text: string };

const IMPORT_FILE = 'ceb-import.xsd';
const SIGNATURE_FILE = 'signature.xsd';

/** Our own XML Schemas, made from the dictionary and from nothing else. */
export function generateXsd(): readonly SchemaFile[] {
  const messages = [...DICTIONARY.values()];
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ceb="${CEB_NAMESPACE}" xmlns:ds="${DS_NAMESPACE}"`,
    `           targetNamespace="${CEB_NAMESPACE}" elementFormDefault="qualified" attributeFormDefault="unqualified">`,
    documentation('  ', 'Generated from the message dictionary of Tongguan: import messages, edition 202205.'),
    `  <xs:import namespace="${DS_NAMESPACE}" schemaLocation="${SIGNATURE_FILE}"/>`,
    ...messages.map(messageElement),
    ...[BASE_TRANSFER, BASE_SUBSCRIBE, EXTEND_MESSAGE].map((spec) => nodeElement({ ...spec, min: 1, max: 1 }, '  ')),
    ...simpleTypes(messages),
    rootAttributes(),
    '</xs:schema>',
    '',
  ].join('\n');
  return [
    { file: IMPORT_FILE, text },
    { file: SIGNATURE_FILE, text: SIGNATURE_SCHEMA },
  ];
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
    for (const { name, min, max } of [BASE_TRANSFER, BASE_SUBSCRIBE, EXTEND_MESSAGE]) {
      lines.push(`        <xs:element ref="ceb:${name}"${occurs(min, max)}/>`);
    }
    lines.push(`        <xs:element ref="ds:Signature"${occurs(spec.signature === 'required' ? 1 : 0, 1)}/>`);
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
  return [
    `${indent}<xs:element name="${spec.name}" type="ceb:${typeName(spec.type)}"${occurs(spec.min, 1)}${fixed}>`,
    documentation(`${indent}  `, spec.cn),
    `${indent}</xs:element>`,
  ].join('\n');
}

/** `C0..60` is named `C0-60`: two points are no part of an XML name we want to read. */
function typeName(notation: string): string {
  return notation.replace('..', '-').replace(',', '.');
}

function simpleTypes(messages: readonly MessageSpec[]): string[] {
  const fields = new Map<string, FieldSpec>();
  const collect = (spec: NodeSpec): void => {
    for (const child of spec.children) {
      if (child.kind === 'node') collect(child);
      else fields.set(child.type, child);
    }
  };
  for (const spec of [...messages.map(({ document }) => document), BASE_TRANSFER, BASE_SUBSCRIBE, EXTEND_MESSAGE])
    collect(spec);
  return [...fields.keys()].sort().map((type) => typeDefinition(fields.get(type)));
}

function typeDefinition(spec: FieldSpec | undefined): string {
  if (spec === undefined) return '';
  const rule = compileLeaf({ ...spec, fixed: null });
  const name = typeName(spec.type);
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
      if (rule.min === rule.max) return restriction(name, 'xs:string', [`length value="${rule.max}"`]);
      const max = rule.max === Number.POSITIVE_INFINITY ? [] : [`maxLength value="${rule.max}"`];
      return restriction(name, 'xs:string', rule.min === 0 ? max : [`minLength value="${rule.min}"`, ...max]);
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
