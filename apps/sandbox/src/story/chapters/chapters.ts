import { answer, callback, CONTACT, notice, REPLY } from './steps.js';
import { dayIn, type Stage } from './stage.js';

const ICBC = 'BNK-ICBC-QD';
const CCB = 'BNK-CCB-QD';
const back = (suggestedOrgId: string): { readonly reasonCode: string; readonly explanation: string; readonly suggestedOrgId: string } => ({
  reasonCode: 'NOT_OURS',
  explanation: '经查，该客户与该业务均不属于我机构，请改派。',
  suggestedOrgId,
});

/** 会办: two institutions, two questions, one answer. */
export async function joint(stage: Stage): Promise<void> {
  await stage.does(ICBC, 'acknowledge', CONTACT);
  const asked = { orgId: CCB, question: '该笔代扣由贵机构系统发起，请核对并说明。', dueOn: dayIn(2) };
  await stage.does(ICBC, 'proposeAssist', { change: 'add', ...asked });
  await stage.does('desk', 'addAssist', asked);
  await stage.does(CCB, 'acknowledge', CONTACT);
  await stage.does(CCB, 'answerAssist', { text: '我机构未发起该笔代扣，附系统记录。' });
  await answer(stage, ICBC);
}

/** 延期: one the institution decides itself, one its head office grants, one the hotline refuses. */
export async function extensions(stage: Stage): Promise<void> {
  await stage.does(ICBC, 'acknowledge', CONTACT);
  const longer = { ruleId: 'FC-02', reason: '案情复杂，需向总行调取凭证', approvedByHead: '演示行长' };
  await stage.does(ICBC, 'requestExtension', { ...longer, newDueOn: dayIn(25) });
  await stage.does(ICBC, 'requestExtension', { ...longer, newDueOn: dayIn(45) });
  await stage.does('BNK-ICBC-HQ', 'approveExtension', { opinion: '情况特别复杂，同意延长。' });
  await stage.does(ICBC, 'requestExtension', { ...longer, ruleId: 'HL-01', newDueOn: dayIn(14) });
  await stage.officer('rejectExtension', { opinion: '请先作阶段答复，法定期限另计。' });
  await stage.does(ICBC, 'interimReply', { text: '正在调取凭证，预计一周内答复。', nextDate: dayIn(7) });
  await answer(stage, ICBC);
}

/** 鉴定中止: the limit of law stands still while others appraise, and only with notice to the citizen. */
export async function appraisal(stage: Stage): Promise<void> {
  await stage.does(ICBC, 'acknowledge', CONTACT);
  await stage.does(ICBC, 'requestSuspension', { ground: 'APPRAISAL', reason: '委托笔迹鉴定', expectedEnd: dayIn(10) });
  await stage.does('desk', 'suspend', { opinion: '委托书齐全，同意中止。', ...notice() });
  await stage.reaches('SUSPENDED');
  await stage.does('desk', 'resume', { evidence: '鉴定意见书已收到' });
  await answer(stage, ICBC);
}

/** 两次退单后指定: nobody wants it; the supervisor says whose it is, and it may not go back. */
export async function designation(stage: Stage): Promise<void> {
  await stage.does(ICBC, 'requestReturn', back(CCB));
  await stage.officer('approveReturn', { opinion: '情况属实，同意退回改派。' });
  await stage.does('desk', 'dispatch', { leadOrgId: CCB, mode: 'dispatch', opinion: '转该机构核实。' });
  await stage.does(CCB, 'requestReturn', back(ICBC));
  await stage.officer('approveReturn', { opinion: '职责有争议，提请指定。' });
  await stage.reaches('DISPUTED');
  await stage.does('supervisor', 'designate', { orgId: ICBC, reason: '开户机构为该行，由其办理，不得退回。' });
  await stage.does(ICBC, 'acknowledge', CONTACT);
  await answer(stage, ICBC);
}

/** 不满意重办: another person handles it again; the citizen's right to have it checked by the head office follows. */
export async function redo(stage: Stage): Promise<void> {
  await stage.does(ICBC, 'acknowledge', CONTACT);
  await stage.does(ICBC, 'submitReply', REPLY);
  await callback(stage, 1);
  await stage.officer('orderRedo', { reason: '反映人表示未收到退款，不满意。' });
  await stage.does(ICBC, 'submitReply', { ...REPLY, text: '已补退利息并致歉。', difference: '补退利息，书面致歉。', handlerName: '演示经办乙' });
  await callback(stage, 4);
  await stage.reaches('CLOSED');
  await stage.officer('requestReview', { kind: 'RECHECK', statement: '对处理决定有异议，申请核查。' });
  await stage.does('BNK-ICBC-HQ', 'acceptReview');
  await stage.does('BNK-ICBC-HQ', 'decideReview', { decision: 'UPHELD', basis: '处理决定依据充分，程序适当。' });
}

/** 复查、复核: a petition is looked at again by the unit above, then by the one above that, after a hearing. */
export async function petition(stage: Stage): Promise<void> {
  await stage.does(ICBC, 'acknowledge', CONTACT);
  await answer(stage, ICBC);
  await stage.officer('requestReview', { kind: 'REVIEW1', statement: '对处理意见不服，请求复查。' });
  await stage.does('BNK-ICBC-HQ', 'acceptReview');
  await stage.does('BNK-ICBC-HQ', 'decideReview', { decision: 'UPHELD', basis: '处理意见事实清楚。' });
  await stage.officer('requestReview', { kind: 'REVIEW2', statement: '对复查意见不服，请求复核。' });
  await stage.does('desk', 'acceptReview');
  await stage.does('desk', 'openHearing');
  await stage.does('desk', 'closeHearing');
  await stage.does('desk', 'decideReview', { decision: 'CHANGED', basis: '经听证，补偿利息损失。' });
}
