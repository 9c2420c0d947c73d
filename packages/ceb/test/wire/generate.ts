import fc from 'fast-check';
import { CEB_NAMESPACE } from '../../src/wire/tape.ts';

/**
 * Documents that say the same things in every way XML allows and the scanner accepts: Chinese and rare
 * characters, references, odd line ends, quotes, attribute orders, default and prefixed namespaces,
 * redundant and removed declarations, empty tags, odd white space in tags.
 */
export function documents(count: number, seed: number): string[] {
  return fc.sample(document, { numRuns: count, seed });
}

const space = fc.constantFrom(' ', ' ', ' ', '  ', '\n', '\r\n', '\t', ' \n ');
const gap = fc.constantFrom('', '', '', ' ', '\n');
const between = fc.constantFrom('', '', '\n', '\n\t', '\r\n  ', '\r', ' ');

const textPiece = fc.constantFrom(
  ...[
    '订单',
    '进口 母婴用品',
    'order-1',
    ' ',
    '\n',
    '\t',
    '\r\n',
    '\r',
    '12.50',
    '𠮷田',
    'é',
    '\u0085',
    '\u2028',
    '\ufeff',
  ],
  ...['&amp;', '&lt;', '&gt;', '&quot;', '&apos;', '&#13;', '&#xD;', '&#xd;', '&#10;', '&#9;', '&#x4e2d;', '&#20320;'],
  ...['>', '"', "'", ']]', ']', '/', '=', '&#x1F600;', '&#38;', '&#60;', '\u007f'],
);
const text = fc.array(textPiece, { maxLength: 6 }).map((pieces) => pieces.join('').replaceAll(']]>', ']] >'));

const value = fc.array(textPiece, { maxLength: 4 }).map((pieces) => pieces.join(''));
const attributeValue = fc
  .tuple(value, fc.boolean())
  .map(([raw, double]) => (double ? `"${raw.replaceAll('"', '&quot;')}"` : `'${raw.replaceAll("'", '&apos;')}'`));

/** Prefixes whose namespaces sort otherwise than they do, and one name in two of them. */
const FOREIGN = { a: 'urn:z', b: 'urn:y', xsi: 'http://www.w3.org/2001/XMLSchema-instance' } as const;
const attributeName = fc.constantFrom('guid', 'version', 'Name', 'a:id', 'b:id', 'id', 'xsi:type', 'b:aa', 'a:zz');
const attribute = fc
  .tuple(attributeName, gap, gap, attributeValue)
  .map(([name, before, after, quoted]) => ({ name, written: `${name}${before}=${after}${quoted}` }));
const attributes = fc.uniqueArray(attribute, { maxLength: 4, selector: (one) => one.name });

/** Without `&` in a namespace: libxml2 2.9 writes it bare there, which is not well-formed. */
const declaration = fc.constantFrom(
  { name: 'xmlns', written: 'xmlns=""' },
  { name: 'xmlns', written: `xmlns="${CEB_NAMESPACE}"` },
  { name: 'xmlns', written: "xmlns='urn:other'" },
  { name: 'xmlns:a', written: `xmlns:a="${FOREIGN.a}"` },
  { name: 'xmlns:a', written: 'xmlns:a="urn:&#x61;nother"' },
  { name: 'xmlns:b', written: `xmlns:b = '${FOREIGN.b}'` },
  { name: 'xmlns:c', written: 'xmlns:c="urn:c;d"' },
  { name: 'xmlns:ceb', written: `xmlns:ceb="${CEB_NAMESPACE}"` },
);
const declarations = fc.uniqueArray(declaration, { maxLength: 2, selector: (one) => one.name });
/** Most elements declare nothing. */
const maybeDeclarations = fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: declarations });

type Tag = { readonly name: string; readonly written: string };

const tag = fc
  .tuple(fc.constantFrom('ceb:Order', 'Order', 'ceb:note', 'a:x', 'b_1', 'ceb:gname'), attributes, maybeDeclarations)
  .chain(([name, own, declared]) =>
    fc
      .tuple(
        fc.shuffledSubarray([...own, ...declared], { minLength: own.length + declared.length }),
        fc.array(space, { minLength: 8, maxLength: 8 }),
        gap,
      )
      .map(
        ([parts, spaces, tail]): Tag => ({
          name,
          written: `${name}${parts.map((part, index) => `${spaces[index] ?? ' '}${part.written}`).join('')}${tail}`,
        }),
      ),
  );

const leaf = fc
  .tuple(tag, text, gap, fc.boolean())
  .map(([{ name, written }, content, tail, empty]) =>
    empty && content === '' ? `<${written}/>` : `<${written}>${content}</${name}${tail}>`,
  );

const node: fc.Arbitrary<string> = fc.letrec<{ node: string; branch: string }>((tie) => ({
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('branch')),
  branch: fc
    .tuple(tag, fc.array(fc.tuple(between, tie('node')), { minLength: 1, maxLength: 3 }), between)
    .map(([{ name, written }, children, tail]) => `<${written}>${children.flat().join('')}${tail}</${name}>`),
})).node;

const prolog = fc.constantFrom(
  ...['', '<?xml version="1.0" encoding="UTF-8"?>', "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\r\n"],
  ...['\ufeff', '\ufeff<?xml version="1.0"?>\n', '\n  '],
);

const document = fc
  .tuple(prolog, attributes, fc.array(fc.tuple(between, node), { minLength: 1, maxLength: 4 }), between, between)
  .chain(([head, own, children, tail, end]) => {
    const declared = [
      `xmlns:ceb="${CEB_NAMESPACE}"`,
      ...Object.entries(FOREIGN).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`),
    ];
    const parts = [...own.map((one) => one.written), ...declared];
    return fc
      .shuffledSubarray(parts, { minLength: parts.length })
      .map(
        (order) =>
          `${head}<ceb:CEB621Message ${order.join(' ')}>${children.flat().join('')}${tail}</ceb:CEB621Message>${end}`,
      );
  });
