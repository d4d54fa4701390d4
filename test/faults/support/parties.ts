/** The institutions of a run, one for each way in which one is reached besides its mailbox. */
export interface Bank {
  readonly word: string;
  readonly orgId: string;
  readonly key: string;
  readonly reach: 'webhook' | 'topic' | 'mailbox';
}

export const BANKS: readonly Bank[] = [
  { word: '工行', orgId: 'BNK-ICBC-QD', key: 'KEY_BNK_ICBC_QD', reach: 'webhook' },
  { word: '建行', orgId: 'BNK-CCB-QD', key: 'KEY_BNK_CCB_QD', reach: 'topic' },
  { word: '农行', orgId: 'BNK-ABC-QD', key: 'KEY_BNK_ABC_QD', reach: 'mailbox' },
];

export const DOOR = 'hotline-12345';
export const DOOR_KEY = 'KEY_HOTLINE_12345';

const orgIds = (reach: Bank['reach']): readonly string[] => BANKS.filter((bank) => bank.reach === reach).map(({ orgId }) => orgId);

/** What the checker must know before a run. */
export const SETTING = { webhooks: orgIds('webhook'), topics: orgIds('topic') };
