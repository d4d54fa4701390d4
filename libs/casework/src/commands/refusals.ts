import type { CommandAnswer, CommandRequest } from '#contracts';
import { instantMs, instantOf, type Clock } from '#kernel';
import type { Tx } from '#persistence';

type Refused = Extract<CommandAnswer, { readonly obeyed: false }>;

const DAY_MS = 86_400_000;
/** Refusals of one party on one case in a day that are written out; further ones are counted on the last of them. Our own default. */
const WRITTEN_OUT = 1_000;

/**
 * Keeps who was refused what, when and why: ids and codes, no words of the command. It is written although the command's own transaction left
 * nothing. Whoever sends the same nonsense all day fills no disk: beyond a thousand a day his refusals on a case are counted.
 */
export async function auditRefusal(
  to: Pick<Tx, 'query'>,
  clock: Clock,
  { request, answer }: { readonly request: CommandRequest; readonly answer: Refused },
): Promise<void> {
  const { referralId, command, actor } = request;
  const now = clock.now();
  const yesterday = instantOf(instantMs(now) - DAY_MS);
  await to.query(
    `with today as (
       select count(*) as written, max(refusal_id) as last from casework.refused_command where referral_id = $2 and refused_at > $9 and party = $3),
     counted as (
       update casework.refused_command set more = more + 1 where refusal_id = (select last from today where written >= ${WRITTEN_OUT}) returning 1)
     insert into casework.refused_command (refused_at, referral_id, party, roles, user_hash, command, code, version)
     select $1, $2, $3, $4, $5, $6, $7, $8 where not exists (select 1 from counted)`,
    [now, referralId, actor.orgId, actor.roles, actor.userHash, command, answer.code, answer.version, yesterday],
  );
}
