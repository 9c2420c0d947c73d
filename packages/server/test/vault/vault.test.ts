import { deepEqual, equal, notDeepEqual, ok, rejects, throws } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { Fault } from '@tongguan/kernel';
import fc from 'fast-check';
import { createVault, loadKeys, newKeysText } from '../../src/vault/index.ts';

const keys = { sealKey: Buffer.alloc(32, 1), indexKey: Buffer.alloc(32, 2) };
const vault = createVault(keys);

// A sealed value opens only with its key, only for its row and only unchanged: shown by taking each away.
suite('sealing', () => {
  test('what was sealed opens again, whatever the bytes and the row', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.string(), (bytes, boundTo) => {
        const plain = Buffer.from(bytes);
        deepEqual(vault.open(vault.seal(plain, boundTo), boundTo), plain);
      }),
    );
  });

  test('a value of another process with the same keys opens', () => {
    const sealed = createVault(keys).seal(Buffer.from('身份证'), 'document/1/a/0');
    equal(createVault(keys).open(sealed, 'document/1/a/0').toString(), '身份证');
  });

  test('a value moved to another row does not open', () => {
    const sealed = vault.seal(Buffer.from('secret'), 'document/1/a/0');
    throws(() => vault.open(sealed, 'document/1/a/1'), Fault);
  });

  test('a value sealed with another key does not open', () => {
    const other = createVault({ sealKey: Buffer.alloc(32, 3), indexKey: keys.indexKey });
    throws(() => vault.open(other.seal(Buffer.from('secret'), 'row'), 'row'), Fault);
  });

  test('a change of any single byte is noticed', () => {
    const sealed = vault.seal(Buffer.from('secret'), 'row');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      throws(() => vault.open(changed, 'row'), Fault, `byte ${at}`);
    }
    throws(() => vault.open(sealed.subarray(0, sealed.length - 1), 'row'), Fault);
    throws(() => vault.open(Buffer.alloc(0), 'row'), Fault);
  });

  test('the same plain value never seals to the same bytes, and the plain value is not in them', () => {
    const plain = Buffer.from('110101199001010000');
    const seen = new Set(Array.from({ length: 1000 }, () => vault.seal(plain, 'row').toString('hex')));
    equal(seen.size, 1000);
    for (const sealed of seen) ok(!sealed.includes(plain.toString('hex')));
  });
});

// One person has one key (F-01) however the number is typed, and different persons have different ones.
suite('person and token keys', () => {
  const number = '11010119900101001X';
  const same = [
    '11010119900101001x',
    ' 11010119900101001X\t',
    '１１０１０１１９９００１０１００１Ｘ',
    '　11010119900101001ｘ',
  ];
  for (const typed of same) {
    test(`${JSON.stringify(typed)} is the same person`, () => {
      deepEqual(vault.personKey('1', typed), vault.personKey('1', number));
    });
  }

  test('another number, another identity type or another key is another person', () => {
    const base = vault.personKey('1', number);
    equal(base.length, 32);
    notDeepEqual(vault.personKey('1', '110101199001010011'), base);
    notDeepEqual(vault.personKey('2', number), base);
    notDeepEqual(createVault({ ...keys, indexKey: Buffer.alloc(32, 9) }).personKey('1', number), base);
  });

  test('type and number cannot be shifted into each other, and a token is no person', () => {
    notDeepEqual(vault.personKey('1', '23'), vault.personKey('12', '3'));
    notDeepEqual(vault.tokenKey('1\u0000x'), vault.personKey('1', 'x'));
    notDeepEqual(vault.contentKey('x'), vault.tokenKey('x'));
  });
});

// The sandbox makes its keys once, readable by the owner only; production never makes any. On real folders.
suite('key files', () => {
  const inFolder = async (work: (dataDir: string) => Promise<void>): Promise<void> => {
    const dataDir = await mkdtemp(join(tmpdir(), 'vault-'));
    try {
      await work(dataDir);
    } finally {
      await rm(dataDir, { recursive: true });
    }
  };

  test('the first start makes the file, the next start reads it', () =>
    inFolder(async (dataDir) => {
      const first = await loadKeys(dataDir, 'sandbox');
      deepEqual(await loadKeys(dataDir, 'sandbox'), first);
      equal((await stat(join(dataDir, 'keys', 'vault.json'))).mode & 0o777, 0o600);
      deepEqual(await readdir(join(dataDir, 'keys')), ['vault.json']);
    }));

  test('several processes starting at once agree on one file', () =>
    inFolder(async (dataDir) => {
      const all = await Promise.all(Array.from({ length: 8 }, () => loadKeys(dataDir, 'sandbox')));
      for (const one of all) deepEqual(one, all[0]);
    }));

  test('a damaged file is never replaced', () =>
    inFolder(async (dataDir) => {
      await loadKeys(dataDir, 'sandbox');
      const path = join(dataDir, 'keys', 'vault.json');
      for (const damaged of ['', '{', '{}', '{"version":1,"sealKey":"AA==","indexKey":"AA=="}']) {
        await writeFile(path, damaged);
        await rejects(loadKeys(dataDir, 'sandbox'), Fault);
        equal(await readFile(path, 'utf8'), damaged);
      }
    }));

  test('production refuses to start without a key file and says how to make one', () =>
    inFolder(async (dataDir) => {
      await rejects(loadKeys(dataDir, 'production'), /openssl rand -base64 32/);
      await rejects(loadKeys(dataDir, 'production', join(dataDir, 'absent.json')), /openssl rand -base64 32/);
      deepEqual(await readdir(dataDir), []);
    }));

  test('production reads the file it is given', () =>
    inFolder(async (dataDir) => {
      const path = join(dataDir, 'given.json');
      await writeFile(path, newKeysText(), { mode: 0o600 });
      const given = await loadKeys(join(dataDir, 'data'), 'production', path);
      const plain = randomBytes(20);
      deepEqual(createVault(given).open(createVault(given).seal(plain, 'row'), 'row'), plain);
    }));

  test('no message of a failure carries key material', () =>
    inFolder(async (dataDir) => {
      const path = join(dataDir, 'given.json');
      const secret = Buffer.alloc(31, 0x5a).toString('base64');
      await writeFile(path, JSON.stringify({ version: 1, sealKey: secret, indexKey: secret }), { mode: 0o600 });
      const data = join(dataDir, 'data');
      await rejects(loadKeys(data, 'production', path), (error: Error) => !error.message.includes(secret));
    }));
});
