import { EXPORT_MESSAGES } from './export.generated.ts';
import { IMPORT_MESSAGES } from './import.generated.ts';
import type { MessageSpec } from './spec.ts';

/** All 42 message types of the specification, edition 202205, as its schemas have them. */
export const DICTIONARY: ReadonlyMap<string, MessageSpec> = new Map(
  [...IMPORT_MESSAGES, ...EXPORT_MESSAGES].map((spec) => [spec.type, spec]),
);
