import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A persona file holds everything an enterprise needs to take part: who it is, its token, and its keys with
 * their certificates. The sandbox writes one per participant into `<data>/personas/<name>.json`; for your own
 * enterprise keep a file of the same form, readable by nobody else.
 */
export type PersonaKey = {
  /** Certificate serial number in hex, as ds:KeyName carries it. */
  readonly keyName: string;
  readonly privateKeyPem: string;
  /** Base64 of the DER. */
  readonly certificate: string;
};

export const PERSONA_ALGORITHMS = ['rsa-sha1', 'rsa-sha256', 'sm2-sm3'] as const;
export type PersonaAlgorithm = (typeof PERSONA_ALGORITHMS)[number];

export type Persona = {
  readonly name: string;
  /** Ten-digit customs code. */
  readonly code: string;
  readonly creditCode: string;
  /** Registered name of the firm. */
  readonly firm: string;
  readonly roles: readonly string[];
  readonly token: string;
  readonly defaultAlgorithm: PersonaAlgorithm;
  readonly keys: { readonly rsa?: PersonaKey; readonly sm2?: PersonaKey };
};

/** The file is missing, or is no persona file. The message never shows its content. */
export class PersonaError extends Error {
  override readonly name = 'PersonaError';
}

/** Reads a persona file. */
export async function readPersona(file: string): Promise<Persona> {
  const value = await readJson(file);
  if (!isPersona(value)) {
    throw new PersonaError(`${file} 不是参与者档案（缺少 name, code, token, keys 等字段）/ is not a persona file`);
  }
  return value;
}

/** Reads a sandbox persona by its name (`platform`, `broker` …) from a platform's data folder. */
export async function readPersonaOf(dataDir: string, name: string): Promise<Persona> {
  return readPersona(join(dataDir, 'personas', `${name}.json`));
}

async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new PersonaError(`无法读取 ${file} / cannot read ${file}: ${code}`, { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new PersonaError(`${file} 不是 JSON / is not JSON`);
  }
}

function isPersona(value: unknown): value is Persona {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  const texts = ['name', 'code', 'creditCode', 'firm', 'token'].every((name) => typeof fields[name] === 'string');
  const algorithm = PERSONA_ALGORITHMS.some((known) => known === fields['defaultAlgorithm']);
  const keys = fields['keys'];
  if (!texts || !algorithm || !Array.isArray(fields['roles']) || typeof keys !== 'object' || keys === null)
    return false;
  return Object.values(keys).every(isPersonaKey);
}

function isPersonaKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return ['keyName', 'privateKeyPem', 'certificate'].every((name) => typeof fields[name] === 'string');
}
