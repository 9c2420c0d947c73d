// Writes examples/scenarios/scenario.schema.json, by which editors complete and check scenario files.
//
//   node scripts/scenario-schema.mjs

import { writeFileSync } from 'node:fs';
import { SCENARIO_SCHEMA } from '../packages/cli/dist/src/scenario/schema.js';

const file = new URL('../examples/scenarios/scenario.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(SCENARIO_SCHEMA, null, 2)}\n`);
