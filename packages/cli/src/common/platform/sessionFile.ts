import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** A session that was opened with `tongguan login`: where, as whom, until when. */
export type KeptSession = {
  readonly url: string;
  readonly token: string;
  readonly staff: string;
  readonly until: string;
};

/** Where it is kept, of the account alone. */
export function sessionFile(): string {
  const base = process.env['XDG_CONFIG_HOME'] ?? '';
  return join(base === '' ? join(homedir(), '.config') : base, 'tongguan', 'session.json');
}

export async function keepSession(session: KeptSession): Promise<void> {
  const file = sessionFile();
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${JSON.stringify(session)}\n`, { mode: 0o600 });
  // A file that was there keeps its mode.
  await chmod(file, 0o600);
}

/** The session that is kept; null: none, or what is there is none. */
export async function keptSession(): Promise<KeptSession | null> {
  try {
    const value = JSON.parse(await readFile(sessionFile(), 'utf8')) as Partial<Record<keyof KeptSession, unknown>>;
    const { url, token, staff, until } = value;
    if (typeof url !== 'string' || typeof token !== 'string') return null;
    return { url, token, staff: String(staff), until: String(until) };
  } catch {
    return null;
  }
}

export async function dropSession(): Promise<void> {
  await rm(sessionFile(), { force: true });
}
