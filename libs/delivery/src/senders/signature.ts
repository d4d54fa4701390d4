import { Webhook } from 'standardwebhooks';

/** Headers of Standard Webhooks over the very bytes that are sent, signed with every secret in force; the time stamp is this attempt's. */
export function signedHeaders(id: string, body: Buffer, secrets: readonly string[], at: Date): Readonly<Record<string, string>> {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, at, body.toString('utf8')));
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    ...(signatures.length > 0 ? { 'webhook-signature': signatures.join(' ') } : {}),
  };
}
