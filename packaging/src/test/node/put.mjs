// Sends one file to a Lading server: node put.mjs URL USER PASSWORD FILE FOLDER [STOP_AFTER_BYTES]
//
// Written from shared-model/PROTOCOL.md alone. With STOP_AFTER_BYTES it breaks the connection without a word once so many
// bytes were acknowledged, and prints the upload's name, so that a second call can continue it (by its key).
import { createHash, randomBytes } from 'node:crypto';
import { open, readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import WebSocket from 'ws';

const [url, user, password, file, folder, stopAfter] = process.argv.slice(2);

const signedIn = await fetch(`${url}/api/session`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ user, password }),
});
if (signedIn.status !== 201) {
  console.error(`sign-in: ${signedIn.status} ${await signedIn.text()}`);
  process.exit(3);
}
const { token } = await signedIn.json();

// The key must be remembered before anything is sent; it makes a second call the same transfer.
const keyFile = `${file}.key`;
const key = await readFile(keyFile, 'utf8').catch(async () => {
  const fresh = randomBytes(16).toString('hex');
  await writeFile(keyFile, fresh);
  return fresh;
});

const info = await stat(file);
const source = await open(file);
const socket = new WebSocket(`${url.replace('http', 'ws')}/api/socket`, 'lading.1', {
  headers: { authorization: `Bearer ${token}` },
});
const STREAM = 7;
let limits;
let sent = 0;
let acked = 0;
let wake = () => {};

const say = (message) => socket.send(JSON.stringify(message));
const windowOpen = async (bytes) => {
  while (sent - acked + bytes > limits.window) {
    await new Promise((resolve) => { wake = resolve; });
  }
};
const read = async (start, end) => {
  const buffer = Buffer.alloc(end - start);
  let at = 0;
  while (at < buffer.length) {
    const { bytesRead } = await source.read(buffer, at, buffer.length - at, start + at);
    if (bytesRead === 0) throw new Error('the file became shorter');
    at += bytesRead;
  }
  return buffer;
};

async function upload({ missing, unsealed }) {
  const digests = [];
  const blocks = Math.ceil(info.size / limits.block);
  for (let block = 0; block < blocks; block++) {
    const start = block * limits.block;
    const end = Math.min(info.size, start + limits.block);
    const bytes = await read(start, end);
    const digest = createHash('sha256').update(bytes).digest();
    digests.push(digest);
    for (const [from, to] of missing) {
      for (let at = Math.max(from, start); at < Math.min(to, end);) {
        const length = Math.min(limits.chunk, Math.min(to, end) - at);
        await windowOpen(length);
        const header = Buffer.alloc(12);
        header.writeUInt32BE(STREAM, 0);
        header.writeBigUInt64BE(BigInt(at), 4);
        // Every other chunk goes as two fragments, which a receiver must take as one message.
        const half = length >> 1;
        if ((at / limits.chunk) % 2 === 1 && half > 0) {
          socket.send(Buffer.concat([header, bytes.subarray(at - start, at - start + half)]), { fin: false });
          socket.send(bytes.subarray(at - start + half, at - start + length), { fin: true });
        } else {
          socket.send(Buffer.concat([header, bytes.subarray(at - start, at - start + length)]));
        }
        sent += length;
        at += length;
      }
    }
    // A block that is sealed already is checked by sealing it again: the same digest is fine, another one an error.
    say({ type: 'seal', stream: STREAM, block, sha256: digest.toString('hex') });
  }
  const fingerprint = `sha-256-blocks:${createHash('sha256').update(Buffer.concat(digests)).digest('hex')}`;
  say({ type: 'finish', stream: STREAM, fingerprint });
}

socket.on('message', (data, isBinary) => {
  if (isBinary) throw new Error('a server sends no binary messages');
  const message = JSON.parse(data.toString());
  switch (message.type) {
    case 'welcome':
      limits = message.limits;
      say({
        type: 'init', stream: STREAM, key, name: basename(file), folder, size: info.size,
        modified: Math.floor(info.mtimeMs), device: 'node', run: randomBytes(8).toString('hex'), onConflict: 'rename',
      });
      break;
    case 'ready':
      console.log(JSON.stringify({ upload: message.upload, epoch: message.epoch, durable: message.durable,
        missing: message.missing.reduce((sum, [from, to]) => sum + to - from, 0) }));
      upload(message).catch((error) => { console.error(error); process.exit(1); });
      break;
    case 'progress':
      acked = message.acked;
      if (stopAfter && acked >= Number(stopAfter)) process.exit(9);
      wake();
      break;
    case 'finished':
      console.log(JSON.stringify(message));
      socket.close(1000);
      break;
    case 'verifying':
      break;
    default:
      console.error(JSON.stringify(message));
      process.exit(1);
  }
});
socket.on('unexpected-response', (_, response) => { console.error(`upgrade: ${response.statusCode}`); process.exit(3); });
socket.on('error', (error) => { console.error(error.message); process.exit(1); });
socket.on('close', () => process.exit(process.exitCode ?? 0));
