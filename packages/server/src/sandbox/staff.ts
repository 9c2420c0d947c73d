import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '@tongguan/kernel';
import { writeWhole } from './files.ts';

/** Somebody at the sandbox's customs side, who does not exist. */
export type SandboxStaff = {
  readonly code: string;
  readonly name: string;
  readonly role: 'operator' | 'officer' | 'supervisor' | 'auditor';
  readonly token: string;
};

const STAFF: readonly Omit<SandboxStaff, 'token'>[] = [
  { code: 'operator1', name: '测试运维', role: 'operator' },
  { code: 'officer1', name: '测试关员甲', role: 'officer' },
  { code: 'officer2', name: '测试关员乙', role: 'officer' },
  { code: 'supervisor1', name: '测试科长', role: 'supervisor' },
  { code: 'supervisor2', name: '测试副科长', role: 'supervisor' },
  { code: 'auditor1', name: '测试审计', role: 'auditor' },
];

/** `<dataDir>/staff.json`, made where it is missing; what is there is used. */
export async function sandboxStaff(dataDir: string): Promise<readonly SandboxStaff[]> {
  const path = join(dataDir, 'staff.json');
  const known = await readStaff(path);
  if (known !== null && STAFF.every(({ code }) => known.some((one) => one.code === code))) return known;
  const staff = STAFF.map((one) => {
    const before = known?.find(({ code }) => code === one.code);
    return before ?? { ...one, token: `tg_${randomBytes(32).toString('base64url')}` };
  });
  await writeWhole(path, staff);
  return staff;
}

async function readStaff(path: string): Promise<readonly SandboxStaff[] | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const staff = parsed(text);
  if (Array.isArray(staff) && staff.every(isStaff)) return staff;
  throw new Fault(
    `关员档案 ${path} 已损坏；删除该文件后重新启动即生成新的档案。 ` +
      `The staff file ${path} is damaged: delete it and start again to get a new one.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isStaff(value: unknown): value is SandboxStaff {
  if (typeof value !== 'object' || value === null) return false;
  return ['code', 'name', 'role', 'token'].every((field) => typeof Reflect.get(value, field) === 'string');
}
