import type pg from 'pg';
import type { RegistryWrite } from '../../registry/changes/types.ts';

/**
 * Writes one row of the registry unless it is there. The caller checks whether another row has its key: it has read the
 * registry inside this transaction, or reads the stored row afterwards.
 */
export async function writeRow(client: pg.PoolClient, write: RegistryWrite): Promise<boolean> {
  const [text, values] = statementOf(write);
  const { rowCount } = await client.query(text, values);
  if (write.write === 'participant' && rowCount === 1) {
    const registered = { participantCode: write.row.code, kind: 'registered', untilMs: null, reason: '' } as const;
    await writeRow(client, { write: 'event', row: { ...registered, fromMs: write.registeredMs } });
  }
  return (rowCount ?? 0) > 0;
}

type Statement = readonly [text: string, values: unknown[]];

function statementOf(write: RegistryWrite): Statement {
  switch (write.write) {
    case 'participant': {
      const { code, creditCode, name, roles, registration, sandbox } = write.row;
      return [
        `INSERT INTO participant (code, credit_code, name, roles, registration, sandbox)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [code, creditCode, name, roles, registration, sandbox],
      ];
    }
    case 'event': {
      const { participantCode, kind, fromMs, untilMs, reason } = write.row;
      return [
        `INSERT INTO participant_event (participant_code, kind, from_ms, until_ms, reason) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING`,
        [participantCode, kind, fromMs, untilMs, reason],
      ];
    }
    case 'change': {
      const { participantCode, fromMs, name, roles, registration, reason } = write.row;
      return [
        `INSERT INTO participant_change (participant_code, from_ms, name, roles, registration, reason)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [participantCode, fromMs, name, roles, registration, reason],
      ];
    }
    case 'signingKey':
    case 'signingKeyEnd':
      return keyStatement(write);
    default:
      return paperStatement(write);
  }
}

function keyStatement(write: Extract<RegistryWrite, { write: 'signingKey' | 'signingKeyEnd' }>): Statement {
  // The earliest end is kept: a key that was to end next month may turn out to be lost today.
  if (write.write === 'signingKeyEnd') {
    return [
      'UPDATE signing_key SET revoked_ms = least(coalesce(revoked_ms, $2), $2) WHERE key_name = $1',
      [write.keyName, write.atMs],
    ];
  }
  const { fingerprint, keyName, participantCode, algorithm, certificate, notBeforeMs, notAfterMs } = write.row;
  const { revokedMs, sandbox } = write.row;
  return [
    `INSERT INTO signing_key (fingerprint, key_name, participant_code, algorithm, certificate, not_before_ms,
                              not_after_ms, revoked_ms, sandbox)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    [fingerprint, keyName, participantCode, algorithm, certificate, notBeforeMs, notAfterMs, revokedMs, sandbox],
  ];
}

type PaperWrite = Exclude<
  RegistryWrite,
  { write: 'participant' | 'event' | 'change' | 'signingKey' | 'signingKeyEnd' }
>;

function paperStatement(write: PaperWrite): Statement {
  switch (write.write) {
    case 'qualification': {
      const { participantCode, kind, number, issuer, scope, fromMs, untilMs } = write.row;
      return [
        `INSERT INTO qualification (participant_code, kind, number, issuer, scope, from_ms, until_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [participantCode, kind, number, issuer, scope, fromMs, untilMs],
      ];
    }
    case 'qualificationEnd':
      return [
        `UPDATE qualification SET ended_ms = coalesce(ended_ms, $4)
         WHERE participant_code = $1 AND kind = $2 AND number = $3 AND from_ms = $5`,
        [write.participantCode, write.kind, write.number, write.atMs, write.fromMs],
      ];
    case 'delegation': {
      const { principalCode, agentCode, fromMs, untilMs } = write.row;
      return [
        `INSERT INTO delegation (principal_code, agent_code, from_ms, until_ms) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        [principalCode, agentCode, fromMs, untilMs],
      ];
    }
    case 'delegationEnd':
      return [
        `UPDATE delegation SET until_ms = $3
         WHERE principal_code = $1 AND agent_code = $2 AND from_ms < $3 AND (until_ms IS NULL OR until_ms > $3)`,
        [write.principalCode, write.agentCode, write.atMs],
      ];
    case 'undertaking': {
      const { kind, principalCode, giverCode, number, fromMs, untilMs } = write.row;
      return [
        `INSERT INTO undertaking (kind, principal_code, giver_code, number, from_ms, until_ms)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [kind, principalCode, giverCode, number, fromMs, untilMs],
      ];
    }
    case 'undertakingEnd':
      return [
        `UPDATE undertaking SET ended_ms = coalesce(ended_ms, $5)
         WHERE kind = $1 AND principal_code = $2 AND giver_code = $3 AND number = $4`,
        [write.kind, write.principalCode, write.giverCode, write.number, write.atMs],
      ];
    case 'transition':
    case 'transitionEnd':
      return transitionStatement(write);
    case 'returnCentre':
    case 'returnCentreEnd':
      return returnCentreStatement(write);
    default:
      return connectorStatement(write);
  }
}

function transitionStatement(write: Extract<RegistryWrite, { write: 'transition' | 'transitionEnd' }>): Statement {
  if (write.write === 'transitionEnd') {
    return [
      `UPDATE transition_exception SET ended_ms = coalesce(ended_ms, $4)
       WHERE participant_code = $1 AND number = $2 AND from_ms = $3`,
      [write.participantCode, write.number, write.fromMs, write.atMs],
    ];
  }
  const { participantCode, number, fromMs, untilMs } = write.row;
  return [
    `INSERT INTO transition_exception (participant_code, number, from_ms, until_ms)
     VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [participantCode, number, fromMs, untilMs],
  ];
}

function connectorStatement(write: Extract<RegistryWrite, { write: 'connector' | 'connectorEnd' }>): Statement {
  if (write.write === 'connectorEnd') {
    return [
      `UPDATE connector SET ended_ms = coalesce(ended_ms, $4)
       WHERE node = $1 AND participant_code = $2 AND from_ms = $3`,
      [write.node, write.participantCode, write.fromMs, write.atMs],
    ];
  }
  const { participantCode, node, product, number, fromMs, untilMs } = write.row;
  return [
    `INSERT INTO connector (node, participant_code, product, number, from_ms, until_ms)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [node, participantCode, product, number, fromMs, untilMs],
  ];
}

function returnCentreStatement(
  write: Extract<RegistryWrite, { write: 'returnCentre' | 'returnCentreEnd' }>,
): Statement {
  if (write.write === 'returnCentreEnd') {
    return [
      'UPDATE return_centre SET ended_ms = coalesce(ended_ms, $3) WHERE number = $1 AND from_ms = $2',
      [write.number, write.fromMs, write.atMs],
    ];
  }
  const { participantCode, number, customsCode, area, video, system, fromMs, untilMs } = write.row;
  return [
    `INSERT INTO return_centre (number, participant_code, customs_code, area, video, system, from_ms, until_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [number, participantCode, customsCode, area, video, system, fromMs, untilMs],
  ];
}
