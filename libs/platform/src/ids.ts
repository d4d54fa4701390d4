import { createHash, randomUUIDv7 } from 'node:crypto';
import type { SourceSystem } from '#contracts';

/** A new time-ordered id. @source RFC 9562 §5.7 */
export const newId = (): string => randomUUIDv7();

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

/** The id that the same name always gives. @source RFC 9562 §5.5 (SHA-1 over namespace and name) */
export function uuidV5(namespace: string, name: string): string {
  const hash = createHash('sha1').update(bytesOf(namespace)).update(name, 'utf8').digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Namespace of every referralId; fixed for ever. */
export const REFERRAL_NAMESPACE = '6f0d6c8e-4d0a-5f52-9a54-6c69616e646f';

/** The same order always gives the same referral, whoever computes it. */
export const referralIdOf = (sourceSystem: SourceSystem, sourceOrderNo: string): string => uuidV5(REFERRAL_NAMESPACE, `${sourceSystem}\n${sourceOrderNo}`);
