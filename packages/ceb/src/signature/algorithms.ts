import type { SignatureVariant } from './variants.ts';

/** The algorithms of signature values. In the strict profile a digest goes with the signature it was designed for. */
export type SignatureAlgorithm = 'rsa-sha1' | 'rsa-sha256' | 'sm2-sm3';

export type AlgorithmProfile = {
  readonly key: 'rsa' | 'sm2';
  readonly signatureUri: string;
  readonly digestUri: string;
  /** Name of the digest in the platform's crypto library. */
  readonly hash: 'sha1' | 'sha256' | 'sm3';
  readonly digestBytes: number;
};

/** Specification 202205, section 6; RSA with SHA-256 is ours, for enterprises that may not use SHA-1 any more. */
export const ALGORITHMS: Readonly<Record<SignatureAlgorithm, AlgorithmProfile>> = {
  'rsa-sha1': {
    key: 'rsa',
    signatureUri: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    digestUri: 'http://www.w3.org/2000/09/xmldsig#sha1',
    hash: 'sha1',
    digestBytes: 20,
  },
  'rsa-sha256': {
    key: 'rsa',
    signatureUri: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    digestUri: 'http://www.w3.org/2001/04/xmlenc#sha256',
    hash: 'sha256',
    digestBytes: 32,
  },
  'sm2-sm3': {
    key: 'sm2',
    signatureUri: 'http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3',
    digestUri: 'http://www.chinaport.gov.cn/2022/04/xmldsig#sm3',
    hash: 'sm3',
    digestBytes: 32,
  },
};

/** Signature and digest as a message names them, and the variants this takes; none for the strict profile. */
export type SignatureMethod = Omit<AlgorithmProfile, 'key'> & {
  readonly algorithm: SignatureAlgorithm;
  readonly variants: readonly SignatureVariant[];
};

export const CANONICAL_XML = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
export const ENVELOPED_SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** The name Chinese signing programs gave SM2 before the specification had one. */
const W3_SM2_URI = 'http://www.w3.org/2000/09/xmldsig#sm2-sm3';

const SHA1 = digestOf('rsa-sha1');
const SM3 = digestOf('sm2-sm3');

const METHODS: readonly SignatureMethod[] = [
  ...(Object.keys(ALGORITHMS) as SignatureAlgorithm[]).map((algorithm) => method(algorithm, {}, [])),
  method('sm2-sm3', SHA1, ['sm2-sha1-digest']),
  method('sm2-sm3', { signatureUri: W3_SM2_URI }, ['w3-sm2-uri']),
  method('sm2-sm3', { ...SHA1, signatureUri: W3_SM2_URI }, ['w3-sm2-uri', 'sm2-sha1-digest']),
  method('rsa-sha1', SM3, ['rsa-sm3-digest']),
];

/** By the two names; a map, since every message asks. `null` for a pair nobody uses. */
export function methodOf(signatureUri: string, digestUri: string): SignatureMethod | null {
  return METHODS_BY_NAMES.get(`${signatureUri} ${digestUri}`) ?? null;
}

const METHODS_BY_NAMES: ReadonlyMap<string, SignatureMethod> = new Map(
  METHODS.map((entry) => [`${entry.signatureUri} ${entry.digestUri}`, entry]),
);

function method(
  algorithm: SignatureAlgorithm,
  differs: Partial<AlgorithmProfile>,
  variants: readonly SignatureVariant[],
): SignatureMethod {
  const { signatureUri, digestUri, hash, digestBytes } = { ...ALGORITHMS[algorithm], ...differs };
  return { algorithm, signatureUri, digestUri, hash, digestBytes, variants };
}

function digestOf(algorithm: SignatureAlgorithm): Pick<AlgorithmProfile, 'digestUri' | 'hash' | 'digestBytes'> {
  const { digestUri, hash, digestBytes } = ALGORITHMS[algorithm];
  return { digestUri, hash, digestBytes };
}
