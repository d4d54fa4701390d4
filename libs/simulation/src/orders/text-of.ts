import type { Door } from '#contracts';
import { callOf } from './dialects/hotline-12378.js';
import { hotlineOrderOf } from './dialects/hotline-12345.js';
import { marketLine, marketRowOf } from './dialects/market-12315.js';
import { petitionXmlOf } from './dialects/petition.js';
import type { OrderDraft } from './order-draft.js';

/** One order as one line of its door's sample file. */
export function textOf(door: Door, draft: OrderDraft): string {
  switch (door) {
    case 'hotline-12345':
      return JSON.stringify(hotlineOrderOf(draft));
    case 'hotline-12378':
      return JSON.stringify(callOf(draft));
    case 'petition':
      return JSON.stringify({ xml: petitionXmlOf(draft) });
    case 'market-12315':
      return marketLine(marketRowOf(draft));
  }
}
