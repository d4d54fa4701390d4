import type { JsonObject, JsonValue } from '#kernel';

const escaped = (value: JsonValue | undefined): string =>
  (typeof value === 'string' || typeof value === 'number' ? String(value) : '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STATES: Readonly<Record<string, string>> = { waiting: '待发 waiting', sent: '已发 sent', shown: '仅展示 shown', failed: '未送达 failed' };
const RUNGS: Readonly<Record<string, string>> = { duty: '值班 duty', deputy: '副班 deputy', desk: '受理岗 desk', supervisor: '督办 supervisor' };
const CHANNELS: Readonly<Record<string, string>> = { mail: '邮件 mail', sms: '短信 SMS', outbox: '无 none' };
const word = (words: Readonly<Record<string, string>>, value: JsonValue | undefined): string =>
  escaped(typeof value === 'string' ? (words[value] ?? value) : '');

const row = (item: JsonObject): string => `
  <tr class="${item.urgency === 'CRITICAL' ? 'critical' : ''}">
    <td>${escaped(item.madeAt)}</td><td>${word(STATES, item.state)}</td><td>${escaped(item.party)}</td>
    <td>${word(RUNGS, item.rung)}<br>${escaped(item.person) || '—'}</td><td>${word(CHANNELS, item.channel)}</td><td>${escaped(item.urgency)}</td>
    <td><strong>${escaped(item.subject)}</strong><br>${escaped(item.text).replaceAll('\n', '<br>')}${item.lastError === null ? '' : `<br><code>${escaped(item.lastError)}</code>`}</td>
  </tr>`;

/** A page without script and without anything from elsewhere. */
export const outboxHtml = (items: readonly JsonObject[]): string => `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>联动 · 发件箱 Outbox</title><link rel="stylesheet" href="/outbox.css"></head>
<body>
<h1>发件箱 <span lang="en">Outbox</span></h1>
<p>未配置邮件或短信时，通知只在此展示，不会发出。最近 ${items.length} 条。<br><span lang="en">Where no mail or SMS is configured, notices are shown here and go nowhere. The latest ${items.length}.</span></p>
<table>
<thead><tr><th>时间 <span lang="en">time</span></th><th>状态 <span lang="en">state</span></th><th>单位 <span lang="en">party</span></th><th>对象 <span lang="en">person</span></th><th>渠道 <span lang="en">channel</span></th><th>紧急程度 <span lang="en">urgency</span></th><th>内容 <span lang="en">text</span></th></tr></thead>
<tbody>${items.map(row).join('')}</tbody>
</table>
</body>
</html>
`;

export const OUTBOX_CSS = `body { font: 15px/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 2rem; color: #1b1b1b; background: #fff; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #c8c8c8; padding: .4rem .6rem; text-align: left; vertical-align: top; }
th { background: #f2f2f2; }
tr.critical td { border-left-color: #b00020; background: #fff4f4; }
td:first-child { white-space: nowrap; }
`;
