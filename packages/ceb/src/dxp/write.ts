import { assert } from '@tongguan/kernel';
import { escapeAttribute, escapeText } from '../message/escape.ts';
import { DXP_NAMESPACE } from '../wire/tape.ts';
import { DXP_SHAPES, type DxpShape } from './shape.ts';
import { allowedText } from './tree.ts';
import type { AddInfo, DxpEnvelope, DxpMsg, DxpRep, DxpResponse, TransInfo } from './types.ts';

/** An element to write: text, or elements; `undefined` leaves it out. */
type Out = readonly [name: string, content: string | readonly Out[] | undefined, attributes?: Record<string, string>];

/**
 * Writes an envelope, without a signature of its own. What the schema does not allow is a fault of the caller: an
 * envelope is made by programs, never typed.
 */
export function writeDxp(envelope: DxpEnvelope): Buffer {
  const root = rootOf(envelope);
  const shape = DXP_SHAPES.get(root[0]);
  assert(shape !== undefined, 'an envelope is one of three documents');
  const text = element(root, shape, ` xmlns:dxp="${DXP_NAMESPACE}"`);
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`);
}

const VERSION = { ver: '1.0' };

function rootOf(envelope: DxpEnvelope): Out {
  switch (envelope.kind) {
    case 'DxpMsg':
      return messageOf(envelope);
    case 'DxpMsgSv': {
      const { msgId, subMsgId, sendTime, endNode, staNode } = envelope.svNo;
      const svNo: Out[] = [
        ['MsgId', msgId],
        ['SubMsgId', subMsgId],
        ['SendTime', sendTime],
        ['EndNode', endNode],
        ['StaNode', staNode],
      ];
      return ['DxpMsgSv', [['SvNo', svNo, { Ver: '1.0' }], messageOf(envelope.message)], VERSION];
    }
    case 'DxpRep':
      return responseOf(envelope);
  }
}

function messageOf({ transInfo, data, addInfo }: DxpMsg): Out {
  const parts: Out[] = [
    ['TransInfo', transInfoOf(transInfo)],
    ['Data', data.toString('base64')],
    ['AddInfo', addInfo && addInfoOf(addInfo)],
  ];
  return ['DxpMsg', parts, VERSION];
}

function transInfoOf({ copMsgId, senderId, receiverIds, creatTime, msgType }: TransInfo): Out[] {
  return [
    ['CopMsgId', copMsgId],
    ['SenderId', senderId],
    ['ReceiverIds', receiverIds.map((id): Out => ['ReceiverId', id])],
    ['CreatTime', creatTime],
    ['MsgType', msgType],
  ];
}

function addInfoOf({ fileName, icCard, bizKeys, isText, recMapId }: AddInfo): Out[] {
  const keys = bizKeys?.map(({ name, value }): Out => ['Key', value, name === undefined ? {} : { name }]);
  return [
    ['FileName', fileName],
    ['IcCard', icCard],
    ['BizKey', keys],
    ['IsText', isText && '', isText ? { Encode: isText.encode } : {}],
    ['RecMapId', recMapId],
  ];
}

function responseOf({ recevierId, adNodeId, responses }: DxpRep): Out {
  const parts: Out[] = [
    ['RecevierId', recevierId],
    ['AdNodeId', adNodeId],
    ...responses.map((response): Out => ['Response', oneResponse(response)]),
  ];
  return ['DxpRep', parts, VERSION];
}

function oneResponse(response: DxpResponse): Out[] {
  const results = response.results?.map(({ recId, code, info, note }): Out => {
    const parts: Out[] = [
      ['RecId', recId],
      ['Code', code],
      ['Info', info],
      ['Note', note],
    ];
    return ['Result', parts];
  });
  return [
    ['NodeId', response.nodeId],
    ['ResponseCode', response.responseCode],
    ['ResponseInfo', response.responseInfo],
    ['Results', results],
    ['NoticeTime', response.noticeTime],
    ['Note', response.note],
    ['OriHead', transInfoOf(response.oriHead)],
  ];
}

function element([name, content, attributes = {}]: Out, shape: DxpShape, namespace = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  return `<dxp:${name}${namespace}${written.join('')}>${inside(content ?? '', shape)}</dxp:${name}>`;
}

function inside(content: string | readonly Out[], shape: DxpShape): string {
  if (typeof content === 'string') {
    assert(shape.leaf !== null && allowedText(shape.leaf, content) === null, 'a text of an envelope fits its schema');
    return escapeText(content);
  }
  return shape.children
    .map((wanted) => {
      const given = content.filter(([name, value]) => name === wanted.name && value !== undefined);
      assert(
        given.length >= wanted.min && given.length <= wanted.max,
        'an envelope has every element its schema asks for',
      );
      return given.map((one) => element(one, wanted)).join('');
    })
    .join('');
}
