import { assert, type EpochMs, parseInstant } from '@tongguan/kernel';
import { OfficeClient, readStaffOf } from '@tongguan/sdk';
import { say } from '../common/language.ts';

/** The customs side of the demonstration: one of the sandbox's staff in each role that acts. */
export type Offices = {
  readonly officer: OfficeClient;
  readonly supervisor: OfficeClient;
  /** The second person (K-03). */
  readonly deputy: OfficeClient;
  readonly operator: OfficeClient;
};

export async function officesOf({ url, dataDir }: { url: string; dataDir: string }): Promise<Offices> {
  const open = async (code: string) => new OfficeClient({ url, token: (await readStaffOf(dataDir, code)).token });
  return {
    officer: await open('officer1'),
    supervisor: await open('supervisor1'),
    deputy: await open('supervisor2'),
    operator: await open('operator1'),
  };
}

/** The sandbox's time, which may be another than the machine's. */
export async function timeOf(office: OfficeClient): Promise<EpochMs> {
  const { now } = await office.clock();
  const ms = parseInstant(now);
  assert(ms !== null, 'the platform tells a time');
  return ms;
}

/** Does one act by its name; throws when the platform has none of this name or refuses. */
export async function doAct(office: OfficeClient, kind: string, number: string, reason: string, body: object) {
  const route = (await office.routes()).find((one) => one.kind === kind);
  if (route === undefined) throw new Error(say(`平台没有操作 ${kind}`, `the platform has no act ${kind}`));
  return office.act(route, number, reason, body);
}

/** One that needs a second person: the supervisor asks, the deputy agrees (K-03). */
export async function doTogether(
  { supervisor, deputy }: Offices,
  kind: string,
  number: string,
  reason: string,
  body: object,
) {
  const asked = await doAct(supervisor, kind, number, reason, body);
  if (asked.state !== 'proposed') return asked;
  return doAct(deputy, 'proposal.decide', asked.actId, '复核无误', { decision: 'approve' });
}
