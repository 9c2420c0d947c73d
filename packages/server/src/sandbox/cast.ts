import { type Fen, fen } from '@tongguan/kernel';
import type { QualificationKind, Role } from '../registry/types.ts';
import type { Persona, PersonaName } from './types.ts';

/** The fictitious firms of the sandbox. Codes have valid check signs and are unassigned; names say that they are tests. */
export type Part = {
  readonly name: PersonaName;
  readonly code: string;
  readonly creditCode: string;
  readonly firm: string;
  readonly roles: readonly Role[];
  readonly defaultAlgorithm: Persona['defaultAlgorithm'];
  /** G-01: what it has deposited; `null` for firms that guarantee nothing. */
  readonly guaranteeFen: Fen | null;
};

/** The customs codes end in 990n, serials that are given out last; the fifth digit of the warehouse is 6, a bonded area. */
export const CAST: readonly Part[] = [
  {
    name: 'platform',
    code: '3301969901',
    creditCode: '91330100MATG00012X',
    firm: '测试跨境电商平台有限公司',
    roles: ['platform'],
    defaultAlgorithm: 'rsa-sha1',
    guaranteeFen: null,
  },
  {
    name: 'agent',
    code: '3301969902',
    creditCode: '91330100MATG00020Q',
    firm: '测试跨境电商代理有限公司',
    roles: ['seller', 'domesticAgent'],
    defaultAlgorithm: 'rsa-sha1',
    guaranteeFen: fen('100000000.00'),
  },
  {
    name: 'payment',
    code: '3301969903',
    creditCode: '91330100MATG00039M',
    firm: '测试支付有限公司',
    roles: ['paymentFirm'],
    defaultAlgorithm: 'sm2-sm3',
    guaranteeFen: null,
  },
  {
    name: 'logistics',
    code: '3301969904',
    creditCode: '91330100MATG00047G',
    firm: '测试物流有限公司',
    roles: ['logisticsFirm'],
    defaultAlgorithm: 'sm2-sm3',
    guaranteeFen: null,
  },
  {
    name: 'broker',
    code: '3301989905',
    creditCode: '91330100MATG00055B',
    firm: '测试报关有限公司',
    roles: ['broker'],
    defaultAlgorithm: 'rsa-sha1',
    guaranteeFen: null,
  },
  {
    name: 'warehouse',
    code: '3301669906',
    creditCode: '91330100MATG000636',
    firm: '测试保税仓储有限公司',
    roles: ['warehouse'],
    defaultAlgorithm: 'rsa-sha1',
    guaranteeFen: null,
  },
  {
    name: 'smallagent',
    code: '3301969907',
    creditCode: '91330100MATG000711',
    firm: '测试小额担保代理有限公司',
    roles: ['seller', 'domesticAgent'],
    defaultAlgorithm: 'rsa-sha1',
    guaranteeFen: fen('100.00'),
  },
];

/** who has entrusted the broker with its declarations. */
export const PRINCIPALS_OF_BROKER: readonly PersonaName[] = ['agent', 'smallagent'];

/** licences of those who need one, made up like everything here. */
export const LICENCES: readonly {
  readonly name: PersonaName;
  readonly kind: QualificationKind;
  readonly scope: string;
}[] = [
  { name: 'payment', kind: 'paymentLicence', scope: '互联网支付（测试）' },
  { name: 'logistics', kind: 'courierLicence', scope: '国际快递（测试）' },
  { name: 'logistics', kind: 'expressOperator', scope: '' },
];
