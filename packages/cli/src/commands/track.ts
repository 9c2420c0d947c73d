import { Command, Option } from 'commander';
import type { ElsewhereReport, TrackingClient, TrackingEvent, TrackingKind } from '@tongguan/sdk';
import { readCells } from '../common/cells.ts';
import {
  checkedUrl,
  type ClientOptions,
  personaOf,
  withClientOptions,
  withPersonaOption,
} from '../common/options/client.ts';
import { EXIT, type ExitCode, UsageError } from '../common/exit.ts';
import { headedRows } from '../common/headedRows.ts';
import { readInput } from '../common/input.ts';
import { note, print, printJson } from '../common/output.ts';
import { trackText } from '../common/trackText.ts';

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
    .description('包裹轨迹：查询、报送、报告收件不符 / parcels: where they are, events told, delivered elsewhere')
    .addHelpText(
      'after',
      `
示例 / example:
  tongguan track show PARCEL-1 --as logistics
  tongguan track show LIST-1 --as platform
  tongguan track tell 轨迹.csv --as logistics
  echo 实际送至另一城市 | tongguan track elsewhere PARCEL-1 --difference address --as logistics

妥投须发送签名的 513 / that a parcel was delivered is said by a signed 513: tongguan send`,
    );
  track.addCommand(showCommand());
  track.addCommand(tellCommand());
  track.addCommand(elsewhereCommand());
  return track;
}

function showCommand(): Command {
  return withTrackOptions(new Command('show'))
    .description(
      '一个包裹的轨迹：物流企业按运单号，其他当事企业与关员按清单的任一编号 / the track of a parcel: by waybill for the logistics firm, by any number of the list for other parties and staff',
    )
    .argument('<number>', '运单号，或 copNo、preNo、invtNo / waybill, or a number of the list')
    .addHelpText(
      'after',
      '\n示例 / example:\n  tongguan track show PARCEL-1 --as logistics\n  tongguan track show LIST-1 --as officer1',
    )
    .action(async (number: string, options: TrackOptions) => {
      process.exitCode = await show(number, options);
    });
}

function tellCommand(): Command {
  return withTrackOptions(new Command('tell'))
    .description('报送本企业运单的轨迹，可重复报送 / tell events of your own waybills; telling them again is harmless')
    .argument('<file>', 'CSV 或 XLSX / CSV or XLSX')
    .addHelpText(
      'after',
      `
列 / columns: 运单号 事件编号 类型 时间 地点
类型 / kinds: collected 揽收, departed 发出, arrived 到达, out-for-delivery 派送中, attempt-failed 投递未成功, returning 退回中, lost 遗失
时间 / time: 2026-06-01T10:00:00+08:00

示例 / example:
  tongguan track tell 轨迹.csv --as logistics

退出码 / exit code: 0 全部受理 / all taken；1 有被拒的 / some are refused；2 文件有误 / bad file`,
    )
    .action(async (file: string, options: TrackOptions) => {
      process.exitCode = await tell(file, options);
    });
}

function elsewhereCommand(): Command {
  return (
    withTrackOptions(new Command('elsewhere'))
      .description(
        '实际收件人或地址与申报不符：停止派送并立案 / consignee or address differ from the declared: the parcel is stopped, a case opened',
      )
      .argument('<waybill>', '运单号 / number of the waybill')
      .addOption(
        new Option('--difference <what>', '何处不符 / what differs')
          .choices(['consignee', 'address', 'both'])
          .makeOptionMandatory(),
      )
      // An address must not show in the process list, so the text is never an argument.
      .option('--found <file>', '写有实际情况的文件，“-”为标准输入 / file that says what was found, “-” is stdin', '-')
      .addHelpText(
        'after',
        '\n示例 / example:\n  tongguan track elsewhere PARCEL-1 --difference address --found 情况.txt --as logistics',
      )
      .action(async (waybill: string, options: ElsewhereOptions) => {
        process.exitCode = await elsewhere(waybill, options);
      })
  );
}

function withTrackOptions(command: Command): Command {
  return withPersonaOption(withClientOptions(command), 'logistics').option('--json', '输出 JSON / print JSON');
}

async function show(number: string, options: TrackOptions): Promise<ExitCode> {
  const { client, isStaff, roles } = await readerOf(options);
  const track = roles.includes('logisticsFirm')
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
      throw new UsageError(`第 ${row} 行缺运单号、事件编号或时间 / row ${row} lacks waybill, id or time`);
    }
    const kind: TrackingKind | undefined = TRACKING_KINDS.find((one) => one === said);
    if (kind !== undefined) return { logisticsNo, eventId, kind, at, place };
    throw new UsageError(`第 ${row} 行类型有误 / row ${row} has a kind unknown: ${said}`, TRACKING_KINDS.join(', '));
  });
  const told = await (await readerOf(options)).client.tell(events);
  if (options.json === true) printJson(told);
  else {
    for (const { logisticsNo, eventId, code, message_zh = '', message_en = '', found } of told.refused) {
      print(`${logisticsNo} ${eventId}  ${code} ${message_zh} / ${message_en}: ${found}`);
    }
  }
  note(`受理 ${told.recorded}，重复 ${told.repeated}，拒 ${told.refused.length} / recorded, repeated, refused`);
  return told.refused.length === 0 ? EXIT.done : EXIT.refused;
}

async function elsewhere(waybill: string, options: ElsewhereOptions): Promise<ExitCode> {
  const found = (await readInput(options.found)).toString('utf8').trim();
  if (found === '') throw new UsageError('请说明实际情况 / say what was found', '--found 情况.txt');
  const answer = await (await readerOf(options)).client.elsewhere(waybill, { difference: options.difference, found });
  if (options.json === true) printJson(answer);
  else if (answer.state === 'done') print(`已停止派送，案件 / stopped, case ${answer.facts?.['caseNo'] ?? ''}`);
  else print(`已记录，待执行 / recorded, waiting  ${answer.actId}`);
  return EXIT.done;
}

async function readerOf(
  options: TrackOptions,
): Promise<{ client: TrackingClient; isStaff: boolean; roles: readonly string[] }> {
  const { TrackingClient: Client, readStaffOf } = await import('@tongguan/sdk');
  const { as = '' } = options;
  const isStaff = STAFF_NAME.test(as);
  const { token, roles } = isStaff ? { ...(await readStaffOf(options.data, as)), roles: [] } : await personaOf(options);
  return { client: new Client({ url: checkedUrl(options.url), token }), isStaff, roles };
}
