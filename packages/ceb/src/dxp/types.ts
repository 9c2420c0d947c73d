/**
 * Words of the transport (specification 202205, terminal and transport nodes).
 *
 * DxpMsg – the envelope of a terminal: who sends to whom, and the CEB message in base64. DxpMsgSv – a DxpMsg with the
 * route of a transport server around it. DxpRep – the exchange platform's answer to envelopes, not to their content.
 */
export type TransInfo = {
  /** The sender's number of the message, 1..255 characters. */
  readonly copMsgId: string;
  readonly senderId: string;
  /** 1..5 receivers. */
  readonly receiverIds: readonly string[];
  /** xs:dateTime, as written. */
  readonly creatTime: string;
  /** `CEB311Message`, or empty. */
  readonly msgType: string;
};

export type AddInfo = {
  readonly fileName?: string;
  readonly icCard?: string;
  /** 1..5 business keys. */
  readonly bizKeys?: readonly { readonly name?: string; readonly value: string }[];
  /** The body is text in this encoding. */
  readonly isText?: { readonly encode: string };
  readonly recMapId?: string;
};

export type DxpMsg = {
  readonly kind: 'DxpMsg';
  readonly transInfo: TransInfo;
  /** The CEB message, out of base64. */
  readonly data: Buffer;
  readonly addInfo?: AddInfo;
  /** An envelope may carry a signature of its own; what counts is the signature inside the CEB message. */
  readonly signed: boolean;
};

export type SvNo = {
  readonly msgId: string;
  readonly subMsgId?: string;
  readonly sendTime: string;
  readonly endNode: string;
  readonly staNode: string;
};

export type DxpMsgSv = {
  readonly kind: 'DxpMsgSv';
  readonly svNo: SvNo;
  readonly message: DxpMsg;
  readonly signed: boolean;
};

export type DxpResult = {
  readonly recId: string;
  readonly code: string;
  readonly info?: string;
  readonly note?: string;
};

export type DxpResponse = {
  readonly nodeId?: string;
  readonly responseCode: string;
  readonly responseInfo?: string;
  readonly results?: readonly DxpResult[];
  /** xs:date. */
  readonly noticeTime: string;
  readonly note?: string;
  readonly oriHead: TransInfo;
};

export type DxpRep = {
  readonly kind: 'DxpRep';
  readonly recevierId: string;
  readonly adNodeId?: string;
  readonly responses: readonly DxpResponse[];
  readonly signed: boolean;
};

export type DxpEnvelope = DxpMsg | DxpMsgSv | DxpRep;
