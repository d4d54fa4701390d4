import { chosenBy } from './chosen.js';

/** DOMAIN §3.5 R5: a group name (国寿, 人保, 平安, 太平, 阳光) is settled by the business line; where the line fits two members it stays with a person. */
export const groupName = chosenBy('R5-group-name', ['group'], (chosen) => `group name ${chosen.alias}, the business line fits ${chosen.orgId} only`);
