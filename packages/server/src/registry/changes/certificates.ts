import { normalSerial, readCertificate } from '@tongguan/ceb';
import { done, type Outcome, refused } from '@tongguan/kernel';
import { signingKeyRow } from '../enrol.ts';
import { conflict, notBefore, notPossible, subjectAt, textOf } from './fields.ts';
import { FROM, NAME } from './schema.ts';
import type { ChangeFacts, ChangeKind, RegistryWrite } from './types.ts';

/** A-04, B-05: the next certificate of a firm, and the end of the last one. */
export const CERTIFICATE_KINDS: readonly ChangeKind[] = [
  {
    name: 'certificate.enrol',
    path: 'certificates',
    zh: '登记证书（沙箱）；from 为旧证书停用时刻，缺省则新旧并用',
    en: 'enrol a certificate (sandbox); from: when the older ones end, absent: they stay valid',
    properties: { certificate: { type: 'string', minLength: 1, maxLength: 16_000 }, from: FROM },
    required: ['certificate'],
    rules: ['A-04', 'B-05'],
    decide: enrol,
  },
  {
    name: 'certificate.end',
    path: 'certificate-ends',
    zh: '停用证书',
    en: 'a certificate no longer counts',
    properties: { keyName: NAME, from: FROM },
    required: ['keyName'],
    rules: ['A-04', 'B-05'],
    decide: end,
  },
];

/**
 * In production a certificate is enrolled where the operator's roots are, by `tongguan keys enrol`, which judges its
 * chain; this door has no roots and takes certificates of sandboxes alone.
 */
function enrol(facts: ChangeFacts): Outcome<readonly RegistryWrite[]> {
  const { rows, body, code, nowMs, sandbox } = facts;
  const found = subjectAt(facts, nowMs);
  if (!found.ok) return found;
  if (!sandbox)
    return refused(notPossible('certificate', 'production', `tongguan keys enrol ${code} <file> --roots …`));
  const read = readCertificate(derOf(textOf(body, 'certificate')));
  if (!read.ok) return read;
  const row = signingKeyRow(read.value, code, true);
  const stands = rows.signingKeys.find(({ keyName }) => keyName === row.keyName);
  if (stands) return refused(conflict('certificate', row.keyName, '未登记的证书 a certificate that is not enrolled'));
  const writes: RegistryWrite[] = [{ write: 'signingKey', row }];
  if (textOf(body, 'from') === '') return done(writes);
  const at = notBefore(body, nowMs);
  if (!at.ok) return at;
  const older = rows.signingKeys.filter((one) => one.participantCode === code && one.revokedMs === null);
  return done([
    ...writes,
    ...older.map(({ keyName }): RegistryWrite => ({ write: 'signingKeyEnd', keyName, atMs: at.value })),
  ]);
}

function end({ rows, body, code, nowMs }: ChangeFacts): Outcome<readonly RegistryWrite[]> {
  const at = notBefore(body, nowMs);
  if (!at.ok) return at;
  const keyName = normalSerial(textOf(body, 'keyName'));
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
