import { Command, Option } from 'commander';
import type { ElsewhereReport, TrackingClient, TrackingEvent, TrackingKind } from '@tongguan/sdk';
import { readCells } from '../common/cells.ts';
import {
  type Caller,
  type ClientOptions,
  firmCaller,
  withClientOptions,
  withPersonaOption,
} from '../common/options/client.ts';
import { staffCaller } from '../common/options/office.ts';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { headedRows } from '../common/headedRows.ts';
import { readInput } from '../common/input.ts';
import { note, print, printJson } from '../common/output.ts';
import { trackText } from '../common/shown/trackText.ts';
import { say } from '../common/language.ts';

type TrackOptions = ClientOptions & { readonly json?: true };
type ElsewhereOptions = TrackOptions & { readonly difference: ElsewhereReport['difference']; readonly found: string };

const HEADINGS = {
  logisticsNo: /^(物流运单编号|运单编号|运单号|logisticsno|waybill)/i,
  eventId: /^(事件编号|事件号|编号$|eventid)/i,
  kind: /^(事件类型|事件$|类型|kind)/i,
  at: /^(时间|at$|time)/i,
  place: /^(地点|网点|place)/i,
} as const;
const REQUIRED = ['logisticsNo', 'eventId', 'kind', 'at', 'place'] as const;

const STAFF_NAME = /^[a-z]+\d$/;

export function trackCommand(): Command {
  const track = new Command('track')
    .description(
      say('包裹轨迹：查询、报送、报告收件不符', 'parcels: show the track, report events, report a wrong delivery'),
    )
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan track show PARCEL-1 --as logistics
  tongguan track show LIST-1 --as platform
  tongguan track tell 轨迹.csv --as logistics
  echo 实际送至另一城市 | tongguan track elsewhere PARCEL-1 --difference address --as logistics

妥投须发送签名的 513：tongguan send`,
        `
Examples:
  tongguan track show PARCEL-1 --as logistics
  tongguan track show LIST-1 --as platform
  tongguan track tell events.csv --as logistics
  echo 'delivered in another city' | tongguan track elsewhere PARCEL-1 --difference address --as logistics

Report a delivery with a signed 513: tongguan send`,
      ),
    );
  track.addCommand(showCommand());
  track.addCommand(tellCommand());
  track.addCommand(elsewhereCommand());
  return track;
}

function showCommand(): Command {
  return withTrackOptions(new Command('show'))
    .description(
      say(
        '一个包裹的轨迹：物流企业按运单号，其他当事企业与关员按清单的任一编号',
        'show the track of a parcel: the logistics firm gives the waybill, other parties and staff any number of the list',
      ),
    )
    .argument('<number>', say('运单号，或 copNo、preNo、invtNo', 'waybill, or a number of the list'))
    .addHelpText(
      'after',
      say(
        `
示例：
  tongguan track show PARCEL-1 --as logistics
  tongguan track show LIST-1 --as officer1`,
        `
Examples:
  tongguan track show PARCEL-1 --as logistics
  tongguan track show LIST-1 --as officer1`,
      ),
    )
    .action(async (number: string, options: TrackOptions) => {
      process.exitCode = await show(number, options);
    });
}

function tellCommand(): Command {
  return withTrackOptions(new Command('tell'))
    .description(
      say('报送本企业运单的轨迹，可重复报送', 'report events on your own waybills; reporting them again does no harm'),
    )
    .argument('<file>', say('CSV 或 XLSX', 'CSV or XLSX'))
    .addHelpText(
      'after',
      say(
        `
列：运单号 事件编号 类型 时间 地点
类型：collected 揽收、departed 发出、arrived 到达、out-for-delivery 派送中、attempt-failed 投递未成功、returning 退回中、lost 遗失
时间：2026-06-01T10:00:00+08:00

示例：
  tongguan track tell 轨迹.csv --as logistics

退出码：0 全部受理；1 有被拒的；2 文件有误`,
        `
Columns: logisticsNo eventId kind at place, or their Chinese names
Kinds: collected, departed, arrived, out-for-delivery, attempt-failed, returning, lost
Time: 2026-06-01T10:00:00+08:00

Examples:
  tongguan track tell events.csv --as logistics

Exit code: 0 all accepted; 1 some refused; 2 wrong file`,
      ),
    )
    .action(async (file: string, options: TrackOptions) => {
      process.exitCode = await tell(file, options);
    });
}

function elsewhereCommand(): Command {
  return (
    withTrackOptions(new Command('elsewhere'))
      .description(
        say(
          '实际收件人或地址与申报不符：停止派送并立案',
          'report that the consignee or address differs from the declaration: the parcel is stopped and a case opened',
        ),
      )
      .argument('<waybill>', say('运单号', 'number of the waybill'))
      .addOption(
        new Option('--difference <what>', say('何处不符', 'what differs'))
          .choices(['consignee', 'address', 'both'])
          .makeOptionMandatory(),
      )
      // An address must not show in the process list, so the text is never an argument.
      .option(
        '--found <file>',
        say('写有实际情况的文件，“-”为标准输入', 'file that describes the finding; “-” reads stdin'),
        '-',
      )
      .addHelpText(
        'after',
        say(
          `
示例：
  tongguan track elsewhere PARCEL-1 --difference address --found 情况.txt --as logistics`,
          `
Examples:
  tongguan track elsewhere PARCEL-1 --difference address --found found.txt --as logistics`,
        ),
      )
      .action(async (waybill: string, options: ElsewhereOptions) => {
        process.exitCode = await elsewhere(waybill, options);
      })
  );
}

function withTrackOptions(command: Command): Command {
  return withPersonaOption(withClientOptions(command), 'logistics').option('--json', say('输出 JSON', 'print JSON'));
}

async function show(number: string, options: TrackOptions): Promise<ExitCode> {
  const { client, isStaff, isCarrier: carries } = await readerOf(options);
  const track = carries
    ? await client.ofWaybill(number)
    : await client.ofDeclaration(number, isStaff ? 'staff' : 'party');
  if (options.json === true) printJson(track);
  else print(trackText(track));
  return EXIT.done;
}

async function tell(file: string, options: TrackOptions): Promise<ExitCode> {
  const { TRACKING_KINDS } = await import('@tongguan/sdk');
  const events = headedRows(await readCells(file), HEADINGS, REQUIRED, file).map(({ row, fields }): TrackingEvent => {
    const { logisticsNo = '', eventId = '', kind: said = '', at = '', place = '' } = fields;
    if ([logisticsNo, eventId, at].includes('')) {
      throw new UsageError(say(`第 ${row} 行缺运单号、事件编号或时间`, `row ${row} lacks waybill, id or time`));
    }
    const kind: TrackingKind | undefined = TRACKING_KINDS.find((one) => one === said);
    if (kind !== undefined) return { logisticsNo, eventId, kind, at, place };
    throw new UsageError(
      say(`第 ${row} 行类型有误：${said}`, `row ${row} has an unknown kind: ${said}`),
      TRACKING_KINDS.join(', '),
    );
  });
  const told = await (await readerOf(options)).client.tell(events);
  if (options.json === true) printJson(told);
  else {
    for (const { logisticsNo, eventId, code, message_zh = '', message_en = '', found } of told.refused) {
      print(`${logisticsNo} ${eventId}  ${code} ${say(message_zh, message_en)}: ${found}`);
    }
  }
  note(
    say(
      `受理 ${told.recorded}，重复 ${told.repeated}，拒 ${told.refused.length}`,
      `recorded ${told.recorded}, repeated ${told.repeated}, refused ${told.refused.length}`,
    ),
  );
  return told.refused.length === 0 ? EXIT.done : EXIT.refused;
}

async function elsewhere(waybill: string, options: ElsewhereOptions): Promise<ExitCode> {
  const found = (await readInput(options.found)).toString('utf8').trim();
  if (found === '') throw new UsageError(say('请说明实际情况', 'describe what was found'), '--found found.txt');
  const answer = await (await readerOf(options)).client.elsewhere(waybill, { difference: options.difference, found });
  if (options.json === true) printJson(answer);
  else if (answer.state === 'done')
    print(say(`已停止派送，案件 ${answer.facts?.['caseNo'] ?? ''}`, `stopped, case ${answer.facts?.['caseNo'] ?? ''}`));
  else print(say(`已记录，待执行 ${answer.actId}`, `recorded, waiting  ${answer.actId}`));
  return EXIT.done;
}

async function readerOf(
  options: TrackOptions,
): Promise<{ client: TrackingClient; isStaff: boolean; isCarrier: boolean }> {
  const { TrackingClient: Client } = await import('@tongguan/sdk');
  if (STAFF_NAME.test(options.as ?? '')) {
    return {
      client: new Client({ ...(await staffCaller(options)), unreachableAtOnce: true }),
      isStaff: true,
      isCarrier: false,
    };
  }
  const caller = await firmCaller(options, 'logistics');
  const client = new Client({ ...caller, unreachableAtOnce: true });
  return { client, isStaff: false, isCarrier: await isCarrier(caller) };
}

/** The registry's word, which a token alone suffices for. */
async function isCarrier(caller: Caller): Promise<boolean> {
  const { TongguanClient } = await import('@tongguan/sdk');
  const { roles } = await new TongguanClient({ ...caller, unreachableAtOnce: true }).record();
  return roles.includes('logisticsFirm');
}
