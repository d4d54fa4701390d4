import { words } from './words.js';

/** Districts and old names of the city itself. Source: GB/T 2260, DOMAIN §6.1. */
const HOME = words('青岛 市南 市北 李沧 崂山 城阳 黄岛 西海岸 胶州 即墨 平度 莱西 胶南 四方区');

/** Cities of the province, seats of provinces and large cities. Source: GB/T 2260. */
const CITIES = words(`
  济南 烟台 潍坊 威海 日照 临沂 济宁 淄博 枣庄 东营 泰安 德州 聊城 滨州 菏泽 莱芜 高密 诸城 寿光 龙口 蓬莱 海阳 北京 上海 天津 重庆 广州 深圳 杭州 南京 苏州 成都 武汉 西安 郑州 长沙 合肥 福州 厦门 宁波 无锡 大连 沈阳 长春
  哈尔滨 石家庄 太原 南昌 昆明 贵阳 南宁 海口 兰州 银川 西宁 乌鲁木齐 呼和浩特 徐州 连云港 温州 泉州 东莞 佛山 珠海 唐山 保定 廊坊 盐城 南通 常州 扬州
`);

/** Streets here are named after cities: 香港中路, 南京路, 福州北路. */
const STREET_ENDS = words('路 中路 南路 北路 东路 西路 支路 街 大街');
const STREETS = [...CITIES, '香港', '澳门', '延安', '宁夏', '江西', '山东', '辽阳', '鞍山'].flatMap((city) => STREET_ENDS.map((end) => city + end));

/** A branch of another city, said as one word: 济南分行, 烟台中支. */
const BRANCH_ENDS = words(
  '分行 支行 分公司 支公司 中支 中心支公司 营业部 市分行 市分公司 市支行 公司 中心 总部 总行 代理人 业务员 那边 的柜台 的支行 的分行 的分公司 的代理人 的公司',
);
const AWAY_BRANCHES = CITIES.flatMap((city) => BRANCH_ENDS.map((end) => city + end));
const OPENED = words('开户在 开户行在 户开在 卡开在 开卡在 在外地办');
const OPENED_AWAY = CITIES.flatMap((city) => [
  ...OPENED.map((start) => start + city),
  `在${city}办的`,
  `在${city}开的`,
  `在${city}买的`,
  `在${city}投的`,
  `在${city}签的`,
  `公司在${city}`,
  `总部在${city}`,
  `${city}的公司`,
  `${city}那家公司`,
]);

/** Places, for telling a branch of another city from one of ours (R6). */
export const PLACE_WORDS = [
  { tag: 'home', words: HOME },
  { tag: 'street', words: STREETS },
  { tag: 'away', words: CITIES },
  {
    tag: 'away-branch',
    words: [
      ...AWAY_BRANCHES,
      ...OPENED_AWAY,
      ...words('外省 公司在外地 外地的公司 公司在外省 青岛没有分公司 青岛没有分行 青岛没有网点 青岛没有机构 本地没有分公司'),
    ],
  },
] as const;
