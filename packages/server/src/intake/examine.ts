import { createHash } from 'node:crypto';
import {
  type CebMessage,
  DEFAULT_SCAN_LIMITS,
  PROBLEM_COUNT_MAX,
  readMessage,
  readSignature,
  scan,
  scanMessageType,
  SIGNATURE_VARIANTS,
  verifySignature,
  WIRE_CODES,
} from '@tongguan/ceb';
import { done, type EpochMs, type Outcome, type Refusal, refused } from '@tongguan/kernel';
import { headOf, headProblems, figureProblems, timeProblems } from '@tongguan/matching';
import { judgeAuthority, judgeSigner, type Participant, type Profile, type Registry } from '../registry/index.ts';
import { screened, screenedGuid, screenedOf } from './screen.ts';
import type { VerifiedMessage } from './types.ts';

/** What the door found out about a message before it refused it, for the CEB900. */
export type Examined = {
  readonly digest: Buffer;
  readonly type: string;
  readonly guid: string;
  /** See `Watch`. */
  readonly elements: number;
  readonly outcome: Outcome<VerifiedMessage>;
};

/** The messages an enterprise may send on the import path of this platform. */
const TAKEN: ReadonlySet<string> = new Set([
  'CEB311Message',
  'CEB411Message',
  'CEB511Message',
  'CEB513Message',
  'CEB621Message',
  'CEB623Message',
  'CEB625Message',
  'CEB711Message',
]);

const ANSWERED_BY_COP_NO: ReadonlySet<string> = new Set([
  'CEB621Message',
  'CEB623Message',
  'CEB625Message',
  'CEB711Message',
]);

/** `<a/>`: nothing shorter is an element. */
const ELEMENT_BYTES_MIN = 4;

/** oriCopMsgId of CEB900 holds as many characters; the dictionary has not looked at the attribute yet. */
const ORIGINAL_GUID_MAX = 255;

/**
 * Raw bytes to a message that may be stored: form, signature, signer, dictionary, transmitter, authority (B-01, B-05,
 * A-06), in this order. Fields are read only from the bytes the signature covers.
 */
export function examine(
  raw: Buffer,
  callerCode: string,
  registry: Registry,
  profile: Profile,
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

  if (!TAKEN.has(type)) return refuse(refused(notTaken(tape.value.localName[0] ?? '')));
  // Who signs decides what is allowed, and only the parts say who signs.
  const parts = readSignature(tape.value, { variants: SIGNATURE_VARIANTS });
  if (!parts.ok) return refuse(parts);
  const signer = judgeSigner(registry, parts.value, profile, acceptedMs);
  if (!signer.ok) return refuse(signer);
  const { signingKey, variants } = signer.value;
  const signed = verifySignature(tape.value, parts.value, signingKey.key, { variants });
  if (!signed.ok) return refuse(signed);
  const message = readMessage(signed.value);
  if (!message.ok) return refuse(message);

  const problems = problemsOf(message.value, signer.value.participant, { callerCode, registry, acceptedMs });
  if (problems.length > 0) return refuse(refused(...problems));
  return refuse(
    done({
      raw,
      digest,
      message: message.value,
      signature: parts.value,
      signer: signer.value,
      callerCode,
      acceptedMs,
    }),
  );
}

/** What a message that could be read may not say, all of it at once up to the limit, who signs first. */
function problemsOf(
  message: CebMessage,
  signer: Participant,
  { callerCode, registry, acceptedMs }: { callerCode: string; registry: Registry; acceptedMs: EpochMs },
): Refusal[] {
  const problems = screenedOf(message, transmitterProblems(message, callerCode));
  for (const [index, document] of message.documents.entries()) {
    if (problems.length >= PROBLEM_COUNT_MAX) break;
    const authority = judgeAuthority(registry, message, index, signer, acceptedMs);
    const at = `document[${index + 1}]`;
    const own = [
      ...(authority ? [authority] : []),
      ...[
        ...copNoProblems(message.type, document),
        ...headProblems(message.type, document),
        ...timeProblems(document, acceptedMs),
        ...figureProblems(message.type, document),
      ].map((problem) => ({ ...problem, path: `${at}/${problem.path}` })),
    ];
    problems.push(...screenedOf(document, own.slice(0, PROBLEM_COUNT_MAX - problems.length)));
  }
  return problems;
}

/** The transmitter named in the message is the enterprise that is calling (spec 202205, BaseTransfer). */
function transmitterProblems(message: CebMessage, callerCode: string): Refusal[] {
  if (!('baseTransfer' in message) || message.baseTransfer.copCode === callerCode) return [];
  const { copCode: found } = message.baseTransfer;
  const { code } = WIRE_CODES.callerIsNotTransmitter;
  return [{ code, path: 'BaseTransfer/copCode', found, allowed: callerCode }];
}

/** Every answer (622, 624, 626, 712) names the copNo, which the dictionary leaves optional in the message alone. */
function copNoProblems(type: string, document: object): Refusal[] {
  if (!ANSWERED_BY_COP_NO.has(type)) return [];
  const [node, head] = headOf(document);
  if ((head['copNo'] ?? '') !== '') return [];
  const allowed = '企业内部编号 C..20, the number by which receipts answer';
  return [{ code: '-900202', path: `${node}/copNo`, found: '', allowed }];
}

function notTaken(rootName: string): Refusal {
  return {
    code: '-900201',
    path: '/',
    found: rootName.slice(0, 64),
    allowed: [...TAKEN].join(', '),
    offset: 0,
  };
}
