import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Problem, PROBLEM_MEDIA_TYPE, problemBody } from './problem.js';

const BY_CODE: Readonly<Record<string, Problem>> = {
  FST_ERR_MAX_PARAM_LENGTH: new Problem(
    414,
    'HUB_URL_TOO_LONG',
    '地址中的一段过长（最多 400 个字符）。A part of the address is longer than 400 characters: check the number in it.',
  ),
  HPE_HEADER_OVERFLOW: new Problem(
    431,
    'HUB_HEADERS_TOO_LARGE',
    '地址和请求头合计不得超过 16 KiB。Address and headers together have at most 16 KiB: send less.',
  ),
  ERR_HTTP_REQUEST_TIMEOUT: new Problem(408, 'HUB_REQUEST_TIMEOUT', '请求未在时限内发完，请重发。The request did not come in whole in time: send it again.'),
};
const BAD_URL = new Problem(400, 'HUB_URL_INVALID', '地址有误。The address is not well-formed.');
const BAD_HTTP = new Problem(400, 'HUB_HTTP_INVALID', '不是合法的 HTTP 请求，连接已关闭。This is no well-formed HTTP request; the connection is closed.');

/**
 * Errors that come before any route: an address the router cannot read, a request the parser cannot. They get the same problem+json as all
 * others, and the address is not echoed.
 */
export const earlyErrors = {
  frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void => {
    const problem = BY_CODE[error.code] ?? BAD_URL;
    void reply.status(problem.httpStatus).headers({ 'content-type': PROBLEM_MEDIA_TYPE, 'cache-control': 'no-store' }).send(problemBody(problem));
  },
  clientErrorHandler: (error: Error & { readonly code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    if (socket.writable) socket.write(rawAnswer(BY_CODE[error.code ?? ''] ?? BAD_HTTP));
    socket.destroy(error);
  },
};

function rawAnswer(problem: Problem): string {
  const body = problemBody(problem);
  const head = [
    `HTTP/1.1 ${problem.httpStatus} ${STATUS_CODES[problem.httpStatus] ?? ''}`,
    `Content-Type: ${PROBLEM_MEDIA_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
