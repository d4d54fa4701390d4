import { hash, randomUUIDv7 } from 'node:crypto';
import type { SourceSystem } from '#contracts';

/** A new time-ordered id. @source RFC 9562 §5.7 */
export const newId = (): string => randomUUIDv7();

const UUID_BYTES = 16;

/**
 * The id that the same name always gives.
 * @throws Error where `namespace` is no UUID: the bytes it leaves free would be anybody's.
 * @source RFC 9562 §5.5 (SHA-1 over namespace and name)
 */
export function uuidV5(namespace: string, name: string): string {
  const named = Buffer.allocUnsafe(UUID_BYTES + Buffer.byteLength(name, 'utf8'));
  if (named.write(namespace.replaceAll('-', ''), 0, UUID_BYTES, 'hex') !== UUID_BYTES) throw new Error('the namespace of an id must be a UUID');
  named.write(name, UUID_BYTES, 'utf8');
  const hex = hash('sha1', named, 'hex');
  const version = `5${hex.slice(13, 16)}`;
  const variant = ((parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

/** Namespace of every referralId; fixed for ever. */
export const REFERRAL_NAMESPACE = '6f0d6c8e-4d0a-5f52-9a54-6c69616e646f';

/** The same order always gives the same referral, whoever computes it. */
export const referralIdOf = (sourceSystem: SourceSystem, sourceOrderNo: string): string => uuidV5(REFERRAL_NAMESPACE, `${sourceSystem}\n${sourceOrderNo}`);
