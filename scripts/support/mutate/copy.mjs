import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const LEFT_OUT = new Set(['node_modules', '.git', 'data', 'tmp', 'coverage']);

/**
 * A copy of the built checkout in `folder`, in which mutants live and tests run. What is installed is linked, except
 * the links to our own packages: those lead into the copy.
 */
export function copyCheckout(root, folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(root))
    if (!LEFT_OUT.has(name)) cpSync(join(root, name), join(folder, name), { recursive: true });
  const installed = join(folder, 'node_modules');
  mkdirSync(join(installed, '@tongguan'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@tongguan') symlinkSync(join(root, 'node_modules', name), join(installed, name));
  for (const name of readdirSync(join(folder, 'packages')))
    symlinkSync(`../../packages/${name}`, join(installed, '@tongguan', name));
}
