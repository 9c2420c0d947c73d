import { randomBytes } from 'node:crypto';
import { generateRsaIdentity, generateSm2Identity, type Identity } from '@tongguan/ceb';
import { Fault, type Outcome } from '@tongguan/kernel';
import { SANDBOX_ORGANIZATION } from '../registry/types.ts';
import { CAST, LICENCES, type Part, PRINCIPALS_OF_BROKER } from './cast.ts';
import { readPersona, writeCatalogue, writePersona } from './files.ts';
import { CATALOGUE, OTHER_BOOK, PIECES, PIECES_SCARCE } from './goods.ts';
import type { Catalogue, Persona, PersonaKey, PersonaName, SandboxDoor } from './types.ts';

/**
 * The sandbox can be asked about any day since the regime began (2016-04-08), and its certificates end where X.509
 * changes its way of writing years.
 */
const FROM_MS = Date.parse('2016-01-01T00:00:00+08:00');
const TO_MS = Date.parse('2049-12-31T00:00:00Z');

/**
 * Makes what is missing: each persona's file first, then its place in the database. Running it again, after a crash
 * or on another database with the same folder, repairs and repeats nothing: files that are there are used, and every
 * call of the door has no second effect.
 */
export async function seedPersonas(door: SandboxDoor, dataDir: string): Promise<readonly Persona[]> {
  const personas: Persona[] = [];
  for (const part of CAST) {
    const persona = (await readPersona(dataDir, part.name)) ?? (await createPersona(dataDir, part));
    if (persona.code !== part.code) throw new Fault(outdated(part.name));
    await enrol(door, part, persona);
    personas.push(persona);
  }
  const broker = partOf('broker');
  for (const name of PRINCIPALS_OF_BROKER) {
    const principalCode = partOf(name).code;
    await door.enrolDelegation({ principalCode, agentCode: broker.code, fromMs: FROM_MS, untilMs: null });
  }
  for (const { name, kind, scope } of LICENCES) {
    const paper = { kind, number: `TEST-${kind}-1`, issuer: '测试发证机关', scope };
    const dates = { fromMs: FROM_MS, untilMs: TO_MS, endedMs: null };
    expect(await door.enrolQualification({ participantCode: partOf(name).code, ...paper, ...dates }));
  }
  await fillWarehouse(door, dataDir);
  return personas;
}

async function createPersona(dataDir: string, part: Part): Promise<Persona> {
  const { name, code, creditCode, firm, roles, defaultAlgorithm } = part;
  const keys = { rsa: keyOf(generateRsaIdentity(request(firm))), sm2: keyOf(generateSm2Identity(request(firm))) };
  const token = `tg_${randomBytes(32).toString('base64url')}`;
  const persona: Persona = { name, code, creditCode, firm, roles, token, defaultAlgorithm, keys };
  await writePersona(dataDir, persona);
  return persona;
}

function request(firm: string): Parameters<typeof generateRsaIdentity>[0] {
  const serial = randomBytes(8);
  // Neither a leading zero nor a sign bit: the serial number reads the same everywhere.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return {
    subject: { commonName: firm, organization: SANDBOX_ORGANIZATION, country: 'CN' },
    serial: serial.toString('hex'),
    notBefore: FROM_MS,
    notAfter: TO_MS,
  };
}

function keyOf({ serialHex, privateKeyPem, certificateDer }: Identity): PersonaKey {
  return { keyName: serialHex, privateKeyPem, certificate: certificateDer.toString('base64') };
}

async function enrol(door: SandboxDoor, part: Part, persona: Persona): Promise<void> {
  const { code, creditCode, firm, roles } = part;
  const participant = { code, creditCode, name: firm, roles, sandbox: true, registeredMs: FROM_MS };
  expect(await door.enrolParticipant(participant));
  for (const key of [persona.keys.rsa, persona.keys.sm2]) {
    const certificateDer = Buffer.from(key.certificate, 'base64');
    expect(await door.enrolCertificate({ participantCode: code, certificateDer, sandbox: true }));
  }
  await door.issueToken(code, persona.token);
  if (part.guaranteeFen !== null) await door.depositGuarantee(code, part.guaranteeFen, 'sandbox-deposit-1');
}

async function fillWarehouse(door: SandboxDoor, dataDir: string): Promise<void> {
  const { code: areaCode, firm: areaName } = partOf('warehouse');
  const catalogue: Catalogue = { ...CATALOGUE, areaCode, areaName };
  const { emsNo, customsCode, city } = catalogue;
  expect(await door.enrolAccountBook({ emsNo, warehouseCode: areaCode, customsCode, city }));
  expect(await door.enrolAccountBook({ ...OTHER_BOOK, warehouseCode: areaCode }));
  for (const { itemRecordNo, scarce } of catalogue.goods) {
    await door.enterStock(emsNo, itemRecordNo, scarce ? PIECES_SCARCE : PIECES, 'sandbox-entry-1');
  }
  await writeCatalogue(dataDir, catalogue);
}

function partOf(name: PersonaName): Part {
  const part = CAST.find((one) => one.name === name);
  if (!part) throw new Fault(`invariant broken: the sandbox has a ${name}`);
  return part;
}

/** The data is our own: a refusal means that this database holds something else under our numbers. */
function expect(outcome: Outcome<unknown>): void {
  if (outcome.ok) return;
  const reasons = outcome.refusals.map(({ code, path, found, allowed }) => `${code} ${path} ${found} → ${allowed}`);
  throw new Fault(
    `沙箱参与者与数据库中的资料冲突。 A sandbox participant contradicts what the database holds: ${reasons.join('; ')}`,
  );
}

function outdated(name: string): string {
  return (
    `参与者档案 ${name} 属于另一版本的沙箱；删除该文件后重新启动。 ` +
    `The persona file of ${name} is of another sandbox: delete it and start again.`
  );
}
