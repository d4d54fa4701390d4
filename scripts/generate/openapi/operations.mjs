// What the controllers' metadata does not say about each route: summary, parameters, bodies and answers.
import { COMMANDS, DOORS, OFFICER_COMMANDS } from '#contracts';
import { mayUse } from './door-commands.mjs';
import { bodyName, officerBodyName, ref, schema, statusName } from './components.mjs';

const JSON_TYPE = 'application/json';
const parameters = (...names) => names.map((name) => ref('parameters', name));
const content = (type, part) => ({ [type]: { schema: part } });
const body = (part, type = JSON_TYPE) => ({ requestBody: { required: true, content: content(type, part) } });
const xml = { type: 'string', description: 'an XML document: libs/contracts/src/doors/schemas/petition.xsd' };
const csv = { type: 'string', description: 'CSV' };
const answer = (description, part, type = JSON_TYPE) => ({ description, ...(part ? { content: content(type, part) } : {}) });
const etag = { ETag: { schema: { type: 'string' }, description: 'the version, for If-Match' } };

/** An operation: 200 unless said otherwise, and the problems it may answer with. */
function operation(tag, summary, parts) {
  const { ok, problems = [], open = false, ...rest } = parts;
  const refused = [...problems, ...(open ? [] : [401]), ...(rest.requestBody ? [400, 413, 415] : [])];
  const statuses = [...new Set(refused)].sort((a, b) => a - b);
  const responses = { ...ok, ...Object.fromEntries(statuses.map((status) => [status, ref('responses', 'Problem')])), default: ref('responses', 'Problem') };
  return { tags: [tag], summary, ...(open ? { security: [] } : {}), ...rest, responses };
}

const receipts = (part, type) => ({ 202: answer('taken', part, type), 200: answer('a repeat, or a version lower than the one that counts', part, type) });
const single = (door, summary, part, type = JSON_TYPE) =>
  operation(`door ${door}`, summary, {
    parameters: parameters('drill'),
    ...body(part, type),
    ok: type === JSON_TYPE ? receipts(schema('Receipt')) : receipts(xml, type),
    problems: [403, 404, 409, 422, 503],
  });
const batch = (door, summary, types) =>
  operation(`door ${door}`, summary, {
    parameters: parameters('drill'),
    requestBody: { required: true, content: Object.assign({}, ...types.map(([type, part]) => content(type, part))) },
    ok: { 202: answer('stored; the import goes on behind', schema('BatchReport')) },
    problems: [403, 404, 409, 422, 503],
  });
const ops = (summary, parts) => operation('operations', summary, { problems: [403], ...parts });
const calendar = (summary, parts) => operation('calendar', summary, parts);
const MULTIPART = { 'multipart/form-data': { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } };

/** Per route of one door, as its controller writes it. */
const DOOR_ROUTES = {
  'GET /v1/doors/:door/batches/:id': (door) =>
    operation(`door ${door}`, 'counts and progress of a batch', {
      parameters: parameters('batchId'),
      ok: { 200: answer('the batch', schema('BatchReport')) },
      problems: [403, 404],
    }),
  'GET /v1/doors/:door/batches/:id/refusals': (door) =>
    operation(`door ${door}`, 'the refused rows of a batch as a file', {
      parameters: parameters('batchId'),
      ok: {
        200: { description: 'in the form of the batch', content: { ...content('application/x-ndjson', { type: 'string' }), ...content('text/csv', csv) } },
      },
      problems: [403, 404],
    }),
  'GET /v1/doors/:door/orders/:no': (door) =>
    operation(`door ${door}`, 'what became of an order', {
      parameters: parameters('no'),
      ok: { 200: { ...answer('its history', withItems('OrderHistory', 'history', door)), headers: etag } },
      problems: [403, 404],
    }),
  'POST /v1/doors/:door/orders/:no/commands/:command': (door) => officerCommand(door),
  'GET /v1/doors/:door/statuses': (door) =>
    operation(`door ${door}`, 'what the door is told, in commit order', {
      parameters: parameters('after', 'wait'),
      ok: { 200: answer('a page', withItems('Feed', 'items', door)) },
      problems: [400, 403, 404, 429],
    }),
};

const withItems = (name, member, door) => ({
  allOf: [schema(name), { type: 'object', properties: { [member]: { type: 'array', items: schema(statusName(door)) } } }],
});

function officerCommand(door) {
  const commands = OFFICER_COMMANDS.filter((command) => mayUse(door, command));
  const bodies = { anyOf: commands.map((command) => schema(officerBodyName(command))) };
  const isXml = door === 'petition';
  return operation(`door ${door}`, 'an officer’s command on an order of the door', {
    parameters: [
      ...parameters('no'),
      { name: 'command', in: 'path', required: true, schema: { enum: commands }, description: 'body: OfficerCommand.<command>' },
      ...parameters('ifMatchOptional'),
    ],
    requestBody: { required: true, content: { ...content(JSON_TYPE, bodies), ...(isXml ? content('application/xml', xml) : {}) } },
    ok: {
      200: {
        description: 'obeyed',
        headers: etag,
        content: { ...content(JSON_TYPE, schema('OfficerCommandReceipt')), ...(isXml ? content('application/xml', xml) : {}) },
      },
    },
    problems: [403, 404, 409, 412, 422],
  });
}

const ROUTES = {
  'POST /v1/doors/hotline-12345/orders': single('hotline-12345', 'send one order', schema('Order.hotline-12345')),
  'POST /v1/doors/hotline-12345/orders::batch': batch('hotline-12345', 'send orders, one JSON object a line', [
    ['application/x-ndjson', { type: 'string', description: 'each line an Order.hotline-12345 or an officer’s command' }],
  ]),
  'POST /v1/doors/petition/letters': single('petition', 'send one letter or visit', xml, 'application/xml'),
  'POST /v1/doors/petition/letters::batch': operation('door petition', 'not open yet: always 415', { ok: {}, problems: [403, 415] }),
  'POST /v1/doors/market-12315/registrations::batch': batch('market-12315', 'upload registrations as CSV', [
    ['text/csv', { type: 'string', description: 'columns: libs/contracts/src/doors/schemas/market-12315.columns.json' }],
    ...Object.entries(MULTIPART),
  ]),
  'GET /v1/doors/market-12315/feedback': operation('door market-12315', 'all statuses told on one day', {
    parameters: parameters('day'),
    ok: { 200: answer('UTF-8 with BOM', csv, 'text/csv') },
    problems: [400, 403],
  }),
  'POST /v1/doors/hotline-12378/calls': single('hotline-12378', 'send one call', schema('Call.hotline-12378')),
  ...Object.fromEntries(DOORS.flatMap((door) => Object.entries(DOOR_ROUTES).map(([route, make]) => [route.replace(':door', door), make(door)]))),
  'GET /v1/inbox': operation('institutions', 'the mailbox: what the institution was sent', {
    parameters: parameters('after', 'wait', 'limit'),
    ok: { 200: answer('a page', schema('Inbox')) },
    problems: [400, 403, 429],
  }),
  'GET /v1/referrals/:referralId': operation('institutions', 'a case as the caller may see it', {
    parameters: parameters('referralId', 'ifNoneMatch'),
    ok: { 200: { ...answer('the case', schema('Referral')), headers: etag }, 304: answer('unchanged') },
    problems: [404],
  }),
  'GET /v1/referrals/:referralId/hands': operation('institutions', 'on whose desk the case lay, for every minute of it', {
    parameters: parameters('referralId'),
    ok: { 200: answer('segments without gap, seconds in each pair of hands, returns to former hands', { type: 'object' }) },
    problems: [404],
  }),
  'GET /v1/referrals/:referralId/clocks': operation('institutions', 'every time limit of the case, with its rule, article, pauses, extensions and marks', {
    parameters: parameters('referralId'),
    ok: { 200: answer('the clocks as their facts and the law make them', { type: 'object' }) },
    problems: [404],
  }),
  'POST /v1/referrals/:referralId/commands/:command': operation('institutions', 'a command on a case', {
    parameters: parameters('referralId', 'command', 'ifMatch', 'idempotencyKey'),
    ...body({ anyOf: COMMANDS.map((command) => schema(bodyName(command))), description: 'Command.<command>' }),
    ok: { 200: { ...answer('obeyed', schema('CommandReceipt')), headers: etag } },
    problems: [403, 404, 409, 412, 422, 428],
  }),
  'GET /v1/desk/triage': operation('desk', 'what no rule may send on its own, oldest first', {
    parameters: parameters('after', 'limit'),
    ok: { 200: answer('a page', schema('Triage')) },
    problems: [400, 403],
  }),
  'GET /v1/ops/status': ops('per stage: in, out, waiting, oldest age, parked, dead', { ok: { 200: answer('the hub', schema('Object')) } }),
  'GET /v1/ops/trace/:name': ops('what became of a case', {
    parameters: parameters('name'),
    ok: { 200: answer('its traces', schema('Items')) },
    problems: [403, 404],
  }),
  'GET /v1/line': operation('line', 'the caller’s own line: last seen, silent, paused, numbers that are missing', {
    ok: { 200: answer('the line', schema('Object')) },
    problems: [404],
  }),
  'POST /v1/line/replay': operation('line', 'what was sent on the caller’s own topic in a span, once more, under the same ids', {
    ...body(schema('ReplaySpan')),
    ok: { 202: answer('found, sent, and where to go on', schema('Object')) },
    problems: [422],
  }),
  'GET /v1/ops/lines': ops('the lines to all partners', { ok: { 200: answer('all', schema('Items')) } }),
  'GET /v1/ops/lines/:orgId': ops('one of them', { parameters: parameters('orgId'), ok: { 200: answer('the line', schema('Object')) }, problems: [403, 404] }),
  'POST /v1/ops/lines/:orgId/pause': ops('pause a partner in one direction or both', {
    parameters: parameters('orgId'),
    ...body(schema('LinePause')),
    ok: { 200: answer('the line', schema('Object')) },
    problems: [403, 404, 422],
  }),
  'POST /v1/ops/lines/:orgId/resume': ops('end a pause', {
    parameters: parameters('orgId'),
    ...body(schema('LinePause')),
    ok: { 200: answer('the line', schema('Object')) },
    problems: [403, 404, 422],
  }),
  'POST /v1/ops/lines/:orgId/replay': ops('what a partner was sent on its topic in a span, once more', {
    parameters: parameters('orgId'),
    ...body(schema('ReplaySpan')),
    ok: { 202: answer('found, sent, and where to go on', schema('Object')) },
    problems: [403, 404, 422],
  }),
  'GET /v1/ops/gaps': ops('messages that a group will never read', { ok: { 200: answer('open ones', schema('Items')) } }),
  'POST /v1/ops/gaps/:gapId/settle': ops('settle a gap, with a reason', {
    parameters: parameters('gapId'),
    ...body(schema('Reason')),
    ok: { 200: answer('settled', schema('Object')) },
    problems: [403, 409, 422],
  }),
  'GET /v1/ops/reconciliations/:day': ops('whether everything that the doors took on a day is somewhere', {
    parameters: parameters('dayPath'),
    ok: { 200: answer('by door', schema('Items')) },
    problems: [403, 404],
  }),
  'POST /v1/ops/reconciliations/:day': ops('reconcile a day now', {
    parameters: parameters('dayPath'),
    ok: { 200: answer('by door', schema('Items')) },
    problems: [403, 404],
  }),
  'GET /v1/ops/parked': ops('messages that were set aside, oldest first', {
    parameters: parameters('parkedGroup', 'parkedCode', 'parkedTopic', 'parkedKey', 'parkedState', 'after', 'limit'),
    ok: { 200: answer('at most 200, and `next` where there are more', schema('Items')) },
    problems: [400, 403],
  }),
  'GET /v1/ops/parked/groups': ops('the same by error and place', { ok: { 200: answer('counts, and an example of each', schema('Items')) } }),
  'GET /v1/ops/parked/history': ops('who did what with them, and why', { ok: { 200: answer('the newest 200', schema('Items')) } }),
  'GET /v1/ops/parked/:parkedId': ops('one of them, with its headers and its history', {
    parameters: parameters('parkedId'),
    ok: { 200: answer('it', schema('Object')) },
    problems: [403, 404],
  }),
  'POST /v1/ops/parked/:parkedId/reveal': ops('its bytes as they came, for one person with a reason', {
    parameters: parameters('parkedId'),
    ...body(schema('Reason')),
    ok: { 200: answer('original and, where it was changed, the copy', schema('Object')) },
    problems: [403, 404, 409, 422],
  }),
  'POST /v1/ops/parked/:parkedId/rehearse': ops('what a try would do: it is run and undone', {
    parameters: parameters('parkedId'),
    ok: { 200: answer('would-change, already-applied, would-fail or unknown', schema('Object')) },
    problems: [403, 409],
  }),
  'POST /v1/ops/parked/:parkedId/retry': ops('try it again', {
    parameters: parameters('parkedId'),
    ok: { 200: answer('done', schema('Retried')) },
    problems: [403, 409],
  }),
  'POST /v1/ops/parked/:parkedId/edit': ops('try a changed copy; the original stays', {
    parameters: parameters('parkedId'),
    ...body(schema('ParkedEdit')),
    ok: { 200: answer('the differences, the rehearsal, and whether it was applied', schema('Object')) },
    problems: [403, 409, 422],
  }),
  'POST /v1/ops/parked/:parkedId/skip': ops('let the next of its key go on; it stays open', {
    parameters: parameters('parkedId'),
    ...body(schema('Reason')),
    ok: { 200: answer('its key is free', schema('Object')) },
    problems: [403, 409, 422],
  }),
  'POST /v1/ops/parked/:parkedId/discard': ops('give it up, with a reason', {
    parameters: parameters('parkedId'),
    ...body(schema('Reason')),
    ok: { 200: answer('done', schema('Discarded')) },
    problems: [403, 409, 422],
  }),
  'POST /v1/ops/parked-replays': ops('put a group of dead messages back in line, so many a second', {
    ...body(schema('ParkedReplay')),
    ok: { 202: answer('it runs', schema('Object')), 200: answer('`dryRun`: what it would do', schema('Object')) },
    problems: [403, 409, 422],
  }),
  'GET /v1/ops/parked-replays/:replayId': ops('how far a replay is', {
    parameters: parameters('replayId'),
    ok: { 200: answer('the replay', schema('Object')) },
    problems: [403, 404],
  }),
  'POST /v1/ops/parked-replays/:replayId/stop': ops('stop it; what is in line stays there', {
    parameters: parameters('replayId'),
    ...body(schema('Reason')),
    ok: { 200: answer('stopped', schema('Object')) },
    problems: [403, 404, 422],
  }),
  'GET /v1/ops/partners': ops('the parties', { ok: { 200: answer('all of them', schema('Items')) } }),
  'POST /v1/ops/partners': ops('add a party', {
    ...body(schema('NewParty')),
    ok: { 201: answer('its key, shown once', schema('Object')) },
    problems: [403, 409, 422],
  }),
  'POST /v1/ops/partners/:orgId/rotate': ops('a new key; the old ones go on for a day', {
    parameters: parameters('orgId'),
    ok: { 200: answer('the key, shown once', schema('Object')) },
    problems: [403, 404, 409],
  }),
  'PUT /v1/ops/partners/:orgId/agreement': ops('how a party is reached', {
    parameters: parameters('orgId'),
    ...body(schema('Agreement')),
    ok: { 200: answer('the signing secret where an address is given', schema('Object')) },
    problems: [403, 404, 422],
  }),
  'POST /v1/ops/partners/:orgId/rotate-secret': ops('a new signing secret; for a day pushes are signed with the one before it too', {
    parameters: parameters('orgId'),
    ok: { 200: answer('the secret, shown once', schema('Object')) },
    problems: [403, 404, 409],
  }),
  'GET /v1/ops/partners/:orgId/duty': ops('who is on duty at a party; addresses masked', {
    parameters: parameters('orgId'),
    ok: { 200: answer('the roster', schema('Object')) },
    problems: [403, 404],
  }),
  'PUT /v1/ops/partners/:orgId/duty': ops('take the place of a party’s roster and of all its addresses', {
    parameters: parameters('orgId'),
    ...body(schema('DutyRoster')),
    ok: { 200: answer('its revision', schema('Object')) },
    problems: [403, 404, 422],
  }),
  'GET /v1/ops/deliveries': ops('pushes to partners, newest first', {
    parameters: parameters('party', 'deliveryState', 'after', 'limit'),
    ok: { 200: answer('a page', schema('Deliveries')) },
    problems: [400, 403],
  }),
  'GET /v1/ops/deliveries/endpoints': ops('how every endpoint fares: breaker, last attempts, disabled or not', {
    ok: { 200: answer('all of them', schema('Items')) },
  }),
  'POST /v1/ops/deliveries/endpoints/:party/enable': ops('try a disabled endpoint again', {
    parameters: parameters('partyPath'),
    ...body(schema('Reason')),
    ok: { 200: answer('what was enabled', schema('Object')) },
    problems: [403, 404, 422],
  }),
  'GET /v1/ops/deliveries/:deliveryId': ops('one of them with every attempt', {
    parameters: parameters('deliveryId'),
    ok: { 200: answer('it', schema('Delivery')) },
    problems: [403, 404],
  }),
  'POST /v1/ops/deliveries/:deliveryId/redeliver': ops('once more, under the same webhook-id', {
    parameters: parameters('deliveryId'),
    ...body(schema('Reason')),
    ok: { 200: answer('it waits to be sent', schema('Object')) },
    problems: [403, 404, 409, 422],
  }),
  'POST /v1/ops/deliveries/:deliveryId/release': ops('let go on what a given-up delivery of the same case holds up', {
    parameters: parameters('deliveryId'),
    ...body(schema('Reason')),
    ok: { 200: answer('released', schema('Object')) },
    problems: [403, 404, 409, 422],
  }),
  'GET /v1/deliveries': operation('institutions', 'the caller’s own pushes, newest first', {
    parameters: parameters('deliveryState', 'after', 'limit'),
    ok: { 200: answer('a page', schema('Deliveries')) },
    problems: [400, 403],
  }),
  'GET /v1/deliveries/:deliveryId': operation('institutions', 'one of them with every attempt', {
    parameters: parameters('deliveryId'),
    ok: { 200: answer('it', schema('Delivery')) },
    problems: [403, 404],
  }),
  'POST /v1/deliveries/:deliveryId/redeliver': operation('institutions', 'once more, under the same webhook-id', {
    parameters: parameters('deliveryId'),
    ...body(schema('Reason')),
    ok: { 200: answer('it waits to be sent', schema('Object')) },
    problems: [403, 404, 409, 422],
  }),
  'GET /v1/ops/outbox': ops('what people were told, or would have been told', {
    parameters: parameters('after', 'limit'),
    ok: { 200: answer('a page, newest first', schema('Deliveries')) },
    problems: [400, 403],
  }),
  'GET /outbox': operation('process', 'the outbox as a page; a demo hub’s own machine only', {
    open: true,
    ok: { 200: answer('a page', { type: 'string' }, 'text/html') },
    problems: [403],
  }),
  'GET /outbox.css': operation('process', 'its style', { open: true, ok: { 200: answer('CSS', { type: 'string' }, 'text/css') } }),
  'POST /v1/ops/persons': ops('a key of one person at the hub, for what needs two people', {
    ...body(schema('NewPerson')),
    ok: { 201: answer('the key, shown once; earlier ones go on for a day', schema('Object')) },
    problems: [403, 422],
  }),
  'POST /v1/ops/persons/end': ops('end all keys of a person at once', {
    ...body(schema('NewPerson')),
    ok: { 200: answer('how many', schema('Object')) },
    problems: [403, 404, 422],
  }),
  'GET /v1/calendar': calendar('years, organisations’ own days, and the alarm where a notice is missing', {
    ok: { 200: answer('the calendar in force', schema('Calendar')) },
    problems: [403],
  }),
  'GET /v1/calendar/years/:year': calendar('the holidays and make-up days of a year', {
    parameters: parameters('year'),
    ok: { 200: answer('the year', schema('CalendarYear')) },
    problems: [403, 404],
  }),
  'POST /v1/calendar/notices': calendar('propose a State Council notice; another person decides it', {
    parameters: parameters('dryRun'),
    requestBody: {
      required: true,
      content: {
        ...content(JSON_TYPE, schema('HolidayNotice')),
        ...content('text/csv', { type: 'string', description: 'columns date,name,is_off_day,paper; rows of one year' }),
      },
    },
    ok: {
      201: answer('proposed, with its preview', schema('CalendarChange')),
      200: answer('the same waits already; or the preview alone of a dry run', schema('Object')),
    },
    problems: [403, 409, 422],
  }),
  'POST /v1/calendar/overlays': calendar('propose days on which one organisation differs from the country', {
    ...body(schema('NewOverlay')),
    ok: { 201: answer('proposed, with its preview', schema('CalendarChange')), 200: answer('the same waits already', schema('CalendarChange')) },
    problems: [403, 422],
  }),
  'POST /v1/calendar/overlays/:overlayId/end': calendar('propose that such days end', {
    parameters: parameters('overlayId'),
    ok: { 201: answer('proposed, with its preview', schema('CalendarChange')), 200: answer('the same waits already', schema('CalendarChange')) },
    problems: [403, 404],
  }),
  'GET /v1/calendar/changes': calendar('what was proposed and decided, newest first', {
    parameters: parameters('changeState'),
    ok: { 200: answer('at most 200', { type: 'object', properties: { items: { type: 'array', items: schema('CalendarChange') } } }) },
    problems: [400, 403],
  }),
  'GET /v1/calendar/changes/:changeId': calendar('one of them, with its preview', {
    parameters: parameters('changeId'),
    ok: { 200: answer('it', schema('CalendarChange')) },
    problems: [403, 404],
  }),
  'POST /v1/calendar/changes/:changeId/approve': calendar('put it in force; by another person than the one who proposed it', {
    parameters: parameters('changeId'),
    ok: { 200: answer('in force; the clocks are counted again behind', schema('CalendarChange')) },
    problems: [403, 404, 409],
  }),
  'POST /v1/calendar/changes/:changeId/reject': calendar('reject it with a reason; by another person', {
    parameters: parameters('changeId'),
    ...body(schema('Reason')),
    ok: { 200: answer('rejected', schema('CalendarChange')) },
    problems: [403, 404, 409, 422],
  }),
  'GET /v1/calendar/recalculations/:changeId': calendar('what an approved change did to the open clocks; grows while it runs', {
    parameters: parameters('changeId', 'after', 'limit', 'change', 'reexamine'),
    ok: { 200: answer('progress, counts and a page of changes', schema('Recalculation')) },
    problems: [400, 403, 404, 409],
  }),
  'GET /v1/ops/sandbox': ops('whether the simulated partners act', { ok: { 200: answer('the switch', schema('Sandbox')) } }),
  'PUT /v1/ops/sandbox': ops('switch the simulated partners', {
    ...body(schema('Sandbox')),
    ok: { 200: answer('the switch', schema('Sandbox')) },
    problems: [403, 422],
  }),
  'GET /v1/ops/time': ops('the clock of the hub: the machine’s, or a simulated one', { ok: { 200: answer('the clock', schema('HubTime')) } }),
  'POST /v1/ops/time/step': ops('step the simulated clock; a long step goes on behind the answer (`step.done`)', {
    ...body(schema('TimeStep')),
    ok: { 200: answer('the clock', schema('HubTime')) },
    problems: [403, 409, 422],
  }),
  'PUT /v1/ops/time/speed': ops('how fast the simulated clock goes', {
    ...body(schema('TimeSpeed')),
    ok: { 200: answer('the clock', schema('HubTime')) },
    problems: [403, 409, 422],
  }),
  'GET /healthz': operation('process', 'alive', { open: true, ok: { 200: answer('alive', schema('Alive')) } }),
  'GET /readyz': operation('process', 'ready', {
    open: true,
    ok: { 200: answer('ready, degraded included', schema('Readiness')), 503: answer('not ready', schema('Readiness')) },
  }),
  'GET /metrics': operation('process', 'numbers for Prometheus', { open: true, ok: { 200: answer('text', { type: 'string' }, 'text/plain') } }),
};

export const operations = new Map(Object.entries(ROUTES));
