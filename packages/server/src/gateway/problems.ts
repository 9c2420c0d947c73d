import type { ProblemBody } from './schemas/problems.ts';

/** Every way the API says no, apart from the regime's own codes: HTTP status and both languages in one place. */
export const PROBLEMS = {
  'token-missing': {
    status: 401,
    zh: '缺少访问令牌：请在 Authorization 头中写 Bearer <令牌>',
    en: 'there is no access token: send it as Authorization: Bearer <token>',
  },
  'token-unknown': { status: 401, zh: '访问令牌无效或已撤销', en: 'the access token is unknown or revoked' },
  'role-missing': {
    status: 403,
    zh: '该令牌的角色无权进行此操作，见 allowed',
    en: 'the role of this token does not allow this; see allowed',
  },
  'act-unknown': {
    status: 404,
    zh: '没有此操作；该角色可进行的操作见 allowed',
    en: 'there is no such act; allowed lists the acts of this role',
  },
  'act-refused': { status: 409, zh: '操作未执行，见 code', en: 'the act was not carried out; see code' },
  'filing-refused': {
    status: 409,
    zh: '商品不予备案，未作记录，见 refusals',
    en: 'the goods cannot be filed and nothing was recorded; see refusals',
  },
  'book-unknown': {
    status: 404,
    zh: '没有本企业可查的此账册或盘点',
    en: 'there is no such account book or stock-take that you may read',
  },
  'goods-unknown': { status: 404, zh: '没有此编号的停止或清单版本', en: 'no stop or edition has this number' },
  'not-found': {
    status: 404,
    zh: '没有此接口，见 /api/openapi.json',
    en: 'there is no such endpoint; see /api/openapi.json',
  },
  'declaration-unknown': {
    status: 404,
    zh: '没有与本企业有关的此编号清单',
    en: 'no declaration with this number concerns your enterprise',
  },
  'participant-unknown': { status: 404, zh: '没有此编码的企业', en: 'no participant has this code' },
  'bill-unknown': { status: 404, zh: '该清单没有税单', en: 'the list has no tax bill' },
  'case-unknown': { status: 404, zh: '没有此编号的案件', en: 'no case has this number' },
  'guarantee-unknown': {
    status: 404,
    zh: '没有该企业的担保账户',
    en: 'this enterprise has no guarantee account',
  },
  'code-unknown': { status: 404, zh: '代码表中没有此代码', en: 'the catalogue does not contain this code' },
  'method-wrong': { status: 405, zh: '此接口不支持该方法', en: 'this endpoint does not support that method' },
  'request-slow': {
    status: 408,
    zh: '请求在 30 秒内未发送完毕，未作任何处理',
    en: 'the request was not complete within 30 seconds; nothing was done',
  },
  'headers-too-large': { status: 431, zh: '请求头过大（上限 16 KB）', en: 'the headers exceed 16 KB' },
  'body-too-large': {
    status: 413,
    zh: '请求体超过该接口的上限（报文 8 MB，试算 64 KB，其他见 /api/openapi.json 的 x-body-bytes-max）：请分成多次发送',
    en: 'the body exceeds the limit of this endpoint (messages 8 MB, assess 64 KB, others: x-body-bytes-max in /api/openapi.json): send it in several parts',
  },
  'type-unsupported': {
    status: 415,
    zh: 'Content-Type 须为 application/xml 或 text/xml（试算为 application/json）',
    en: 'Content-Type must be application/xml or text/xml (application/json for assess)',
  },
  'too-many-requests': {
    status: 429,
    zh: '请求过于频繁，请按 Retry-After 稍后重试',
    en: 'too many requests; retry after the time in Retry-After',
  },
  busy: {
    status: 503,
    zh: '系统繁忙，未接收报文，请稍后重发',
    en: 'the platform is busy and did not accept the message; send it again later',
  },
  unavailable: {
    status: 503,
    zh: '数据库暂时不可用或磁盘已满，未作任何处理，请稍后重试',
    en: 'the database is unavailable or its disk is full; nothing was done; try again later',
  },
  'cursor-unknown': {
    status: 400,
    zh: 'after 不是本企业的回执游标：请使用先前应答中的 next 或 cursor',
    en: 'after is not one of your receipt cursors: use next or cursor from an earlier answer',
  },
  'request-invalid': {
    status: 400,
    zh: '请求参数不合要求',
    en: 'the request does not match the description in /api/openapi.json',
  },
  'envelope-invalid': {
    status: 400,
    zh: 'DXP 信封不合规范，内容未被读取，见 refusals',
    en: 'the DXP envelope does not conform to its specification and its content was not read; see refusals',
  },
  'input-invalid': { status: 400, zh: '试算输入有误，见 refusals', en: 'the input is wrong; see refusals' },
  'stored-damaged': {
    status: 500,
    zh: '所查的存档记录已损坏或缺失，见 what 与 found；其他记录不受影响，请凭会话编号联系运维核查',
    en: 'the stored record you asked for is damaged or missing; see what and found. Other records are not affected. Quote the conversation id to the operator',
  },
  fault: {
    status: 500,
    zh: '系统内部错误，未作任何处理；请凭会话编号联系运维',
    en: 'an internal error occurred and nothing was done; quote the conversation id to the operator',
  },
} as const satisfies Record<string, { readonly status: number; readonly zh: string; readonly en: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** What a problem says beside its code and its words. */
export type ProblemMore = Readonly<Omit<ProblemBody['error'], 'code' | 'message_zh' | 'message_en'>>;

/** Thrown inside a route, answered by the gateway's error handler. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly more: ProblemMore;
  readonly retryAfterMs: number | null;

  constructor(code: ProblemCode, more: ProblemMore = {}, retryAfterMs: number | null = null) {
    super(code);
    this.code = code;
    this.more = more;
    this.retryAfterMs = retryAfterMs;
  }
}

export function problemBody(code: ProblemCode, more: ProblemMore = {}): ProblemBody {
  const { zh, en } = PROBLEMS[code];
  return { error: { code, message_zh: zh, message_en: en, ...more } };
}
