import { Type } from 'typebox';
import { closed, defineAct, oneOf, type PublicAct } from '../../../office/defineAct.ts';
import { addControl, type ControlContext, FROM_DAY } from '../setControl.ts';

/** The credit level of a firm from a day on; without one it is of general credit (K-01, O-01). */
export const setCreditLevel: PublicAct<ControlContext> = defineAct({
  name: 'inspection.credit',
  subject: 'control',
  path: 'inspection-credits/:number',
  roles: ['supervisor'],
  district: 'national',
  zh: '企业信用等级，自某日起，决定查验率',
  en: 'the credit level of a firm from a day on, which sets its rate of inspection',
  rules: ['K-01'],
  body: closed({
    level: oneOf('advancedCertified', 'general', 'discredited'),
    fromDay: Type.Optional(FROM_DAY),
  }),
  judge: async (act, context) => addControl(act, context, { kind: 'credit', level: act.body.level }),
});
