import { createServer } from 'node:net';
import { errorCode, portTaken, StartFailure } from './startFailure.ts';

/** Asked before the database is started: a taken port is the commonest mistake and should be told at once. */
export function freePortFor(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(listenFailure(error, host, port)));
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(found));
    });
  });
}

export function listenFailure(error: unknown, host: string, port: number): unknown {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return portTaken(host, port, error);
    case 'EACCES':
      return new StartFailure(
        'port-taken',
        `端口 ${port} 需要管理员权限：请用 --port 指定 1024 以上的端口。`,
        `Port ${port} is reserved to the administrator: choose one above 1024 with --port.`,
        error,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFailure(
        'host-unknown',
        `本机没有地址 ${host}：请检查 --host。`,
        `This machine has no address ${host}: check --host.`,
        error,
      );
    default:
      return error;
  }
}

/** Where a browser on this machine finds it. */
export function nameOfHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
