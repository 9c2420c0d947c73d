// What of a JSON schema says nothing: a client generated from it would have to guess.

const ANYTHING = 'anything';

/** Places of a schema that are open, without a type, or objects and lists of anything; each with what is wrong. */
export function untypedIn(schema, place = '') {
  if (schema === true || schema === undefined) return [`${place}: ${ANYTHING}`];
  if (schema.$ref !== undefined) return [];
  // All of them hold: one that says everything is enough, the others make it narrower.
  const all = (schema.allOf ?? []).map((part, index) => untypedIn(part, `${place}|${index}`));
  if (all.length > 0) return all.some((open) => open.length === 0) ? [] : all.flat();
  const choices = ['anyOf', 'oneOf'].flatMap((name) => schema[name] ?? []);
  if (choices.length > 0) return choices.flatMap((choice, index) => untypedIn(choice, `${place}|${index}`));
  if (schema.const !== undefined || schema.enum !== undefined) return [];
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return [`${place}: ${ANYTHING}`];
  return [
    ...(types.includes('object') ? untypedObject(schema, place) : []),
    ...(types.includes('array') ? untypedIn(schema.items, `${place}[]`) : []),
  ];
}

function untypedObject({ properties, additionalProperties }, place) {
  const inside = Object.entries(properties ?? {}).flatMap(([name, one]) => untypedIn(one, `${place}.${name}`));
  if (additionalProperties === false) return properties === undefined ? [`${place}: always empty`] : inside;
  // By default an object may hold anything beside what it names.
  return [...inside, ...untypedIn(additionalProperties, `${place}{}`)];
}
