/** How data is written as TypeScript source. */

/** Rows as object literals; columns of `nullable` that are empty become null. */
export function objects(name, kind, { head, rows }, nullable) {
  const lines = rows.map((row) => {
    const cells = Object.entries(row).map(
      ([key, cell]) => `${camel(key)}: ${cell === '' && nullable.includes(key) ? 'null' : quote(cell)}`,
    );
    return `  { ${cells.join(', ')} },`;
  });
  return `/** ${head.title}. ${head.source}. */\nexport const ${name}: readonly ${kind}[] = [${lines.length === 0 ? '' : `\n${lines.join('\n')}\n`}];\n`;
}

export const camel = (id) => id.replace(/[-_](\w)/g, (_, letter) => letter.toUpperCase());
export const quote = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', ' ')}'`;
