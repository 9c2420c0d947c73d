// Types of the API for clients, made from its OpenAPI document. A workspace of its own: the generator needs the compiler
// API of TypeScript 5, which lies here beside it and nowhere else.

import openapiTS, { astToString } from 'openapi-typescript';

const HEAD = `// Generated from docs/openapi.json by scripts/api.mjs; edit the routes of the gateway and run \`npm run docs\`.
// Errors are left out of the operations: all have the shape of \`Error\` among the schemas, and clients throw them. Which
// codes an operation may answer stands in \`problems\`.

`;

/** The text of a TypeScript module with the paths, operations and schemas of an OpenAPI document. */
export async function apiTypes(document) {
  const nodes = await openapiTS(withoutErrors(document), { immutable: true });
  return `${HEAD}${astToString(nodes)}\n${problemsOf(document)}`;
}

/** The codes of the API by operation. */
function problemsOf({ paths, components: { schemas } }) {
  const codesIn = ({ $ref = '' } = {}) => {
    const code = schemas[$ref.split('/').at(-1)]?.allOf?.[1]?.properties.error.properties.code;
    return (code?.anyOf?.[0] ?? code)?.enum ?? [];
  };
  const rows = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId, responses }) => {
      const codes = Object.values(responses).flatMap(({ content }) => codesIn(content?.['application/json']?.schema));
      const union = [...new Set(codes)].sort().map((code) => JSON.stringify(code));
      return `    readonly ${JSON.stringify(operationId)}: ${union.join(' | ') || 'never'};`;
    }),
  );
  return `export interface problems {\n${rows.join('\n')}\n}\n`;
}

/** Some eight errors for each of 140 operations would be two thirds of the file and say the same. */
function withoutErrors(document) {
  const { paths, ...rest } = structuredClone(document);
  for (const methods of Object.values(paths)) {
    for (const { responses } of Object.values(methods)) {
      for (const status of Object.keys(responses)) if (Number(status) >= 400) delete responses[status];
    }
  }
  const isOfOneAnswer = (name) => name.startsWith('Error.');
  const schemas = Object.entries(rest.components.schemas).filter(([name]) => !isOfOneAnswer(name));
  return { ...rest, components: { ...rest.components, schemas: Object.fromEntries(schemas) }, paths };
}
