import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../../store/pool.ts';
import { sandboxTraces } from '../../store/main/sandbox.ts';
import { StartFailure } from './startFailure.ts';

/** Files of a sandbox beside its database: plain keys and tokens of fictitious people. */
const SANDBOX_FILES = ['staff.json', 'personas'] as const;

/** A folder in which a sandbox ran is not one for production. Looks only; asked before the database is started. */
export function refuseSandboxFolder(dataDir: string): void {
  const found = SANDBOX_FILES.filter((name) => existsSync(join(dataDir, name)));
  if (found.length > 0) throw sandboxData(dataDir, { zh: found.join('、'), en: found.join(', ') });
}

/** Nor is a database: its firms, staff and times were made up. Asked before anything is written, migrations included. */
export async function refuseSandboxDatabase(store: Store): Promise<void> {
  const found = await sandboxTraces(store);
  if (found.length === 0) return;
  const zh = found.map((one) => one.zh).join('、');
  throw sandboxData('', { zh, en: found.map((one) => one.en).join(', ') });
}

function sandboxData(dataDir: string, found: { readonly zh: string; readonly en: string }): StartFailure {
  const [zh, en] =
    dataDir === '' ? ['该数据库', 'The database'] : [`数据目录 ${dataDir} `, `The data folder ${dataDir}`];
  return new StartFailure(
    'sandbox-data',
    `${zh}曾用于沙箱（${found.zh}），其中的令牌、密钥与时间均不可信：生产环境拒绝启动，请使用新的目录和数据库。未做任何更改。`,
    `${en} has served a sandbox (${found.en}), whose tokens, keys and times nobody should trust: production does not start on it; use a new folder and database. Nothing was changed.`,
  );
}
