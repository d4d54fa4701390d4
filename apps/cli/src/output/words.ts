const spoken = process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? '';

/** Chinese unless the environment asks for English. */
export const isEnglish = /^en/i.test(spoken);
export const words = (zh: string, en: string): string => (isEnglish ? en : zh);
