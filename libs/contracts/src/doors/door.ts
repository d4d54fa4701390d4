/** The four doors through which agencies send cases and read statuses. */
export const DOORS = ['hotline-12345', 'petition', 'market-12315', 'hotline-12378'] as const;
export type Door = (typeof DOORS)[number];

export const isDoor = (text: string): text is Door => (DOORS as readonly string[]).includes(text);

/** Where a case came from (来源系统). */
export type SourceSystem = 'HL12345' | 'PETITION' | 'MKT12315' | 'HL12378' | 'LETTER' | 'VISIT';

export const SOURCE_SYSTEM_OF: Readonly<Record<Door, SourceSystem>> = {
  'hotline-12345': 'HL12345',
  petition: 'PETITION',
  'market-12315': 'MKT12315',
  'hotline-12378': 'HL12378',
};

export const DOOR_OF_SOURCE: Readonly<Record<SourceSystem, Door | null>> = {
  HL12345: 'hotline-12345',
  PETITION: 'petition',
  MKT12315: 'market-12315',
  HL12378: 'hotline-12378',
  LETTER: null,
  VISIT: null,
};

/** The party that stands behind each door (demo registry). */
export const DOOR_PARTY: Readonly<Record<Door, string>> = {
  'hotline-12345': 'HL-12345-QD',
  petition: 'PET-XFJ-QD',
  'market-12315': 'MKT-SAMR-QD',
  'hotline-12378': 'HL-12378-QD',
};

/** The hub dispatchers' desk at the regulator (受理兜底). */
export const DESK_PARTY = 'REG-NFRA-QD';

/** Who supervises joint handling and reviews (督办单位). */
export const SUPERVISOR_PARTY = 'GOV-JRB-QD';
