import { deepEqual, equal, notEqual, ok, rejects } from 'node:assert/strict';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { readSignature, rsaSigner, scan, signMessage, sm2Signer, verifySignature } from '@tongguan/ceb';
import { type Clock, decimal5, Fault } from '@tongguan/kernel';
import { admit, goodsOn, isCountry, isCustomsDistrict, isUnit, modeAllowed } from '@tongguan/policy';
import { guaranteeAccount, stockAccount } from '../../src/ledgers/index.ts';
import { seedSandbox } from '../../src/main/sandbox.ts';
import { isCreditCode, isCustomsCode, judgeSigner, loadRegistry, type Profile } from '../../src/registry/index.ts';
import { type Catalogue, catalogueFile, type Persona, personaFile, readPersona } from '../../src/sandbox/index.ts';
import type { Store } from '../../src/store/pool.ts';
import { registryStore } from '../../src/store/registry/records.ts';
import { createVault } from '../../src/vault/index.ts';
import { withDatabase } from '../support/database.ts';

const AT = Date.parse('2019-05-01T10:00:00+08:00');
const clock: Clock = { now: () => AT };
const vault = createVault({ sealKey: Buffer.alloc(32, 1), indexKey: Buffer.alloc(32, 2) });

type Scene = {
  readonly store: Store;
  readonly dataDir: string;
  readonly seed: (profile?: Profile) => Promise<readonly Persona[]>;
};

const withScene = (name: string, work: (scene: Scene) => Promise<void>): Promise<void> =>
  withDatabase(name, async ({ store }) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
    try {
      const seed = (profile: Profile = 'sandbox') => seedSandbox({ store, vault, dataDir, clock, profile });
      await work({ store, dataDir, seed });
    } finally {
      await rm(dataDir, { recursive: true });
    }
  });

const readCatalogue = async (dataDir: string): Promise<Catalogue> =>
  JSON.parse(await readFile(catalogueFile(dataDir), 'utf8')) as Catalogue;

const balances = async (store: Store): Promise<unknown[]> =>
  (await store.pool.query('SELECT part, book, account, granted FROM ledger_account ORDER BY part, book, account')).rows;

const counts = async (store: Store): Promise<unknown> => {
  const tables = ['participant', 'participant_event', 'signing_key', 'api_token', 'account_book', 'delegation'];
  const one = async (table: string) => {
    const { rows } = await store.pool.query<{ n: bigint }>(`SELECT count(*) AS n FROM ${table}`);
    return [table, Number(rows[0]?.n)] as const;
  };
  return Object.fromEntries(await Promise.all(tables.map(one)));
};

const sign = (persona: Persona, algorithm: 'rsa-sha1' | 'sm2-sm3'): Buffer => {
  const key = algorithm === 'sm2-sm3' ? persona.keys.sm2 : persona.keys.rsa;
  const identity = { keyName: key.keyName, certificateDer: Buffer.from(key.certificate, 'base64') };
  const signer =
    algorithm === 'sm2-sm3'
      ? sm2Signer(key.privateKeyPem, identity)
      : rsaSigner(key.privateKeyPem, identity, algorithm);
  return signMessage(Buffer.from('<a><b>测试</b></a>'), signer);
};

// The sandbox a first start makes: participants that can really sign, sell and guarantee, on real PostgreSQL.
suite('the sandbox', () => {
  test('every persona has valid numbers, a working token and two keys whose signatures verify', () =>
    withScene('personas', async ({ store, seed }) => {
      const personas = await seed();
      deepEqual(
        personas.map(({ name }) => name),
        ['platform', 'agent', 'payment', 'logistics', 'broker', 'warehouse', 'smallagent'],
      );
      const registry = await loadRegistry(registryStore(store), vault);
      for (const persona of personas) {
        ok(isCustomsCode(persona.code) && isCreditCode(persona.creditCode), persona.name);
        ok(persona.firm.startsWith('测试'));
        equal(registry.participantByToken(persona.token)?.code, persona.code);
        for (const algorithm of ['rsa-sha1', 'sm2-sm3'] as const) {
          const tape = scan(sign(persona, algorithm));
          ok(tape.ok);
          const parts = readSignature(tape.value);
          ok(parts.ok);
          const signer = judgeSigner(registry, parts.value, 'sandbox', AT);
          ok(signer.ok, `${persona.name} ${algorithm}`);
          equal(signer.value.participant.code, persona.code);
          deepEqual(signer.value.participant.roles, persona.roles.toSorted());
          ok(verifySignature(tape.value, parts.value, signer.value.signingKey.key).ok);
          const inProduction = judgeSigner(registry, parts.value, 'production', AT);
          equal(inProduction.ok ? null : inProduction.refusals[0]?.code, '-900311');
        }
      }
      const [, agent, , , broker, warehouse, small] = personas;
      ok(agent && broker && small && warehouse);
      for (const principal of [agent, small]) ok(registry.delegation(principal.code, broker.code, AT));
      equal(registry.delegation(warehouse.code, broker.code, AT), null);
    }));

  test('guarantees and stock are what the catalogue and the cast say', () =>
    withScene('books', async ({ store, dataDir, seed }) => {
      const personas = await seed();
      const catalogue = await readCatalogue(dataDir);
      const granted = async (ref: { part: number; book: number; account: string }): Promise<bigint | undefined> => {
        const { rows } = await store.pool.query<{ granted: bigint }>(
          'SELECT granted FROM ledger_account WHERE part = $1 AND book = $2 AND account = $3',
          [ref.part, ref.book, ref.account],
        );
        return rows[0]?.granted;
      };
      const codeOf = (name: string): string => personas.find((persona) => persona.name === name)?.code ?? '';
      equal(await granted(guaranteeAccount(codeOf('agent'))), 10_000_000_000n);
      equal(await granted(guaranteeAccount(codeOf('smallagent'))), 10_000n);
      equal(await granted(guaranteeAccount(codeOf('platform'))), undefined);
      for (const { itemRecordNo, scarce } of catalogue.goods) {
        const expected = scarce ? 300_000n : 100_000_000_000_000n;
        equal(await granted(stockAccount(catalogue.emsNo, itemRecordNo)), expected, itemRecordNo);
      }
      const registry = await loadRegistry(registryStore(store), vault);
      deepEqual(registry.accountBook(catalogue.emsNo), {
        emsNo: catalogue.emsNo,
        warehouseCode: codeOf('warehouse'),
        customsCode: '2992',
        city: '杭州',
      });
    }));

  test('a second start changes nothing', () =>
    withScene('again', async ({ store, dataDir, seed }) => {
      const first = await seed();
      const before = [await counts(store), await balances(store), await readdir(join(dataDir, 'personas'))];
      deepEqual(await seed(), first);
      deepEqual([await counts(store), await balances(store), await readdir(join(dataDir, 'personas'))], before);
    }));

  test('a start that was cut off is finished by the next, whichever step it reached', () =>
    withScene('cut off', async ({ store, seed }) => {
      const first = await seed();
      const before = [await counts(store), await balances(store)];
      for (const table of ['delegation', 'account_book', 'api_token', 'signing_key']) {
        await store.pool.query(`DELETE FROM ${table}`);
        deepEqual(await seed(), first);
        deepEqual([await counts(store), await balances(store)], before, table);
      }
    }));

  test('the same folder serves another database', () =>
    withScene('first database', async ({ dataDir, seed }) => {
      const first = await seed();
      await withDatabase('second database', async ({ store }) => {
        deepEqual(await seedSandbox({ store, vault, dataDir, clock }), first);
        const registry = await loadRegistry(registryStore(store), vault);
        equal(registry.participantByToken(first[0]?.token ?? '')?.code, first[0]?.code);
      });
    }));

  test('a deleted persona gets new keys and a new token', () =>
    withScene('deleted', async ({ store, dataDir, seed }) => {
      const [before] = await seed();
      await rm(personaFile(dataDir, 'platform'));
      const [after] = await seed();
      ok(before && after);
      notEqual(after.token, before.token);
      notEqual(after.keys.rsa.keyName, before.keys.rsa.keyName);
      const registry = await loadRegistry(registryStore(store), vault);
      equal(registry.participantByToken(after.token)?.code, before.code);
    }));

  test('a damaged persona file is named and left as it is', () =>
    withScene('damaged', async ({ dataDir, seed }) => {
      await seed();
      for (const damaged of ['', '{"name":"platform"}', '{"name":"agent"']) {
        await writeFile(personaFile(dataDir, 'platform'), damaged);
        await rejects(seed(), (error: Error) => error instanceof Fault && error.message.includes('platform.json'));
        equal(await readFile(personaFile(dataDir, 'platform'), 'utf8'), damaged);
      }
    }));

  test('files are readable by their owner only and read back equal', () =>
    withScene('files', async ({ dataDir, seed }) => {
      const personas = await seed();
      equal((await stat(join(dataDir, 'personas'))).mode & 0o777, 0o700);
      for (const persona of personas) {
        equal((await stat(personaFile(dataDir, persona.name))).mode & 0o777, 0o600);
        deepEqual(await readPersona(dataDir, persona.name), persona);
      }
      equal(await readPersona(dataDir, 'nobody'), null);
    }));

  test('production makes nothing', () =>
    withScene('production', async ({ store, dataDir, seed }) => {
      await chmod(dataDir, 0o700);
      deepEqual(await seed('production'), []);
      deepEqual(await readdir(dataDir), []);
      const { rows } = await store.pool.query<{ n: bigint }>('SELECT count(*) AS n FROM participant');
      equal(rows[0]?.n, 0n);
    }));

  test('a database made with other vault keys is refused before anything is written', () =>
    withScene('other keys', async ({ store, dataDir, seed }) => {
      await seed();
      const before = await counts(store);
      const other = createVault({ sealKey: Buffer.alloc(32, 1), indexKey: Buffer.alloc(32, 9) });
      await rejects(seedSandbox({ store, vault: other, dataDir, clock }), Fault);
      deepEqual(await counts(store), before);
    }));
});

// The catalogue must build declarations that pass: every code is in the shipped tables, every article in the goods table with
// a known rate, declared in its legal units, and small baskets stay below the single limit of 5,000.00.
suite('the goods on sale', () => {
  test('are known to the policy and declared in their legal units', () =>
    withScene('goods', async ({ dataDir, seed }) => {
      await seed();
      const catalogue = await readCatalogue(dataDir);
      ok(catalogue.goods.length >= 12);
      equal(catalogue.goods.filter(({ scarce }) => scarce).length, 1);
      equal(new Set(catalogue.goods.map(({ itemRecordNo }) => itemRecordNo)).size, catalogue.goods.length);
      ok(isCustomsDistrict(catalogue.customsCode) && isCustomsDistrict(catalogue.portCode));
      ok(modeAllowed('1210', catalogue.city, '2019-05-01').ok);
      for (const goods of catalogue.goods) {
        const row = goodsOn(goods.gcode, '2019-05-01');
        ok(row?.mfnDuty && row.vatClass, goods.gcode);
        ok(isCountry(goods.country) && isUnit(goods.unit) && isUnit(goods.unit1), goods.name);
        const legal = {
          first: { quantity5: decimal5(goods.qty1PerPiece), unit: goods.unit1 },
          second: goods.unit2 ? { quantity5: decimal5(goods.qty2PerPiece ?? '0'), unit: goods.unit2 } : null,
        };
        const line = { gcode: goods.gcode, country: goods.country, brand: null, batch: null, legal };
        deepEqual(admit({ acceptedAtMs: AT, mode: '1210', lines: [line] }).findings, [], goods.name);
        ok(decimal5(goods.price) * 6n < decimal5('5000'), goods.name);
      }
    }));
});
