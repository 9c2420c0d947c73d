import type { CebMessage } from '@tongguan/ceb';
import { ConnectionError } from './client/errors.ts';
import { TongguanClient } from './client/client.ts';
import type { StoredMessage } from './client/types.ts';
import type { Persona } from './persona.ts';
import type { PurchaseMessages } from './purchase/messages.ts';
import { signedBytes, signerOf } from './signer.ts';

/** Who sends which of the four messages of a purchase. */
export type Senders = {
  readonly order: Persona;
  readonly payment: Persona;
  readonly waybill: Persona;
  readonly declaration: Persona;
};

/**
 * Signs and sends the four messages of `messagesOf`, each by its own participant and at the same time: documents
 * may arrive in any order (C-01). Throws the first `ApiError` or `ConnectionError`; sending again is harmless.
 */
export async function sendSigned(
  url: string,
  messages: PurchaseMessages,
  senders: Senders,
): Promise<{ readonly [kind in keyof PurchaseMessages]: StoredMessage }> {
  const send = (kind: keyof PurchaseMessages): Promise<StoredMessage> =>
    sendMessage(url, messages[kind], senders[kind]);
  const [order, payment, waybill, declaration] = await Promise.all([
    send('order'),
    send('payment'),
    send('waybill'),
    send('declaration'),
  ]);
  return { order, payment, waybill, declaration };
}

/**
 * Signs and sends one message as its transmitter: 513, 623, 625, 711, a declaration anew. Signed once, so that every
 * attempt sends the same bytes and counts once (B-07).
 */
export async function sendMessage(url: string, message: CebMessage, sender: Persona): Promise<StoredMessage> {
  if (!URL.canParse(url)) throw new ConnectionError(url, new Error('not a URL'));
  return new TongguanClient({ url, token: sender.token }).send(signedBytes(message, signerOf(sender)));
}
