/**
 * Writes of staff that are no route of an act or a change, each with what it is instead. Everything else that staff do is declared by
 * `defineAct` or `defineChange`, so that it has a permission, a place in the journal and, where it weighs, a second person
 * (K-03): the door does not open with a write that stands in neither. This list only shrinks; a test sees that each is there.
 */
export const OTHER_WRITES: Readonly<Record<string, string>> = {
  '/api/office/proposals/:id/decision': 'the second person’s word on an act, stored with the act',
  '/api/office/participants': 'the act participant.register, which has no number in its path',
  '/api/office/consumer-tokens': 'the act consumer.token, whose subject the platform computes',
  '/api/office/identity-authentications': 'the act identity.authenticate, whose subject the platform computes',
  '/api/office/consumer-tokens/:id/end': 'ends a token, with a line in the journal of the registry',
  '/api/office/participants/:number/tokens':
    'gives a token, which no journal may hold, with a line in that of the registry',
  '/api/office/tokens/:tokenId/end': 'ends a token, with a line in the journal of the registry',
  '/api/office/session': 'signs in: a session stands beside the token that opened it, among its tokens',
  '/api/office/session/end': 'signs out: a session ends, which gives nobody anything',
  '/api/office/goods/impact': 'reads alone: what a tariff would cost is asked with its file, and nothing is stored',
  '/api/office/*': 'answers what is no act with the acts there are',
  '/api/sandbox/clock': 'moves the time of a sandbox; in production it is not there',
};
