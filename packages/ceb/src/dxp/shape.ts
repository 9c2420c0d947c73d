/** What a leaf may hold: a text of so many characters, or a lexical form of XML Schema. */
export type LeafType = readonly [min: number, max: number] | 'dateTime' | 'date' | 'base64' | 'any';

export type DxpShape = {
  readonly name: string;
  readonly min: 0 | 1;
  readonly max: number;
  readonly leaf: LeafType | null;
  readonly children: readonly DxpShape[];
  /** Attributes by name: required value, `''` for any text. */
  readonly attributes: Readonly<Record<string, { readonly required: boolean; readonly fixed: string }>>;
};

const text = (name: string, min: 0 | 1, from: number, to: number, max = 1): DxpShape =>
  leaf(name, min, [from, to], max);

/** Exchange ids of 16 characters at most. */
const ID = 16;
const NODE = 8;

const TRANS_INFO = [
  text('CopMsgId', 1, 1, 255),
  text('SenderId', 1, 1, ID),
  branch('ReceiverIds', 1, 1, [text('ReceiverId', 1, 1, ID, 5)]),
  leaf('CreatTime', 1, 'dateTime'),
  text('MsgType', 1, 0, 30),
];

const ADD_INFO = [
  text('FileName', 0, 1, 255),
  text('IcCard', 0, 1, 13),
  branch('BizKey', 0, 1, [{ ...text('Key', 1, 1, 64, 5), attributes: { name: { required: false, fixed: '' } } }]),
  { ...leaf('IsText', 0, [0, 0]), attributes: { Encode: { required: true, fixed: '' } } },
  leaf('RecMapId', 0, 'any'),
];

const VERSION = { ver: { required: true, fixed: '1.0' }, Id: { required: false, fixed: '' } };

/** The three documents as the 202205 schemas 海关跨境终端节点报文定义 and 海关跨境传输节点报文定义 have them. */
export const DXP_MSG: DxpShape = {
  ...branch('DxpMsg', 1, 1, [
    branch('TransInfo', 1, 1, TRANS_INFO),
    leaf('Data', 1, 'base64'),
    branch('AddInfo', 0, 1, ADD_INFO),
  ]),
  attributes: VERSION,
};

export const DXP_MSG_SV: DxpShape = {
  ...branch('DxpMsgSv', 1, 1, [
    {
      ...branch('SvNo', 1, 1, [
        text('MsgId', 1, 1, 32),
        text('SubMsgId', 0, 1, 1),
        leaf('SendTime', 1, 'dateTime'),
        text('EndNode', 1, 1, NODE),
        text('StaNode', 1, 1, NODE),
      ]),
      attributes: { Ver: { required: true, fixed: '1.0' } },
    },
    DXP_MSG,
  ]),
  attributes: VERSION,
};

export const DXP_REP: DxpShape = {
  ...branch('DxpRep', 1, 1, [
    text('RecevierId', 1, 1, ID),
    text('AdNodeId', 0, 1, NODE),
    branch('Response', 1, Number.POSITIVE_INFINITY, [
      text('NodeId', 0, 1, NODE),
      text('ResponseCode', 1, 1, 9),
      text('ResponseInfo', 0, 0, 300),
      branch('Results', 0, 1, [
        branch('Result', 1, Number.POSITIVE_INFINITY, [
          text('RecId', 1, 1, ID),
          text('Code', 1, 1, 9),
          text('Info', 0, 0, 300),
          text('Note', 0, 0, 500),
        ]),
      ]),
      leaf('NoticeTime', 1, 'date'),
      text('Note', 0, 0, 500),
      branch('OriHead', 1, 1, TRANS_INFO),
    ]),
  ]),
  attributes: { ver: { required: true, fixed: '1.0' } },
};

export const DXP_SHAPES: ReadonlyMap<string, DxpShape> = new Map([
  ['DxpMsg', DXP_MSG],
  ['DxpMsgSv', DXP_MSG_SV],
  ['DxpRep', DXP_REP],
]);

function leaf(name: string, min: 0 | 1, type: LeafType, max = 1): DxpShape {
  return { name, min, max, leaf: type, children: [], attributes: {} };
}

function branch(name: string, min: 0 | 1, max: number, children: readonly DxpShape[]): DxpShape {
  return { name, min, max, leaf: null, children, attributes: {} };
}
