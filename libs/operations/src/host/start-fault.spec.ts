import { HubError } from '#kernel';
import { startFaultOf } from './start-fault.js';

const fault = (name: string, message: string, fields: Readonly<Record<string, unknown>> = {}): Error => Object.assign(new Error(message), { name }, fields);

describe('why a process did not start', () => {
  it.each<[string, Error]>([
    ['HUB_HTTP_PORT_TAKEN', fault('Error', 'listen EADDRINUSE', { code: 'EADDRINUSE', syscall: 'listen', address: '127.0.0.1', port: 7200 })],
    ['HUB_HTTP_ADDRESS', fault('Error', 'listen EADDRNOTAVAIL', { code: 'EADDRNOTAVAIL', syscall: 'listen', address: '192.0.2.1', port: 7200 })],
    ['HUB_SCHEMA_MISSING', fault('QueryFailedError', 'no such table', { driverError: { code: '42P01' } })],
    ['HUB_DATABASE_LOGIN', fault('error', 'password authentication failed', { code: '28P01' })],
    ['HUB_DATABASE_UNAVAILABLE', fault('error', 'the database system is starting up', { code: '57P03' })],
    ['HUB_DATABASE_UNAVAILABLE', new AggregateError([fault('Error', 'connect ECONNREFUSED ::1:5432', { code: 'ECONNREFUSED', syscall: 'connect' })])],
    ['HUB_KAFKA_UNAVAILABLE', fault('KafkaJSNumberOfRetriesExceeded', 'Connection error')],
    ['HUB_DATA_DIR_UNUSABLE', fault('Error', 'EACCES: permission denied', { code: 'EACCES', syscall: 'mkdir', path: '/data' })],
    ['HUB_JAVA_MISSING', new HubError('HUB_JAVA_MISSING', 'no java', false)],
    ['HUB_START_FAILED', new TypeError('x is not a function')],
  ])('%s', (code, error) => {
    const { code: said, text } = startFaultOf(error);
    expect(said).toBe(code);
    expect(text).not.toMatch(/\n|^\s+at /);
  });

  it('says which port', () => {
    const error = fault('Error', 'listen EADDRINUSE', { code: 'EADDRINUSE', syscall: 'listen', address: '127.0.0.1', port: 7200 });
    expect(startFaultOf(error).text).toContain('127.0.0.1:7200');
  });
});
