/** A command of a page that the test of the guides does not run, found by how it begins, and why. */
export type NotRun = { readonly page: RegExp; readonly begins: string; readonly why: string };

const STARTED = 'installs or starts what the test has installed and started';
const PRODUCTION = 'a platform for production, or a machine of its own';
const OWN_KEYS = 'needs a key, a certificate or a list of the reader’s own; run with made ones in keys/*.test.ts';
const STAYS = 'stays up until it is stopped';

/** The one list of what is not run; an entry that meets nothing fails. */
export const NOT_RUN: readonly NotRun[] = [
  { page: /./, begins: 'npm ci', why: STARTED },
  { page: /./, begins: 'npx tongguan serve', why: STARTED },
  { page: /README/, begins: 'npm install', why: 'the packages are not published; packed.test.mjs installs them' },
  { page: /README/, begins: 'npx tongguan demo', why: 'sets the clock to today; endToEnd.test.ts plays it' },
  { page: /README/, begins: 'npx tongguan scenario', why: 'minutes; scenarios.test.ts plays every file' },
  {
    page: /guides/,
    begins: 'npx tongguan scenario examples/scenarios',
    why: 'minutes; scenarios.test.ts plays every file',
  },
  {
    page: /dxp-and-amqp/,
    begins: 'npx tongguan bridge',
    why: `${STAYS}, beside a message broker; bridge.test.ts has one`,
  },
  { page: /signers/, begins: 'npx tongguan ukey', why: `${STAYS}; keys/keys.test.ts has one` },
  { page: /signers/, begins: 'npx tongguan sign', why: OWN_KEYS },
  { page: /operate/, begins: 'mkdir -p /etc/tongguan', why: PRODUCTION },
  { page: /operate/, begins: 'npx tongguan bench', why: 'a measurement, minutes; bench/bench.test.ts' },
  { page: /operate/, begins: 'npx tongguan registry staff', why: PRODUCTION },
  { page: /operate/, begins: 'printf', why: PRODUCTION },
  { page: /operate/, begins: 'export TONGGUAN_URL', why: PRODUCTION },
  { page: /operate/, begins: 'npx tongguan act queue.', why: 'needs a fault of the platform; run in lane/queue tests' },
  {
    page: /operate/,
    begins: 'npx tongguan act proposal.decide ID',
    why: 'whatever was proposed; other pages run it with what they propose',
  },
  {
    page: /operate/,
    begins: 'npx tongguan act declaration.',
    why: 'needs an incident at a site; run in contingency tests',
  },
  {
    page: /aftercare/,
    begins: 'npx tongguan act declaration.review',
    why: 'needs a declaration in review; run in aftercare.test.ts',
  },
  {
    page: /aftercare/,
    begins: 'npx tongguan act supplement.',
    why: 'needs a declaration in review; run in declaration/supplement.test.ts',
  },
  {
    page: /aftercare/,
    begins: 'npx tongguan supplement answer',
    why: 'answers what customs asked; run in declaration/supplement.test.ts',
  },
  {
    page: /aftercare/,
    begins: 'npx tongguan act return-parcel.',
    why: 'needs a parcel that came back to a return centre; run in aftercare/returnCentre.test.ts',
  },
  {
    page: /one-payment-several-orders/,
    begins: 'node FILE outbox',
    why: 'the program of the page; run in packages/sdk/test/guides.test.ts',
  },
  {
    page: /one-payment-several-orders/,
    begins: 'npx tongguan lint outbox',
    why: 'what the program of the page has written; linted in packages/sdk/test/guides.test.ts',
  },
  {
    page: /personal-data/,
    begins: 'npx tongguan vault new-key',
    why: 'the platform starts anew between these; run in registry/accessTools.test.ts',
  },
  {
    page: /personal-data/,
    begins: 'npx tongguan vault rekey',
    why: 'the platform starts anew between these; run in registry/accessTools.test.ts',
  },
  {
    page: /personal-data/,
    begins: 'npx tongguan vault drop-old',
    why: 'the platform starts anew between these; run in registry/accessTools.test.ts',
  },
  { page: /signers/, begins: 'TONGGUAN_KEY_PASSWORD', why: OWN_KEYS },
  { page: /signers/, begins: 'npx tongguan send', why: OWN_KEYS },
  { page: /signers/, begins: 'npx tongguan verify', why: OWN_KEYS },
  { page: /verify-signatures/, begins: 'npx tongguan verify', why: OWN_KEYS },
  { page: /verify-signatures/, begins: 'npx tongguan keys', why: OWN_KEYS },
];
