// What can be mutated: the sources of a group, the tests that may notice, the share that must be killed, and of how many
// test files how many tests one mutant may ask. What a group does not ask can only lower its share.

/** Who asks the rules without a platform: policy's own tests, its neighbour, the client, the pages made of its tables. */
const RULES = /^packages\/(policy|matching)\/dist\/test\/|^packages\/cli\/dist\/test\/assess\.|^test\/reference\./;
/** Files that start whole platforms as processes: minutes for each mutant, and they look at the lane from far. */
const FAR = /\/(main|gateway|registry|sandbox|privacy|tracking|vault|receipts|inTurn|signature)[^/]*\.test\.js$/;
/** Models and crowds: the slowest, which notice most things and say least of where. */
const CROWDS =
  /\/(lives\w*|mortality|inspectionMortality|settlementKill|onceModel|history|numbersAlike|hostile)\.test\.js$/;
/** Doors, keys, roles and upgrades of a whole platform, which clear a list or two on their way. */
const BESIDE =
  /\/(accessTokens|databaseRights|districtDoors|fourEyesDoor|fourEyesUpgrade|fourEyesMortality|healthWrites|intakeDoor|migrationNumbers|neighbours|oldest|ownData|production|refusedMessage|rekey|sealedReasons|secondPersonTable|unsoundKeys)\.test\.js$/;
const nearServer = (file) => file.startsWith('packages/server/dist/test/') && !FAR.test(file);

/** The journal and its balances by themselves, then under lanes, books and what is taken back. */
const BALANCES =
  /\/(ledgerSession|ledgerAccounts|lanes|stock|auditOnce|tampering|bookAudit|bookTransfer|guarantee|returns|cancellation|contingency|dossiers|settlement|inspection|setAsideWork|closing)\.test\.js$/;

/** Every test that reaches a mutant; for groups of fast tests, and for what survived others. */
export const EVERY = [{ files: Number.POSITIVE_INFINITY, tests: Number.POSITIVE_INFINITY }];
/** First a few tests of some files: most mutants are dead then. */
const SOME = [
  { files: 5, tests: 6 },
  { files: 6, tests: Number.POSITIVE_INFINITY },
];

export const GROUPS = {
  policy: {
    sources: /^packages\/policy\/dist\/src\/(?!generated\/)/,
    tests: (file) => RULES.test(file),
    threshold: 90,
    most: EVERY,
    database: false,
  },
  matching: {
    sources: /^packages\/matching\/dist\/src\//,
    tests: (file) => file.startsWith('packages/matching/dist/test/'),
    threshold: 90,
    most: EVERY,
    database: false,
  },
  ledgers: {
    sources: /^packages\/server\/dist\/src\/ledgers\//,
    tests: (file) => nearServer(file) && BALANCES.test(file),
    threshold: 90,
    most: SOME,
    database: true,
  },
  lane: {
    sources: /^packages\/server\/dist\/src\/(clearance|lane|aftercare|inspection|contingency|guarantee\/jobs|bonded)\//,
    tests: (file) => nearServer(file) && !CROWDS.test(file) && !BESIDE.test(file),
    threshold: 80,
    most: SOME,
    database: true,
  },
};
