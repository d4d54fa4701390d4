import type { YearArrangement } from './arrangement.js';

/**
 * The State Council's holiday arrangements (国务院办公厅关于部分节假日安排的通知), one notice a year; data as collected by the holiday-cn project (MIT).
 * 2027 has no notice yet: it is made of the statutory days alone (全国年节及纪念日放假办法, 2024-11-10) and every date that touches it says so.
 */
export const SHIPPED_YEARS: readonly YearArrangement[] = [
  {
    year: 2018,
    status: 'CONFIRMED',
    notice: 'www.gov.cn/zhengce/zhengceku/2017-11/30/content_5243579.htm',
    off: {
      元旦: '01-01 12-30..12-31',
      春节: '02-15..02-21',
      清明节: '04-05..04-07',
      劳动节: '04-29..05-01',
      端午节: '06-18',
      中秋节: '09-24',
      国庆节: '10-01..10-07',
    },
    work: '02-11 02-24 04-08 04-28 09-29 09-30 12-29',
  },
  {
    year: 2019,
    status: 'CONFIRMED',
    notice: 'www.gov.cn/zhengce/zhengceku/2018-12/06/content_5346276.htm',
    off: { 元旦: '01-01', 春节: '02-04..02-10', 清明节: '04-05', 劳动节: '05-01..05-04', 端午节: '06-07', 中秋节: '09-13', 国庆节: '10-01..10-07' },
    work: '02-02 02-03 04-28 05-05 09-29 10-12',
  },
  {
    year: 2020,
    status: 'CONFIRMED',
    notice: 'www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm',
    off: { 元旦: '01-01', 春节: '01-24..02-02', 清明节: '04-04..04-06', 劳动节: '05-01..05-05', 端午节: '06-25..06-27', '国庆节、中秋节': '10-01..10-08' },
    work: '01-19 02-03 04-26 05-09 06-28 09-27 10-10',
  },
  {
    year: 2021,
    status: 'CONFIRMED',
    notice: 'www.gov.cn/zhengce/zhengceku/2020-11/25/content_5564127.htm',
    off: {
      元旦: '01-01..01-03',
      春节: '02-11..02-17',
      清明节: '04-03..04-05',
      劳动节: '05-01..05-05',
      端午节: '06-12..06-14',
      中秋节: '09-19..09-21',
      国庆节: '10-01..10-07',
    },
    work: '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  },
  {
    year: 2022,
    status: 'CONFIRMED',
    notice: 'www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm',
    off: {
      元旦: '01-01..01-03 12-31',
      春节: '01-31..02-06',
      清明节: '04-03..04-05',
      劳动节: '04-30..05-04',
      端午节: '06-03..06-05',
      中秋节: '09-10..09-12',
      国庆节: '10-01..10-07',
    },
    work: '01-29 01-30 04-02 04-24 05-07 10-08 10-09',
  },
  {
    year: 2023,
    status: 'CONFIRMED',
    notice: 'www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm',
    off: { 元旦: '01-01..01-02', 春节: '01-21..01-27', 清明节: '04-05', 劳动节: '04-29..05-03', 端午节: '06-22..06-24', '中秋节、国庆节': '09-29..10-06' },
    work: '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  },
  {
    year: 2024,
    status: 'CONFIRMED',
    notice: 'www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm',
    off: {
      元旦: '01-01',
      春节: '02-10..02-17',
      清明节: '04-04..04-06',
      劳动节: '05-01..05-05',
      端午节: '06-10',
      中秋节: '09-15..09-17',
      国庆节: '10-01..10-07',
    },
    work: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  {
    year: 2025,
    status: 'CONFIRMED',
    notice: 'www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm',
    off: { 元旦: '01-01', 春节: '01-28..02-04', 清明节: '04-04..04-06', 劳动节: '05-01..05-05', 端午节: '05-31..06-02', '国庆节、中秋节': '10-01..10-08' },
    work: '01-26 02-08 04-27 09-28 10-11',
  },
  {
    year: 2026,
    status: 'CONFIRMED',
    notice: 'www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
    off: {
      元旦: '01-01..01-03',
      春节: '02-15..02-23',
      清明节: '04-04..04-06',
      劳动节: '05-01..05-05',
      端午节: '06-19..06-21',
      中秋节: '09-25..09-27',
      国庆节: '10-01..10-07',
    },
    work: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
  {
    year: 2027,
    status: 'PROVISIONAL',
    notice: null,
    off: { 元旦: '01-01', 春节: '02-05..02-10', 清明节: '04-05', 劳动节: '05-01..05-04', 端午节: '06-09', 中秋节: '09-15', 国庆节: '10-01..10-05' },
    work: '',
  },
];
