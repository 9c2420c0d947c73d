import type { Command } from 'commander';
import type { BookClient } from '@tongguan/sdk';
import { checkedUrl, personaOf, withClientOptions } from './client.ts';

export type BookOptions = {
  readonly url: string;
  readonly data: string;
  readonly as: string;
  readonly firm?: string;
};

export function withBookOptions(command: Command): Command {
  return withClientOptions(command)
    .option('--as <staff>', '以哪位关员的身份 / as which member of staff', 'officer1')
    .option('--firm <persona>', '以仓储企业的身份读本企业账册 / as the warehouse enterprise');
}

/** Who reads: staff, or the warehouse enterprise where one is named. */
export async function bookClientOf(options: BookOptions): Promise<BookClient> {
  const { BookClient: Client, readStaffOf } = await import('@tongguan/sdk');
  const url = checkedUrl(options.url);
  if (options.firm === undefined) {
    const { token } = await readStaffOf(options.data, options.as);
    return new Client({ url, token }, 'staff');
  }
  const { token } = await personaOf({ data: options.data, as: options.firm });
  return new Client({ url, token }, 'warehouse');
}
