import { type CodeRow, entriesOf } from './entries.ts';
import { type CatalogueEntry, type Pair, SOURCE_OWN } from './types.ts';

const OTHER: Pair = ['由另一名有权人员复核', 'somebody else with a role of the act decides'];

/** Admission on the platform, four eyes, contingency (H-01, H-02, H-04, K-03). */
const ROWS: readonly CodeRow[] = [
  [
    '90300',
    'K-03',
    false,
    ['须由另一人复核', 'a second person has to decide'],
    [
      '提出人不得复核自己的操作，复核人须有权进行该操作',
      'nobody decides on what they asked for, nor without a role of the act',
    ],
    ['提出人自行复核，或复核人角色不符', 'the proposer decided, or somebody whose role may not do the act'],
    OTHER,
  ],
  [
    '90301',
    'K-03',
    false,
    ['待复核的操作已失效', 'the proposal has expired'],
    ['在期限内无人复核，未作任何处理', 'nobody decided in time; nothing was done'],
    ['超过复核期限', 'the time for a decision is over'],
    ['需要时重新提出', 'propose it again where it is needed'],
  ],
];

export const ADMISSION_CODES: readonly CatalogueEntry[] = entriesOf(ROWS, SOURCE_OWN);
