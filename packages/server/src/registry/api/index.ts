import type { RoomDoor } from '../../gateway/index.ts';
import { Expiring, ParticipantRecord, Participants, RegistryJournal } from './answers.ts';
import { registryRoutes, type RecordServices } from './routes.ts';
import { ConsumerTokens, EndedToken, IssuedToken, Token, Tokens } from './tokenAnswers.ts';
import { OpenedSession, Session, sessionRoutes, type SessionServices } from './sessions.ts';
import { tokenRoutes, type TokenServices } from './tokens.ts';

/** What the room adds to the API. */
export const REGISTRY_DOOR: RoomDoor<RecordServices & TokenServices & SessionServices> = {
  routes: [registryRoutes, tokenRoutes, sessionRoutes],
  schemas: [
    ...[Participants, ParticipantRecord, Expiring, RegistryJournal],
    ...[Token, Tokens, IssuedToken, ConsumerTokens, EndedToken, Session, OpenedSession],
  ],
};
