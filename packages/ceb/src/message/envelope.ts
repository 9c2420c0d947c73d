/** Who transmits the message; must be the connected client's own enterprise (B-06 door rules). */
export type BaseTransfer = {
  readonly copCode: string;
  readonly copName: string;
  readonly dxpMode: string;
  readonly dxpId: string;
  readonly note?: string;
};

/** A third party that shall receive data or receipts as well. */
export type BaseSubscribe = {
  readonly status: string;
  readonly dxpMode: string;
  readonly dxpAddress: string;
  readonly note?: string;
};

/** A payload of the enterprise's own. Carried, never interpreted. */
export type ExtendMessage = {
  readonly name: string;
  readonly version: string;
  /**
   * At most one XML element, as it stood. It may use the prefix `ceb` and must declare every other prefix
   * itself, so that it means the same in the message we write.
   */
  readonly Message: string;
};

/** Enterprise to customs. */
export type UplinkMessage<Type extends string, Document> = {
  readonly type: Type;
  readonly guid: string;
  readonly version: string;
  readonly documents: readonly Document[];
  readonly baseTransfer: BaseTransfer;
  readonly baseSubscribe: readonly BaseSubscribe[];
  readonly extendMessage?: ExtendMessage;
};

/** Customs to enterprise: receipts and tax bills. */
export type DownlinkMessage<Type extends string, Document> = {
  readonly type: Type;
  readonly guid: string;
  readonly version: string;
  readonly documents: readonly Document[];
};
