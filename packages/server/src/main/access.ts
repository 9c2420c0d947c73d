import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { done, type EpochMs, type Outcome, type Refusal, refused } from '@tongguan/kernel';
import { dayOf, staffTokenDays, valueOn } from '@tongguan/policy';
import { placesOfPreNo } from '../clearance/index.ts';
import type { Staff } from '../office/index.ts';
import type { ActorRole, StaffRole } from '../office/types.ts';
import {
  addJournalLine,
  confirmVault,
  createTokenDesk,
  createTokenEnds,
  type NewToken,
  REGISTRY_CODES,
  type TokenFilter,
  type TokenLine,
  withSealedReasons,
} from '../registry/index.ts';
import type { Store } from '../store/pool.ts';
import { officeStore } from '../store/office/office.ts';
import { registryStore } from '../store/registry/records.ts';
import { tokenStore } from '../store/registry/tokens.ts';
import { createVault, loadKeys, type Vault } from '../vault/index.ts';

export type AccessDeps = {
  readonly store: Store;
  readonly dataDir: string;
  /** The operator's key file; `null` for the one that lies in a sandbox's data folder. */
  readonly keyFile: string | null;
};

const DAY_MS = 24 * 60 * 60 * 1000;
export const STAFF_ROLES: readonly StaffRole[] = ['operator', 'officer', 'supervisor', 'auditor'];

/** A token for a firm on record, told once; the database keeps its keyed hash. Those it has go on. */
export async function grantFirmToken(
  deps: AccessDeps,
  request: Granted & { readonly code: string; readonly label: string; readonly days?: number },
): Promise<Outcome<NewToken>> {
  const vault = await vaultOf(deps);
  const { code: participantCode, atMs, ...rest } = request;
  const registry = withSealedReasons(registryStore(deps.store), vault);
  const desk = createTokenDesk({ tokens: tokenStore(deps.store), registry, vault, clock: { now: () => atMs } });
  return desk.issue({ participantCode, role: 'operator', ...rest });
}

/** For the journal (K-03): who gives it, why, when; in which role, an operator at the machine where nothing is said. */
type Granted = { readonly by: string; readonly role?: ActorRole; readonly reason: string; readonly atMs: EpochMs };

/**
 * Whose token it is: somebody of the customs side who has not left; null: it belongs to no such person, or has ended. At the machine, where
 * no gateway has let anybody in, it proves who acts (K-03).
 */
export async function staffBehind(
  deps: AccessDeps,
  { token, atMs }: { readonly token: string; readonly atMs: EpochMs },
): Promise<Staff | null> {
  const vault = await vaultOf(deps);
  const takesSandbox = deps.keyFile === null;
  return officeStore(deps.store, placesOfPreNo).staffByToken(vault.tokenKey(token), atMs, takesSandbox);
}

export type StaffRequest = Omit<Granted, 'role'> & {
  /** The role of who enrols. */
  readonly byRole?: ActorRole;
  readonly code: string;
  readonly name: string;
  readonly role: string;
  /** The customs district; '' for all. */
  readonly customsCode: string;
  /** Of the token: what it is for, and for how many days; the parameter `staff-token-days` by default. */
  readonly label: string;
  readonly days?: number;
};

/**
 * Somebody at the customs side, and a token for them (K-03). An empty production platform has no user who could do it over
 * the API, so this is done where the database and the keys are. Enrolling again gives another token and changes nothing
 * else; earlier tokens are listed, to be ended once the new one is in use.
 */
export async function grantStaffToken(deps: AccessDeps, request: StaffRequest): Promise<Outcome<NewToken>> {
  const { code, name, customsCode, label, atMs, by, byRole = 'operator', reason } = request;
  const role = STAFF_ROLES.find((one) => one === request.role);
  const problems: Refusal[] = [];
  const wrong = (path: string, found: string, allowed: string): void => {
    problems.push({ code: REGISTRY_CODES.invalidCode, path, found, allowed });
  };
  if (!/^[\w.-]{1,30}$/.test(code)) wrong('code', code, '1–30 位字母、数字、. _ - / letters, digits, . _ -');
  if (name.trim() === '') wrong('name', name, '姓名 a name');
  if (!/^(\d{4})?$/.test(customsCode)) wrong('customs', customsCode, '4 位关区代码 a customs district of 4 digits');
  if (role === undefined) {
    problems.push({
      code: REGISTRY_CODES.invalidRole,
      path: 'role',
      found: request.role,
      allowed: STAFF_ROLES.join(', '),
    });
  }
  if (problems.length > 0 || role === undefined) return refused(...problems);
  const vault = await vaultOf(deps);
  const office = officeStore(deps.store, placesOfPreNo);
  const untilMs = atMs + (request.days ?? valueOn(staffTokenDays, dayOf(atMs))) * DAY_MS;
  const others = await tokenStore(deps.store).list({ holder: code, inForceMs: atMs });
  const facts = { staff: code, role, customs: customsCode, label, untilMs };
  const line = { kind: 'staff.enrol', participantCode: '', by, role: byRole, reason, atMs, facts };
  await addJournalLine(withSealedReasons(registryStore(deps.store), vault), line);
  await office.enrolStaff({ code, name, role, customsCode, sandbox: false, registeredMs: atMs });
  const token = `tgs_${randomBytes(32).toString('base64url')}`;
  const tokenKey = vault.tokenKey(token);
  await office.issueStaffToken({ tokenKey, staffCode: code, label, atMs, untilMs });
  const stands = await office.staffByToken(tokenKey, atMs, true);
  if (stands?.role === role && stands.customsCode === customsCode) return done({ token, untilMs, others });
  const allowed = stands === null ? '未注销的人员 somebody who has not left' : `${stands.role} ${stands.customsCode}`;
  return refused({ code: REGISTRY_CODES.conflict, path: 'role', found: `${role} ${customsCode}`, allowed });
}

/** A token has leaked: every token of the firm ends. Returns how many did. */
export async function revokeFirmTokens(store: Store, request: Granted & { readonly code: string }): Promise<number> {
  const { code: participantCode, ...granted } = request;
  const registry = registryStore(store);
  const own = (await registry.read()).tokens.filter((token) => token.participantCode === participantCode);
  if (own.length === 0) return 0;
  const facts = { tokens: own.length };
  await addJournalLine(registry, { kind: 'token.revoke', participantCode, ...granted, facts });
  for (const { tokenKey } of own) await registry.revokeToken(tokenKey, granted.atMs);
  return own.length;
}

/** Access tokens of firms and staff, or of one of them: those that count, or all there ever were. */
export function listTokens(store: Store, filter: TokenFilter): Promise<readonly TokenLine[]> {
  return tokenStore(store).list(filter);
}

/** One token ends and no other; its holder goes on with the next. */
export async function endToken(
  store: Store,
  request: Granted & { readonly tokenId: string },
): Promise<Outcome<TokenLine>> {
  const { atMs, ...rest } = request;
  const deps = { tokens: tokenStore(store), registry: registryStore(store), clock: { now: () => atMs } };
  return createTokenEnds(deps)({ role: 'operator', ...rest, holder: null });
}

/** Ends a member of staff. `false` when the number is unknown. */
export async function endStaff(store: Store, request: Granted & { readonly code: string }): Promise<boolean> {
  const { code, ...granted } = request;
  const ended = await officeStore(store, placesOfPreNo).endStaff(code, granted.atMs);
  const line = { kind: 'staff.end', participantCode: '', ...granted, facts: { staff: code } };
  if (ended) await addJournalLine(registryStore(store), line);
  return ended;
}

/** Never makes a key: with a new one no token would be found. The check of the vault reports a wrong one. */
export async function vaultOf({ store, dataDir, keyFile }: AccessDeps): Promise<Vault> {
  const inFolder = keyFile === null && existsSync(join(dataDir, 'keys', 'vault.json'));
  const vault = createVault(await loadKeys(dataDir, inFolder ? 'sandbox' : 'production', keyFile));
  await confirmVault(registryStore(store), vault);
  return vault;
}
