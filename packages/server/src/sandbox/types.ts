import type { EpochMs, Fen, Outcome } from '@tongguan/kernel';
import type { AccountBook, Delegation, Qualification, Role } from '../registry/types.ts';

/**
 * Words of the sandbox.
 *
 * Persona – a participant that does not exist, with everything a client needs to act as it: token, private keys,
 * certificates. Catalogue – the goods on sale in the sandbox's bonded warehouse, from which clients build declarations that
 * pass. Door – what the sandbox asks of registry and ledgers; `main` opens it.
 */
export type PersonaName = 'platform' | 'agent' | 'payment' | 'logistics' | 'broker' | 'warehouse' | 'smallagent';

export type PersonaKey = {
  /** Serial number of the certificate in hex, as ds:KeyName carries it. */
  readonly keyName: string;
  readonly privateKeyPem: string;
  /** Base64 of the DER. */
  readonly certificate: string;
};

/** `<dataDir>/personas/<name>.json`. The SDK reads the same file with a reader of its own. */
export type Persona = {
  readonly name: PersonaName;
  readonly code: string;
  readonly creditCode: string;
  readonly firm: string;
  readonly roles: readonly Role[];
  readonly token: string;
  readonly defaultAlgorithm: 'rsa-sha1' | 'sm2-sm3';
  readonly keys: { readonly rsa: PersonaKey; readonly sm2: PersonaKey };
};

/** One article on sale; figures per piece (unit of sale) are decimal texts. */
export type SaleGoods = {
  readonly gcode: string;
  readonly itemNo: string;
  readonly itemRecordNo: string;
  readonly name: string;
  readonly model: string;
  /** Country of origin, legacy three-digit code. */
  readonly country: string;
  readonly unit: string;
  readonly unit1: string;
  readonly qty1PerPiece: string;
  readonly unit2?: string;
  readonly qty2PerPiece?: string;
  readonly netWeightKg: string;
  /** Yuan a piece. */
  readonly price: string;
  /** In the book with a few pieces only, to show what happens when bonded stock runs out (J-01). */
  readonly scarce: boolean;
};

/** `<dataDir>/personas/catalogue.json` */
export type Catalogue = {
  readonly emsNo: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly customsCode: string;
  readonly portCode: string;
  readonly city: string;
  readonly goods: readonly SaleGoods[];
};

/** Every call may be repeated with the same data; a key used before moves nothing. */
export type SandboxDoor = {
  enrolParticipant(request: {
    readonly code: string;
    readonly creditCode: string;
    readonly name: string;
    readonly roles: readonly Role[];
    readonly sandbox: boolean;
    readonly registeredMs: EpochMs;
  }): Promise<Outcome<unknown>>;
  enrolCertificate(request: {
    readonly participantCode: string;
    readonly certificateDer: Buffer;
    readonly sandbox: boolean;
  }): Promise<Outcome<unknown>>;
  issueToken(participantCode: string, token: string): Promise<void>;
  enrolDelegation(delegation: Delegation): Promise<void>;
  enrolQualification(row: Qualification): Promise<Outcome<unknown>>;
  enrolAccountBook(book: AccountBook): Promise<Outcome<unknown>>;
  /** G-01. */
  depositGuarantee(assureCode: string, amountFen: Fen, key: string): Promise<void>;
  /** J-01: `pieces` of the unit of sale enter the account book. */
  enterStock(emsNo: string, itemRecordNo: string, pieces: bigint, key: string): Promise<void>;
};
