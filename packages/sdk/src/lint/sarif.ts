import type { Finding, LintResult } from './types.ts';

/** SARIF 2.1.0, as code hosts and editors read it. */
export function toSarif({ findings }: LintResult, version: string): object {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'tongguan lint', version, rules: codes.map((code) => ruleOf(code, findings)) } },
        columnKind: 'unicodeCodePoints',
        results: findings.map((finding) => resultOf(finding, codes.indexOf(finding.code))),
      },
    ],
  };
}

function ruleOf(code: string, findings: readonly Finding[]): object {
  const { zh = '', en = '', rule = null, reference } = findings.find((finding) => finding.code === code) ?? {};
  return {
    id: code,
    shortDescription: { text: `${zh} / ${en}` },
    ...(reference?.code ? { help: { text: reference.code } } : {}),
    ...(rule === null ? {} : { properties: { regimeRule: rule } }),
  };
}

function resultOf(finding: Finding, ruleIndex: number): object {
  const { file, line, column, path, pointer, found, allowed, severity, code, zh } = finding;
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: `${zh}：${path} = ${found}；允许 allowed: ${allowed}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
          region: { startLine: line, startColumn: column },
        },
        logicalLocations: [{ fullyQualifiedName: pointer, kind: 'member' }],
      },
    ],
  };
}
