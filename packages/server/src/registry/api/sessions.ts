import { shanghaiIso } from '@tongguan/kernel';
import type { Static } from 'typebox';
import {
  BEARER,
  bearerToken,
  FORM_BYTES_MAX,
  Problem,
  readJsonBodies,
  READERS,
  staff,
  staffOf,
} from '../../gateway/index.ts';
import {
  answer,
  errorAnswers,
  list,
  maybe,
  moment,
  named,
  oneOf,
  only,
  orNull,
  text,
  words,
} from '../../gateway/schemas/index.ts';
import type { GatewayContext, TypedApp } from '../../gateway/types.ts';
import type { Sessions } from '../index.ts';

/** What the routes of this file use. */
export type SessionServices = { readonly sessions: Sessions };
type Context = GatewayContext & SessionServices;

export const Session = named('Session', {
  staff: text('工号 / staff number'),
  name: text(),
  role: oneOf(['operator', 'officer', 'supervisor', 'auditor']),
  customsCode: text('关区代码，空为全部 / the customs district, empty for all'),
  kind: oneOf(['token', 'session'], '令牌或会话 / a token, or a session it opened'),
  id: text('令牌编号 / the id of the token'),
  until: orNull(moment),
  acts: list(text('可执行的操作 / what the role may do')),
});
type SessionAnswer = Static<typeof Session>;

export const OpenedSession = named('OpenedSession', { token: text('只显示一次 / told once'), until: moment });

const SHOW_SCHEMA = {
  tags: ['registry'],
  operationId: 'showSession',
  summary: '我是谁、角色、关区、令牌何时到期 / who asks: role, district, end of the token, acts',
  security: BEARER,
  response: { 200: answer('来访者 / who asks', Session), ...errorAnswers(401, 403, 429, 500, 503) },
};

/** What a session is called that nobody named. */
const LABEL = 'session';

const OPEN_SCHEMA = {
  tags: ['registry'],
  operationId: 'openSession',
  summary: '以人员令牌登录，得到数小时有效的会话 / sign in with a staff token: a session of some hours',
  description:
    '会话不能再开会话（401）；令牌停用或人员离任，会话随即失效 / a session opens no other (401), and ends with its token and with its holder’s leaving',
  security: BEARER,
  body: only({ label: maybe(words(100, '用途，如设备名 / what for, such as the machine')) }),
  response: {
    200: answer('会话只显示一次 / the session is told once', OpenedSession),
    ...errorAnswers(401, 403, 429, 500, 503),
  },
};

const END_SCHEMA = {
  tags: ['registry'],
  operationId: 'endSession',
  summary: '退出登录：会话失效，令牌不变 / sign out: the session ends, its token goes on',
  security: BEARER,
  body: only({}),
  response: { 200: answer('会话已失效 / the session that ended', Session), ...errorAnswers(401, 403, 429, 500, 503) },
};

/** GET, POST /api/office/session and POST …/end: who asks, sign in, sign out (K-03). */
export async function sessionRoutes(app: TypedApp, context: Context): Promise<void> {
  readJsonBodies(app);
  const { sessions, office } = context;
  const told = async (
    request: Parameters<typeof staffOf>[0] & Parameters<typeof bearerToken>[0],
  ): Promise<SessionAnswer> => {
    const { code, name, role, customsCode } = staffOf(request);
    const found = await sessions.about(bearerToken(request));
    if (found === null) throw new Problem('token-unknown');
    const { line, isSession } = found;
    return {
      ...{ staff: code, name, role, customsCode, kind: isSession ? 'session' : 'token', id: line.tokenId },
      until: line.untilMs === null ? null : shanghaiIso(line.untilMs),
      acts: office.kinds.filter(({ roles }) => roles.includes(role)).map((kind) => kind.name),
    };
  };

  app.get('/api/office/session', { schema: SHOW_SCHEMA, config: staff(READERS), handler: told });

  app.post('/api/office/session', {
    schema: OPEN_SCHEMA,
    config: staff(READERS),
    bodyLimit: FORM_BYTES_MAX,
    handler: async (request) => {
      const opened = await sessions.open(bearerToken(request), request.body.label ?? LABEL);
      if (opened === null) throw new Problem('token-unknown');
      return { token: opened.token, until: shanghaiIso(opened.untilMs) };
    },
  });

  app.post('/api/office/session/end', {
    schema: END_SCHEMA,
    config: staff(READERS),
    bodyLimit: FORM_BYTES_MAX,
    handler: async (request) => {
      const answered = await told(request);
      if (!(await sessions.end(bearerToken(request)))) throw new Problem('token-unknown');
      return answered;
    },
  });
}
