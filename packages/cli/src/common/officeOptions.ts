import type { OfficeClient } from '@tongguan/sdk';
import { UsageError } from './exit.ts';

export type OfficeOptions = { readonly url: string; readonly data: string; readonly as: string };

/** The customs side's client as one of the sandbox's staff. */
export async function officeOf(options: OfficeOptions): Promise<OfficeClient> {
  const { OfficeClient: Client, readStaffOf } = await import('@tongguan/sdk');
  if (!URL.canParse(options.url)) throw new UsageError(`不是网址 / not a URL: ${options.url}`);
  const { token } = await readStaffOf(options.data, options.as);
  return new Client({ url: options.url, token });
}
