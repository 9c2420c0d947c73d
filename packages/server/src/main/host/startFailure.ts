/**
 * Why the platform cannot start, as text for a person: Chinese first, English beside, and the exit code of the command.
 * Nothing has been changed or damaged when one of these is thrown.
 */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  readonly reason: StartFailureReason;
  readonly messageZh: string;
  readonly messageEn: string;
  /** 2: the command cannot run like this (issue convention: done 0, refused by the regime 1, used wrongly 2). */
  readonly exitCode = 2;

  constructor(reason: StartFailureReason, messageZh: string, messageEn: string, cause?: unknown) {
    super(`${messageZh}\n${messageEn}`, cause === undefined ? undefined : { cause });
    this.reason = reason;
    this.messageZh = messageZh;
    this.messageEn = messageEn;
  }
}

export type StartFailureReason =
  | 'data-in-use'
  | 'data-not-writable'
  | 'disk-full'
  | 'sandbox-data'
  | 'lock'
  | 'wrong-database-version'
  | 'database-unreachable'
  | 'database-broken'
  | 'database-user'
  | 'database-program'
  | 'port-taken'
  | 'host-unknown'
  | 'gateway'
  | 'keys';

/** Turns what the file system says into a sentence; anything else is passed on as it is. */
export function fileFailure(error: unknown, path: string): unknown {
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'ENOENT':
    case 'EEXIST':
      return notWritable(path, error);
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(path, error);
    default:
      return error;
  }
}

export function notWritable(path: string, cause?: unknown): StartFailure {
  return new StartFailure(
    'data-not-writable',
    `数据目录 ${path} 无法写入：请检查路径和权限，或用 --data 指定其他目录。`,
    `The data folder ${path} cannot be written to: check the path and its permissions, or name another one with --data.`,
    cause,
  );
}

export function diskFull(path: string, cause?: unknown): StartFailure {
  return new StartFailure(
    'disk-full',
    `磁盘空间不足：${path} 所在磁盘已满，请清理后重试；已有数据未受影响。`,
    `The disk that holds ${path} is full: free some space and start again; the data already there is untouched.`,
    cause,
  );
}

export function portTaken(host: string, port: number, cause?: unknown): StartFailure {
  return new StartFailure(
    'port-taken',
    `端口 ${host}:${port} 已被其他程序占用：请停止该程序，或用 --port 指定其他端口。`,
    `Port ${host}:${port} is taken by another program: stop that program, or choose another port with --port.`,
    cause,
  );
}

export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return '';
}
