// A reporter of node:test that ends the process at the first test that fails: a mutant dies once.

export default async function* firstFailure(source) {
  for await (const { type, data } of source) if (type === 'test:fail' && data.todo === undefined) process.exit(1);
  yield '';
}
