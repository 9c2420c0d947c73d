import { randomUUID } from 'node:crypto';
import type { ConsumerCase } from './consumer.ts';
import { readJson, sendJson, type TransportOptions } from './transport.ts';
import type { ActAnswer } from './actAnswer.ts';

/** One kind of act as the platform describes it (`/api/openapi.json`). */
export type ActRoute = {
  readonly kind: string;
  readonly path: string;
  readonly summary: string;
  /** Names of the body's fields; `reason` is asked for always. */
  readonly fields: readonly string[];
  readonly required: readonly string[];
};

/** Something at which the platform faulted. */
export type QueueItem = {
  readonly number: string;
  readonly kind: string;
  readonly orderNo: string;
  readonly subject: string;
  readonly fault: string;
  /** It follows something of its order that is set aside. */
  readonly follows: boolean;
  readonly tries: number;
  readonly state: string;
  readonly since: string;
};

export type ProposalLine = {
  readonly proposalId: string;
  readonly kind: string;
  readonly subject: string;
  readonly actor: string;
  readonly reason: string;
  readonly expires: string;
  readonly state: 'open' | 'expired' | 'approved' | 'declined';
};

/** A dossier; `against` is the firm it is about, `assignedTo` the officer who has it. */
export type CaseLine = ConsumerCase & {
  readonly subject: string;
  readonly against: string | null;
  readonly assignedTo: string | null;
};

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
      readonly schema: { readonly properties: object; readonly required?: readonly string[] };
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

  /** What may be done, from the platform's own description. */
  async routes(): Promise<readonly ActRoute[]> {
    const { paths } = await this.#get<OpenApi>('/api/openapi.json');
    return Object.entries(paths).flatMap(([path, { post }]) => {
      if (!post?.tags?.includes('office') || !post.requestBody) return [];
      const { properties, required = [] } = post.requestBody.content[JSON_TYPE].schema;
      const { operationId: kind, summary } = post;
      return [{ kind, path, summary, fields: Object.keys(properties), required }];
    });
  }

  /** Carries out an act; throws `ApiError` (409) with the code when it is refused. */
  async act(route: ActRoute, number: string, reason: string, body: object = {}): Promise<ActAnswer> {
    const path = route.path.replace(/\{\w+\}/, encodeURIComponent(number));
    return this.#post(path, { ...body, reason });
  }

  /** Acts that wait for a second person; with `all` those that were decided or have expired too. */
  async proposals(all = false): Promise<{ readonly proposals: readonly ProposalLine[] }> {
    return this.#get(`/api/office/proposals${all ? '?all=true' : ''}`);
  }

  /** What was set aside after a fault and waits for people; with `all` what was dealt with too. */
  async queue(all = false): Promise<{ readonly items: readonly QueueItem[] }> {
    return this.#get(`/api/office/queue${all ? '?all=true' : ''}`);
  }

  /** Who did what, when and why; newest first. */
  async journal(filter: { readonly subject?: string; readonly actor?: string } = {}): Promise<{ acts: unknown[] }> {
    return this.#get(`/api/office/journal?${new URLSearchParams(filter).toString()}`);
  }

  /** Dossiers, newest first (L-02, F-03); what lies in their files is not told here. */
  async cases(
    filter: { readonly state?: 'open' | 'concluded' } = {},
  ): Promise<{ readonly cases: readonly CaseLine[] }> {
    return this.#get(`/api/office/cases?${new URLSearchParams(filter).toString()}`);
  }

  /** The sandbox's time. */
  async clock(): Promise<{ readonly now: string }> {
    return this.#get('/api/sandbox/clock');
  }

  /** Moves the sandbox's time forward, by days or to an instant. */
  async moveClock(move: { readonly days: number } | { readonly to: string }, reason: string): Promise<{ now: string }> {
    return this.#post('/api/sandbox/clock', { ...move, reason });
  }

  /**
   * A consumer's token for a day, for somebody whose identity was authenticated elsewhere: operators only, journaled with
   * the reason and without the number (F-03).
   */
  async consumerToken(idNumber: string, reason: string): Promise<{ readonly token: string; readonly until: string }> {
    return this.#post('/api/office/consumer-tokens', { idType: '1', idNumber, reason });
  }

  async #get<T>(path: string): Promise<T> {
    return readJson(this.#options, path);
  }

  async #post<T>(path: string, body: object): Promise<T> {
    return sendJson(this.#options, path, body, randomUUID());
  }
}
