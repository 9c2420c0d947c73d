import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** The same verification in as many threads as there are cores. */
export async function allCores(kinds, seconds) {
  const count = availableParallelism();
  const source = `
    import { parentPort, workerData } from 'node:worker_threads';
    import { readCertificate, readMessage, readSignature, scan, verifySignature } from ${JSON.stringify(new URL('../../packages/ceb/dist/src/index.js', import.meta.url).href)};
    const key = readCertificate(Buffer.from(workerData.certificate)).value.key;
    const messages = workerData.messages.map((one) => Buffer.from(one));
    const work = (bytes) => {
      const tape = scan(bytes).value;
      readMessage(verifySignature(tape, readSignature(tape).value, key).value);
    };
    for (let warm = 0; warm < 200; warm++) work(messages[warm % 4]);
    const start = performance.now();
    let count = 0;
    while (performance.now() - start < workerData.seconds * 1000) for (let i = 0; i < 20; i++) work(messages[count++ % 4]);
    parentPort.postMessage((count * 1000) / (performance.now() - start));`;
  console.log(`all cores (${count} threads), messages a second, verified and read`);
  for (const { name, certificate, messages } of kinds) {
    const rates = await Promise.all(
      Array.from({ length: count }, () => {
        const workerData = { certificate, messages, seconds };
        const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), { workerData });
        return new Promise((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
        });
      }),
    );
    console.log(
      `  ${name.padEnd(6)} ${Math.round(rates.reduce((sum, rate) => sum + rate, 0))
        .toLocaleString('en')
        .padStart(10)}`,
    );
  }
  console.log();
}
