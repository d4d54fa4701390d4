import { createCipheriv, createDecipheriv, createSecretKey, randomFillSync, type KeyObject } from 'node:crypto';
import { HubError } from '#kernel';

/** A data key of one person (or of the hub itself), 32 bytes. Never logged, never leaves the process unwrapped. */
export interface SealingKey {
  readonly keyId: string;
  readonly key: KeyObject;
}

/** A key object is prepared once: handing raw bytes to every cipher costs four times the encryption itself. */
export const sealingKey = (keyId: string, bytes: Buffer): SealingKey => ({ keyId, key: createSecretKey(bytes) });

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

// Random nonces in blocks: one system call per 4 KiB instead of one per field on the hot path.
const pool = Buffer.alloc(4_096);
let used = pool.length;
function nonce(): Buffer {
  if (used + NONCE_BYTES > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += NONCE_BYTES;
  return Buffer.from(pool.subarray(used - NONCE_BYTES, used));
}

/**
 * Encrypts `plain` so that only the holder of `key` can read it, and only in the place named by `aad` (a sealed cell moved elsewhere does not open).
 * @returns `v1.<keyId>.<nonce + ciphertext + tag, base64url>`
 * @source NIST SP 800-38D: AES-256-GCM, random 96-bit nonce, 128-bit tag.
 */
export function sealText(key: SealingKey, plain: string, aad: string): string {
  const iv = nonce();
  const cipher = createCipheriv('aes-256-gcm', key.key, iv);
  cipher.setAAD(Buffer.from(aad, 'utf8'));
  const body = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `v1.${key.keyId}.${body.toString('base64url')}`;
}

/** The key a sealed text needs. @throws HubError `HUB_SEAL_BROKEN` when the text is none of ours. */
export function keyIdOf(sealed: string): string {
  const [version, keyId, body] = sealed.split('.');
  if (version !== 'v1' || keyId === undefined || body === undefined) throw broken('the sealed text has another form than v1');
  return keyId;
}

/** @throws HubError `HUB_SEAL_BROKEN` (not retryable): changed bytes, another key, or another place than `aad`. */
export function openSealed(key: SealingKey, sealed: string, aad: string): string {
  if (keyIdOf(sealed) !== key.keyId) throw broken('sealed under another key');
  const body = Buffer.from(sealed.slice(sealed.lastIndexOf('.') + 1), 'base64url');
  if (body.length < NONCE_BYTES + TAG_BYTES) throw broken('the sealed text is too short');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.key, body.subarray(0, NONCE_BYTES));
    decipher.setAAD(Buffer.from(aad, 'utf8'));
    decipher.setAuthTag(body.subarray(body.length - TAG_BYTES));
    return decipher.update(body.subarray(NONCE_BYTES, body.length - TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw broken('the sealed text does not open', cause);
  }
}

const broken = (message: string, cause?: unknown): HubError => new HubError('HUB_SEAL_BROKEN', message, false, {}, { cause });
