import type { FastifyInstance } from 'fastify';
import { InputFault } from '../input-fault.js';

const STREAMED = ['application/x-ndjson', 'application/ndjson', 'text/csv', 'multipart/form-data', 'application/zip'];

/**
 * No framework parser touches a body: controllers get the raw bytes and parse them strictly (duplicate keys, encodings and depth are
 * invisible after a lenient parser). Batch media types arrive as the stream itself, everything else as a Buffer within the route's limit.
 */
export function takeRawBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(STREAMED, (_request, payload, done) => done(null, payload));
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  fastify.addHook('onRequest', (request, _reply, done) => {
    const encoding = request.headers['content-encoding'];
    const type = request.headers['content-type'] ?? '';
    const charset = /charset\s*=\s*"?([\w-]{1,32})/i.exec(type)?.[1]?.toLowerCase();
    const badCharset = charset !== undefined && charset !== 'utf-8' && charset !== 'utf8' && !type.startsWith('text/csv');
    if (/%00/.test(request.url)) {
      done(new InputFault('HUB_URL_INVALID', 400, '地址中不能有空字符。The address must not hold NUL (%00).'));
      return;
    }
    if ((encoding !== undefined && encoding !== 'identity') || badCharset) {
      done(new InputFault('HUB_MEDIA_TYPE', 415, '请发送未压缩的 UTF-8 报文。Send an uncompressed body in UTF-8.'));
    } else done();
  });
}
