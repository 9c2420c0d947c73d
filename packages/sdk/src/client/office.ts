import { randomUUID } from 'node:crypto';
import type { paths } from '../generated/api.ts';
import { type Given, type PathsOf, readApi, readFile, type Schemas, sendApi } from './api.ts';
import { request, type TransportOptions } from './transport.ts';
import type { ActAnswer, DeclarationStory } from './types.ts';

export type Session = Schemas['Session'];
export type OpenedSession = Schemas['OpenedSession'];

/** One kind of act as the platform describes it (`/api/openapi.json`). */
export type ActRoute = {
  readonly kind: string;
  readonly path: string;
  readonly summary: string;
  /** Names of the body's fields; `reason` is asked for always. */
  readonly fields: readonly string[];
  readonly required: readonly string[];
  /** What each field takes, as JSON Schema. */
  readonly properties: Readonly<Record<string, ActField>>;
};

/** As much of JSON Schema as acts use. */
export type ActField = {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: ActField;
  readonly properties?: Readonly<Record<string, ActField>>;
  readonly description?: string;
  readonly pattern?: string;
};

/** A dossier; `against` is the firm it is about, `assignedTo` the officer who has it. */
export type CaseLine = Schemas['Case'];

/** Days as `2027-01-01`: on which declarations came, whose law they are assessed by, and against whose. */
export type TaxImpactAsked = {
  readonly day: string;
  readonly on: string;
  readonly against: string;
  readonly law?: string;
  readonly rows?: string[][];
};

/** Who was authenticated by whom, when and by which authority. */
export type IdentityRecord = {
  /** As buyerIdType of the messages: 1 identity card, 2 other. */
  readonly idType: '1' | '2';
  readonly idNumber: string;
  readonly name: string;
  readonly result: 'authenticated' | 'withdrawn';
  readonly authority: string;
  readonly authorisation: string;
  readonly evidence: string;
  readonly on: string;
  readonly until?: string;
  readonly reason: string;
};

/** Paths of the acts; `{number}` is what the act is about. */
export type ActPath = Extract<PathsOf<'post'>, `/api/office/${string}{number}${string}`>;
/** What an act brings, as the platform describes it. */
export type ActBody<Path extends ActPath> =
  Given<paths[Path]['post']> extends { readonly body: infer Body } ? Body : never;

type OpenApi = {
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly post?: {
          readonly operationId: string;
          readonly summary: string;
          readonly tags?: string[];
          readonly requestBody?: Body;
        };
      }
    >
  >;
};
type Body = {
  readonly content: {
    readonly 'application/json': {
      readonly schema: {
        readonly properties: Readonly<Record<string, ActField>>;
        readonly required?: readonly string[];
      };
    };
  };
};

const JSON_TYPE = 'application/json';

/**
 * The customs side's connection: acts, the journal, the sandbox's clock. Every act carries an id of its own, so that
 * the retries of a broken connection are one act.
 */
export class OfficeClient {
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  /** Who asks: number, role, district, until when the token counts, and what the role may do (K-03). */
  async session(): Promise<Session> {
    return readApi(this.#options, '/api/office/session', {});
  }

  /** A session of some hours, told once; a session opens no other. */
  async openSession(label: string): Promise<OpenedSession> {
    return sendApi(this.#options, '/api/office/session', { body: { label } });
  }

  /** The session ends with which it is asked for; the token that opened it goes on. */
  async endSession(): Promise<Session> {
    return sendApi(this.#options, '/api/office/session/end', { body: {} });
  }

  /** What may be done, from the platform's own description. */
  async routes(): Promise<readonly ActRoute[]> {
    const { text } = await request(this.#options, { method: 'GET', path: '/api/openapi.json' });
    const { paths } = JSON.parse(text) as OpenApi;
    return Object.entries(paths).flatMap(([path, { post }]) => {
      if (!post?.tags?.includes('office') || !post.requestBody) return [];
      const { properties, required = [] } = post.requestBody.content[JSON_TYPE].schema;
      const { operationId: kind, summary } = post;
      return [{ kind, path, summary, fields: Object.keys(properties), required, properties }];
    });
  }

  /**
   * Asks for an act by its path; the API's description types what it brings. Throws `ApiError`, 409 with the code when the
   * act is refused.
   */
  perform<Path extends ActPath>(path: Path, number: string, body: ActBody<Path>): Promise<ActAnswer> {
    const given = { path: { number }, body, key: randomUUID() } as unknown as Given<paths[Path]['post']>;
    return sendApi(this.#options, path, given) as Promise<ActAnswer>;
  }

  /** The same for an act that is known at run time alone, from `routes()`. */
  async act(route: ActRoute, number: string, reason: string, body: object = {}): Promise<ActAnswer> {
    const path = route.path.replace(/\{\w+\}/, encodeURIComponent(number));
    const wanted = { method: 'POST', path, contentType: JSON_TYPE, body: JSON.stringify({ ...body, reason }) } as const;
    return JSON.parse((await request(this.#options, { ...wanted, idempotencyKey: randomUUID() })).text) as ActAnswer;
  }

  /** The history of a declaration by copNo, preNo, invtNo, orderNo or logisticsNo; personal data masked. */
  async declaration(number: string): Promise<DeclarationStory> {
    return readApi(this.#options, '/api/office/declarations/{number}', { path: { number } });
  }

  /** Editions of the tariff that were loaded, oldest first (E-05). */
  async tariffs(): Promise<Schemas['TariffEditions']> {
    return readApi(this.#options, '/api/office/goods/tariffs', {});
  }

  /** What an edition of the tariff changes, and which filed goods it hits; throws `ApiError` (404) when there is none. */
  async tariffDiff(number: string): Promise<Schemas['TariffDiff']> {
    return readApi(this.#options, '/api/office/goods/tariffs/{number}/diff', { path: { number } });
  }

  /** Who of a day's declarations would pay more under the law of another day; with `rows` by an announcement not yet loaded. */
  async taxImpact(asked: TaxImpactAsked): Promise<Schemas['TaxImpact']> {
    return sendApi(this.#options, '/api/office/goods/impact', { body: asked });
  }

  /** Acts that wait for a second person; with `all` those that were decided or have expired too. */
  async proposals(all = false): Promise<Schemas['Proposals']> {
    return readApi(this.#options, '/api/office/proposals', { query: { all: all || undefined } });
  }

  /** Items set aside after a fault that wait for staff; with `all` also those dealt with. */
  async queue(all = false): Promise<Schemas['Queue']> {
    return readApi(this.#options, '/api/office/queue', { query: { all: all || undefined } });
  }

  /** Supplementary declarations: open ones, those overdue among them, or all; the soonest due first (E-09). */
  async supplements(show: 'open' | 'overdue' | 'all' = 'open'): Promise<Schemas['Supplements']> {
    return readApi(this.#options, '/api/office/supplements', { query: { show } });
  }

  /** The versions of any declaration of the district (C-11). */
  async versions(number: string): Promise<Schemas['Versions']> {
    return readApi(this.#options, '/api/office/declarations/{number}/versions', { path: { number } });
  }

  /** A version of any declaration of the district as a page to print (HTML); without a number the one in force. */
  async printed(number: string, version?: number): Promise<string> {
    const given = { path: { number }, query: { version } };
    return readFile(this.#options, '/api/office/declarations/{number}/print', given, 'text/html');
  }

  /** Who did what, when and why; newest first. */
  async journal(filter: { readonly subject?: string; readonly actor?: string } = {}): Promise<Schemas['Journal']> {
    return readApi(this.#options, '/api/office/journal', { query: filter });
  }

  /** Dossiers, newest first (L-02, F-03); what lies in their files is not told here. */
  async cases(filter: { readonly state?: 'open' | 'concluded' } = {}): Promise<Schemas['Cases']> {
    return readApi(this.#options, '/api/office/cases', { query: filter });
  }

  /** The sandbox's time. */
  async clock(): Promise<Schemas['SandboxClock']> {
    return readApi(this.#options, '/api/sandbox/clock', {});
  }

  /** Moves the sandbox's time forward, by days or to an instant. */
  async moveClock(
    move: { readonly days: number } | { readonly to: string },
    reason: string,
  ): Promise<Schemas['SandboxClock']> {
    return sendApi(this.#options, '/api/sandbox/clock', { body: { ...move, reason }, key: randomUUID() });
  }

  /**
   * A consumer's token for a day, for somebody whose identity was authenticated elsewhere: operators only, journaled with
   * the reason and without the number (F-03).
   */
  async consumerToken(idNumber: string, reason: string): Promise<Schemas['ConsumerToken']> {
    const body = { idType: '1', idNumber, reason } as const;
    return sendApi(this.#options, '/api/office/consumer-tokens', { body, key: randomUUID() });
  }

  /**
   * Records that an authorised body has authenticated a buyer, or takes that back: from then on somebody else may pay for this
   * person (D-02, D-05a). Operators only; number and name are kept as keyed hashes. Days: `YYYY-MM-DD`.
   */
  async authenticateIdentity(record: IdentityRecord): Promise<Schemas['Authentication']> {
    return sendApi(this.#options, '/api/office/identity-authentications', { body: record, key: randomUUID() });
  }
}
