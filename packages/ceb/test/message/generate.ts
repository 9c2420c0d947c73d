import { ENVELOPE } from '../../src/dictionary/shared.ts';
import { DICTIONARY } from '../../src/dictionary/dictionary.ts';
import { compileLeaf } from '../../src/dictionary/leaf.ts';
import type { Direction, FieldSpec, MessageSpec, NodeSpec } from '../../src/dictionary/spec.ts';
import type { CebMessage } from '../../src/message/types.generated.ts';
import fc from 'fast-check';

export const MESSAGE_TYPES = [...DICTIONARY.keys()] as readonly CebMessage['type'][];

/** Any message of a type: Chinese text, every optional field absent, empty or present, several documents and lines. */
export function anyMessage(type: CebMessage['type']): fc.Arbitrary<CebMessage> {
  const spec = DICTIONARY.get(type);
  if (spec === undefined) throw new Error(`no such message: ${type}`);
  const root = {
    type: fc.constant(type),
    guid: textOf(36, 36),
    version: textOf(1, 10),
    documents: fc.array(anyNode(spec.document), { minLength: 1, maxLength: Math.min(3, spec.document.max) }),
  };
  return fc.record(spec.uplink ? { ...root, ...envelope(spec) } : root, {
    requiredKeys: requiredKeys(spec),
    noNullPrototype: true,
  }) as unknown as fc.Arbitrary<CebMessage>;
}

export const anyMessageOfAnyType = (): fc.Arbitrary<CebMessage> => fc.oneof(...MESSAGE_TYPES.map(anyMessage));

/** A placeholder with the structure of a signature, for the schemas, which look at no value of it. */
const SIGNATURE =
  '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>' +
  '<ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"></ds:CanonicalizationMethod>' +
  '<ds:SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#rsa-sha1"></ds:SignatureMethod><ds:Reference URI="">' +
  '<ds:DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"></ds:DigestMethod>' +
  '<ds:DigestValue>AAAA</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue></ds:Signature>';

/** The message with a placeholder signature where its schema has it: last, on export before ExtendMessage. */
export function withPlaceholderSignature(xml: string, direction: Direction = 'import'): string {
  const extend = direction === 'export' ? xml.lastIndexOf('<ceb:ExtendMessage>') : -1;
  const end = extend === -1 ? xml.lastIndexOf('</') : extend;
  return xml.slice(0, end) + SIGNATURE + xml.slice(end);
}

export function directionOf(type: string): Direction {
  const direction = DICTIONARY.get(type)?.direction;
  if (direction === undefined) throw new Error(`no such message: ${type}`);
  return direction;
}

function requiredKeys(spec: MessageSpec): ('type' | 'guid' | 'version' | 'documents')[] {
  const always = ['type', 'guid', 'version', 'documents'];
  return (spec.uplink ? [...always, 'baseTransfer', 'baseSubscribe'] : always) as (
    | 'type'
    | 'guid'
    | 'version'
    | 'documents'
  )[];
}

function envelope({ direction }: MessageSpec): Record<string, fc.Arbitrary<unknown>> {
  const members: Record<string, fc.Arbitrary<unknown>> = {};
  for (const part of ENVELOPE[direction]) {
    if (part === 'signature') continue;
    const name = part.name.charAt(0).toLowerCase() + part.name.slice(1);
    members[name] = part.max === 1 ? anyNode(part) : fc.array(anyNode(part), { maxLength: part.max });
  }
  return members;
}

function anyNode(spec: NodeSpec): fc.Arbitrary<Record<string, unknown>> {
  const values: Record<string, fc.Arbitrary<unknown>> = {};
  const required: string[] = [];
  for (const child of spec.children) {
    // A list is always a member of the record, an empty one where the schema lets it be missing.
    if (child.min > 0 || child.kind === 'node') required.push(child.name);
    if (child.kind === 'field') values[child.name] = anyText(child);
    else if (child.max === 1) values[child.name] = anyNode(child);
    else values[child.name] = fc.array(anyNode(child), { minLength: child.min, maxLength: 3 });
  }
  return fc.record(values, { requiredKeys: required, noNullPrototype: true });
}

const digits = (max: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{1,${max}}$`));

const anyDecimal = fc.oneof(
  fc
    .tuple(fc.constantFrom('', '-', '+'), digits(14), digits(5))
    .map(([sign, whole, part]) => `${sign}${whole}.${part}`),
  digits(19),
  fc.constantFrom('0', '.5', '5.', '0.00001', '00012.50000'),
);

function anyText(spec: FieldSpec): fc.Arbitrary<string> {
  // Collapsed white space does not come back as it was written; validate.test.ts has its table.
  const value = spec.collapse ? anyValue(spec).map((text) => text.replaceAll(/[ \t\n\r]/g, '_')) : anyValue(spec);
  return spec.default === null ? value : fc.oneof({ weight: 4, arbitrary: value }, fc.constantFrom('', spec.default));
}

function anyValue(spec: FieldSpec): fc.Arbitrary<string> {
  const rule = compileLeaf(spec);
  switch (rule.kind) {
    case 'decimal':
      return anyDecimal;
    case 'int':
      return fc.oneof(fc.integer({ min: 1, max: 99 }).map(String), digits(Math.min(9, rule.totalDigits)));
    case 'any':
      return fc.constantFrom(
        '',
        '<ceb:Extra>内容</ceb:Extra>',
        '<x:a xmlns:x="urn:x" b="1"><x:c/></x:a>',
        '<Plain></Plain>',
      );
    case 'text':
      if (rule.fixed !== null) return fc.constant(rule.fixed);
      return fc.oneof(
        textOf(rule.min, Math.min(rule.max, 80)),
        textOf(rule.max > 1000 ? rule.min : rule.max, Math.min(rule.max, 1000)),
      );
  }
}

const CHARACTERS = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'海关跨境电商零售进口清单订购人支付物流测试杭州（，。“”') },
  { weight: 6, arbitrary: fc.constantFrom(...'ABCXYZ0123456789 -_.,') },
  { weight: 2, arbitrary: fc.constantFrom('&', '<', '>', '"', "'", ']', '\r', '\n', '\t', '#', ';') },
  { weight: 1, arbitrary: fc.constantFrom('😀', '𠮷', '\u00a0', 'é', '\u007f', '\u0085', '\ufffd') },
);

/** Text of `min` to `max` characters, counted as XSD counts. */
function textOf(min: number, max: number): fc.Arbitrary<string> {
  return fc.array(CHARACTERS, { minLength: min, maxLength: max, size: 'max' }).map((characters) => characters.join(''));
}
