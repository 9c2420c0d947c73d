import { Fault } from '@tongguan/kernel';
import type { Vault } from '../vault/types.ts';
import type { RegistryStore } from './store.ts';

const CONSTANT = 'tongguan vault check 1';
const ROW = 'vault_check/1';

/**
 * The first start writes a sealed constant; every later start must open it. With other keys nothing stored could be
 * read and, worse, every person would look new and have a fresh annual quota (F-02).
 */
export async function confirmVault(store: RegistryStore, vault: Vault): Promise<void> {
  const keyedHash = vault.tokenKey(CONSTANT);
  const stands = await store.addVaultCheck({ sealed: vault.seal(Buffer.from(CONSTANT), ROW), keyedHash });
  let plain: string | null = null;
  try {
    plain = vault.open(stands.sealed, ROW).toString();
  } catch {
    // Falls through to the one sentence below, which says what to do.
  }
  if (plain === CONSTANT && stands.keyedHash.equals(keyedHash)) return;
  throw new Fault(
    '密钥文件与数据库不匹配：该数据库由另一组密钥加密，请恢复原密钥文件。未做任何更改。 ' +
      'The vault key file does not belong to this database: restore the one it was made with. Nothing was changed.',
  );
}
