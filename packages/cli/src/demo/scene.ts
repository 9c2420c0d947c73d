import type { CebMessage } from '@tongguan/ceb';
import type { EpochMs } from '@tongguan/kernel';
import type { Receipt } from '@tongguan/sdk';
import type { Cursors } from './follow.ts';
import { type Offices, timeOf } from './offices.ts';
import type { Post } from './post.ts';
import type { Market, PersonaName } from './types.ts';

/** What the acts of the demonstration need once its declarations are decided. */
export type Scene = {
  readonly post: Post;
  readonly office: Offices;
  readonly market: Market;
  /** Each reader's receipt cursor; moved on. */
  readonly cursors: Cursors;
  readonly stopped: () => boolean;
};

const PAGE = 500;
const IDLE_MS = 100;
/** Without the receipt for so long the demonstration reports it as unfinished. */
const SILENCE_MS = 30_000;

export async function say(by: PersonaName, message: CebMessage, { post }: Scene): Promise<void> {
  await post.send(by, post.sign(by, message));
  post.counts.documents += 1;
}

export async function timeOfScene({ office }: Scene): Promise<EpochMs> {
  return timeOf(office.officer);
}

/** The next receipt that is wanted; null when told to stop or when it does not come. */
export async function awaited(
  by: PersonaName,
  wanted: (receipt: Receipt) => boolean,
  { post, cursors, stopped }: Scene,
): Promise<Receipt | null> {
  for (const untilMs = Date.now() + SILENCE_MS; Date.now() < untilMs && !stopped(); ) {
    const page = await post.client(by).receipts(cursors.get(by) ?? null, PAGE);
    const found = page.receipts.find(wanted);
    if (found !== undefined) return found;
    cursors.set(by, page.next);
    if (page.receipts.length === 0) await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  }
  return null;
}
