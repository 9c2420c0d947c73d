import { table } from '../common/output.ts';
import type { BenchReport } from './types.ts';
import { say } from '../common/language.ts';

/** The report for people; `--json` prints the same facts. */
export function benchText(report: BenchReport): string {
  const { machine, cpuMicrosPerDeclaration: cpu, latency, pgbench } = report;
  const rows = [
    [say('方案', 'profile'), `${report.profile}, ${report.seconds} s`],
    [
      say('放行', 'released'),
      say(
        `${report.released}  (${report.windowSeconds} s，其中收尾 ${report.drainSeconds} s)`,
        `${report.released} of which draining ${report.drainSeconds} s)`,
      ),
    ],
    [say('速度', 'declarations per second'), String(report.declarationsPerSecond)],
    [
      say('CPU 每单', 'per declaration'),
      say(
        `${micros(cpu.total)}  (Node ${micros(cpu.node)}，其中通道 ${micros(cpu.lanes)}, PostgreSQL ${micros(cpu.postgres)}；另加压方 ${micros(cpu.loadGenerator)})`,
        `${micros(cpu.total)} of which lanes ${micros(cpu.lanes)}, PostgreSQL ${micros(cpu.postgres)}; load generator ${micros(cpu.loadGenerator)})`,
      ),
    ],
    [say('WAL 每单', 'per declaration'), `${report.walBytesPerDeclaration} B`],
    [say('末份单证至放行', 'last document to release'), `p50 ${ms(latency.p50Ms)}, p99 ${ms(latency.p99Ms)}`],
    [
      'pgbench TPC-B',
      pgbench === null
        ? say('未测', 'not measured')
        : `${pgbench.tps} tps (scale ${pgbench.scale}, ${pgbench.clients} clients)`,
    ],
    [say('与 TPC-B 之比', 'ratio to TPC-B'), report.ratioToPgbench === null ? '—' : String(report.ratioToPgbench)],
    [
      say('账目', 'audit'),
      report.audit.ok
        ? say('相符', 'agrees')
        : say(`${report.audit.differences} 处不符`, `${report.audit.differences} differences`),
    ],
    [
      say('机器', 'machine'),
      `${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node}, PostgreSQL ${machine.postgres}` +
        (machine.workers === null ? '' : say(`, ${machine.workers} 接收进程`, 'gateway processes')),
    ],
  ];
  const remarks = [
    ...(report.ranOut
      ? [
          say(
            `预签的 ${report.prepared} 份清单提前用完`,
            `the ${report.prepared} prepared declarations ran out before the time did`,
          ),
        ]
      : []),
    ...(report.undecided > 0
      ? [
          say(
            `${report.undecided} 份清单因单证不全未审结`,
            `${report.undecided} lists undecided, their other documents not sent`,
          ),
        ]
      : []),
    ...(report.busyAnswers > 0 ? [say(`平台答复“忙” ${report.busyAnswers} 次`, 'busy answers')] : []),
    ...(report.errorCount > 0
      ? [say(`错误 ${report.errorCount} 次：${report.errors.join('; ')}`, `errors: ${report.errors.join('; ')}`)]
      : []),
  ];
  return [table(rows), ...remarks].join('\n');
}

function micros(value: number | null): string {
  return value === null ? '—' : `${value} µs`;
}

function ms(value: number | null): string {
  return value === null ? '—' : `${value} ms`;
}
