import { assert, readStored, storedRecord } from '@tongguan/kernel';
import { drawOf } from '@tongguan/policy';
import { placesOfPreNo } from '../../clearance/index.ts';
import { fileOf as evidenceFileOf } from '../../inspection/file.ts';
import type { InspectionDoor } from '../../inspection/types.ts';
import { actSeal } from '../../office/index.ts';
import type { Store } from '../../store/pool.ts';
import { inspectionReads } from '../../store/gateway/inspections.ts';
import type { Vault } from '../../vault/index.ts';

/** Wires what staff read of inspections. */
export function openInspections(store: Store, vault: Vault): InspectionDoor {
  const reads = inspectionReads(store, placesOfPreNo);
  return {
    list: (filter) => reads.list(filter),
    draw: (preNo) => drawOf(vault.drawSeed(), preNo),
    async file(number, actId) {
      const found = await reads.file(number, actId);
      if (found === null) return null;
      const { evidence, body } = found;
      return readStored(`evidence ${evidence.actId}`, () => {
        const sealed = vault.open(body, actSeal(evidence.part, evidence.actId));
        const file = evidenceFileOf(storedRecord<Record<string, unknown>>(sealed.toString('utf8')));
        assert('bytes' in file && file.sha256 === evidence.sha256, 'evidence is what was recorded');
        return file;
      });
    },
  };
}
