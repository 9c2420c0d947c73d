import { formatReturnInfo, MESSAGE_RETURN_INFO_LENGTH_MAX, type ReturnCode, say, writeMessage } from '@tongguan/ceb';
import { type EpochMs, type Refusal, shanghaiC17 } from '@tongguan/kernel';

/** The message is given back as it came, up to this much: enough to recognise it, bounded against abuse. */
const ORIGINAL_TEXT_MAX = 64 * 1024;
/** What XML 1.0 cannot carry even escaped. */
const UNWRITABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export type RefusedMessage = {
  /** 36 characters, upper case. */
  readonly guid: string;
  readonly atMs: EpochMs;
  readonly originalGuid: string;
  readonly originalType: string;
  readonly original: Buffer;
  readonly refusals: readonly Refusal[];
};

/** CEB900, 报文格式校验回执 (B-02): every problem with its place, what was found and what is allowed. */
export function writeRefusal(refusal: RefusedMessage): Buffer {
  return writeMessage({
    type: 'CEB900Message',
    guid: refusal.guid,
    version: '1.0',
    documents: [
      {
        guid: refusal.guid,
        returnStatus: refusal.refusals[0]?.code ?? '-900101',
        returnInfo: returnInfo(refusal.refusals),
        returnTime: shanghaiC17(refusal.atMs),
        oriCopMsgId: refusal.originalGuid.replace(UNWRITABLE, ''),
        oriMessageType: refusal.originalType.slice(0, 15),
        oriBizMessage: refusal.original.subarray(0, ORIGINAL_TEXT_MAX).toString('utf8').replace(UNWRITABLE, '\ufffd'),
      },
    ],
  });
}

/** The reasons as a receipt tells them, as far as they fit into a CEB900. */
export function returnInfo(refusals: readonly Refusal[]): string {
  return formatReturnInfo(refusals.map(said), MESSAGE_RETURN_INFO_LENGTH_MAX);
}

function said({ code, path, offset, found, allowed, holes = {} }: Refusal): ReturnCode {
  return say<string>(code, { path: offset === undefined ? path : `${path} @${offset}`, found, allowed, holes });
}
