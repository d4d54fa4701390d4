import { renderExplanation, type ClockView, type StripDay } from '#sla';
import { ask, listIn } from '../hub/hub.js';
import { referralIdOf } from '../hub/traces.js';
import { print, printJson } from '../output/print.js';
import { isEnglish, words } from '../output/words.js';

interface Entry {
  readonly view: ClockView;
  readonly strip: readonly StripDay[];
  readonly standing: { readonly isBreached: boolean; readonly breachedAt: string | null };
}

interface Named {
  readonly ruleId: string;
  readonly dueAt: string | null;
}

const due = (named: Named | null): string => (named === null ? words('无', 'none') : `${named.ruleId} ${named.dueAt ?? words('中止中', 'paused')}`);

/** Every time limit of a case of the running hub: rule, article, the days one by one, pauses, extensions, due and state. */
export async function explain(name: string, options: { readonly json?: boolean }): Promise<void> {
  const referralId = await referralIdOf(name);
  const { json } = await ask('operator', 'GET', `/v1/referrals/${referralId}/clocks`);
  if (options.json === true) {
    printJson(json);
    return;
  }
  print(
    `${words('最近到期', 'next due')}: ${due(json.nextDue as unknown as Named | null)}   ${words('最终期限', 'final due')}: ${due(json.finalDue as unknown as Named | null)}`,
  );
  for (const { view, strip, standing } of listIn(json, 'clocks') as unknown as readonly Entry[]) {
    print('');
    for (const line of renderExplanation({ view, strip }, isEnglish ? 'en' : 'zh')) print(line);
    if (standing.isBreached) print(words(`逾期于 ${standing.breachedAt ?? ''}`, `overdue since ${standing.breachedAt ?? ''}`));
  }
}
