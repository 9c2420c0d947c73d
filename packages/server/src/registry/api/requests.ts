import { Type } from 'typebox';
import { REGISTRANTS } from '../index.ts';
import { BEARER, INSTANT, KEY_HEADER } from '../../gateway/index.ts';
import { answer, errorAnswers, limitOf, maybe, only, plainText, REASON, words } from '../../gateway/schemas/index.ts';
import { ActAnswer } from '../../office/api/answers.ts';
import { Expiring, ParticipantRecord, Participants, RegistryJournal } from './answers.ts';

const NUMBERED = Type.Object({ number: plainText(20) });

export const REGISTER_SCHEMA = {
  tags: ['registry'],
  operationId: 'registerParticipants',
  summary: '登记企业，全部或全不 / register firms, all or none',
  description:
    '角色 roles: operator, supervisor; 已按相同资料登记的不变 / who is on record with the same data is left alone',
  security: BEARER,
  headers: KEY_HEADER,
  body: only({
    reason: REASON,
    dryRun: maybe(Type.Boolean({ description: '只检查 / judge only' })),
    participants: REGISTRANTS,
  }),
  response: {
    200: answer('已登记 / on record', ActAnswer),
    202: answer('待复核 / waiting for a second person', ActAnswer),
    ...errorAnswers(400, 401, 403, 409, 429, 500, 503),
  },
};

export const LIST_SCHEMA = {
  tags: ['registry'],
  operationId: 'listParticipants',
  summary: '在册企业 / firms on record',
  security: BEARER,
  querystring: only({
    role: maybe(Type.String({ maxLength: 20 })),
    text: maybe(words(100, '编码或名称的一部分 / part of a code or name')),
  }),
  response: { 200: answer('企业 / firms', Participants), ...errorAnswers(400, 401, 403, 429, 500, 503) },
};

export const RECORD_SCHEMA = {
  tags: ['registry'],
  operationId: 'readParticipant',
  summary: '一家企业的全部在册资料 / everything on record about a firm',
  security: BEARER,
  params: NUMBERED,
  response: {
    200: answer('在册资料 / the record', ParticipantRecord),
    ...errorAnswers(400, 401, 403, 'participant-unknown', 429, 500, 503),
  },
};

export const EXPIRING_SCHEMA = {
  tags: ['registry'],
  operationId: 'listExpiring',
  summary:
    '将到期的证书、资质、委托、承诺、担保 / certificates, licences, delegations, undertakings, guarantees that end soon',
  security: BEARER,
  querystring: only({ days: maybe(Type.Integer({ minimum: 1, maximum: 3_660, default: 30 })) }),
  response: { 200: answer('最早在前 / soonest first', Expiring), ...errorAnswers(400, 401, 403, 429, 500, 503) },
};

export const JOURNAL_SCHEMA = {
  tags: ['registry'],
  operationId: 'readRegistryJournal',
  summary: '注册变更日志：何人、何时、为何 / changes of the registry: who, when, why',
  security: BEARER,
  querystring: only({ participant: maybe(plainText(20)), before: maybe(INSTANT), limit: limitOf(500) }),
  response: { 200: answer('最新在前 / newest first', RegistryJournal), ...errorAnswers(400, 401, 403, 429, 500, 503) },
};

export const OWN_SCHEMA = {
  tags: ['registry'],
  operationId: 'readOwnRecord',
  summary: '本企业的在册资料 / what is on record about your firm',
  security: BEARER,
  response: {
    200: answer('在册资料 / the record', ParticipantRecord),
    ...errorAnswers(401, 'participant-unknown', 429, 500, 503),
  },
};
