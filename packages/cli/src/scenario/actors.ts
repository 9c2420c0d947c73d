import {
  ApiError,
  ConsumerClient,
  type DeclarationStory,
  OfficeClient,
  type Persona,
  type Receipt,
  readPersonaOf,
  readStaffOf,
  signerOf,
  TongguanClient,
} from '@tongguan/sdk';
import { type CebMessage, signMessage, writeMessage } from '@tongguan/ceb';
import { type Person, inventPerson } from '../demo/people.ts';
import { seededRandom, seedOf } from '../demo/random.ts';
import type { Stage } from './theatre.ts';
import { say } from '../common/language.ts';

/** Consumers have a request limit; a scenario asks more often than a person, so it waits. */
const CONSUMER_ATTEMPTS_MAX = 50;

/** Everybody who acts in a scenario, each through their own door. */
export class Actors {
  readonly #stage: Stage;
  readonly #firms = new Map<string, Promise<Persona>>();
  readonly #people = new Map<string, Person>();
  readonly #tokens = new Map<string, Promise<string>>();
  readonly #sent = new Map<string, { readonly by: string; readonly bytes: Buffer }>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  firm(name: string): Promise<Persona> {
    return kept(this.#firms, name, () => readPersonaOf(this.#stage.dataDir, name));
  }

  /** An invented person, always the same under the same name. */
  person(name: string): Person {
    return kept(this.#people, name, () => inventPerson(seededRandom(seedOf(name))));
  }

  async office(staff: string): Promise<OfficeClient> {
    const { token } = await readStaffOf(this.#stage.dataDir, staff);
    return new OfficeClient({ url: this.#stage.url, token });
  }

  /** Signs and sends; `name` keeps the bytes, so that the same can be sent again. The code of a refusal at the door, or null. */
  async send(by: string, name: string, message: CebMessage): Promise<string | null> {
    const bytes = signMessage(writeMessage(message), signerOf(await this.firm(by)));
    this.#sent.set(name, { by, bytes });
    return this.#post(by, bytes);
  }

  async sendAgain(name: string): Promise<string | null> {
    const sent = this.#sent.get(name);
    if (sent === undefined) throw new Error(say(`${name} 尚未发送过`, `${name} was not sent before`));
    return this.#post(sent.by, sent.bytes);
  }

  async #post(by: string, bytes: Buffer): Promise<string | null> {
    try {
      await (await this.client(by)).send(bytes);
      return null;
    } catch (error) {
      if (error instanceof ApiError && error.status < 500) return codeOf(error);
      throw error;
    }
  }

  /** A firm's own connection. */
  async client(by: string): Promise<TongguanClient> {
    const { token } = await this.firm(by);
    return new TongguanClient({ url: this.#stage.url, token });
  }

  async receipts(by: string): Promise<readonly Receipt[]> {
    const client = await this.client(by);
    const all: Receipt[] = [];
    for (let cursor: string | null = null; ; ) {
      const page = await client.receipts(cursor, 1000);
      all.push(...page.receipts);
      cursor = page.next;
      if (!page.more) return all;
    }
  }

  /** The history of a declaration as its declarant may read it. */
  async story(copNo: string): Promise<DeclarationStory> {
    return (await this.client('broker')).declaration(copNo);
  }

  /** Dossiers as an officer sees them, newest first. */
  async dossiers(): Promise<readonly { readonly caseNo: string; readonly preNo: string | null }[]> {
    return (await (await this.office('officer1')).cases()).cases;
  }

  /** The consumer of this name, with a token that is in force: one lives a day of the platform's time, and stories last years. */
  async consumer(name: string): Promise<ConsumerClient> {
    const given = this.#tokens.get(name);
    if (given !== undefined && (await isInForce(this.#consumerWith(await given))))
      return this.#consumerWith(await given);
    const fresh = this.#freshToken(name);
    this.#tokens.set(name, fresh);
    return this.#consumerWith(await fresh);
  }

  async #freshToken(name: string): Promise<string> {
    const { idNumber } = this.person(name).buyer;
    return (await (await this.office('operator1')).consumerToken(idNumber, '情景 scenario')).token;
  }

  #consumerWith(token: string): ConsumerClient {
    return new ConsumerClient({ url: this.#stage.url, token, attemptsMax: CONSUMER_ATTEMPTS_MAX });
  }
}

/** Asked of the platform, whose clock alone knows. */
async function isInForce(client: ConsumerClient): Promise<boolean> {
  try {
    await client.quota();
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return false;
    throw error;
  }
}

/** The first code of a refusal: the regime's where there is one, else the platform's name of the problem. */
export function codeOf({ problem }: ApiError): string {
  const { refusals } = problem;
  return refusals?.[0]?.code ?? problem.code;
}

function kept<T>(known: Map<string, T>, name: string, make: () => T): T {
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = make();
  known.set(name, made);
  return made;
}
