import { Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { CallerGuard } from '#identity';
import type { LocalDate } from '#kernel';
import { Problem } from '#platform';
import { isLocalDate } from '#sla';
import type { Reconciled } from '../reconcile/reconcile.js';
import { Reconciler } from '../reconcile/reconciler.js';
import { OperatorGuard } from './operator.guard.js';

interface ReconciledDay {
  readonly day: LocalDate;
  readonly items: readonly Reconciled[];
}

const unknown = (): Problem =>
  new Problem(404, 'HUB_RECONCILIATION_UNKNOWN', '该日尚未对账，可 POST 同一地址立即对账。This day was not reconciled yet: POST here to do it now.');

/** Is everything that the doors took on a day somewhere? */
@Controller('v1/ops/reconciliations')
@UseGuards(CallerGuard, OperatorGuard)
export class ReconciliationsController {
  constructor(private readonly reconciler: Reconciler) {}

  @Get(':day')
  async show(@Param('day') day: string): Promise<ReconciledDay> {
    const items = isLocalDate(day) ? await this.reconciler.read(day) : null;
    if (!items || !isLocalDate(day)) throw unknown();
    return { day, items };
  }

  @Post(':day')
  @HttpCode(200)
  async make(@Param('day') day: string): Promise<ReconciledDay> {
    if (!isLocalDate(day)) throw unknown();
    return { day, items: await this.reconciler.of(day) };
  }
}
