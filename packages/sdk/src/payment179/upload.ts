import { paymentForm, type PaymentReply, readReply } from '@tongguan/ceb';
import { ApiError, ConnectionError } from '../client/errors.ts';
import { request, type TransportOptions } from '../client/transport.ts';

/** `url` is one of `PAYMENT_ENDPOINTS` or your own test stand; waits and attempts as for any request. */
export type UploadOptions = Omit<TransportOptions, 'token'>;

/**
 * Uploads payExInfoStr and gives back what customs answered: 10000 is accepted, 20000 and above name a failure and are
 * answers too. A busy endpoint and a broken connection are tried again; repeating an upload of the same session is
 * harmless. Throws `ConnectionError` when no answer came, `ApiError` when it was none of this interface.
 *
 * An accepted upload does not mean that the signature was verified: that is done later, out of sight.
 */
export async function uploadPayment(payExInfoStr: string, options: UploadOptions): Promise<PaymentReply> {
  const { url, ...transport } = options;
  if (!URL.canParse(url)) throw new ConnectionError(url, new Error('not a URL'));
  const { pathname, search } = new URL(url);
  const answer = await request(
    { ...transport, url, token: null },
    {
      method: 'POST',
      path: `${pathname}${search}`,
      contentType: 'application/x-www-form-urlencoded; charset=UTF-8',
      body: paymentForm(payExInfoStr),
    },
  );
  const reply = readReply(answer.text);
  if (reply !== null) return reply;
  const words = { message_zh: '应答不是 179 号公告的格式', message_en: 'the answer is not of announcement 179' };
  throw new ApiError(answer.status, { code: `HTTP${answer.status}`, ...words }, null);
}
