import { done, type Outcome, type Refusal, refused } from '@tongguan/kernel';
import { MESSAGE_CODES } from '../message/codes.ts';
import { DEFAULT_SCAN_LIMITS, type ScanLimits } from '../wire/limits.ts';
import { scan } from '../wire/scan.ts';
import { NS, type Tape } from '../wire/tape.ts';
import { DXP_SHAPES } from './shape.ts';
import { type DxpNode, hasSignature, readNode } from './tree.ts';
import type { AddInfo, DxpEnvelope, DxpMsg, DxpMsgSv, DxpRep, DxpResponse, TransInfo } from './types.ts';

const MEGABYTE = 1024 * 1024;

/** One long text, few elements: a message of 8 MB is 11 MB in base64. */
export const DXP_SCAN_LIMITS: ScanLimits = {
  ...DEFAULT_SCAN_LIMITS,
  bodyBytes: 12 * MEGABYTE,
  textBytes: 12 * MEGABYTE,
  elements: 4_096,
};

/** Enough to see the root element behind a declaration and white space. */
const LOOK_BYTES = 1_024;

/** Whether these bytes look like an envelope; `readDxp` decides. Looks at the first kilobyte only. */
export function isDxp(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, LOOK_BYTES);
  return /^(\u00ef\u00bb\u00bf)?\s*(<\?xml[^>]*\?>\s*)?<([\w.-]+:)?Dxp(Msg|MsgSv|Rep)[\s>/]/.test(head);
}

/**
 * Reads a DxpMsg, DxpMsgSv or DxpRep (B-03). Codes: −9001xx for the bytes, −900201 no envelope, −900202 elements,
 * −900206 values; every problem with path, what was found and what is allowed.
 */
export function readDxp(bytes: Buffer): Outcome<DxpEnvelope> {
  const tape = scan(bytes, DXP_SCAN_LIMITS);
  if (!tape.ok) return tape;
  const name = tape.value.localName[0] ?? '';
  const shape = tape.value.namespace[0] === NS.dxp ? DXP_SHAPES.get(name) : undefined;
  if (!shape) {
    const allowed = [...DXP_SHAPES.keys()].join(', ');
    return refused({ code: MESSAGE_CODES.unknownType, path: '/', found: name.slice(0, 64), allowed, offset: 0 });
  }
  const problems: Refusal[] = [];
  const root = readNode(tape.value, 0, shape, name, problems);
  const [first, ...others] = problems;
  if (first) return refused(first, ...others);
  return done(envelopeOf(tape.value, root));
}

/** The CEB message inside an envelope, and who sent it; a DxpRep has none. */
export function unwrapDxp(bytes: Buffer): Outcome<{ readonly message: Buffer; readonly transInfo: TransInfo }> {
  const envelope = readDxp(bytes);
  if (!envelope.ok) return envelope;
  const { value } = envelope;
  if (value.kind === 'DxpRep') {
    const allowed = 'DxpMsg, DxpMsgSv';
    return refused({ code: MESSAGE_CODES.unknownType, path: '/', found: 'DxpRep', allowed, offset: 0 });
  }
  const { data, transInfo } = value.kind === 'DxpMsg' ? value : value.message;
  return done({ message: data, transInfo });
}

function envelopeOf(tape: Tape, root: DxpNode): DxpEnvelope {
  const signed = hasSignature(tape, 0);
  if (root.name === 'DxpMsg') return messageOf(root, signed);
  if (root.name === 'DxpMsgSv') return serverMessageOf(tape, root, signed);
  return responseOf(root, signed);
}

function messageOf(node: DxpNode, signed: boolean): DxpMsg {
  const addInfo = child(node, 'AddInfo');
  return {
    kind: 'DxpMsg',
    transInfo: transInfoOf(child(node, 'TransInfo')),
    data: Buffer.from(textOf(node, 'Data') ?? '', 'base64'),
    ...(addInfo ? { addInfo: addInfoOf(addInfo) } : {}),
    signed,
  };
}

function serverMessageOf(tape: Tape, root: DxpNode, signed: boolean): DxpMsgSv {
  const svNo = child(root, 'SvNo');
  const message = child(root, 'DxpMsg');
  if (!svNo || !message) throw new Error('a DxpMsgSv that fits its shape has both');
  const inner = tape.next[tape.firstChild[0] as number] as number;
  const subMsgId = textOf(svNo, 'SubMsgId');
  return {
    kind: 'DxpMsgSv',
    svNo: {
      msgId: textOf(svNo, 'MsgId') ?? '',
      ...(subMsgId === undefined ? {} : { subMsgId }),
      sendTime: (textOf(svNo, 'SendTime') ?? '').trim(),
      endNode: textOf(svNo, 'EndNode') ?? '',
      staNode: textOf(svNo, 'StaNode') ?? '',
    },
    message: messageOf(message, hasSignature(tape, inner)),
    signed,
  };
}

function transInfoOf(node: DxpNode | undefined): TransInfo {
  if (!node) throw new Error('an envelope that fits its shape has TransInfo');
  const receivers = child(node, 'ReceiverIds')?.children ?? [];
  return {
    copMsgId: textOf(node, 'CopMsgId') ?? '',
    senderId: textOf(node, 'SenderId') ?? '',
    receiverIds: receivers.map((receiver) => receiver.text),
    creatTime: (textOf(node, 'CreatTime') ?? '').trim(),
    msgType: textOf(node, 'MsgType') ?? '',
  };
}

function addInfoOf(node: DxpNode): AddInfo {
  const keys = child(node, 'BizKey')?.children.map(({ text, attributes }) => {
    const name = attributes.get('name');
    return name === undefined ? { value: text } : { name, value: text };
  });
  const encode = child(node, 'IsText')?.attributes.get('Encode');
  return {
    ...optional('fileName', textOf(node, 'FileName')),
    ...optional('icCard', textOf(node, 'IcCard')),
    ...(keys ? { bizKeys: keys } : {}),
    ...(encode === undefined ? {} : { isText: { encode } }),
    ...optional('recMapId', textOf(node, 'RecMapId')),
  };
}

function responseOf(root: DxpNode, signed: boolean): DxpRep {
  const responses = root.children.filter(({ name }) => name === 'Response').map(oneResponse);
  return {
    kind: 'DxpRep',
    recevierId: textOf(root, 'RecevierId') ?? '',
    ...optional('adNodeId', textOf(root, 'AdNodeId')),
    responses,
    signed,
  };
}

function oneResponse(node: DxpNode): DxpResponse {
  const results = child(node, 'Results')?.children.map((result) => ({
    recId: textOf(result, 'RecId') ?? '',
    code: textOf(result, 'Code') ?? '',
    ...optional('info', textOf(result, 'Info')),
    ...optional('note', textOf(result, 'Note')),
  }));
  return {
    ...optional('nodeId', textOf(node, 'NodeId')),
    responseCode: textOf(node, 'ResponseCode') ?? '',
    ...optional('responseInfo', textOf(node, 'ResponseInfo')),
    ...(results ? { results } : {}),
    noticeTime: (textOf(node, 'NoticeTime') ?? '').trim(),
    ...optional('note', textOf(node, 'Note')),
    oriHead: transInfoOf(child(node, 'OriHead')),
  };
}

function child(node: DxpNode, name: string): DxpNode | undefined {
  return node.children.find((one) => one.name === name);
}

function textOf(node: DxpNode, name: string): string | undefined {
  return child(node, name)?.text;
}

function optional<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<Name, string>>;
}
