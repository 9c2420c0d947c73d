import { EXIT, type ExitCode, UsageError } from './exit.ts';

export type Failure = { readonly sentence: string; readonly hint: string | null; readonly exitCode: ExitCode };

const HINT_UNEXPECTED =
  '这是程序的错误而非您的错误；设置 TONGGUAN_DEBUG=1 重试可看到细节 / a fault of the program, not yours; set TONGGUAN_DEBUG=1 for details';

/** What to tell about an error that ended a command. Errors are told by name, because packages load lazily. */
export function failureOf(error: unknown): Failure {
  if (error instanceof UsageError) return { sentence: error.message, hint: error.hint, exitCode: EXIT.misused };
  if (!(error instanceof Error)) return unexpected(error);
  switch (error.name) {
    case 'ApiError':
      return {
        sentence: error.message,
        hint: adviceOf(error),
        exitCode: isRefusal(error) ? EXIT.refused : EXIT.misused,
      };
    case 'ConnectionError':
      return {
        sentence: error.message,
        hint: '平台启动了吗？/ is the platform running? tongguan serve',
        exitCode: EXIT.misused,
      };
    case 'PersonaError':
      return {
        sentence: error.message,
        hint: '沙箱参与者由 tongguan serve 首次启动时生成；用 --data 指明数据目录 / personas are made by the first tongguan serve; name its folder with --data',
        exitCode: EXIT.misused,
      };
    case 'SignerError':
      return { sentence: error.message, hint: signerHint(error), exitCode: EXIT.misused };
    case 'StartFailure':
      return { sentence: error.message, hint: null, exitCode: EXIT.misused };
    default:
      return unexpected(error);
  }
}

function unexpected(error: unknown): Failure {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const detail = process.env['TONGGUAN_DEBUG'] === '1' && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return {
    sentence: `意外中止 / stopped unexpectedly: ${text}${detail}`,
    hint: HINT_UNEXPECTED,
    exitCode: EXIT.misused,
  };
}

/** What to do about a key that does not sign. */
function signerHint(error: Error): string | null {
  switch ('kind' in error ? error.kind : '') {
    case 'password':
      return '口令用 --password-file 或 TONGGUAN_KEY_PASSWORD 给出；卡多次输错会锁定 / give it with --password-file or TONGGUAN_KEY_PASSWORD; cards lock after several wrong ones';
    case 'certificate':
      return '用 --cert 给出该密钥的证书 / give the certificate of this key with --cert';
    case 'unreachable':
      return '控件或签名服务启动了吗？/ is the control or the signing service running?';
    default:
      return null;
  }
}

function isRefusal(error: Error): boolean {
  // 409: an act that was refused.
  return ('refused' in error && error.refused === true) || ('status' in error && error.status === 409);
}

/** The platform's own advice, when its answer carries one. */
function adviceOf(error: Error): string | null {
  if (!('problem' in error) || typeof error.problem !== 'object' || error.problem === null) return null;
  const problem = error.problem as Record<string, unknown>;
  const refusals = problem['refusals'];
  if (Array.isArray(refusals) && refusals.length > 0) return refusals.slice(0, REFUSALS_SHOWN).map(reasonOf).join('\n');
  const advice = problem['advice_zh'] ?? problem['advice'];
  return typeof advice === 'string' && advice !== '' ? advice : null;
}

/** Reasons of one answer shown at once. */
const REFUSALS_SHOWN = 5;

/** One refusal of the platform as a line: code, what it means, what was found, what is allowed. */
function reasonOf(refusal: Readonly<Record<string, unknown>>): string {
  const text = (field: string): string => (typeof refusal[field] === 'string' ? refusal[field] : '');
  const said = [text('code'), text('message_zh'), '/', text('message_en')].join(' ');
  return `${said}: ${text('found')} → ${text('allowed')}`;
}
