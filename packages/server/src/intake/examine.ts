import { createHash } from 'node:crypto';
import {
  type CebMessage,
  DEFAULT_SCAN_LIMITS,
  PROBLEM_COUNT_MAX,
  scan,
  scanMessageType,
  WIRE_CODES,
} from '@tongguan/ceb';
import { done, type EpochMs, type Outcome, type Refusal, refused } from '@tongguan/kernel';
import { headOf, headProblems, figureProblems, timeProblems } from '@tongguan/matching';
import { judgeAuthority, judgeConnector, type Participant, type Profile, type Registry } from '../registry/index.ts';
import { screened, screenedGuid, screenedOf } from './screen.ts';
import type { Taken, TakenMessage } from './taken.ts';
import type { VerifiedMessage } from './types.ts';
import { vouched } from './vouched.ts';

/** Facts about a refused message, for its CEB900. */
export type Examined = {
  readonly digest: Buffer;
  readonly type: string;
  readonly guid: string;
  /** See `Watch`. */
  readonly elements: number;
  readonly outcome: Outcome<VerifiedMessage>;
};

/** `<a/>`: nothing shorter is an element. */
const ELEMENT_BYTES_MIN = 4;

/** oriCopMsgId of CEB900 holds as many characters; the attribute has not been checked by the dictionary yet. */
const ORIGINAL_GUID_MAX = 255;

/** Dependencies of the checks at intake. */
export type Known = { readonly registry: Registry; readonly profile: Profile; readonly taken: Taken };

/**
 * Raw bytes to a message that may be stored: form, signature, signer, dictionary, transmitter, authority (B-01, B-05,
 * A-06), in this order. Fields are read only from the bytes the signature covers.
 */
export function examine(
  raw: Buffer,
  callerCode: string,
  { registry, profile, taken }: Known,
  acceptedMs: EpochMs,
): Examined {
  const digest = createHash('sha256').update(raw).digest();
  const tape = scan(raw);
  if (!tape.ok) {
    const elements = Math.ceil(Math.min(raw.length, DEFAULT_SCAN_LIMITS.bodyBytes) / ELEMENT_BYTES_MIN);
    return { digest, type: 'Unknown', guid: '', elements, outcome: screened(tape) };
  }
  const type = scanMessageType(tape.value) ?? 'Unknown';
  const guid = [...screenedGuid(tape.value.rootAttributes.get('guid') ?? '')].slice(0, ORIGINAL_GUID_MAX).join('');
  const refuse = (outcome: Outcome<VerifiedMessage>): Examined => ({
    digest,
    type,
    guid,
    elements: tape.value.count,
    outcome: screened(outcome),
  });

  const asked = taken.get(type);
  if (asked === undefined) return refuse(refused(notTaken(tape.value.localName[0] ?? '', taken)));
  const told = vouched(tape.value, type, { callerCode, registry, profile, acceptedMs });
  if (!told.ok) return refuse(told);
  const { message, signature, signer } = told.value;

  const at = { callerCode, registry, acceptedMs, answeredBy: asked.answeredBy };
  const problems = problemsOf(message, signer.participant, at);
  if (problems.length > 0) return refuse(refused(...problems));
  return refuse(
    done({
      raw,
      digest,
      message,
      signature,
      signer,
      callerCode,
      acceptedMs,
    }),
  );
}

type Asked = Pick<TakenMessage, 'answeredBy'> & {
  readonly callerCode: string;
  readonly registry: Registry;
  readonly acceptedMs: EpochMs;
};

/** All problems of a readable message, up to the limit; those of the signer come first. */
function problemsOf(
  message: CebMessage,
  signer: Participant,
  { callerCode, registry, acceptedMs, answeredBy }: Asked,
): Refusal[] {
  const problems = screenedOf(message, transmitterProblems(message, { callerCode, registry, acceptedMs }));
  for (const [index, document] of message.documents.entries()) {
    if (problems.length >= PROBLEM_COUNT_MAX) break;
    const authority = judgeAuthority(registry, message, index, signer, acceptedMs);
    const at = `document[${index + 1}]`;
    const own = [
      ...(authority ? [authority] : []),
      ...[
        ...numberProblems(answeredBy, document),
        ...headProblems(message.type, document),
        ...timeProblems(document, acceptedMs),
        ...figureProblems(message.type, document),
      ].map((problem) => ({ ...problem, path: `${at}/${problem.path}` })),
    ];
    problems.push(...screenedOf(document, own.slice(0, PROBLEM_COUNT_MAX - problems.length)));
  }
  return problems;
}

/** The transmitter named in the message is the enterprise that is calling (spec 202205, BaseTransfer), by a node of its own (B-08). */
function transmitterProblems(
  message: CebMessage,
  { callerCode, registry, acceptedMs }: Pick<Asked, 'callerCode' | 'registry' | 'acceptedMs'>,
): Refusal[] {
  if (!('baseTransfer' in message)) return [];
  const { copCode: found } = message.baseTransfer;
  if (found !== callerCode) {
    return [{ code: WIRE_CODES.callerIsNotTransmitter.code, path: 'BaseTransfer/copCode', found, allowed: callerCode }];
  }
  const wrongNode = judgeConnector(registry, message.baseTransfer, acceptedMs);
  return wrongNode === null ? [] : [wrongNode];
}

function numberProblems(answeredBy: TakenMessage['answeredBy'], document: object): Refusal[] {
  if (answeredBy === null) return [];
  const [node, head] = headOf(document);
  const { field, allowed } = answeredBy;
  return (head[field] ?? '') === '' ? [{ code: '-900202', path: `${node}/${field}`, found: '', allowed }] : [];
}

/** Known to the specification or not: no room of this platform takes it. */
function notTaken(rootName: string, taken: Taken): Refusal {
  return {
    code: '-900201',
    path: '/',
    found: rootName.slice(0, 64),
    allowed: [...taken.keys()].join(', '),
    offset: 0,
  };
}
