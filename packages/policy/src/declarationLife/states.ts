/**
 * The sixteen states of an import declaration (C-02), as the XSD of the 202205 specification documents `returnStatus` of
 * 622. Words. Ended: no event leads on. Control: the goods are held for an inspection or by a decision.
 */
export type DeclarationState = (typeof DECLARATION_STATES)[number]['code'];

export type DeclarationPhase = 'port' | 'examination' | 'control' | 'released' | 'ended';

/** 500 to 599 keep the goods; 700 sends them out of the country; 899 is the end of a released declaration. */
export const DECLARATION_STATES = [
  { code: 1, name: 'stored', phase: 'port', zh: '电子口岸已暂存', en: 'stored, not declared' },
  { code: 2, name: 'declaring', phase: 'port', zh: '电子口岸申报中', en: 'being declared' },
  { code: 3, name: 'sent', phase: 'port', zh: '发送海关成功', en: 'sent to customs' },
  { code: 4, name: 'sendFailed', phase: 'port', zh: '发送海关失败', en: 'sending to customs failed' },
  { code: 100, name: 'rejected', phase: 'ended', zh: '海关退单', en: 'rejected' },
  { code: 120, name: 'accepted', phase: 'examination', zh: '海关入库', en: 'accepted on file' },
  { code: 300, name: 'manual', phase: 'examination', zh: '人工审核', en: 'manual review' },
  { code: 399, name: 'concluded', phase: 'examination', zh: '海关审结', en: 'examination finished' },
  { code: 500, name: 'inspection', phase: 'control', zh: '查验', en: 'inspection' },
  { code: 501, name: 'detainedClearance', phase: 'control', zh: '扣留移送通关', en: 'detained, handed to clearance' },
  {
    code: 502,
    name: 'detainedSmuggling',
    phase: 'control',
    zh: '扣留移送缉私',
    en: 'detained, handed to anti-smuggling',
  },
  { code: 503, name: 'detainedLegal', phase: 'control', zh: '扣留移送法规', en: 'detained, handed to legal affairs' },
  { code: 599, name: 'detainedOther', phase: 'control', zh: '其它扣留', en: 'detained for another reason' },
  { code: 700, name: 'reexported', phase: 'ended', zh: '退运', en: 'sent back out of the country' },
  { code: 800, name: 'released', phase: 'released', zh: '放行', en: 'released' },
  { code: 899, name: 'closed', phase: 'ended', zh: '结关', en: 'closed' },
] as const satisfies readonly {
  readonly code: number;
  readonly name: string;
  readonly phase: DeclarationPhase;
  readonly zh: string;
  readonly en: string;
}[];

export type DeclarationStateRow = (typeof DECLARATION_STATES)[number];

/** Null: no state of an import declaration has this code. */
export function declarationState(code: number): DeclarationStateRow | null {
  return BY_CODE.get(code) ?? null;
}

const BY_CODE: ReadonlyMap<number, DeclarationStateRow> = new Map(DECLARATION_STATES.map((row) => [row.code, row]));
