import { ask, listIn } from '../hub/hub.js';
import { printJson, printTable } from '../output/print.js';
import { words } from '../output/words.js';
import { showChange, type As } from './change.js';

const PATH = '/v1/calendar/overlays';
const shown = (days: unknown): string => (Array.isArray(days) ? days.join(' ') : '');

export async function overlayLs({ json: asJson }: { readonly json?: boolean }): Promise<void> {
  const overlays = listIn((await ask('operator', 'GET', '/v1/calendar')).json, 'overlays');
  if (asJson === true) {
    printJson({ overlays });
    return;
  }
  printTable(
    ['overlayId', 'orgId', words('事由', 'reason'), words('停办', 'closed'), words('加班', 'open')],
    overlays.map(({ overlayId, orgId, reason, closed, open }) => [overlayId, orgId, reason, shown(closed), shown(open)]),
  );
}

export async function overlayAdd(
  orgId: string,
  options: As & { readonly reason: string; readonly closed: readonly string[]; readonly open: readonly string[] },
): Promise<void> {
  const { reason, closed, open } = options;
  const { json } = await ask(options.as, 'POST', PATH, { json: { orgId, reason, closed, open }, timeoutMs: 60_000 });
  showChange(json, options);
}

export async function overlayEnd(overlayId: string, options: As): Promise<void> {
  const { json } = await ask(options.as, 'POST', `${PATH}/${encodeURIComponent(overlayId)}/end`, { json: {}, timeoutMs: 60_000 });
  showChange(json, options);
}
