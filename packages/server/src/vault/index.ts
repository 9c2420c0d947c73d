export { isOpenToOthers, loadKeys, newKeysText } from './keys.ts';
export { maskDocument } from './maskDocument.ts';
export { keysText, parseKeysText, withFreshSealKey, withoutOlderKeys } from './ring.ts';
export type { Vault, VaultKeys } from './types.ts';
export { createVault } from './vault.ts';
