import { normalSerial, readCertificate } from '@tongguan/ceb';
import { done, type Outcome, refused } from '@tongguan/kernel';
import { type Static, Type } from 'typebox';
import { closed } from '../../office/defineAct.ts';
import { signingKeyRow } from '../enrol/enrol.ts';
import { defineChange } from './defineChange.ts';
import { conflict, notBefore, notPossible, plain, subjectAt } from './fields.ts';
import { FROM, NAME } from './schema.ts';
import type { ChangeFacts, ChangeKind, RegistryWrite } from './types.ts';

const ENROLMENT = closed({ certificate: Type.String({ minLength: 1, maxLength: 16_000 }), from: Type.Optional(FROM) });
const END = closed({ keyName: NAME, from: Type.Optional(FROM) });

/** A-04, B-05: the next certificate of a firm, and the end of the last one. */
export const CERTIFICATE_KINDS: readonly ChangeKind[] = [
  defineChange({
    name: 'certificate.enrol',
    path: 'certificates',
    zh: '登记证书（沙箱）；from 为旧证书停用时刻，缺省则新旧并用',
    en: 'enrol a certificate (sandbox); from: when the older ones end, absent: they stay valid',
    body: ENROLMENT,
    rules: ['A-04', 'B-05'],
    decide: enrol,
  }),
  defineChange({
    name: 'certificate.end',
    path: 'certificate-ends',
    zh: '停用证书',
    en: 'a certificate no longer counts',
    body: END,
    rules: ['A-04', 'B-05'],
    decide: end,
  }),
];

/**
 * In production a certificate is enrolled where the operator's roots are, by `tongguan keys enrol`, which judges its
 * chain; this door has no roots and takes certificates of sandboxes alone.
 */
function enrol(facts: ChangeFacts<Static<typeof ENROLMENT>>): Outcome<readonly RegistryWrite[]> {
  const { rows, body, code, nowMs, sandbox } = facts;
  const found = subjectAt(facts, nowMs);
  if (!found.ok) return found;
  if (!sandbox)
    return refused(notPossible('certificate', 'production', `tongguan keys enrol ${code} <file> --roots …`));
  const read = readCertificate(derOf(plain(body.certificate)));
  if (!read.ok) return read;
  const row = signingKeyRow(read.value, code, true);
  const stands = rows.signingKeys.find(({ keyName }) => keyName === row.keyName);
  if (stands) return refused(conflict('certificate', row.keyName, '未登记的证书 a certificate that is not enrolled'));
  const writes: RegistryWrite[] = [{ write: 'signingKey', row }];
  if (plain(body.from) === '') return done(writes);
  const at = notBefore(body, nowMs);
  if (!at.ok) return at;
  const older = rows.signingKeys.filter((one) => one.participantCode === code && one.revokedMs === null);
  return done([
    ...writes,
    ...older.map(({ keyName }): RegistryWrite => ({ write: 'signingKeyEnd', keyName, atMs: at.value })),
  ]);
}

function end({ rows, body, code, nowMs }: ChangeFacts<Static<typeof END>>): Outcome<readonly RegistryWrite[]> {
  const at = notBefore(body, nowMs);
  if (!at.ok) return at;
  const keyName = normalSerial(plain(body.keyName));
  const stands = rows.signingKeys.find((one) => one.keyName === keyName && one.participantCode === code);
  // One that is to end later may be ended sooner.
  if (!stands || (stands.revokedMs !== null && stands.revokedMs <= at.value)) {
    return refused(notPossible('keyName', keyName, '本企业未停用的证书 a certificate of this firm that has not ended'));
  }
  return done([{ write: 'signingKeyEnd', keyName, atMs: at.value }]);
}

/** PEM, or the base64 of the DER alone. */
function derOf(text: string): Buffer {
  return Buffer.from(text.replace(/-----(BEGIN|END) CERTIFICATE-----/g, '').replace(/\s/g, ''), 'base64');
}
