import type { TongguanClient } from '../client/client.ts';

/**
 * Words of the bridge.
 *
 * In – the queue an enterprise's system publishes signed messages to, bare or in a DXP envelope. Out – the queue it
 * consumes receipts from. Quarantine – where a message goes that the platform refuses: it would be refused for ever, and
 * must not stand in the way of the others.
 */
export type BridgeQueues = { readonly in: string; readonly out: string; readonly quarantine: string };

export type BridgeOptions = {
  readonly client: TongguanClient;
  /** `amqp://user:password@host:5672/vhost` */
  readonly amqpUrl: string;
  readonly queues: BridgeQueues;
  /** Keeps how far receipts have been delivered; made when missing. */
  readonly cursorFile: string;
  /** Wraps receipts in a DxpMsg from the first id to the second. */
  readonly envelope?: { readonly senderId: string; readonly receiverId: string };
  /** Messages sent to the platform at once. */
  readonly prefetch?: number;
  /** How long to wait when no receipt is there, ms. */
  readonly idleMs?: number;
  readonly onEvent?: (event: BridgeEvent) => void;
};

/** What happened; never the content of a message. */
export type BridgeEvent =
  | { readonly kind: 'connected' | 'disconnected'; readonly reason: string }
  | { readonly kind: 'taken'; readonly messageId: string; readonly replayed: boolean }
  | { readonly kind: 'quarantined'; readonly code: string; readonly reason: string }
  | { readonly kind: 'delivered'; readonly receipts: number };

export type Bridge = {
  /** Stops taking, lets what is under way finish, closes the connection. */
  stop(): Promise<void>;
};

/** Headers of a message in quarantine. */
export const QUARANTINE_CODE = 'x-tongguan-code';
export const QUARANTINE_REASON = 'x-tongguan-reason';
