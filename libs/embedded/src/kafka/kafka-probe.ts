import { connect } from 'node:net';

const METADATA = 3;
const METADATA_VERSION = 6;
const CLIENT_ID = 'liandong-probe';

/** Whether a broker on 127.0.0.1:`port` answers a metadata request with at least one broker: it is registered and takes requests. */
export async function kafkaAnswers(port: number, limitMs = 2_000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const chunks: Buffer[] = [];
    const finish = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(limitMs, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('close', () => resolve(false));
    socket.once('connect', () => socket.write(metadataRequest()));
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      const answer = Buffer.concat(chunks);
      if (answer.length >= 16) finish(answer.readInt32BE(12) > 0);
    });
  });
}

/** Metadata v6 for no topic. Answer: length, correlation id, throttle ms, number of brokers, … @source kafka.apache.org/protocol */
function metadataRequest(): Buffer {
  const client = Buffer.from(CLIENT_ID);
  const request = Buffer.alloc(4 + 2 + 2 + 4 + 2 + client.length + 4 + 1);
  let at = request.writeInt32BE(request.length - 4, 0);
  at = request.writeInt16BE(METADATA, at);
  at = request.writeInt16BE(METADATA_VERSION, at);
  at = request.writeInt32BE(1, at);
  at = request.writeInt16BE(client.length, at);
  at += client.copy(request, at);
  at = request.writeInt32BE(0, at);
  request.writeInt8(0, at);
  return request;
}
