import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** Programs the tests compare with: an independent opinion on XML, signatures and certificates. */
const TOOLS = [
  {
    name: 'xmllint',
    probe: '--version',
    apt: 'libxml2-utils',
    tests: 'XSD validation and canonical form (packages/ceb)',
  },
  { name: 'xmlsec1', probe: '--version', apt: 'xmlsec1', tests: 'RSA signatures both ways (packages/ceb)' },
  { name: 'openssl', probe: 'version', apt: 'openssl', tests: 'SM2 signatures and certificates (packages/ceb)' },
  {
    name: 'rabbitmq-server',
    // Started by the tests from here, as whoever runs them; the wrapper on the path wants a user of its own.
    file: '/usr/lib/rabbitmq/bin/rabbitmq-server',
    apt: 'rabbitmq-server',
    tests: 'the AMQP bridge (packages/cli)',
  },
];

/**
 * Makes sure of the tools: installs what is missing where that needs no question (root and apt-get), else says
 * which tests will skip themselves. `required` (CI) turns a missing tool into a failure. Returns whether to go on.
 */
export function ensureTools({ required }) {
  let missing = TOOLS.filter((tool) => !works(tool));
  if (missing.length > 0 && canInstall()) {
    const names = missing.map((tool) => tool.apt);
    process.stdout.write(`installing 安装: ${names.join(' ')}\n`);
    const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    run('apt-get', ['update', '-qq'], quiet);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], quiet);
    missing = missing.filter((tool) => !works(tool));
  }
  for (const tool of missing) {
    process.stdout.write(
      `${required ? '✖' : '⚠'} ${tool.name} is missing 缺失 (Debian: ${tool.apt}); ` +
        `${required ? 'needed for' : 'these tests will be skipped 将跳过'}: ${tool.tests}\n`,
    );
  }
  if (missing.length === 0) process.stdout.write(`${TOOLS.map((tool) => tool.name).join(', ')}: found 已就绪\n`);
  return !required || missing.length === 0;
}

function works(tool) {
  if (tool.file !== undefined) return existsSync(tool.file);
  return spawnSync(tool.name, [tool.probe], { stdio: 'ignore' }).status === 0;
}

function canInstall() {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}
