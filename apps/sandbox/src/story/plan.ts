import { DEMO_PARTIES, SOURCE_SYSTEM_OF, type Door } from '#contracts';
import { referralIdOf } from '#platform';
import { sample, type SampleLine } from '#simulation';
import type { CaseManners, Manners } from '../partners/manners.js';
import { chaptersOf, type Chapter } from './chapters/index.js';
import { scenesOf, type Scene } from './scenes.js';
import type { Submission } from './submission.js';

/** What the story sends, in order, and how the partners treat each case. */
export interface Plan {
  readonly submissions: readonly Submission[];
  readonly manners: Manners;
  /** Cases that are told step by step. */
  readonly chapters: readonly Chapter[];
  /** Cases that the desk takes from one institution and gives to another, by referralId. */
  readonly reassigned: ReadonlyMap<string, string>;
}

const ORDERS = 432;
const GROUP_MEMBERS: Readonly<Record<string, string>> = { 国寿: 'LIF-CLIC-QD' };

/** The scenes stand among the invented orders, one every few; the same for a seed. */
export function planOf(seed: number): Plan {
  const scenes = scenesOf(seed);
  const chapters = chaptersOf(seed);
  const lines = [...sample(ORDERS, seed)];
  const manners = new Map<string, CaseManners>(chapters.map(({ submission: { door, orderNo } }) => [idOf(door, orderNo), { told: true }]));
  const submissions: Submission[] = [];
  lines.forEach((line, index) => {
    submissions.push({ door: line.door, orderNo: line.orderNo, body: bodyOf(line), isUpdate: false });
    if (line.outcome === 'accepted' && line.orderNo !== null) manners.set(idOf(line.door, line.orderNo), usualManners(line, index));
    const chapter = index % 8 === 7 ? chapters[(index - 7) / 8] : undefined;
    if (chapter !== undefined) submissions.push(chapter.submission);
    const scene = index % 8 === 3 ? scenes.shift() : undefined;
    if (scene !== undefined) submissions.push(...scene.submissions);
    if (scene?.manners !== undefined) manners.set(idOf(scene.door, scene.orderNo), scene.manners);
  });
  submissions.push(...scenes.flatMap((scene: Scene) => scene.submissions));
  const reassigned = new Map([...manners].flatMap(([id, { reassignTo }]) => (reassignTo === undefined ? [] : [[id, reassignTo] as const])));
  return { submissions, chapters, reassigned, manners: (referralId) => manners.get(referralId) ?? {} };
}

const idOf = (door: Door, orderNo: string): string => referralIdOf(SOURCE_SYSTEM_OF[door], orderNo);
const bodyOf = ({ door, text }: SampleLine): string => (door === 'petition' ? (JSON.parse(text) as { readonly xml: string }).xml : text);

/** Every so many orders something other than the usual happens. */
function usualManners({ door, place, orgId, text }: SampleLine, index: number): CaseManners {
  if (place === 'triage') return { deskGives: deskChoice(text, index) };
  if (place !== 'dispatched' || orgId === null) return {};
  const another = anotherOf(orgId, index);
  if (index % 43 === 7 && door === 'hotline-12345') return { misroute: { by: orgId, to: another } };
  if (index % 59 === 11) return { reassignTo: another };
  if (index % 37 === 5) return { withdrawn: true };
  if (index % 29 === 3) return { poorReply: true };
  if (index % 23 === 2) return { interim: true };
  return index % 6 === 1 ? { unanswered: true } : {};
}

/** The desk telephones and finds out; a report (举报) and one in three others stay in the queue for people. */
function deskChoice(text: string, index: number): string | null {
  const group = Object.entries(GROUP_MEMBERS).find(([name]) => text.includes(name));
  if (group !== undefined) return group[1];
  if (text.includes('举报') || index % 3 === 0) return null;
  return BANKS[index % BANKS.length] ?? null;
}

const BANKS = DEMO_PARTIES.filter(({ kind }) => kind === 'BANK_STATE' || kind === 'BANK_JOINT').map(({ orgId }) => orgId);

/** Another institution of the same kind. */
function anotherOf(orgId: string, index: number): string {
  const kind = DEMO_PARTIES.find((party) => party.orgId === orgId)?.kind;
  const others = DEMO_PARTIES.filter((party) => party.kind === kind && party.orgId !== orgId);
  return others[index % others.length]?.orgId ?? BANKS[0] ?? orgId;
}
