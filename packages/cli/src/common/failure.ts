import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { expectedIn, inSpoken, say } from './language.ts';

export type Failure = { readonly sentence: string; readonly hint: string | null; readonly exitCode: ExitCode };

/** What to tell about an error that ended a command. Errors are told by name, because packages load lazily. */
export function failureOf(error: unknown): Failure {
  if (error instanceof UsageError) return { sentence: error.message, hint: error.hint, exitCode: EXIT.misused };
  if (!(error instanceof Error)) return unexpected(error);
  switch (error.name) {
    case 'ApiError':
      return {
        sentence: sentenceOf(error),
        hint: adviceOf(error),
        exitCode: isRefusal(error) ? EXIT.refused : EXIT.misused,
      };
    case 'ConnectionError':
      return {
        sentence: inSpoken(error.message),
        hint: say(
          '平台启动了吗？tongguan serve；地址不同时用 --url 或 TONGGUAN_URL 指明',
          'Is the platform running? tongguan serve; if it is elsewhere, name it with --url or TONGGUAN_URL',
        ),
        exitCode: EXIT.unreachable,
      };
    case 'PersonaError':
      return {
        sentence: inSpoken(error.message),
        hint: say(
          '沙箱参与者与人员由 tongguan serve 首次启动时生成，用 --data 指明其数据目录；生产环境用 --token-file 或 TONGGUAN_TOKEN 给出令牌',
          'The first tongguan serve creates a sandbox’s personas and staff: name its folder with --data. In production, give a token with --token-file or TONGGUAN_TOKEN',
        ),
        exitCode: EXIT.misused,
      };
    case 'SignerError':
      return { sentence: inSpoken(error.message), hint: signerHint(error), exitCode: EXIT.misused };
    case 'StartFailure':
      return { sentence: startSentence(error), hint: null, exitCode: EXIT.misused };
    default:
      return unexpected(error);
  }
}

/** Sentence and hint on one line, for where there is room for one. */
export function failureLine(error: unknown): string {
  const { sentence, hint } = failureOf(error);
  return hint === null ? sentence : `${sentence}\n${hint}`;
}

function unexpected(error: unknown): Failure {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const detail = process.env['TONGGUAN_DEBUG'] === '1' && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return {
    sentence: say(`意外中止：${text}${detail}`, `stopped unexpectedly: ${text}${detail}`),
    hint: say(
      '这是程序的错误而非您的错误；设置 TONGGUAN_DEBUG=1 重试可看到细节',
      'a fault of the program, not yours; set TONGGUAN_DEBUG=1 for details',
    ),
    exitCode: EXIT.misused,
  };
}

/** A start that failed says why in both languages, each whole. */
function startSentence(error: Error): string {
  if ('messageZh' in error && 'messageEn' in error) return say(String(error.messageZh), String(error.messageEn));
  return inSpoken(error.message);
}

/** What to do about a key that does not sign. */
function signerHint(error: Error): string | null {
  switch ('kind' in error ? error.kind : '') {
    case 'password':
      return say(
        '口令用 --password-file 或 TONGGUAN_KEY_PASSWORD 给出；卡多次输错会锁定',
        'give the password with --password-file or TONGGUAN_KEY_PASSWORD; cards lock after several wrong attempts',
      );
    case 'certificate':
      return say('用 --cert 给出该密钥的证书', 'give the certificate of this key with --cert');
    case 'unreachable':
      return say('控件或签名服务启动了吗？', 'is the control or the signing service running?');
    default:
      return null;
  }
}

function isRefusal(error: Error): boolean {
  // 409: an act that was refused.
  return ('refused' in error && error.refused === true) || ('status' in error && error.status === 409);
}

function sentenceOf(error: Error): string {
  const problem = problemOf(error);
  const status = 'status' in error ? ` (HTTP ${String(error.status)})` : '';
  const words = say(textIn(problem, 'message_zh'), textIn(problem, 'message_en'));
  return words === '' ? inSpoken(error.message) : `${textIn(problem, 'code')} ${words}${status}`;
}

/** The platform's own advice, when its answer carries one: its refusals, or what is wrong with the request. */
function adviceOf(error: Error): string | null {
  const problem = problemOf(error);
  const refusals = problem['refusals'];
  if (Array.isArray(refusals) && refusals.length > 0) return refusals.slice(0, SHOWN).map(reasonOf).join('\n');
  const details = problem['details'];
  if (Array.isArray(details) && details.length > 0) {
    return details
      .slice(0, SHOWN)
      .map((one) => `  ${inSpoken(String(one)).trim()}`)
      .join('\n');
  }
  const advice = say(textIn(problem, 'advice_zh'), textIn(problem, 'advice_en')) || textIn(problem, 'advice');
  return advice === '' ? null : inSpoken(advice);
}

/** Reasons of one answer shown at once. */
const SHOWN = 5;

type Words = Readonly<Record<string, unknown>>;

function problemOf(error: Error): Words {
  return 'problem' in error && typeof error.problem === 'object' && error.problem !== null
    ? (error.problem as Words)
    : {};
}

function textIn(words: Words, field: string): string {
  const value = words[field];
  return typeof value === 'string' ? value : '';
}

/** One refusal of the platform as a line: code, what it means, what was found, what is allowed. */
function reasonOf(refusal: Words): string {
  const said = `${textIn(refusal, 'code')} ${say(textIn(refusal, 'message_zh'), textIn(refusal, 'message_en'))}`;
  const found = inSpoken(textIn(refusal, 'found'));
  const allowed = expectedIn(textIn(refusal, 'allowed'));
  return `  ${said}${say('：', ': ')}${found} → ${allowed}`;
}
