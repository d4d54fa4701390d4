import { DEMO_PARTIES } from '#contracts';
import type { OneCase } from './one-case.js';

/** What is done in a case, and between two deeds the moment at which it goes on. */
export type Life = AsyncGenerator<number, void, void>;

const REPLY = {
  resultCode: 'RESOLVED',
  text: '经核实，情况属实，已按约定处理并联系反映人说明。',
  basis: '合同约定及本机构服务承诺',
  remedies: '如不同意本答复，可在30日内书面申请核查',
  rootCauseCode: 'C02',
};
const CONTACT = { contactName: '演示经办', contactPhone: '0532-85550001' };
const BANKS = DEMO_PARTIES.filter(({ kind }) => kind === 'BANK_STATE' || kind === 'BANK_JOINT').map(({ orgId }) => orgId);

const proof = (c: OneCase): { mode: string; at: string } => ({ mode: 'PHONE', at: c.moment });
const another = (c: OneCase): string => c.random.pick(BANKS.filter((orgId) => orgId !== c.lead));

/** From the moment the hub has placed the case. */
export async function* lifeOf(c: OneCase): Life {
  if (c.status === 'TRIAGE' || c.status === 'PENDING_DISPATCH') {
    // The desk takes its time, and some wait for a person for ever.
    if (c.chance(12)) return;
    yield c.chance(25) ? c.inDays(1, 6) : c.inHours(0.2, 5);
    if (!(await atTheHub(c))) return;
  }
  if (c.status !== 'DISPATCHED') return;
  if (c.chance(2)) {
    yield c.after(c.random.next() * 20);
    await c.say('desk', 'escalateUrgency', { urgency: c.chance(50) ? 'URGENT' : 'PRIORITY', criterionId: 'SIM-01' });
  }
  if (c.chance(2)) {
    yield c.inDays(0.5, 12);
    await c.officer('withdraw', { reasonCode: 'WD01', statement: '反映人来电表示已与机构协商解决，要求撤回。' });
    return;
  }
  yield* atTheInstitution(c);
}

/** A dispatcher reads it, parts a complaint from a report, and gives it to somebody. */
async function atTheHub(c: OneCase): Promise<boolean> {
  const isReport = c.line.text.includes('举报');
  if (isReport && c.door === 'market-12315' && c.line.text.includes('投诉举报'))
    await c.say('desk', 'split', { complaintText: '反映服务问题，要求处理。', reportText: '反映员工违规，要求查处。' });
  const classified = { matterType: 'COMPLAINT', businessLine: 'CARD', urgency: c.chance(5) ? 'PRIORITY' : 'NORMAL' };
  if (c.chance(30)) await c.say('desk', 'classify', { matterType: classified.matterType, urgency: classified.urgency });
  c.lead = c.random.pick(BANKS);
  const given = { leadOrgId: c.lead, mode: 'dispatch', opinion: '经电话核实，请该机构依规办理。' };
  if (await c.say('desk', 'dispatch', given)) return true;
  return (await c.say('desk', 'classify', { matterType: classified.matterType })) && (await c.say('desk', 'dispatch', given));
}

async function* atTheInstitution(c: OneCase): Life {
  // The silent sign nothing and answer nothing: every limit passes.
  if (c.chance(6)) return;
  yield c.chance(15) ? c.inDays(1, 5) : c.inHours(0.3, 7);
  if (c.chance(5) && !(yield* sentBack(c))) return;
  if (!(await c.say(c.lead, 'acknowledge', CONTACT))) return;
  if (c.chance(70)) {
    yield c.chance(10) ? c.inDays(3, 6) : c.inHours(1, 30);
    await c.say(c.lead, 'logContact', { at: c.moment, mode: '电话', result: '已联系反映人，了解情况。' });
  }
  if (c.door === 'hotline-12345' && c.chance(55)) {
    yield c.chance(12) ? c.inDays(6, 10) : c.inDays(1, 4);
    await c.say(c.lead, 'interimReply', { text: '正在调取凭证核实，将尽快答复。', nextDate: c.dayIn(7) });
  }
  // Signed for, and then forgotten.
  if (c.chance(4)) return;
  yield* withTime(c);
  yield c.chance(82) ? c.inDays(1, 9) : c.inDays(8, 40);
  if (!(await c.say(c.lead, 'submitReply', REPLY))) return;
  yield* afterTheReply(c);
}

/** «Not ours»: the source or the desk agrees, or does not, or is late. @returns whether there is an institution that goes on */
async function* sentBack(c: OneCase): AsyncGenerator<number, boolean, void> {
  if (!(await c.say(c.lead, 'requestReturn', { reasonCode: 'NOT_OURS', explanation: '经查，反映的业务由其他机构办理，请改派。' }))) return true;
  yield c.chance(30) ? c.inDays(2, 4) : c.inHours(0.5, 6);
  if (c.chance(30)) return c.say('desk', 'rejectReturn', { opinion: '经核实属该机构业务，请继续办理。' });
  if (!(await c.say('desk', 'approveReturn', { opinion: '情况属实，同意退回改派。' }))) return false;
  yield c.chance(20) ? c.inDays(2, 4) : c.inHours(0.5, 6);
  const lead = another(c);
  if (!(await c.say('desk', 'dispatch', { leadOrgId: lead, mode: 'dispatch', opinion: '改由该机构办理。' }))) return false;
  c.lead = lead;
  yield c.inHours(0.5, 30);
  return true;
}

/** What lengthens a limit, lets it stand still or begins it anew. */
async function* withTime(c: OneCase): Life {
  const draw = c.random.below(100);
  const matter = c.door === 'petition' ? 'PT-05' : 'FC-02';
  if (draw < 7) {
    yield c.inDays(3, 13);
    await c.say(c.lead, 'requestExtension', {
      ruleId: matter,
      newDueOn: c.dayIn(c.random.below(12) + 6),
      reason: '情况复杂，需调取档案。',
      approvedByHead: '演示负责人',
    });
  } else if (draw < 10 && c.superior !== null && matter === 'FC-02') {
    yield* untilTheSuperiorAgrees(c, c.superior);
  } else if (draw < 13 && c.door === 'hotline-12345') {
    yield* untilTheHotlineAgrees(c);
  } else if (draw < 19 && matter === 'FC-02') {
    yield* whileAppraised(c);
  } else if (draw < 21) {
    yield* atTheMediator(c);
  } else if (draw < 24) {
    yield c.inDays(2, 14);
    await c.officer('addMaterial', { text: '补充：找到当时的宣传单。', newFacts: true });
  }
}

async function* untilTheHotlineAgrees(c: OneCase): Life {
  yield c.inDays(1, 4);
  if (!(await c.say(c.lead, 'requestExtension', { ruleId: 'HL-01', newDueOn: c.dayIn(c.random.below(8) + 6), reason: '需与总部核对。' }))) return;
  yield c.chance(20) ? c.inDays(3, 8) : c.inHours(1, 20);
  await c.officer(c.chance(75) ? 'approveExtension' : 'rejectExtension', { opinion: '已阅。' });
}

/** Sixty days: the office above decides, and may forget to. */
async function* untilTheSuperiorAgrees(c: OneCase, superior: string): Life {
  yield c.inDays(4, 10);
  const first = { ruleId: 'FC-02', newDueOn: c.dayIn(14), reason: '情况复杂。', approvedByHead: '演示负责人' };
  if (!(await c.say(c.lead, 'requestExtension', first))) return;
  yield c.inDays(3, 6);
  if (!(await c.say(c.lead, 'requestExtension', { ...first, newDueOn: c.dayIn(25), reason: '特别复杂，需司法机关协助。' }))) return;
  if (c.chance(25)) return;
  yield c.chance(30) ? c.inDays(8, 20) : c.inDays(0.5, 3);
  await c.say(superior, c.chance(75) ? 'approveExtension' : 'rejectExtension', { opinion: '已核。' });
}

async function* whileAppraised(c: OneCase): Life {
  yield c.inDays(1, 8);
  if (!(await c.say(c.lead, 'requestSuspension', { ground: 'APPRAISAL', reason: '需鉴定签名。', expectedEnd: c.dayIn(20) }))) return;
  yield c.inHours(1, 24);
  if (!(await c.say('desk', 'suspend', { opinion: '同意中止。', noticeProof: proof(c) }))) return;
  yield c.inDays(2, 30);
  await c.say('desk', 'resume', { evidence: '鉴定报告已出具。' });
}

async function* atTheMediator(c: OneCase): Life {
  yield c.inDays(1, 6);
  const agreed = { centreOrgId: 'MED-QD-CTR', complainantAgreedAt: c.moment, institutionAgreedAt: c.moment };
  if (!(await c.say(c.lead, 'transferToMediation', agreed))) return;
  yield c.inDays(3, 45);
  await c.say('mediation', 'endMediation', { outcome: 'failed', reason: '双方未达成一致。' });
}

/** The source reads the reply, sends some back, calls back, and has some done again. */
async function* afterTheReply(c: OneCase): Life {
  yield c.chance(15) ? c.inDays(2, 7) : c.inHours(1, 24);
  if (c.chance(6)) {
    if (!(await c.officer('rejectReply', { defects: ['未说明处理依据'] }))) return;
    yield c.chance(25) ? c.inDays(6, 20) : c.inDays(0.5, 4);
    if (!(await c.say(c.lead, 'submitReply', REPLY))) return;
    yield c.inHours(1, 24);
  }
  if (c.chance(3) || !(await approved(c))) return;
  yield c.chance(12) ? c.inDays(3, 9) : c.inHours(2, 40);
  if (c.chance(4)) {
    // Nobody may order a redo before the caller has said that he is not content.
    await c.officer('recordCallback', { reached: true, rating: 1, solved: false });
    if (!(await c.officer('orderRedo', { reason: '回访不满意，问题未解决。' }))) return;
    yield* doneAgain(c);
  } else await c.officer('recordCallback', { reached: true, rating: 5, solved: true });
}

const approved = async (c: OneCase): Promise<boolean> => (await c.officer('approveReply', { noticeProof: proof(c) })) && c.status === 'CALLBACK';

async function* doneAgain(c: OneCase): Life {
  yield c.chance(25) ? c.inDays(6, 15) : c.inDays(1, 4);
  if (!(await c.say(c.lead, 'submitReply', { ...REPLY, difference: '补充退还利息并书面道歉。', handlerName: '另一经办' }))) return;
  yield c.inHours(1, 20);
  if (!(await approved(c))) return;
  yield c.inHours(2, 30);
  await c.officer('recordCallback', { reached: true, rating: 4, solved: true });
}
