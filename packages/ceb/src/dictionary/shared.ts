import { type Direction, field, type FieldSpec, type NodeSpec, node } from './spec.ts';

/**
 * The envelope nodes behind the documents of every message an enterprise sends. ds:Signature is read by the
 * signature room, so the dictionary knows only its place.
 */
export const BASE_TRANSFER: NodeSpec = baseTransfer('C..18');

/** The export schema lets copCode be empty. */
export const EXPORT_BASE_TRANSFER: NodeSpec = baseTransfer('C0..18');

export const BASE_SUBSCRIBE: NodeSpec = node('BaseSubscribe', '基础回执订阅实体', 0, 5, [
  field('status', '订阅状态', 'C0..100', 1, 'ALL-订阅数据和回执, DATA-只订阅数据, RET-只订阅回执'),
  field('dxpMode', '报文传输模式', 'C3', 1, '默认为DXP'),
  field('dxpAddress', '订阅方传输编号', 'C0..100', 1, '数据交换平台的用户编号'),
  field('note', '备注', 'C0..1000', 0, '', { personal: true }),
]);

export const EXTEND_MESSAGE: NodeSpec = node('ExtendMessage', '扩展自定义数据实体', 0, 1, [
  field('name', '自定义报文名称', 'C0..30', 1, ''),
  field('version', '自定义报文版本', 'C0..30', 1, ''),
  field('Message', '自定义报文实体', 'any', 1, '', { personal: true }),
]);

/**
 * What follows the documents, in schema order. The printed tables list ds:Signature before ExtendMessage for
 * both directions; the import schema has it last.
 */
export const ENVELOPE: Readonly<Record<Direction, readonly (NodeSpec | 'signature')[]>> = {
  import: [BASE_TRANSFER, BASE_SUBSCRIBE, EXTEND_MESSAGE, 'signature'],
  export: [EXPORT_BASE_TRANSFER, BASE_SUBSCRIBE, 'signature', EXTEND_MESSAGE],
};

function baseTransfer(copCode: FieldSpec['type']): NodeSpec {
  return node('BaseTransfer', '基础报文传输实体', 1, 1, [
    field('copCode', '传输企业代码', copCode, 1, '需要与接入客户端的企业身份一致'),
    field('copName', '传输企业名称', 'C0..100', 1, '报文传输的企业名称'),
    field('dxpMode', '报文传输模式', 'C3', 1, '默认为DXP'),
    field('dxpId', '报文传输编号', 'C0..30', 1, '数据交换平台的用户编号'),
    field('note', '备注', 'C0..1000', 0, '', { personal: true }),
  ]);
}
