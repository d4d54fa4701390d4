import type { JsonObject, JsonValue } from '#kernel';
import { InputFault, isJsonObject, type Fault } from '#platform';
import { minuteOf } from './china-time.js';
import { CHANNELS, type Channel, type DutySlot, type Roster, type RosterPerson, type WeekTime } from './roster.js';

/** How one person is reached: kept sealed, never in the roster. */
export interface Contact {
  readonly person: string;
  readonly channel: Channel;
  readonly address: string;
}
export interface GivenRoster {
  readonly roster: Roster;
  readonly contacts: readonly Contact[];
}

const PERSON = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
const ADDRESS: Readonly<Record<Channel, RegExp>> = {
  mail: /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}$/,
  sms: /^\+?\d{5,15}$/,
};
const MOST_PEOPLE = 100;
const MOST_TIMES = 50;

class Reader {
  readonly faults: Fault[] = [];
  readonly contacts: Contact[] = [];

  private fault(path: string, detail: string): void {
    // A value is never repeated: it may be somebody's phone number.
    if (this.faults.length < 50) this.faults.push({ path, code: 'HUB_VALUE_INVALID', detail });
  }

  list(value: JsonValue | undefined, path: string, most: number): readonly JsonObject[] {
    if (value === undefined) return [];
    const objects = Array.isArray(value) ? value.filter(isJsonObject) : [];
    if (!Array.isArray(value) || objects.length !== value.length || value.length > most) this.fault(path, `a list of at most ${most} objects`);
    return objects.slice(0, most);
  }

  weekTime({ days, from, to }: JsonObject, path: string): WeekTime {
    const given = Array.isArray(days) ? days.filter((day): day is number => typeof day === 'number' && Number.isInteger(day) && day >= 1 && day <= 7) : [];
    if (!Array.isArray(days) || given.length !== days.length || given.length === 0) this.fault(`${path}/days`, 'days of the week: 1 (Monday) to 7 (Sunday)');
    const begins = typeof from === 'string' ? minuteOf(from) : null;
    const ends = typeof to === 'string' ? minuteOf(to) : null;
    if (begins === null || ends === null || begins === ends) this.fault(path, 'from and to as times of day such as 08:30, and different');
    return { days: given, from: begins ?? 0, to: ends ?? 0 };
  }

  person(given: JsonObject, path: string): RosterPerson {
    const person = this.name(given.person, `${path}/person`);
    const channels = CHANNELS.filter((channel) => given[channel] !== undefined);
    for (const channel of channels) this.contact(person, channel, { value: given[channel], path: `${path}/${channel}` });
    const first = CHANNELS.find((channel) => channel === given.first) ?? null;
    if (given.first !== undefined && (first === null || !channels.includes(first))) this.fault(`${path}/first`, 'mail or sms, whichever is given');
    const times = (name: 'windows' | 'quiet'): readonly WeekTime[] =>
      this.list(given[name], `${path}/${name}`, MOST_TIMES).map((each, index) => this.weekTime(each, `${path}/${name}/${index}`));
    return {
      person,
      channels: first === null ? channels : [first, ...channels.filter((channel) => channel !== first)],
      windows: times('windows'),
      quiet: times('quiet'),
    };
  }

  slot(given: JsonObject, path: string, known: ReadonlySet<string>): DutySlot {
    const person = this.name(given.person, `${path}/person`);
    const deputy = given.deputy === undefined || given.deputy === null ? null : this.name(given.deputy, `${path}/deputy`);
    for (const [name, who] of Object.entries({ person, deputy })) if (who !== null && !known.has(who)) this.fault(`${path}/${name}`, 'one of `people`');
    if (deputy === person) this.fault(`${path}/deputy`, 'somebody else than the one on duty');
    return { ...this.weekTime(given, path), person, deputy };
  }

  private name(value: JsonValue | undefined, path: string): string {
    if (typeof value === 'string' && PERSON.test(value)) return value;
    this.fault(path, 'a number or short name of your own: 1 to 40 letters, digits, dots, hyphens; no real name, no phone number');
    return '';
  }

  private contact(person: string, channel: Channel, { value, path }: { readonly value: JsonValue | undefined; readonly path: string }): void {
    if (typeof value === 'string' && ADDRESS[channel].test(value)) this.contacts.push({ person, channel, address: value });
    else this.fault(path, channel === 'mail' ? 'a mail address' : 'a phone number: digits, with + before a country code');
  }
}

/**
 * `{people: [{person, [mail], [sms], [first], [windows], [quiet]}], slots: [{days, from, to, person, [deputy]}]}`.
 * @throws InputFault 422 `HUB_BODY_INVALID` with every fault at once, and no value in any of them
 */
export function readRoster(body: JsonObject): GivenRoster {
  const reader = new Reader();
  const people = reader.list(body.people, '/people', MOST_PEOPLE).map((each, index) => reader.person(each, `/people/${index}`));
  const known = new Set(people.map(({ person }) => person));
  if (known.size < people.length) reader.faults.push({ path: '/people', code: 'HUB_VALUE_INVALID', detail: 'each person once' });
  const slots = reader.list(body.slots, '/slots', MOST_TIMES).map((each, index) => reader.slot(each, `/slots/${index}`, known));
  if (reader.faults.length > 0) throw new InputFault('HUB_BODY_INVALID', 422, '值班表有误，见 errors。The roster has faults: see errors.', reader.faults);
  return { roster: { people, slots }, contacts: reader.contacts };
}
