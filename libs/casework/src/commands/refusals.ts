import type { CommandAnswer, CommandRequest } from '#contracts';
import type { Clock } from '#kernel';
import type { Tx } from '#persistence';

type Refused = Extract<CommandAnswer, { readonly obeyed: false }>;

/** Keeps who was refused what, when and why: ids and codes, no words of the command. It is written although the command's own transaction left nothing. */
export async function auditRefusal(
  to: Pick<Tx, 'query'>,
  clock: Clock,
  { request, answer }: { readonly request: CommandRequest; readonly answer: Refused },
): Promise<void> {
  const { referralId, command, actor } = request;
  await to.query(
    'insert into casework.refused_command (refused_at, referral_id, party, roles, user_hash, command, code, version) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [clock.now(), referralId, actor.orgId, actor.roles, actor.userHash, command, answer.code, answer.version],
  );
}
