import { type TArray, type TString, type TUnsafe, Type } from 'typebox';
import { oneOf } from '../../office/defineAct.ts';
import type { Registration, Role } from '../types.ts';

/** Fields that bodies of changes share. */
export const NAME: TString = Type.String({ minLength: 1, maxLength: 100 });
export const FIRM: TString = Type.String({ minLength: 10, maxLength: 10 });
export const FROM: TString = Type.String({
  minLength: 10,
  maxLength: 40,
  description: '起：2019-01-31（当日零时）或带时区的时刻；缺省为现在 / from: a day or an instant; now when absent',
});
export const UNTIL: TString = Type.String({
  minLength: 10,
  maxLength: 40,
  description:
    '止：2019-01-31（含当日）或带时区的时刻；缺省为长期 / until: a day, included, or an instant; open when absent',
});
export const ROLES: TArray<TUnsafe<Role>> = Type.Array(
  oneOf('platform', 'seller', 'domesticAgent', 'paymentFirm', 'logisticsFirm', 'broker', 'warehouse'),
  { minItems: 1, maxItems: 7 },
);
export const REGISTRATION: TUnsafe<Registration> = oneOf('customs', 'information');
