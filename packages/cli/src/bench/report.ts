import { table } from '../common/output.ts';
import type { BenchReport } from './types.ts';

/** The report for people; `--json` prints the same facts. */
export function benchText(report: BenchReport): string {
  const { machine, cpuMicrosPerDeclaration: cpu, latency, pgbench } = report;
  const rows = [
    ['方案 / profile', `${report.profile}, ${report.seconds} s`],
    [
      '放行 / released',
      `${report.released}  (${report.windowSeconds} s，其中收尾 / of which draining ${report.drainSeconds} s)`,
    ],
    ['速度 / declarations per second', String(report.declarationsPerSecond)],
    [
      'CPU 每单 / per declaration',
      `${micros(cpu.total)}  (Node ${micros(cpu.node)}，其中通道 / of which lanes ${micros(cpu.lanes)}, PostgreSQL ${micros(cpu.postgres)}；另加压方 / load generator ${micros(cpu.loadGenerator)})`,
    ],
    ['WAL 每单 / per declaration', `${report.walBytesPerDeclaration} B`],
    ['末份单证至放行 / last document to release', `p50 ${ms(latency.p50Ms)}, p99 ${ms(latency.p99Ms)}`],
    [
      'pgbench TPC-B',
      pgbench === null
        ? '未测 / not measured'
        : `${pgbench.tps} tps (scale ${pgbench.scale}, ${pgbench.clients} clients)`,
    ],
    ['与 TPC-B 之比 / ratio to TPC-B', report.ratioToPgbench === null ? '—' : String(report.ratioToPgbench)],
    ['账目 / audit', report.audit.ok ? '相符 / agrees' : `${report.audit.differences} 处不符 / differences`],
    [
      '机器 / machine',
      `${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node}, PostgreSQL ${machine.postgres}` +
        (machine.workers === null ? '' : `, ${machine.workers} 接收进程 / gateway processes`),
    ],
  ];
  const remarks = [
    ...(report.ranOut
      ? [`预签的报文提前用完 / the ${report.prepared} prepared declarations ran out before the time did`]
      : []),
    ...(report.undecided > 0
      ? [`${report.undecided} 份清单因单证不全未审结 / lists undecided, their other documents not sent`]
      : []),
    ...(report.busyAnswers > 0 ? [`平台答复“忙” ${report.busyAnswers} 次 / busy answers`] : []),
    ...(report.errorCount > 0 ? [`错误 ${report.errorCount} 次 / errors: ${report.errors.join('; ')}`] : []),
  ];
  return [table(rows), ...remarks].join('\n');
}

function micros(value: number | null): string {
  return value === null ? '—' : `${value} µs`;
}

function ms(value: number | null): string {
  return value === null ? '—' : `${value} ms`;
}
