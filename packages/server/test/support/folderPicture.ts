import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** What a start could disturb: names and kinds of all files, and what stands in those the running database leaves alone. */
export function picture(folder: string): Readonly<Record<string, string>> {
  const seen: Record<string, string> = {};
  const look = (path: string, name: string): void => {
    const stat = lstatSync(path, { bigint: true });
    if (stat.isDirectory()) {
      for (const inner of readdirSync(path).sort()) look(join(path, inner), `${name}/${inner}`);
    } else if (stat.isSymbolicLink()) look(realpathSync(path), name);
    else if (!stat.isFile() || name.endsWith('.log')) seen[name] = `${stat.ino}`;
    else seen[name] = `${stat.ino} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`;
  };
  for (const name of readdirSync(folder).sort()) {
    if (name !== 'postgres') look(join(folder, name), name);
  }
  const home = realpathSync(join(folder, 'postgres'));
  for (const name of readdirSync(home).sort()) if (name !== 'cluster') look(join(home, name), `postgres/${name}`);
  for (const name of ['postmaster.pid', 'postmaster.opts', 'tongguan.conf', 'postgresql.conf', 'PG_VERSION']) {
    look(join(home, 'cluster', name), `cluster/${name}`);
  }
  return seen;
}
