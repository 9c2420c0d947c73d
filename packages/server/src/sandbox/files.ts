import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '@tongguan/kernel';
import type { Catalogue, Persona, PersonaKey } from './types.ts';

const OWNER_ONLY = 0o600;

export function personaFile(dataDir: string, name: string): string {
  return join(dataDir, 'personas', `${name}.json`);
}

export function catalogueFile(dataDir: string): string {
  return join(dataDir, 'personas', 'catalogue.json');
}

/** `null` when there is no such file. A damaged one is a fault: its keys may be in use and are not replaced silently. */
export async function readPersona(dataDir: string, name: string): Promise<Persona | null> {
  const path = personaFile(dataDir, name);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const persona = parse(text);
  if (isPersona(persona) && persona.name === name) return persona;
  throw new Fault(
    `参与者档案 ${path} 已损坏；删除该文件后重新启动即生成新的档案。 ` +
      `The persona file ${path} is damaged: delete it and start again to get a new one.`,
  );
}

export function writePersona(dataDir: string, persona: Persona): Promise<void> {
  return writeWhole(personaFile(dataDir, persona.name), persona);
}

export function writeCatalogue(dataDir: string, catalogue: Catalogue): Promise<void> {
  return writeWhole(catalogueFile(dataDir), catalogue);
}

/** A reader sees the old file or the new one, never a part. */
export async function writeWhole(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const aside = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    const file = await open(aside, 'wx', OWNER_ONLY);
    try {
      await file.writeFile(`${JSON.stringify(value, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } finally {
    await rm(aside, { force: true });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isPersona(value: unknown): value is Persona {
  if (typeof value !== 'object' || value === null) return false;
  const { name, code, creditCode, firm, roles, token, defaultAlgorithm, keys } = value as Partial<Persona>;
  const texts = [name, code, creditCode, firm, token].every((text) => typeof text === 'string' && text !== '');
  const algorithm = defaultAlgorithm === 'rsa-sha1' || defaultAlgorithm === 'sm2-sm3';
  return texts && algorithm && Array.isArray(roles) && isKey(keys?.rsa) && isKey(keys?.sm2);
}

function isKey(value: PersonaKey | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return [value.keyName, value.privateKeyPem, value.certificate].every((text) => typeof text === 'string');
}
