import { ApiError, upperCaseGuid } from '@tongguan/sdk';
import { type Desk, papersOf, sell } from './desk.ts';
import type { Post } from './post.ts';
import type { DemoSummary, Paper, PersonaName, Play } from './types.ts';
import { say } from '../common/language.ts';

type DoorAnswer = DemoSummary['door'][number];

/** Sends what must be refused at the door, and says how it was: form (B-02), signature (B-05), authority. */
export async function knock(desk: Desk, post: Post): Promise<readonly DoorAnswer[]> {
  const [order, payment] = papersOf(sell(desk, { lines: desk.lines(1) }));
  if (order === undefined || payment === undefined) return [];
  const sealed = post.seal([order]);
  // A payment that the logistics firm signs and sends, as its own message in every other respect.
  const foreign = post.seal([{ ...payment, by: 'logistics' }]);
  const tries: readonly [what: string, by: PersonaName, message: Buffer][] = [
    [say('格式不良的 XML', 'malformed XML'), 'platform', sealed.subarray(0, Math.floor(sealed.length / 2))],
    [say('加签后被改动', 'changed after signing'), 'platform', changeOneDigit(sealed)],
    [say('不该由其签名的企业', 'signed by the wrong firm'), 'logistics', foreign],
  ];
  const answers: DoorAnswer[] = [];
  for (const [what, by, message] of tries) answers.push({ what, ...(await tryDoor(post, by, message)) });
  return answers;
}

/** The same order again under the same number, as a new document: −301010, by receipt. */
export async function repeatOrder(play: Play, post: Post): Promise<void> {
  const { OrderHead, OrderList } = play.purchase.order;
  const paper: Paper = {
    kind: 'order',
    by: 'platform',
    document: { OrderHead: { ...OrderHead, guid: upperCaseGuid() }, OrderList },
  };
  await post.send('platform', post.seal([paper]));
  post.counts.documents += 1;
}

/** The same bytes again: the same answer and no second effect (B-07). Returns how often that was so. */
export async function replay(post: Post): Promise<number> {
  const sent = post.anySent();
  if (sent === null) return 0;
  const answer = await post.send(sent.by, sent.message);
  return answer.replayed ? 1 : 0;
}

async function tryDoor(post: Post, by: PersonaName, message: Buffer): Promise<Omit<DoorAnswer, 'what'>> {
  try {
    await post.client(by).send(message);
    return { status: 202, code: '', text: say('未被拒绝', 'was not refused') };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.status, code: error.problem.code, text: error.problem.message_zh };
  }
}

/** Makes the order worth another amount, as a thief on the way would. */
function changeOneDigit(message: Buffer): Buffer {
  const changed = Buffer.from(message);
  const at = changed.indexOf('<ceb:goodsValue>') + '<ceb:goodsValue>'.length;
  changed[at] = changed[at] === 0x31 ? 0x32 : 0x31;
  return changed;
}
