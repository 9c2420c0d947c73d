import type { OfficeClient } from '@tongguan/sdk';
import { UsageError } from '../exit.ts';
import { say } from '../language.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The id of the proposal a second person means: the id itself, or the number of what it is about where one open proposal is
 * about it (K-03). Anything else is the platform's to answer.
 */
export async function proposalIdOf(office: OfficeClient, number: string): Promise<string> {
  if (UUID.test(number)) return number;
  const { proposals } = await office.proposals();
  const about = proposals.filter(({ subject }) => subject === number);
  const [one, ...more] = about;
  if (one === undefined) {
    throw new UsageError(
      say(`没有待复核的操作：${number}`, `no proposal about ${number} waits for a second person`),
      say('待复核的操作见：tongguan act --proposals', 'To see what waits: tongguan act --proposals'),
    );
  }
  if (more.length === 0) return one.proposalId;
  throw new UsageError(
    say(`${number} 有多项待复核，请用编号指明`, `there are several proposals about ${number}: name one by its id`),
    about.map(({ proposalId, kind, reason }) => `  ${proposalId}  ${kind}  ${reason}`).join('\n'),
  );
}
