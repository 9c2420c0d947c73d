import type { RegistryRows } from '@tongguan/server';
import { type EpochMs, shanghaiIso } from '@tongguan/kernel';
import { table } from '../../common/output.ts';
import { say } from '../../common/language.ts';

type Section = readonly (readonly string[])[];

/** Everything on record about one firm, in force or not: a past end explains a refusal. `null` when there is no such firm. */
export async function showParticipant(
  rows: RegistryRows,
  code: string,
  atMs: EpochMs,
): Promise<{ readonly text: string; readonly json: object } | null> {
  const { participantsAt, standingAt } = await import('@tongguan/server');
  const firm = participantsAt(rows, atMs).find((one) => one.code === code);
  if (firm === undefined) return null;
  const standing = standingAt(firm, atMs);
  const records = recordsOf(rows, code);
  const titled: readonly (readonly [title: string, section: Section])[] = [
    [say('历次登记', 'events'), records.events],
    [say('变更', 'changes'), records.changes],
    [say('证书', 'certificates'), records.certificates],
    [say('资质', 'licences'), records.qualifications],
    [say('过渡期例外', 'exceptions of the transition'), records.transitions],
    [say('委托申报', 'delegations'), records.delegations],
    [say('代传承诺与协议', 'undertakings and agreements'), records.undertakings],
    [say('账册', 'account books'), records.books],
  ];
  const head = [
    `${firm.code}  ${firm.name}  ${standing}`,
    say(`  信用代码：${firm.creditCode}`, `  credit code: ${firm.creditCode}`),
    say(`  角色：${firm.roles.join(', ')}`, `  roles: ${firm.roles.join(', ')}`),
    say(`  登记：${firm.registration ?? 'customs'}`, `  registration: ${firm.registration ?? 'customs'}`),
  ];
  const sections = titled
    .filter(([, section]) => section.length > 0)
    .map(([title, section]) => `${title}\n${indented(table(section))}`);
  const { creditCode, name, roles, registration = 'customs' } = firm;
  return {
    text: [head.join('\n'), ...sections].join('\n'),
    json: { code, creditCode, name, roles, registration, standing, ...records },
  };
}

function recordsOf(rows: RegistryRows, code: string): Readonly<Record<Name, Section>> {
  const own = <T extends { readonly participantCode: string }>(all: readonly T[]): readonly T[] =>
    all.filter(({ participantCode }) => participantCode === code);
  return {
    events: own(rows.events).map((one) => [one.kind, spanOf(one.fromMs, one.untilMs), one.reason]),
    changes: own(rows.changes).map((one) => [
      shanghaiIso(one.fromMs),
      ...[one.name, one.roles.join(', '), one.registration, one.reason],
    ]),
    certificates: own(rows.signingKeys).map((one) => [
      ...[one.keyName, one.algorithm, spanOf(one.notBeforeMs, one.notAfterMs)],
      endedOf(say('吊销', 'revoked'), one.revokedMs),
    ]),
    qualifications: own(rows.qualifications).map((one) => [
      ...[one.kind, one.number, one.issuer, one.scope, spanOf(one.fromMs, one.untilMs)],
      endedOf(say('终止', 'ended'), one.endedMs),
    ]),
    transitions: own(rows.transitions).map((one) => [
      ...[one.number, spanOf(one.fromMs, one.untilMs)],
      endedOf(say('终止', 'ended'), one.endedMs),
    ]),
    delegations: rows.delegations
      .filter(({ principalCode, agentCode }) => principalCode === code || agentCode === code)
      .map((one) => [`${one.principalCode} → ${one.agentCode}`, spanOf(one.fromMs, one.untilMs)]),
    undertakings: rows.undertakings
      .filter(({ principalCode, giverCode }) => principalCode === code || giverCode === code)
      .map((one) => [
        ...[one.kind, `${one.giverCode} → ${one.principalCode}`, one.number, spanOf(one.fromMs, one.untilMs)],
        endedOf(say('终止', 'ended'), one.endedMs),
      ]),
    books: rows.accountBooks
      .filter(({ warehouseCode }) => warehouseCode === code)
      .map((one) => [one.emsNo, one.customsCode, one.city]),
  };
}

type Name =
  | 'events'
  | 'changes'
  | 'certificates'
  | 'qualifications'
  | 'transitions'
  | 'delegations'
  | 'undertakings'
  | 'books';

function spanOf(fromMs: EpochMs, untilMs: EpochMs | null): string {
  return `${shanghaiIso(fromMs)} … ${untilMs === null ? '' : shanghaiIso(untilMs)}`.trimEnd();
}

function endedOf(words: string, atMs: EpochMs | null): string {
  return atMs === null ? '' : `${words} ${shanghaiIso(atMs)}`;
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
