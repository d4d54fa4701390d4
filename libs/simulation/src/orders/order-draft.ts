import type { Person } from './people.js';

/** What will be written in a door's dialect. Texts are plain; the dialect puts them where they belong. */
export interface OrderDraft {
  readonly orderNo: string;
  readonly version: number;
  /** 投诉 or 举报, in the door's own words for it. */
  readonly kind: 'complaint' | 'report' | 'both';
  readonly title: string;
  readonly content: string;
  readonly demand: string;
  readonly respondent: string | null;
  readonly category: readonly string[];
  readonly line: string | null;
  readonly product: string | null;
  readonly person: Person;
  readonly districtCode: string;
  /** Yuan, two decimals. */
  readonly amountYuan: string;
  /** RFC 3339, +08:00. */
  readonly receivedAt: string;
}
