/** The algorithms of the strict profile. A digest goes with the signature it was designed for; nothing else is read. */
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

export const CANONICAL_XML = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
export const ENVELOPED_SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

export function algorithmOf(signatureUri: string, digestUri: string): SignatureAlgorithm | null {
  for (const [name, profile] of Object.entries(ALGORITHMS)) {
    if (profile.signatureUri === signatureUri && profile.digestUri === digestUri) return name as SignatureAlgorithm;
  }
  return null;
}
