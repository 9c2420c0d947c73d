import type { Static } from 'typebox';
import { closed, list, moment, named, oneOf, orNull, text, whole } from '../../gateway/schemas/index.ts';
import { VERSION_STANDINGS } from '../types.ts';

export const Versions = named(
  'Versions',
  {
    numbers: closed({ copNo: text(), preNo: text(), invtNo: orNull(text()) }),
    versions: list(
      closed({
        no: whole('1 为最先到达的 / 1 for the first that came'),
        standing: oneOf(VERSION_STANDINGS, '现行、尚未决定、未被接受、已被取代、已删除'),
        appType: whole(),
        appTime: text('C14'),
        acceptedAt: moment,
        signerCode: text(),
        signerKey: text('证书 / the certificate'),
        messageGuid: text(),
        digest: text('所收字节的 SHA-256 / SHA-256 of the received bytes'),
      }),
    ),
  },
  '清单的各版本 / the versions of a declaration',
);
export type VersionsAnswer = Static<typeof Versions>;
