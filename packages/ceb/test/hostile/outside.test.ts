import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

// Proves (X4) that nothing a message says makes us open a connection or a file: every trick XML knows to name another
// resource points at a listener that must hear nothing, and the reading process may open no file while it reads.

const INDEX = fileURLToPath(new URL('../../src/index.js', import.meta.url));

const tricks = (url: string, file: string): readonly string[] => [
  `<!DOCTYPE a SYSTEM "${url}"><a/>`,
  `<!DOCTYPE a PUBLIC "-//X//EN" "${url}"><a/>`,
  `<!DOCTYPE a [<!ENTITY b SYSTEM "${url}">]><a>&b;</a>`,
  `<!DOCTYPE a [<!ENTITY b SYSTEM "file://${file}">]><a>&b;</a>`,
  `<!DOCTYPE a [<!ENTITY % b SYSTEM "${url}"> %b;]><a/>`,
  `<?xml-stylesheet href="${url}"?><a/>`,
  `<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="${url}"/></a>`,
  `<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file://${file}" parse="text"/></a>`,
  `<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x ${url}"/>`,
  `<ceb:CEB311Message xmlns:ceb="${url}" guid="1" version="1.0"/>`,
  `<ceb:CEB311Message xmlns:ceb="http://www.chinaport.gov.cn/ceb" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" guid="1" version="1.0"><ds:Signature><ds:SignedInfo><ds:Reference URI="${url}"/></ds:SignedInfo><ds:KeyInfo><ds:RetrievalMethod URI="${url}"/></ds:KeyInfo></ds:Signature></ceb:CEB311Message>`,
  `<dxp:DxpMsg xmlns:dxp="http://www.chinaport.gov.cn/dxp" ver="1.0"><dxp:TransInfo xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="${url}"/></dxp:TransInfo></dxp:DxpMsg>`,
];

/** Runs in a process of its own, whose every door to the outside throws once the package is loaded. */
const CHILD = `
  import fs from 'node:fs';
  import net from 'node:net';
  import dns from 'node:dns';
  import { syncBuiltinESMExports } from 'node:module';
  const ceb = await import(process.argv[1]);
  const messages = JSON.parse(fs.readFileSync(0, 'utf8'));
  const opened = [];
  for (const [module, names] of [[fs, ['openSync', 'readFileSync', 'open', 'readFile', 'createReadStream']], [net, ['connect', 'createConnection']], [dns, ['lookup', 'resolve']]])
    for (const name of names) module[name] = (...args) => { opened.push(name + ' ' + String(args[0])); throw new Error('closed'); };
  net.Socket.prototype.connect = () => { opened.push('socket'); throw new Error('closed'); };
  syncBuiltinESMExports();
  for (const text of messages) {
    const bytes = Buffer.from(text);
    const tape = ceb.scan(bytes);
    if (tape.ok) {
      ceb.readMessage(tape.value, { unsigned: true });
      const parts = ceb.readSignature(tape.value);
      if (parts.ok) throw new Error('a trick has a signature of ours');
    }
    ceb.readReceipt(bytes);
    ceb.decodeMessage(bytes);
    ceb.unwrapDxp(bytes);
  }
  process.stdout.write(JSON.stringify(opened));
`;

test('no message opens a connection or a file', async () => {
  let heard = 0;
  const canary = createServer((socket) => {
    heard += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  const address = canary.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const folder = mkdtempSync(join(tmpdir(), 'ceb-canary-'));
  try {
    const secret = join(folder, 'secret.txt');
    writeFileSync(secret, 'secret');
    const child = spawn(process.execPath, ['--input-type=module', '-e', CHILD, '--', new URL(`file://${INDEX}`).href]);
    let [out, errors] = ['', ''];
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (errors += String(chunk)));
    child.stdin.end(JSON.stringify(tricks(`http://127.0.0.1:${port}/x`, secret)));
    await new Promise((resolve) => child.once('close', resolve));
    assert.equal(out, '[]', errors);
    assert.equal(heard, 0);
  } finally {
    canary.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
