import { Body, Controller, Get, Headers, Put, UseGuards } from '@nestjs/common';
import { CallerGuard, Settings } from '#identity';
import { InputFault, jsonBody } from '#platform';
import { OperatorGuard } from './operator.guard.js';

export const SANDBOX_SETTING = 'sandbox';

/** Whether the simulated partners act. They rest unless somebody switches them on. */
@Controller('v1/ops/sandbox')
@UseGuards(CallerGuard, OperatorGuard)
export class SandboxController {
  constructor(private readonly settings: Settings) {}

  @Get()
  async read(): Promise<{ readonly on: boolean }> {
    return { on: (await this.settings.get(SANDBOX_SETTING)) === true };
  }

  @Put()
  async write(@Body() body: unknown, @Headers('content-type') type: string | undefined): Promise<{ readonly on: boolean }> {
    const { on } = jsonBody(body, type);
    if (typeof on !== 'boolean') throw new InputFault('HUB_TYPE', 422, 'on 应为 true 或 false。Send {"on": true} or {"on": false}.');
    await this.settings.set(SANDBOX_SETTING, on);
    return { on };
  }
}
