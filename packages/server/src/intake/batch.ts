/** Waiting documents beyond which the door says "busy": a few seconds of work at full speed. */
const WAITING_DOCUMENTS_MAX = 20_000;
/** Waiting bytes beyond which the door says "busy", so that batches of 100 cannot fill memory. */
const WAITING_BYTES_MAX = 128 * 1024 * 1024;
/** Documents of one transaction. More would only add latency: the cost per document is flat from here. */
const BATCH_DOCUMENTS_MAX = 500;
/** Packed and sealed in one piece: 2 MB are some 5 ms, and more than 500 everyday documents have. */
const BATCH_BYTES_MAX = 2 * 1024 * 1024;

/** Turns of the event loop a batch waits for more at most, some milliseconds each under load; one when nothing else comes. */
const GATHER_TURNS_MAX = 8;
/** Documents that are worth a commit of their own. */
const GATHERED_ENOUGH = 150;

export type Batcher<Item, Answer> = {
  readonly isFull: () => boolean;
  readonly add: (item: Item) => Promise<Answer>;
  /** Commits what waits, then resolves. Items added afterwards are refused. */
  readonly close: () => Promise<void>;
};

type Waiting<Item, Answer> = {
  readonly item: Item;
  readonly documents: number;
  readonly bytes: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Groups what arrives while a transaction runs into the next one. One transaction runs at a time: the longer it takes,
 * the more the next one carries, so that the cost of a commit is shared exactly when it matters.
 */
export function createBatcher<Item, Answer>(
  commit: (items: readonly Item[]) => Promise<readonly Answer[]>,
  sizeOf: (item: Item) => { readonly documents: number; readonly bytes: number },
): Batcher<Item, Answer> {
  const waiting: Waiting<Item, Answer>[] = [];
  let documents = 0;
  let bytes = 0;
  let running: Promise<void> | null = null;
  let closed = false;

  function takeBatch(): Waiting<Item, Answer>[] {
    let count = 0;
    let batchDocuments = 0;
    let batchBytes = 0;
    for (const entry of waiting) {
      const tooMany =
        batchDocuments + entry.documents > BATCH_DOCUMENTS_MAX || batchBytes + entry.bytes > BATCH_BYTES_MAX;
      if (count > 0 && tooMany) break;
      batchDocuments += entry.documents;
      batchBytes += entry.bytes;
      count++;
    }
    documents -= batchDocuments;
    bytes -= batchBytes;
    return waiting.splice(0, count);
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await gather(() => ({ items: waiting.length, documents }));
      await settle(takeBatch());
    }
    running = null;
  }

  async function settle(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await commit(batch.map((entry) => entry.item));
      batch.forEach((entry, index) => {
        entry.resolve(answers[index] as Answer);
      });
    } catch (error) {
      // One item that cannot be stored must not take its neighbours along.
      if (batch.length > 1) for (const entry of batch) await settle([entry]);
      else for (const entry of batch) entry.reject(error);
    }
  }

  return {
    isFull: () => closed || documents >= WAITING_DOCUMENTS_MAX || bytes >= WAITING_BYTES_MAX,
    add(item) {
      if (closed) return Promise.reject(new Error('intake is closed'));
      const size = sizeOf(item);
      documents += size.documents;
      bytes += size.bytes;
      const answer = new Promise<Answer>((resolve, reject) => {
        waiting.push({ item, ...size, resolve, reject });
      });
      running ??= run();
      return answer;
    },
    async close() {
      closed = true;
      await running;
    },
  };
}

/**
 * What was read together travels together: as long as every turn of the event loop brings more, the batch waits for it.
 * The door lets a few messages a turn begin, and a commit costs nearly as much for few as for many.
 */
async function gather(waiting: () => { readonly items: number; readonly documents: number }): Promise<void> {
  let before = 0;
  for (let turn = 0; turn < GATHER_TURNS_MAX; turn++) {
    const { items, documents } = waiting();
    if (items <= before || documents >= GATHERED_ENOUGH) return;
    before = items;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
