import type { JsonObject } from '#kernel';
import type { Stage } from './stage.js';

export const CONTACT = { contactName: '演示经办', contactPhone: '0532-85550001' };
export const REPLY = {
  resultCode: 'RESOLVED',
  text: '经核实，情况属实，已按约定处理并联系反映人说明。',
  basis: '合同约定及本机构服务承诺',
  remedies: '如不同意本答复，可在30日内书面申请核查',
  rootCauseCode: 'C02',
  handlerName: '演示经办甲',
};
export const notice = (): JsonObject => ({ noticeProof: { mode: 'PHONE', at: new Date().toISOString() } });

/** Review of the reply and a call to the citizen. */
export async function callback(stage: Stage, rating: number): Promise<void> {
  await stage.officer('approveReply', notice());
  await stage.officer('recordCallback', { reached: true, rating, solved: rating > 2 });
}

/** The institution answers, the source is content, the case ends. */
export async function answer(stage: Stage, orgId: string): Promise<void> {
  await stage.does(orgId, 'submitReply', REPLY);
  await callback(stage, 5);
  await stage.reaches('CLOSED');
}
