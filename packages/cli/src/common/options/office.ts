import type { OfficeClient } from '@tongguan/sdk';
import { checkedUrl } from './client.ts';

export type OfficeOptions = { readonly url: string; readonly data: string; readonly as: string };

/** The customs side's client as one of the sandbox's staff. */
export async function officeOf(options: OfficeOptions): Promise<OfficeClient> {
  const { OfficeClient: Client, readStaffOf } = await import('@tongguan/sdk');
  const { token } = await readStaffOf(options.data, options.as);
  return new Client({ url: checkedUrl(options.url), token });
}
