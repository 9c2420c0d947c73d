import { type Outcome, refused } from '@tongguan/kernel';
import type { Static, TObject } from 'typebox';
import { type ActDoor, bodyReader } from '../../office/defineAct.ts';
import type { ActKind, StaffRole } from '../../office/types.ts';
import type { ChangeFacts, ChangeKind, DecideChange, RegistryWrite } from './types.ts';

/** Roles that may record changes and agree to those of another person (A-04, K-03). */
export const REGISTRARS: readonly StaffRole[] = ['operator', 'supervisor'];

/** A certificate or a scanned paper's text. */
const CHANGE_BYTES_MAX = 64 * 1024;

/**
 * An act about a firm's record, declared as every act of the office; what all of them share is said here. It counts in every
 * district. `decide` is given the rows inside the registry's transaction and returns what to write.
 */
export function defineChange<Body extends TObject>(
  about: Pick<ActKind, 'name' | 'zh' | 'en' | 'rules'> &
    ActDoor & {
      readonly body: Body;
      readonly decide: DecideChange<Static<Body>>;
    },
): ChangeKind {
  const { name, zh, en, rules, body, decide } = about;
  const door =
    about.ownDoor === true ? { path: '', ownDoor: true as const } : { path: `participants/:number/${about.path}` };
  const read = bodyReader(body);
  return {
    name,
    subject: 'participant',
    place: 'registry',
    ...door,
    roles: REGISTRARS,
    district: 'national',
    zh,
    en,
    rules,
    body,
    bodyBytesMax: CHANGE_BYTES_MAX,
    decide: (facts) => decideRead(facts, read, decide),
  };
}

/** A proposal was stored in the database: it is checked like every stored act. */
function decideRead<Body>(
  facts: ChangeFacts,
  read: (body: unknown) => { readonly body: Body } | { readonly path: string; readonly message: string },
  decide: DecideChange<Body>,
): Outcome<readonly RegistryWrite[]> {
  const given = read(facts.body);
  if ('body' in given) return decide({ ...facts, body: given.body });
  return refused({ code: '90045', path: given.path, found: '', allowed: given.message });
}
