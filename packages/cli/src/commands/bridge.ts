import { join } from 'node:path';
import { Command } from 'commander';
import type { BridgeEvent } from '@tongguan/sdk';
import {
  addressOf,
  type ClientOptions,
  personaOf,
  withClientOptions,
  withPersonaOption,
} from '../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { note, print } from '../common/output.ts';
import { stopRequested } from '../common/stop.ts';
import { say } from '../common/language.ts';

type BridgeCommandOptions = ClientOptions & {
  readonly amqp: string;
  readonly in?: string;
  readonly out?: string;
  readonly quarantine?: string;
  readonly cursor?: string;
  readonly wrap?: string;
};

export function bridgeCommand(): Command {
  const command = new Command('bridge').description(
    say(
      'AMQP 桥：队列进，平台受理，回执出队列',
      'AMQP bridge: sends messages from a queue to the platform, and receipts to a queue',
    ),
  );
  withPersonaOption(withClientOptions(command))
    .requiredOption(
      '--amqp <url>',
      say('消息服务器，如 amqp://user:password@host:5672', 'the broker, such as amqp://user:password@host:5672'),
    )
    .option('--in <queue>', say('报文队列，默认 <企业代码>.in', 'queue of messages, by default <code of the firm>.in'))
    .option(
      '--out <queue>',
      say('回执队列，默认 <企业代码>.out', 'queue of receipts, by default <code of the firm>.out'),
    )
    .option(
      '--quarantine <queue>',
      say(
        '拒收报文队列，默认 <企业代码>.quarantine',
        'queue of refused messages, by default <code of the firm>.quarantine',
      ),
    )
    .option('--cursor <file>', say('回执游标文件', 'file that records how far receipts have been delivered'))
    .option('--wrap <sender:receiver>', say('回执装入 DxpMsg', 'wrap each receipt in a DxpMsg'))
    .addHelpText(
      'after',
      say(
        `
报文可为 CEB 报文或 DxpMsg、DxpMsgSv；拒收的报文连同代码进入拒收队列，CEB900 随回执送出。

示例：
  tongguan bridge --as broker --amqp amqp://guest:guest@127.0.0.1:5672`,
        `
Messages are CEB messages or DXP envelopes. A refused message goes to quarantine with its code, and its CEB900 comes with the receipts.

Examples:
  tongguan bridge --as broker --amqp amqp://guest:guest@127.0.0.1:5672`,
      ),
    );
  return command.action(async (options: BridgeCommandOptions) => {
    process.exitCode = await bridge(options);
  });
}

async function bridge(options: BridgeCommandOptions): Promise<ExitCode> {
  if (!URL.canParse(options.amqp)) throw new UsageError(say(`不是网址：${options.amqp}`, `not a URL: ${options.amqp}`));
  const persona = await personaOf(options);
  const { startBridge, TongguanClient } = await import('@tongguan/sdk');
  const url = await addressOf(options);
  // A bridge waits for a platform that is not there yet.
  const client = new TongguanClient({ url, token: persona.token });
  const queues = {
    in: options.in ?? `${persona.code}.in`,
    out: options.out ?? `${persona.code}.out`,
    quarantine: options.quarantine ?? `${persona.code}.quarantine`,
  };
  const envelope = envelopeOf(options.wrap);
  const started = await startBridge({
    client,
    amqpUrl: options.amqp,
    queues,
    cursorFile: options.cursor ?? join(options.data, 'bridge', `${persona.code}.cursor`),
    ...(envelope === null ? {} : { envelope }),
    onEvent: tell,
  }).catch((error: Error) => {
    throw new UsageError(say(`无法连接消息服务器：${error.message}`, `cannot reach the broker: ${error.message}`));
  });
  print(`${queues.in} → ${url} → ${queues.out}  (${queues.quarantine})`);
  const stop = stopRequested();
  await stop.promise;
  await started.stop();
  stop.dispose();
  return EXIT.done;
}

function envelopeOf(wrap: string | undefined): { senderId: string; receiverId: string } | null {
  if (wrap === undefined) return null;
  const [senderId, receiverId] = wrap.split(':');
  if (!senderId || !receiverId)
    throw new UsageError(say(`--wrap 应为 发送方:接收方：${wrap}`, `--wrap must be sender:receiver: ${wrap}`));
  return { senderId, receiverId };
}

function tell(event: BridgeEvent): void {
  if (event.kind === 'quarantined') note(`✗ ${event.code} ${event.reason}`);
  else if (event.kind === 'connected' || event.kind === 'disconnected') note(`${event.kind}: ${event.reason}`);
}
