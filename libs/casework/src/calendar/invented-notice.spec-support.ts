/**
 * INVENTED FOR TESTS. The State Council's notice for 2027 did not exist when this was written: these dates are made up, the address leads nowhere,
 * and nothing but tests may read them.
 */
export const INVENTED_2027 = {
  year: 2027,
  papers: ['https://www.gov.cn/invented-for-tests/2027.htm'],
  days: [
    ...off('元旦', '2027-01-01', '2027-01-02', '2027-01-03'),
    ...off('春节', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-02-12'),
    { name: '春节', date: '2027-02-20', isOffDay: false },
    ...off('清明节', '2027-04-05'),
    ...off('劳动节', '2027-05-01', '2027-05-02', '2027-05-03', '2027-05-04', '2027-05-05'),
    ...off('端午节', '2027-06-09'),
    ...off('中秋节', '2027-09-15'),
    ...off('国庆节', '2027-10-01', '2027-10-02', '2027-10-03', '2027-10-04', '2027-10-05', '2027-10-06', '2027-10-07'),
  ],
} as const;

function off(name: string, ...dates: readonly string[]): readonly { readonly name: string; readonly date: string; readonly isOffDay: boolean }[] {
  return dates.map((date) => ({ name, date, isOffDay: true }));
}

export const bytesOf = (notice: object): Buffer => Buffer.from(JSON.stringify(notice));
/** The same notice with some days left out, others put in. */
export const inventedWith = (change: {
  readonly without?: readonly string[];
  readonly add?: readonly { readonly name: string; readonly date: string; readonly isOffDay: boolean }[];
}): Buffer => bytesOf({ ...INVENTED_2027, days: [...INVENTED_2027.days.filter(({ date }) => !(change.without ?? []).includes(date)), ...(change.add ?? [])] });
