/**
 * What the printed tables of the specification say about each field, where that differs from the schemas.
 *
 * The tables give a format and whether a field must be filled in (必填). "C..18 / 是" means 1 to 18 characters,
 * "C..18 / 否" at most 18, "C18 / 否" nothing or exactly 18. A row that cannot be found in the tables is an
 * omission of the print (the schemas and the official samples have the field), and so is a misspelt name.
 */
export function pdfSource(trees, notationOf) {
  const rows = [];
  for (const { type, document } of trees) {
    for (const node of nodesOf(document)) {
      const fields = node.children
        .filter((child) => child.kind === 'field')
        .map((field) => printed(field, notationOf(field)))
        .filter((field) => field !== null);
      if (fields.length > 0) rows.push(`  ['${type}', '${node.name}', '${fields.join(' ')}'],`);
    }
  }
  const type = 'readonly (readonly [type: string, node: string, fields: string])[]';
  return `\n/** \`name\` must be filled in, \`name?\` need not; behind the colon the notation. */
export const PDF_ROWS: ${type} = [\n${rows.join('\n')}\n];\n`;
}

function nodesOf(node) {
  return [node, ...node.children.filter((child) => child.kind === 'node').flatMap(nodesOf)];
}

/** `null` when the table says what the schema says, or nothing. */
function printed(field, schemaNotation) {
  const format = field.pdfFormat.replace('…', '..');
  if (format === '') return null;
  const required = field.pdfRequired === '是';
  const notation = printedNotation(format, required, schemaNotation);
  if (notation === schemaNotation && required === (field.min === '1')) return null;
  return `${field.name}${required ? '' : '?'}:${notation}`;
}

function printedNotation(format, required, schemaNotation) {
  if (format === 'C..' || format === 'Int') return schemaNotation;
  const number = /^N(\d+)$/.exec(format);
  if (number) return `N${number[1]},0`;
  const text = /^C(?:(\d+)?\.\.)?(\d+)$/.exec(format);
  if (!text) return format;
  const max = text[2];
  const isRange = format.includes('..');
  const min = isRange ? (text[1] ?? '1') : max;
  if (isRange && min === '1') return required ? `C..${max}` : `C0..${max}`;
  const exact = isRange ? `${min}..${max}` : max;
  // Schema and table agree on the length: then what the schema says about an empty element stands.
  if (required || `C${exact}` === schemaNotation) return `C${exact}`;
  return `C0|${exact}`;
}
