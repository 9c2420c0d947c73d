import { IMPORT_MESSAGES } from './import.generated.ts';
import type { MessageSpec } from './spec.ts';

/**
 * Every message type this package reads and writes: all import messages of the specification, edition
 * 202205. An export message is added by generating its data from the same field table.
 */
export const DICTIONARY: ReadonlyMap<string, MessageSpec> = new Map(IMPORT_MESSAGES.map((spec) => [spec.type, spec]));
