import { closed, defineAct, doneAct, NAME, type PublicAct, refusedAct } from '../../office/defineAct.ts';
import type { CasesContext } from '../context.ts';
import { openCase } from '../openCase.ts';

/** An open dossier is given to an officer. */
export const assignDossier: PublicAct<CasesContext> = defineAct({
  name: 'case.assign',
  subject: 'dossier',
  path: 'cases/:number/assignment',
  roles: ['officer', 'supervisor'],
  district: 'subject',
  zh: '指派案件承办关员',
  en: 'give a dossier to an officer',
  rules: ['L-02', 'F-03'],
  body: closed({ to: NAME }),
  async run(act, context) {
    const found = await openCase(act, context);
    if ('result' in found) return found.result;
    const { to } = act.body;
    if (!(await context.store.isOfficer(to, found.dossier.customsCode))) {
      return refusedAct('90042', to, '本关区在职关员或科长 an officer or supervisor of its district');
    }
    await context.store.updateDossier({ ...found.dossier, assignedTo: to });
    return doneAct({ caseNo: act.subject, assignedTo: to });
  },
});
