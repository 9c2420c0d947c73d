import { randomInt } from 'node:crypto';

/** The seed that the named variable asks for, else that of the whole run (`npm test` prints it), else any. */
export function seedFor(variable: string): number {
  return Number(process.env[variable] ?? process.env['TONGGUAN_SEED'] ?? randomInt(2 ** 31));
}
