import type { Door } from '#contracts';

/** One thing that an agency sends. */
export interface Submission {
  readonly door: Door;
  readonly orderNo: string | null;
  /** What goes over the wire: JSON, XML, or one CSV row without its header. */
  readonly body: string;
  /** A higher version of an order that was sent before. */
  readonly isUpdate: boolean;
}
