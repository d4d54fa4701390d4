import { type Door } from '#contracts';
import type { RenderedStatus, StatusToTell } from '../mapping/rendered.js';
import { renderHotlineStatus } from './hotline-12345/outbound.js';
import { renderCallStatus } from './hotline-12378/outbound.js';
import { renderMarketStatus } from './market-12315/outbound.js';
import { renderPetitionStatus } from './petition/outbound.js';

const RENDERERS: Readonly<Record<Door, (status: StatusToTell) => RenderedStatus>> = {
  'hotline-12345': renderHotlineStatus,
  petition: renderPetitionStatus,
  'market-12315': renderMarketStatus,
  'hotline-12378': renderCallStatus,
};

/** A status in the words of `door`. */
export const renderStatus = (door: Door, status: StatusToTell): RenderedStatus => RENDERERS[door](status);
