import { Type } from 'typebox';
import { closed, defineAct, oneOf, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import { fileOf } from '../file.ts';
import { begunByActor, doneOn, EVIDENCE_MAX, evidenceOf, tooMuch } from '../open.ts';
import type { InspectionContext } from '../store.ts';

/** A file of two mebibytes in base64, with its description. */
const CONTENT_MAX = 2_796_204;
const FILE_BODY_MAX = 3 * 1024 * 1024;

/** A file as evidence. Its bytes stay in the sealed act; here is what they are (K-02). */
export const FILE_ACTS: readonly PublicAct<InspectionContext>[] = [
  file('photo', 'photos', '登记查验照片（JPEG、PNG、PDF）', 'record a photo (JPEG, PNG, PDF)'),
  file('report', 'reports', '登记采信的第三方检测报告', 'record a test report of a third party that is accepted'),
];

function file(kind: 'photo' | 'report', path: string, zh: string, en: string): PublicAct<InspectionContext> {
  return defineAct({
    name: `inspection.${kind}`,
    subject: 'declaration',
    path: `inspections/:number/${path}`,
    roles: ['officer', 'supervisor'],
    district: 'subject',
    zh,
    en,
    rules: ['K-01', 'K-02'],
    body: closed({
      fileName: Type.String({ minLength: 1, maxLength: 100 }),
      mediaType: oneOf('image/jpeg', 'image/png', 'application/pdf'),
      content: Type.String({ minLength: 4, maxLength: CONTENT_MAX, description: 'base64' }),
    }),
    bodyBytesMax: FILE_BODY_MAX,
    async run(act, context) {
      const found = await begunByActor(act, context);
      if ('result' in found) return found.result;
      const { inspection, evidence } = found;
      if (evidence.length >= EVIDENCE_MAX) return tooMuch(evidence.length + 1);
      const given = fileOf(act.body);
      if ('code' in given) return refusedAct(given.code, given.found, given.allowed);
      const { mediaType, bytes, sha256 } = given;
      context.state.inspections.addEvidence([
        { ...evidenceOf(act, inspection), kind, mediaType, bytes: bytes.length, sha256 },
      ]);
      return doneOn(inspection, { sha256, mediaType, bytes: String(bytes.length), evidence: act.actId });
    },
  });
}
