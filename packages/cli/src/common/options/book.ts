import type { Command } from 'commander';
import type { BookClient } from '@tongguan/sdk';
import { say } from '../language.ts';
import { firmCaller } from './client.ts';
import { type OfficeOptions, staffCaller, withStaffOptions } from './office.ts';

export type BookOptions = OfficeOptions & { readonly firm?: string };

export function withBookOptions(command: Command): Command {
  return withStaffOptions(command).option(
    '--firm <persona>',
    say('以仓储企业的身份读本企业账册', 'act as the warehouse enterprise, which sees its own books'),
  );
}

/** Who reads: staff, or the warehouse enterprise where one is named. */
export async function bookClientOf({ firm, ...options }: BookOptions): Promise<BookClient> {
  const { BookClient: Client } = await import('@tongguan/sdk');
  if (firm === undefined) return new Client({ ...(await staffCaller(options)), unreachableAtOnce: true }, 'staff');
  return new Client({ ...(await firmCaller({ ...options, as: firm })), unreachableAtOnce: true }, 'warehouse');
}
