import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { COMMANDS, GROUPS, TOPICS, type CommandForwardedData } from '#contracts';
import { PersonKeys } from '#identity';
import type { JsonObject } from '#kernel';
import { carrying, Inbox, consumerOptions, type EventMessage, type Outcome } from '#messaging';
import type { Tx } from '#persistence';
import { openSealed } from '#platform';
import { CommandService } from '../commands/command.service.js';
import { Outcomes } from '../commands/outcomes.js';

type Forwarded = EventMessage<CommandForwardedData>;

/** Commands that came as records or batch rows. Each is a transaction of its own kind of outcome: obeyed, or refused and told so on the party's feed. */
@Controller()
export class CommandForwardedConsumer {
  constructor(
    private readonly inbox: Inbox,
    private readonly keys: PersonKeys,
    private readonly commands: CommandService,
    private readonly outcomes: Outcomes,
  ) {}

  @EventPattern(TOPICS.caseworkCommand, consumerOptions({ group: GROUPS.caseworkCommand }))
  async on(@Payload() batch: readonly Forwarded[]): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    // One by one: a refusal must leave the commands before it untouched, and people's commands are few.
    for (const message of batch) {
      const [outcome] = await carrying(message, () => this.inbox.once(GROUPS.caseworkCommand, [message], async (tx) => [await this.obey(tx, message)]));
      outcomes.push(outcome ?? 'done');
    }
    return outcomes;
  }

  private async obey(tx: Tx, message: Forwarded): Promise<Outcome> {
    const { data, subject: referralId } = message.envelope;
    if (!COMMANDS.includes(data.command)) return { dead: 'HUB_COMMAND_UNKNOWN', detail: 'no command has this name' };
    const keys = await this.keys.byIds(tx, [data.keyId]);
    const key = keys.get(data.keyId);
    if (!key) return { dead: 'HUB_SEAL_BROKEN', detail: 'the key of this command is not known' };
    const body = JSON.parse(openSealed(key, data.sealed, message.envelope.id)) as JsonObject;
    const known = await tx.query('select 1 from casework.referral where referral_id = $1', [referralId]);
    if (known.length === 0 && data.order !== null) return { park: 'HUB_REFERRAL_NOT_REGISTERED', detail: 'the order is not registered yet' };
    const answer = await this.commands.executeRecord(tx, {
      referralId,
      command: data.command,
      body,
      actor: data.actor,
      idempotencyKey: data.commandId,
      expectedVersion: data.expectedVersion,
      part: data.part,
    });
    await this.outcomes.tell(tx, message, answer);
    return 'done';
  }
}
