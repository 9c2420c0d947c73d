import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import type { TSchema } from 'typebox';
import type { DocumentKind } from '@tongguan/ceb';
import type { Clock, EpochMs, Outcome } from '@tongguan/kernel';
import type { Tariff } from '@tongguan/policy';
import type { Intake } from '../intake/types.ts';
import type {
  ActKind,
  Actor,
  ActRequest,
  ContingencyLine,
  OpenClock,
  JournalFilter,
  JournalRow,
  Proposal,
  QueueLine,
  Staff,
  Submitted,
} from '../office/index.ts';
import type { ReceiptPage } from '../receipts/index.ts';
import type { Participant, Registry } from '../registry/types.ts';

/**
 * Words of the gateway.
 *
 * Caller – who came, by the token of the request. Conversation – one request and its answer; its id is in
 * every answer and every log line. Problem – the one shape in which the API says no.
 */
/** The caller, by token. */
export type Caller = {
  /** The one whose budget and turns these are. */
  readonly key: string;
  readonly participant?: Participant;
  readonly staff?: Staff;
  /** Keyed hash of a consumer. */
  readonly person?: Buffer;
};

/** What the gateway itself needs. */
type OwnDeps = {
  readonly intake: Intake;
  /** The kinds of document that intake takes. */
  readonly takes: readonly DocumentKind[];
  readonly registry: () => Registry;
  readonly clock: Clock;
  readonly receipts: ReceiptReader;
  readonly office: OfficeDoor;
  /** Keyed hash of the consumer a token stands for; null: of none. */
  readonly consumer: { personOf(token: string): Buffer | null };
  /** What tax is assessed with today: the rows that ship, with all editions that were loaded over them (E-05). */
  readonly goods: { tariff(): Promise<Tariff> };
  /** Moves the sandbox's time forward; null in production. */
  readonly moveClock: MoveClock | null;
  readonly health: () => Promise<Health>;
  /** A message was stored, or a write found no room: health is told. */
  readonly wrote: (ok: boolean) => void;
  readonly log: (entry: LogEntry) => void;
  /** The longest message that intake looks at on this loop: up to here a message may be read before node:http. */
  readonly everydayBytesMax: number;
  /** Of this program, for OpenAPI and health. */
  readonly version: string;
  readonly limits?: Partial<GatewayLimits>;
  /** Addresses and networks whose X-Forwarded-For is trusted; none by default. */
  readonly trustedProxies?: readonly string[];
};

/** With what the rooms add to the API, in the order of its description, and the services that their routes name. */
export type GatewayDeps<Services = unknown> = OwnDeps & Services & { readonly rooms: readonly RoomDoor<Services>[] };

export type MoveClock = (move: {
  readonly moveId: string;
  readonly forwardOf: (nowMs: EpochMs) => number;
  readonly actorCode: string;
  readonly reason: string;
}) => Promise<EpochMs>;

/** With the word for what it is. */
export type ToldQueueLine = Omit<QueueLine, 'kind'> & { readonly kind: string };

/** Staff and their acts. */
export type OfficeDoor = {
  /** What may be done; a route is made for each. */
  readonly kinds: readonly ActKind[];
  staffByToken(token: string): Promise<Staff | null>;
  submit(request: ActRequest): Promise<Outcome<Submitted>>;
  journal(filter: JournalFilter): Promise<readonly JournalRow[]>;
  /** The second person's answer to what somebody proposed (K-03). */
  decide(request: {
    readonly proposalId: string;
    readonly approve: boolean;
    readonly actor: Actor;
    readonly reason: string;
  }): Promise<Outcome<Submitted>>;
  /** Of this customs district; '' for all. So are those below. */
  proposals(openOnly: boolean, limit: number, district: string): Promise<readonly Proposal[]>;
  openClocks(district: string): Promise<readonly OpenClock[]>;
  contingencies(openOnly: boolean, limit: number, district: string): Promise<readonly ContingencyLine[]>;
  /** What was set aside after a fault (B-07). */
  queue(openOnly: boolean, limit: number, district: string): Promise<readonly ToldQueueLine[]>;
  /** The customs district of a declaration, by preNo or invtNo; null: there is none. */
  readonly districtOf: (number: string) => Promise<string | null>;
  /** Of the declaration a parcel belongs to; null: customs knows none. */
  readonly districtOfParcel: (waybill: {
    readonly logisticsCode: string;
    readonly logisticsNo: string;
  }) => Promise<string | null>;
};

export type ReceiptReader = {
  /** `between` is awaited between slices, with the receipts made since the last. */
  read(
    participantCode: string,
    cursor: string | null,
    limit: number,
    between: (receipts: number) => Promise<void>,
  ): Promise<Outcome<ReceiptPage>>;
  toXml(page: ReceiptPage): string;
};

export type Health = {
  readonly ok: boolean;
  readonly profile: string;
  /** `not-writable`: it can be read, but its disk is full or it takes no writes. */
  readonly database: 'ok' | 'unreachable' | 'not-writable';
  /** Items that are set aside after a fault and wait for people (B-07). */
  readonly setAside: number;
};

export type GatewayLimits = {
  /** Work a second for one caller at one gateway process, in everyday messages (see budget.ts); a burst of twice as much. */
  readonly costPerSecond: number;
  /** The same for one address without a token: assess, openapi, and tokens that are none. */
  readonly openCostPerSecond: number;
  /** Largest message, bytes. The scanner refuses more anyway; here it is not even received. */
  readonly messageBytes: number;
};

export const DEFAULT_LIMITS: GatewayLimits = {
  // The capacity of one process for everyday messages. Turns are fair between callers; this bounds each one.
  costPerSecond: 5_000,
  openCostPerSecond: 200,
  messageBytes: 8 * 1024 * 1024,
};

/** Log entries: conversation, codes, kinds of errors. Never bodies, names, numbers of documents or persons. */
export type LogEntry = {
  readonly at: EpochMs;
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly conversation?: string;
  readonly status?: number;
  readonly code?: string;
  /** Where in our sources it happened; without the message, which may quote a value. */
  readonly trace?: string;
};

/** What every route may use, with every limit decided; a room's route names beside it the services it needs. */
export type GatewayContext = OwnDeps & { readonly limits: GatewayLimits };

/** Set to `true` when the message had been stored before; nothing happened twice. */
export const REPLAYED_HEADER = 'Tongguan-Replayed';
export const CONVERSATION_HEADER = 'tongguan-conversation-id';

export type Gateway = {
  /** Begins to listen; resolves with the URL. */
  listen(options: { readonly host: string; readonly port: number }): Promise<string>;
  /** Takes no new request, finishes those it has. */
  close(): Promise<void>;
};

/** Routes whose schemas are their types: what is asked for, and what the handler has to return under each status. */
export type TypedApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** Extra steps of a route with its caller. */
export type Doors = {
  /** The costly part is over: others come first while this one waits for what all wait for. */
  leave(request: FastifyRequest): void;
  /** Lets others come first between two slices of work. */
  pause(request: FastifyRequest, cost: number): Promise<void>;
  /** Work whose cost is known only now. */
  charge(request: FastifyRequest, cost: number): void;
};

/** Adds routes, each with what it costs and who may. */
export type AddRoutes<Services = unknown> = (
  app: TypedApp,
  context: GatewayContext & Services,
  doors: Doors,
) => Promise<void>;

/** A room's part of the API: its routes, the services they use, and the schemas that have a name in the OpenAPI document. */
export type RoomDoor<Services = unknown> = {
  readonly routes: readonly AddRoutes<Services>[];
  readonly schemas: readonly TSchema[];
};
