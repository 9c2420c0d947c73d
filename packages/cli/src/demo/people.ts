import { identityCheckCharacter } from '@tongguan/policy';
import type { Buyer, Consignee } from '@tongguan/sdk';
import type { Random } from './random.ts';

export type Person = { readonly buyer: Buyer; readonly consignee: Consignee };

const SURNAMES = [
  '赵',
  '钱',
  '孙',
  '李',
  '周',
  '吴',
  '郑',
  '王',
  '冯',
  '陈',
  '褚',
  '卫',
  '蒋',
  '沈',
  '韩',
  '杨',
] as const;
const GIVEN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千'] as const;
const DISTRICTS = ['浙江省杭州市测试区', '广东省深圳市测试区', '上海市测试区', '四川省成都市测试区'] as const;
/** Provinces, each followed by 99, which is no prefecture of theirs: these numbers can belong to nobody. */
const AREAS_NOWHERE = ['1199', '3199', '3399', '4499', '5199'] as const;
const BIRTH_FIRST_MS = Date.UTC(1960, 0, 1);
const BIRTH_DAYS = 15_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** An invented person whose identity number has the right form and check digit. */
export function inventPerson(random: Random): Person {
  const name = `${random.pick(SURNAMES)}${random.pick(GIVEN)}${random.pick(GIVEN)}`;
  const telephone = `19900${digits(random.below(1_000_000), 6)}`;
  const address = `${random.pick(DISTRICTS)}通关路${random.below(999) + 1}号${random.below(30) + 1}室`;
  const idNumber = inventIdentityNumber(random);
  return {
    buyer: { name, idNumber, telephone, regNo: `U${digits(random.below(1_000_000_000), 9)}` },
    consignee: { name, telephone, address },
  };
}

export function inventIdentityNumber(random: Random): string {
  const birth = new Date(BIRTH_FIRST_MS + random.below(BIRTH_DAYS) * DAY_MS)
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '');
  const body = `${random.pick(AREAS_NOWHERE)}${digits(random.below(100), 2)}${birth}${digits(random.below(1000), 3)}`;
  return body + (identityCheckCharacter(body) ?? '');
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
