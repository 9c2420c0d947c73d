/** What a message may at most be. Checked before names are resolved or anything is decoded. */
export type ScanLimits = {
  readonly bodyBytes: number;
  readonly depth: number;
  readonly elements: number;
  readonly nameBytes: number;
  readonly attributesPerElement: number;
  readonly namespacesInScope: number;
  readonly textBytes: number;
};

const MEGABYTE = 1024 * 1024;

export const DEFAULT_SCAN_LIMITS: ScanLimits = {
  /** 100 declarations of 99 goods lines with ordinary texts come to some 7 MB. */
  bodyBytes: 8 * MEGABYTE,
  /** A CEB message is 4 deep, its signature 6, a DXP envelope 5. */
  depth: 32,
  /** 100 declarations × (99 lines × 23 elements + 70 of the head) are 234,700; the body limit usually decides first. */
  elements: 262_144,
  /** The longest name of the specification's schemas has 26 bytes. */
  nameBytes: 128,
  /** The root has 2 attributes and up to 3 namespace declarations. */
  attributesPerElement: 32,
  /** Prefixes are looked up by walking the declarations in scope: this bounds the walk. */
  namespacesInScope: 64,
  /** The longest field of the schemas has 5,000 characters, 15 KB in Chinese; a certificate in base64 has 2–4 KB. */
  textBytes: 64 * 1024,
};
