import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RegistryRows } from '@tongguan/server';
import { showParticipant } from '../../src/commands/registry/registryShow.ts';

// Proves that `registry show` lists a firm's exceptions of the transition, those that ended too, and nobody else's (C-10).

const at = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);
const FIRM = '3301969903';
const OTHER = '3301969904';

function rowsWith(transitions: RegistryRows['transitions']): RegistryRows {
  const firm = {
    creditCode: '',
    name: '测试企业',
    roles: ['paymentFirm'],
    registration: 'customs',
    sandbox: false,
  } as const;
  const registered = { kind: 'registered', fromMs: at('2019-01-10'), untilMs: null, reason: '' } as const;
  const none = { signingKeys: [], signatureProfiles: [], tokens: [], endedConsumerTokens: [], accountBooks: [] };
  const papers = {
    delegations: [],
    changes: [],
    qualifications: [],
    undertakings: [],
    connectors: [],
    returnCentres: [],
  };
  return {
    version: 1n,
    participants: [FIRM, OTHER].map((code) => ({ ...firm, code })),
    events: [FIRM, OTHER].map((participantCode) => ({ ...registered, participantCode })),
    ...none,
    ...papers,
    transitions,
  };
}

test('an exception of the transition is shown with its days and its end', async () => {
  const days = { fromMs: at('2019-02-01'), untilMs: at('2019-04-01') };
  const rows = rowsWith([
    { participantCode: FIRM, number: 'G-1', ...days, endedMs: at('2019-03-01') },
    { participantCode: OTHER, number: 'G-2', ...days, endedMs: null },
  ]);
  const shown = await showParticipant(rows, FIRM, at('2019-03-15'));
  assert.match(
    shown?.text ?? '',
    /(过渡期例外|exceptions of the transition)\n +G-1 +2019-02-01T00:00:00\+08:00 … 2019-04-01T00:00:00\+08:00 +\S+ 2019-03-01T/,
  );
  assert.doesNotMatch(shown?.text ?? '', /G-2/);
  const none = await showParticipant(rowsWith([]), FIRM, at('2019-03-15'));
  assert.doesNotMatch(none?.text ?? '', /过渡期例外|exceptions of the transition/);
});
