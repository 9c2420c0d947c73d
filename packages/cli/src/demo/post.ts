import type { CebMessage, Signer } from '@tongguan/ceb';
import {
  type Firm,
  declarationMessage,
  orderMessage,
  paymentMessage,
  type StoredMessage,
  signedBytes,
  signerOf,
  TongguanClient,
  waybillMessage,
} from '@tongguan/sdk';
import type { Random } from './random.ts';
import type { Market, Paper, PersonaName } from './types.ts';

/** Signs and sends for the personas, and keeps count. */
export type Post = {
  client(by: PersonaName): TongguanClient;
  /** The message of some papers of one kind and one sender, signed by that sender. */
  seal(papers: readonly Paper[]): Buffer;
  /** Any message, signed by one persona. */
  sign(by: PersonaName, message: CebMessage): Buffer;
  send(by: PersonaName, message: Buffer): Promise<StoredMessage>;
  /** Sends papers in messages of one to twenty documents, several at a time; leaves the rest when told to stop. */
  sendAll(
    papers: readonly Paper[],
    random: Random,
    onSent: (documents: number) => void,
    stopped: () => boolean,
  ): Promise<void>;
  readonly counts: { messages: number; documents: number };
  /** One message that was sent, for sending the same bytes again. */
  anySent(): { readonly by: PersonaName; readonly message: Buffer } | null;
};

const BATCH_MAX = 20;
const CONCURRENCY = 8;

export function openPost(market: Market, url: string): Post {
  const clients = new Map<PersonaName, TongguanClient>();
  const signers = new Map<PersonaName, Signer>();
  const counts = { messages: 0, documents: 0 };
  let sent: { by: PersonaName; message: Buffer } | null = null;
  const post: Post = {
    counts,
    client: (by) => known(clients, by, () => new TongguanClient({ url, token: market.personas[by].token })),
    seal: (papers) => post.sign(papers[0]?.by ?? 'platform', messageOf(papers, market)),
    sign: (by, message) =>
      signedBytes(
        message,
        known(signers, by, () => signerOf(market.personas[by])),
      ),
    async send(by, message) {
      const answer = await post.client(by).send(message);
      counts.messages += 1;
      sent ??= { by, message };
      return answer;
    },
    async sendAll(papers, random, onSent, stopped) {
      const batches = batchesOf(papers, random);
      const worker = async (): Promise<void> => {
        for (let batch = batches.pop(); batch !== undefined && !stopped(); batch = batches.pop()) {
          await post.send(batch[0]?.by ?? 'platform', post.seal(batch));
          counts.documents += batch.length;
          onSent(batch.length);
        }
      };
      await Promise.all(Array.from({ length: CONCURRENCY }, worker));
    },
    anySent: () => sent,
  };
  return post;
}

/** Papers of one kind and sender together, in messages of different sizes, in an order that tells nothing (C-01). */
function batchesOf(papers: readonly Paper[], random: Random): (readonly Paper[])[] {
  const piles = new Map<string, Paper[]>();
  for (const paper of random.shuffle(papers)) known(piles, `${paper.kind} ${paper.by}`, () => []).push(paper);
  const batches: (readonly Paper[])[] = [];
  for (const pile of piles.values()) {
    for (let from = 0; from < pile.length; ) {
      const size = 1 + random.below(BATCH_MAX);
      batches.push(pile.slice(from, from + size));
      from += size;
    }
  }
  return random.shuffle(batches);
}

function messageOf(papers: readonly Paper[], market: Market): CebMessage {
  const persona = market.personas[papers[0]?.by ?? 'platform'];
  const from: Firm = { code: persona.code, name: persona.firm };
  switch (papers[0]?.kind) {
    case 'payment':
      return paymentMessage(
        papers.flatMap((paper) => (paper.kind === 'payment' ? [paper.document] : [])),
        from,
      );
    case 'waybill':
      return waybillMessage(
        papers.flatMap((paper) => (paper.kind === 'waybill' ? [paper.document] : [])),
        from,
      );
    case 'declaration':
      return declarationMessage(
        papers.flatMap((paper) => (paper.kind === 'declaration' ? [paper.document] : [])),
        from,
      );
    default:
      return orderMessage(
        papers.flatMap((paper) => (paper.kind === 'order' ? [paper.document] : [])),
        from,
      );
  }
}

function known<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
