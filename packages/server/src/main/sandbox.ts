import type { Clock } from '@tongguan/kernel';
import { DECIMAL5_SCALE } from '@tongguan/kernel';
import { placesOfPreNo } from '../clearance/index.ts';
import { grant, guaranteeAccount, stockAccount } from '../ledgers/index.ts';
import {
  confirmVault,
  enrolAccountBook,
  enrolCertificate,
  enrolDelegation,
  enrolParticipant,
  enrolQualification,
  issueToken,
  type Profile,
} from '../registry/index.ts';
import { type Persona, type SandboxDoor, sandboxStaff, seedPersonas } from '../sandbox/index.ts';
import type { Store } from '../store/pool.ts';
import { officeStore } from '../store/office/office.ts';
import { registryStore } from '../store/registry/records.ts';
import type { Vault } from '../vault/index.ts';

export type SeedSandboxOptions = {
  readonly store: Store;
  readonly vault: Vault;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly profile?: Profile;
};

/** The sandbox's participants and goods, made where they are missing. Production starts empty. */
export async function seedSandbox(options: SeedSandboxOptions): Promise<readonly Persona[]> {
  if (options.profile === 'production') return [];
  // Before anything is hashed with keys that may be another database's.
  await confirmVault(registryStore(options.store), options.vault);
  await seedStaff(options);
  return seedPersonas(sandboxDoor(options), options.dataDir);
}

async function seedStaff({ store, vault, dataDir, clock }: SeedSandboxOptions): Promise<void> {
  const office = officeStore(store, placesOfPreNo);
  for (const { token, ...staff } of await sandboxStaff(dataDir)) {
    await office.enrolStaff({ ...staff, customsCode: '', sandbox: true, registeredMs: clock.now() });
    const tokenKey = vault.tokenKey(token);
    const given = { label: 'sandbox', atMs: clock.now(), untilMs: null };
    await office.issueStaffToken({ tokenKey, staffCode: staff.code, ...given });
  }
}

function sandboxDoor({ store, vault, clock }: SeedSandboxOptions): SandboxDoor {
  const registry = registryStore(store);
  return {
    enrolParticipant: (request) => enrolParticipant(registry, request),
    enrolCertificate: (request) => enrolCertificate(registry, request),
    issueToken: async (participantCode, token) => {
      await issueToken(registry, vault, { participantCode, label: 'sandbox', atMs: clock.now(), token });
    },
    enrolDelegation: async (delegation) => {
      await enrolDelegation(registry, delegation);
    },
    enrolQualification: (row) => enrolQualification(registry, row),
    enrolAccountBook: (book) => enrolAccountBook(registry, book),
    depositGuarantee: (assureCode, amountFen, key) =>
      grant(store.pool, guaranteeAccount(assureCode), amountFen, key, key, clock.now()),
    enterStock: (emsNo, itemRecordNo, pieces, key) =>
      grant(store.pool, stockAccount(emsNo, itemRecordNo), pieces * DECIMAL5_SCALE, key, key, clock.now()),
  };
}
