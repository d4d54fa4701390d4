import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { Door } from '#contracts';
import { AcceptOrders } from './accept/accept-orders.js';
import { DoorHeard } from './accept/door-heard.js';
import { OrderIntake } from './accept/order-intake.js';
import { BackPressure } from './batch/back-pressure.js';
import { BatchUpload } from './batch/batch-upload.js';
import { ImportChunk } from './batch/import-chunk.js';
import { BatchImporter } from './batch/importer.js';
import { ForwardCommands } from './commands/forward-commands.js';
import { BatchDoor } from './http/batch-door.js';
import { BatchesController } from './http/batches.controller.js';
import { DOORS_HERE, IntakeRuntime } from './intake-runtime.js';
import { HotlineController } from './http/hotline.controller.js';
import { MarketController } from './http/market.controller.js';
import { OrdersController } from './http/orders.controller.js';
import { PetitionController } from './http/petition.controller.js';
import { RegulatorController } from './http/regulator.controller.js';
import { SingleOrder } from './http/single-order.js';
import { StatusesController } from './http/statuses.controller.js';
import { InboundRecords, InboundRuntime, inboundConsumer } from './kafka/inbound.consumer.js';
import { OutboundStatuses, outboundConsumer } from './kafka/outbound.consumer.js';
import { RefusedArrivals } from './ledger/refused-arrivals.js';
import { StatusQueries } from './status/status-queries.js';

const DOOR_CONTROLLER: Readonly<Record<Door, Type>> = {
  'hotline-12345': HotlineController,
  petition: PetitionController,
  'market-12315': MarketController,
  'hotline-12378': RegulatorController,
};

/**
 * The doors, both ways: orders in, statuses back. Owns the schema `intake`. The app binds `OFFICER_COMMANDS` to casework in a global module
 * or in `bindings`; without it officers' commands answer 409 «not registered yet».
 */
@Module({})
export class IntakeModule {
  static forDoors(doors: readonly Door[], bindings: Pick<DynamicModule, 'imports' | 'providers'> = {}): DynamicModule {
    return {
      module: IntakeModule,
      imports: [...(bindings.imports ?? [])],
      controllers: [
        ...doors.map((door) => DOOR_CONTROLLER[door]),
        BatchesController,
        OrdersController,
        StatusesController,
        ...doors.map(outboundConsumer),
        ...doors.map(inboundConsumer),
      ],
      providers: [
        { provide: DOORS_HERE, useValue: doors },
        IntakeRuntime,
        DoorHeard,
        AcceptOrders,
        OrderIntake,
        ForwardCommands,
        StatusQueries,
        SingleOrder,
        RefusedArrivals,
        BackPressure,
        BatchUpload,
        ImportChunk,
        BatchImporter,
        BatchDoor,
        OutboundStatuses,
        InboundRuntime,
        InboundRecords,
        ...(bindings.providers ?? []),
      ],
    };
  }
}
