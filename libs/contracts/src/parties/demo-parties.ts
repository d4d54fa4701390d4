import type { Party, PartyKind } from './party.js';

type Row = readonly [orgId: string, name: string, kind: PartyKind, districtCode: string, uscc: string];

/**
 * DEMO DATA, never to be shipped as fact: real public names of Qingdao bodies with invented codes (credit codes carry `DEM` and a valid check
 * digit; districts are approximate). They let the hub run, be shown and be tested on one machine.
 */
const AUTHORITIES: readonly Row[] = [
  ['REG-NFRA-QD', '国家金融监督管理总局青岛监管局（原青岛银保监局）', 'REGULATOR', '370202', '11370200DEM0000147'],
  ['REG-PBC-QD', '中国人民银行青岛市分行', 'REGULATOR', '370202', '11370200DEM0000222'],
  ['HL-12345-QD', '青岛市12345政务服务便民热线', 'HOTLINE', '370202', '11370200DEM000030W'],
  ['HL-12378-QD', '12378银行保险消费者投诉维权热线（青岛坐席）', 'HOTLINE', '370202', '11370200DEM000049R'],
  ['PET-XFJ-QD', '青岛市信访局', 'PETITION', '370202', '11370200DEM000057L'],
  ['MKT-SAMR-QD', '青岛市市场监督管理局（12315）', 'MARKET_REG', '370202', '11370200DEM000065F'],
  ['GOV-JRB-QD', '中共青岛市委金融委员会办公室', 'LOCAL_FIN_OFFICE', '370202', '11370200DEM000073A'],
  ['GOV-GAJ-QD', '青岛市公安局（涉众经济犯罪线索）', 'POLICE', '370202', '11370200DEM0000815'],
  ['CRT-QD-ZY', '青岛市中级人民法院', 'COURT', '370202', '11370200DEM00009XW'],
  ['CRT-370202', '市南区人民法院', 'COURT', '370202', '11370200DEM000102M'],
  ['CRT-370203', '市北区人民法院', 'COURT', '370203', '11370200DEM000110G'],
  ['CRT-370213', '李沧区人民法院', 'COURT', '370213', '11370200DEM000129D'],
  ['CRT-370212', '崂山区人民法院', 'COURT', '370212', '11370200DEM0001378'],
  ['CRT-370214', '城阳区人民法院', 'COURT', '370214', '11370200DEM0001453'],
  ['CRT-370211', '黄岛区人民法院', 'COURT', '370211', '11370200DEM000153X'],
  ['CRT-370215', '即墨区人民法院', 'COURT', '370215', '11370200DEM000161Q'],
  ['MED-QD-CTR', '青岛市银行保险业纠纷调解中心', 'MEDIATION', '370202', '52370200DEM00017X9'],
  ['MED-QD-LS', '调解中心崂山工作站', 'MEDIATION_STATION', '370212', '52370200DEM0001889'],
  ['MED-QD-HD', '调解中心西海岸新区工作站', 'MEDIATION_STATION', '370211', '52370200DEM0001964'],
  ['ASC-BANK-QD', '青岛市银行业协会', 'ASSOCIATION', '370202', '51370200DEM000209W'],
  ['ASC-INS-QD', '青岛市保险行业协会', 'ASSOCIATION', '370202', '51370200DEM000217P'],
];

const INSTITUTIONS: readonly Row[] = [
  ['BNK-ICBC-QD', '中国工商银行青岛市分行', 'BANK_STATE', '370202', '91370200DEM000225E'],
  ['BNK-ABC-QD', '中国农业银行青岛市分行', 'BANK_STATE', '370202', '91370200DEM0002339'],
  ['BNK-BOC-QD', '中国银行青岛市分行', 'BANK_STATE', '370202', '91370200DEM0002414'],
  ['BNK-CCB-QD', '中国建设银行青岛市分行', 'BANK_STATE', '370202', '91370200DEM00025XU'],
  ['BNK-BOCOM-QD', '交通银行青岛分行', 'BANK_STATE', '370202', '91370200DEM000268U'],
  ['BNK-PSBC-QD', '中国邮政储蓄银行青岛分行', 'BANK_STATE', '370203', '91370200DEM000276N'],
  ['BNK-CMB-QD', '招商银行青岛分行', 'BANK_JOINT', '370212', '91370200DEM000284H'],
  ['BNK-CITIC-QD', '中信银行青岛分行', 'BANK_JOINT', '370202', '91370200DEM000292C'],
  ['BNK-CEB-QD', '中国光大银行青岛分行', 'BANK_JOINT', '370202', '91370200DEM0003052'],
  ['BNK-CMBC-QD', '中国民生银行青岛分行', 'BANK_JOINT', '370212', '91370200DEM000313W'],
  ['BNK-SPDB-QD', '上海浦东发展银行青岛分行', 'BANK_JOINT', '370212', '91370200DEM000321P'],
  ['BNK-CIB-QD', '兴业银行青岛分行', 'BANK_JOINT', '370202', '91370200DEM00033XF'],
  ['BNK-PAB-QD', '平安银行青岛分行', 'BANK_JOINT', '370212', '91370200DEM000348F'],
  ['BNK-HXB-QD', '华夏银行青岛分行', 'BANK_JOINT', '370202', '91370200DEM000356A'],
  ['BNK-GDB-QD', '广发银行青岛分行', 'BANK_JOINT', '370202', '91370200DEM0003645'],
  ['BNK-EGB-QD', '恒丰银行青岛分行', 'BANK_JOINT', '370212', '91370200DEM0003720'],
  ['BNK-CZB-QD', '浙商银行青岛分行', 'BANK_JOINT', '370212', '91370200DEM000380T'],
  ['BNK-CBHB-QD', '渤海银行青岛分行', 'BANK_JOINT', '370212', '91370200DEM000399P'],
  ['BNK-BQD', '青岛银行', 'BANK_CITY', '370212', '91370200DEM000401B'],
  ['BNK-QLB-QD', '齐鲁银行青岛分行', 'BANK_CITY', '370202', '91370200DEM00041X3'],
  ['BNK-RZB-QD', '日照银行青岛分行', 'BANK_CITY', '370203', '91370200DEM0004283'],
  ['BNK-WHB-QD', '威海银行青岛分行', 'BANK_CITY', '370212', '91370200DEM000436X'],
  ['BNK-QRCB', '青岛农商银行', 'BANK_RURAL', '370212', '91370200DEM000444Q'],
  ['BNK-HSBC-QD', '汇丰银行（中国）青岛分行', 'BANK_FOREIGN', '370202', '91370200DEM000452K'],
  ['BNK-HANA-QD', '韩亚银行（中国）青岛分行', 'BANK_FOREIGN', '370202', '91370200DEM000460E'],
  ['NBF-HAIERCF', '海尔消费金融有限公司', 'CONSUMER_FINANCE', '370212', '91370200DEM000479B'],
  ['NBF-QYWM', '青银理财有限责任公司', 'WEALTH_SUB', '370212', '91370200DEM0004876'],
  ['PNC-PICC-QD', '人保财险青岛市分公司', 'INSURER_PC', '370202', '91370200DEM0004951'],
  ['PNC-PAIC-QD', '平安产险青岛分公司', 'INSURER_PC', '370202', '91370200DEM000508N'],
  ['PNC-CPIC-QD', '太平洋产险青岛分公司', 'INSURER_PC', '370202', '91370200DEM000516H'],
  ['PNC-CLPC-QD', '国寿财险青岛市分公司', 'INSURER_PC', '370203', '91370200DEM000524C'],
  ['PNC-CICP-QD', '中华联合财险青岛分公司', 'INSURER_PC', '370202', '91370200DEM0005327'],
  ['PNC-CCIC-QD', '大地财险青岛分公司', 'INSURER_PC', '370203', '91370200DEM0005402'],
  ['PNC-SUN-QD', '阳光财险青岛市分公司', 'INSURER_PC', '370203', '91370200DEM000559Y'],
  ['PNC-TPI-QD', '太平财险青岛分公司', 'INSURER_PC', '370202', '91370200DEM000567R'],
  ['PNC-TSI-QD', '泰山财险青岛分公司', 'INSURER_PC', '370212', '91370200DEM000575L'],
  ['LIF-CLIC-QD', '中国人寿青岛市分公司', 'INSURER_LIFE', '370202', '91370200DEM000583F'],
  ['LIF-PALI-QD', '平安人寿青岛分公司', 'INSURER_LIFE', '370202', '91370200DEM000591A'],
  ['LIF-CPL-QD', '太平洋人寿青岛分公司', 'INSURER_LIFE', '370202', '91370200DEM0006040'],
  ['LIF-NCI-QD', '新华人寿青岛分公司', 'INSURER_LIFE', '370202', '91370200DEM000612T'],
  ['LIF-TKL-QD', '泰康人寿青岛分公司', 'INSURER_LIFE', '370212', '91370200DEM000620M'],
  ['LIF-TPL-QD', '太平人寿青岛分公司', 'INSURER_LIFE', '370202', '91370200DEM000639J'],
  ['LIF-PICCL-QD', '人保寿险青岛市分公司', 'INSURER_LIFE', '370203', '91370200DEM000647D'],
  ['LIF-FSL-QD', '富德生命人寿青岛分公司', 'INSURER_LIFE', '370203', '91370200DEM0006558'],
];

const partyOf = ([orgId, name, kind, districtCode, uscc]: Row): Party => ({ orgId, name, kind, districtCode, uscc, isDemo: true });

/** The 65 demo parties of Qingdao. */
export const DEMO_PARTIES: readonly Party[] = [...AUTHORITIES, ...INSTITUTIONS].map(partyOf);

/** Demo head offices: they approve long extensions and review their branches' decisions; no case is routed to them. */
const HEAD_OFFICES: readonly Row[] = [
  ['BNK-ICBC-HQ', '中国工商银行总行', 'BANK_STATE', '110102', '91110000DEM0006635'],
  ['BNK-CCB-HQ', '中国建设银行总行', 'BANK_STATE', '110102', '91110000DEM000671X'],
  ['BNK-CMB-HQ', '招商银行总行', 'BANK_JOINT', '440304', '91440300DEM0006804'],
  ['PNC-PICC-HQ', '人保财险总公司', 'INSURER_PC', '110102', '91110000DEM000698T'],
];

export const DEMO_HEAD_OFFICES: readonly Party[] = HEAD_OFFICES.map(partyOf);

/** Which institution stands above which (上级单位). */
export const DEMO_SUPERIORS: Readonly<Record<string, string>> = {
  'BNK-ICBC-QD': 'BNK-ICBC-HQ',
  'BNK-CCB-QD': 'BNK-CCB-HQ',
  'BNK-CMB-QD': 'BNK-CMB-HQ',
  'PNC-PICC-QD': 'PNC-PICC-HQ',
};
