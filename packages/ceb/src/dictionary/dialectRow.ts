/**
 * What a dialect says about fields of one node: `name:notation` where the field must be there, `name?:notation`
 * where it need not. Compact, because the tables are compared with the printed ones by eye.
 */
export type DialectRow = readonly [type: string, node: string, fields: string];

export type NodeCount = { readonly type: string; readonly node: string; readonly min: number; readonly max: number };

/** One field of a row, by its path `CEB303Message/OrderHead/ebpCode`. */
export type DialectField = { readonly path: string; readonly type: string; readonly min: 0 | 1 };

export function rowFields([type, node, fields]: DialectRow): DialectField[] {
  return fields.split(' ').map((field) => {
    const at = field.indexOf(':');
    const optional = field[at - 1] === '?';
    const name = field.slice(0, optional ? at - 1 : at);
    return { path: `${type}/${node}/${name}`, type: field.slice(at + 1), min: optional ? 0 : 1 };
  });
}
