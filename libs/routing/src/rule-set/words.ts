/** Lists in the data files are written as one string, words apart by blanks. */
export const words = (list: string): readonly string[] => list.split(/\s+/).filter((word) => word !== '');
