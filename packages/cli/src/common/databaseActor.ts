import { userInfo } from 'node:os';
import type { ActorRole, Store } from '@tongguan/server';
import { UsageError } from './exit.ts';
import { say } from './language.ts';
import { givenToken } from './options/client.ts';
import type { ActorOptions } from './options/journal.ts';

/** Who does it, for the journal (K-03). */
export type MachineActor = { readonly by: string; readonly role: ActorRole };

/** Who keeps the registry, at the office's door as at the machine. */
const KEEPERS: readonly ActorRole[] = ['operator', 'supervisor'];

/**
 * Who the journal names: the member of staff whose token is given, or, without one, the account that the operating system
 * knows – `os:NAME`, which no staff number can be. A name alone proves nothing and is refused.
 */
export async function actorOf(options: ActorOptions, store: Store): Promise<MachineActor> {
  const { data, by, vaultKeyFile = '' } = options;
  const token = (await givenToken(options)) ?? (by === undefined ? null : await sandboxToken(data, by));
  if (token === null) return { by: `os:${userInfo().username}`, role: 'operator' };
  const { clockOffsetMs, staffBehind } = await import('@tongguan/server');
  const deps = { store, dataDir: data, keyFile: vaultKeyFile === '' ? null : vaultKeyFile };
  const staff = await staffBehind(deps, { token, atMs: Date.now() + (await clockOffsetMs(store)) });
  if (staff === null) {
    throw new UsageError(
      say('令牌不属于在任人员，或已失效', 'the token belongs to no member of customs staff, or it has ended'),
    );
  }
  if (by !== undefined && by !== staff.code) {
    throw new UsageError(say(`令牌属于 ${staff.code}，不是 ${by}`, `the token belongs to ${staff.code}, not to ${by}`));
  }
  if (KEEPERS.includes(staff.role)) return { by: staff.code, role: staff.role };
  throw new UsageError(
    say(
      `${staff.code} 为 ${staff.role}，不能办理登记`,
      `${staff.code} is ${staff.role} and may not change the registry`,
    ),
    KEEPERS.join(', '),
  );
}

async function sandboxToken(data: string, by: string): Promise<string> {
  const { readStaffOf } = await import('@tongguan/sdk');
  try {
    return (await readStaffOf(data, by)).token;
  } catch {
    throw new UsageError(
      say(`--by ${by} 须以令牌证明`, `--by ${by} needs a token as proof`),
      say('用 --token-file 或 TONGGUAN_TOKEN 给出其令牌', 'give their token with --token-file or TONGGUAN_TOKEN'),
    );
  }
}
