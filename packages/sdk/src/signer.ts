import { rsaSigner, type Signer, signMessage, sm2Signer, writeMessage, type CebMessage } from '@tongguan/ceb';
import { type Persona, type PersonaAlgorithm, PersonaError } from './persona.ts';

/**
 * What a persona signs with. Without an algorithm its default is taken. Keep the result: preparing a key costs
 * more than using it.
 */
export function signerOf(persona: Persona, algorithm: PersonaAlgorithm = persona.defaultAlgorithm): Signer {
  const key = algorithm === 'sm2-sm3' ? persona.keys.sm2 : persona.keys.rsa;
  if (key === undefined) throw new PersonaError(`${persona.name} 没有该算法的密钥 / has no key for ${algorithm}`);
  const identity = { keyName: key.keyName, certificateDer: Buffer.from(key.certificate, 'base64') };
  return algorithm === 'sm2-sm3'
    ? sm2Signer(key.privateKeyPem, identity)
    : rsaSigner(key.privateKeyPem, identity, algorithm);
}

/** Writes a message and signs it: the bytes to send. */
export function signedBytes(message: CebMessage, signer: Signer): Buffer {
  return signMessage(writeMessage(message), signer);
}
