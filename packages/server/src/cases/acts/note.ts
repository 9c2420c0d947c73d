import { Type } from 'typebox';
import { closed, defineAct, doneAct, type PublicAct } from '../../office/defineAct.ts';
import type { CasesContext } from '../context.ts';
import { TEXT_MAX, unknownCase } from '../openCase.ts';

/** The act itself is the note; it lies sealed in the file. Also after the conclusion. */
export const noteDossier: PublicAct<CasesContext> = defineAct({
  name: 'case.note',
  subject: 'dossier',
  path: 'cases/:number/notes',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '在案卷中记录，内容密封保存',
  en: 'write into the file of a dossier; kept sealed',
  rules: ['L-02', 'F-03'],
  body: closed({ note: Type.String({ minLength: 1, maxLength: TEXT_MAX }) }),
  async run(act, context) {
    const dossier = await context.store.dossier(act.part, act.subject);
    return dossier === null ? unknownCase(act) : doneAct({ caseNo: act.subject });
  },
});
