/** Pairs «strange character, plain character»: Greek and Cyrillic letters that look Latin, and traditional forms seen in names and products. */
const GREEK_AND_CYRILLIC = 'ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXαaοoАAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXаaеeоoрpсcуyхxіi';
const TRADITIONAL =
  '銀银國国業业壽寿險险農农華华設设興兴發发豐丰東东島岛齊齐魯鲁陽阳財财產产貸贷帳账賬账戶户費费儲储蓄蓄郵邮廣广韓韩亞亚滙汇匯汇滿满聯联簽签訴诉舉举報报檢检賠赔償偿還还錢钱卡卡車车養养醫医療疗機机構构從从開开關关辦办員员萬万億亿額额證证號号單单證证務务騙骗轉转賣卖買买門门問问題题說说請请';

function pairs(text: string, into: Map<number, string>): Map<number, string> {
  for (let i = 0; i + 1 < text.length; i += 2) into.set(text.charCodeAt(i), text.charAt(i + 1));
  return into;
}

/** Code unit → the character it stands for. */
export const LOOK_ALIKES: ReadonlyMap<number, string> = pairs(TRADITIONAL, pairs(GREEK_AND_CYRILLIC, new Map()));
