import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HubError } from '#kernel';
import type { HubConfig } from '../config/config.js';
import { sealingKey, type SealingKey } from './sealing.js';

/** The key id of everything sealed under the hub's own key. */
export const HUB_KEY_ID = 'hub';

/** Wraps data keys and makes keyed hashes; comes from a file (a KMS can stand behind the same class). */
export class MasterKey {
  private readonly key: KeyObject;
  private readonly ownKey: SealingKey;

  constructor(bytes: Buffer) {
    if (bytes.length !== 32)
      throw new HubError('HUB_MASTER_KEY', '主密钥须为 32 字节 base64url：请检查 HUB_KEY_FILE · the master key must be 32 bytes: check HUB_KEY_FILE', false);
    this.key = createSecretKey(bytes);
    this.ownKey = sealingKey(HUB_KEY_ID, createHmac('sha256', this.key).update('hub-data-key').digest());
  }

  /** The key file of this hub; made (0600) on first start at the default place, never when `HUB_KEY_FILE` names one that is missing. */
  static load(config: HubConfig): MasterKey {
    const path = config.HUB_KEY_FILE ?? join(config.HUB_DATA_DIR, 'keys', 'master.key');
    if (!existsSync(path)) {
      if (config.HUB_KEY_FILE !== undefined)
        throw new HubError(
          'HUB_MASTER_KEY',
          'HUB_KEY_FILE 指的文件不存在，没有它读不出已封存的内容 · the file does not exist: nothing sealed can be read',
          false,
        );
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      makeKey(path);
    }
    return new MasterKey(Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url'));
  }

  /** A data key as it may be stored: AES-256-GCM under the master key, bound to its id. */
  wrap(keyId: string, key: Buffer): Buffer {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv);
    cipher.setAAD(Buffer.from(keyId, 'utf8'));
    return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  }

  unwrap(keyId: string, wrapped: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.key, wrapped.subarray(0, 12));
    decipher.setAAD(Buffer.from(keyId, 'utf8'));
    decipher.setAuthTag(wrapped.subarray(wrapped.length - 16));
    return Buffer.concat([decipher.update(wrapped.subarray(12, wrapped.length - 16)), decipher.final()]);
  }

  /** A keyed hash for look-ups that must not be reversible: `purpose` separates the uses. HMAC-SHA-256, hex. */
  keyedHash(purpose: string, text: string): string {
    return createHmac('sha256', this.key).update(purpose).update('\n').update(text).digest('hex');
  }

  /** The hub's own data key, for what belongs to no person (batch chunks, command bodies). */
  hubKey(): SealingKey {
    return this.ownKey;
  }
}

/** Apps of one data folder may start at the same time: whole or not at all, and the first one's key is everybody's. */
function makeKey(path: string): void {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(own, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(own, { force: true });
  }
}
