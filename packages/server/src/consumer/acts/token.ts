import { closed, defineAct, doneAct, type PublicAct } from '../../office/defineAct.ts';

/** Only journals that a token was issued, by whom and for whom (by keyed hash). */
export const noteToken: PublicAct<unknown> = defineAct({
  name: 'consumer.token',
  subject: 'person',
  ownDoor: true,
  roles: ['operator'],
  district: 'anybody',
  zh: '为已核验身份的消费者签发令牌',
  en: 'a token is issued to a consumer who was authenticated',
  rules: ['F-03'],
  body: closed({}),
  async run() {
    return doneAct();
  },
});
