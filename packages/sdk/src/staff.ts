import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PersonaError } from './persona.ts';

/** Somebody at the sandbox's customs side; the platform writes them into `<data>/staff.json`. */
export type StaffPersona = {
  readonly code: string;
  readonly name: string;
  readonly role: string;
  readonly token: string;
};

/** Reads one of the sandbox's staff by code: `officer1`, `operator1` … */
export async function readStaffOf(dataDir: string, code: string): Promise<StaffPersona> {
  const file = join(dataDir, 'staff.json');
  const staff = await readList(file);
  const found = staff.find((one) => one.code === code);
  if (found) return found;
  const known = staff.map((one) => one.code).join(', ');
  throw new PersonaError(`${file} 中没有 ${code} / has no ${code}; ${known}`);
}

async function readList(file: string): Promise<readonly StaffPersona[]> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new PersonaError(`无法读取 ${file} / cannot read ${file}`, { cause: error });
  }
  if (Array.isArray(value) && value.every(isStaff)) return value;
  throw new PersonaError(`${file} 不是关员档案 / is not a staff file`);
}

function isStaff(value: unknown): value is StaffPersona {
  if (typeof value !== 'object' || value === null) return false;
  return ['code', 'name', 'role', 'token'].every((field) => typeof Reflect.get(value, field) === 'string');
}
