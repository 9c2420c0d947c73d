import { type EpochMs, type Refusal, shanghaiIso } from '@tongguan/kernel';
import { lawAt, REGIME_FROM_MS } from '@tongguan/policy';
import { REGISTRY_CODES } from './errors.ts';
import { datesOf, qualifiedAt } from './qualified.ts';
import type { Registry } from './types.ts';

/** BaseTransfer of a message, as far as its way is judged. */
export type Transfer = { readonly dxpId: string; readonly copCode: string };

/** What the day's parameter asks, and the notice it stands on. */
export type Asked = { readonly value: 'unchecked' | 'client' | 'required'; readonly law: string };

/**
 * B-08, 海关总署公告2018年第56号 二: messages come by access that was opened for their transmitter. 90370: the node was opened for
 * another firm, which is not named to whoever asks; 90371: its access has ended or not begun, or, where every node has to be
 * on record, it is on none. `null` when the node fits, or where the day's parameter `transport-nodes` asks nothing of it.
 */
export function judgeConnector(
  registry: Registry,
  { dxpId, copCode }: Transfer,
  atMs: EpochMs,
  check: Asked = checkAt(atMs),
): Refusal | null {
  if (check.value === 'unchecked') return null;
  const known = registry.connectors(dxpId);
  if (known.length === 0 && check.value === 'client') return null;
  const inForce = known.filter((one) => qualifiedAt(one, atMs));
  if (inForce.some((one) => one.participantCode === copCode)) return null;
  const path = 'BaseTransfer/dxpId';
  if (inForce.length > 0) {
    const allowed = `为 ${copCode} 开通的传输节点 a node that was opened for it (${check.law})`;
    return { code: REGISTRY_CODES.nodeOfAnother, path, found: dxpId, allowed };
  }
  const own = known.filter((one) => one.participantCode === copCode).map(datesOf);
  const dates = own.length === 0 ? '无在册接入 no access on record' : own.join('; ');
  return {
    code: REGISTRY_CODES.nodeWithoutAccess,
    path,
    found: `${dxpId}; ${dates}; ${shanghaiIso(atMs)}`,
    allowed: `为 ${copCode} 开通且有效的传输节点 a node whose access is in force (${check.law})`,
  };
}

const BEFORE: Asked = { value: 'unchecked', law: '' };

function checkAt(atMs: EpochMs): Asked {
  return atMs < REGIME_FROM_MS ? BEFORE : lawAt(atMs).transportNodes;
}
