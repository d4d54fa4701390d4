import type { HubConfig } from '#platform';
import type { Resolve } from '../../endpoint/checked-lookup.js';
import { reachOf } from '../../endpoint/ranges.js';
import type { Limits } from '../../senders/post.js';
import type { Channel } from '../roster.js';
import type { NoticeChannel } from './channel.js';
import { MailChannel, mailServerOf } from './mail.channel.js';
import { SmsChannel } from './sms.channel.js';

export type Channels = Readonly<Partial<Record<Channel, NoticeChannel>>>;
/** Injection token of the channels that this hub has. */
export const CHANNELS_AT_HAND = Symbol('ChannelsAtHand');

/** The channels the environment names; none on the embedded default, where notices are shown in the outbox. */
export function configuredChannels(config: HubConfig, resolve: Resolve, limits: Limits): Channels {
  const { HUB_SMTP_URL: smtp, HUB_MAIL_FROM: from, HUB_SMS_URL: sms, HUB_SMS_SECRET: secret, HUB_NOTIFY_NETWORKS: networks } = config;
  const line = { reach: { ...reachOf(config.HUB_DEMO, networks ?? []), anyPort: true }, resolve, limits };
  return {
    ...(smtp === undefined || from === undefined ? {} : { mail: new MailChannel(mailServerOf(smtp, from), line) }),
    ...(sms === undefined || secret === undefined ? {} : { sms: new SmsChannel(sms, secret, line) }),
  };
}
