import { Controller, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerGuard, CallerOf, type Caller } from '#identity';
import { InputFault } from '#platform';
import { readPetition } from '../channels/petition/inbound.js';
import { readXml } from '../xml/read-xml.js';
import { xmlDocument } from '../xml/write-xml.js';
import { IntakeRuntime } from '../intake-runtime.js';
import { ownDoor } from './door-access.js';
import { SingleOrder, type SingleOrderForm } from './single-order.js';

const XML_TYPE = 'application/xml';
const FORM: SingleOrderForm = { door: 'petition', mediaType: XML_TYPE, read: (raw, now) => readPetition(readXml(raw), now) };

/** The petition bureau hands over letters and visits here, as XML documents, and gets its receipt as XML. */
@Controller('v1/doors/petition')
@UseGuards(CallerGuard)
export class PetitionController {
  constructor(
    private readonly single: SingleOrder,
    private readonly runtime: IntakeRuntime,
  ) {}

  @Post('letters')
  async letter(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @CallerOf() caller: Caller): Promise<void> {
    const { httpStatus, body } = await this.single.take(FORM, request, caller);
    const { sourceOrderNo, sourceVersion, ...rest } = body;
    const receipt = xmlDocument('receipt', { no: sourceOrderNo, version: sourceVersion }, rest);
    await reply.status(httpStatus).header('content-type', `${XML_TYPE}; charset=utf-8`).send(receipt);
  }

  @Post('letters::batch')
  batch(@CallerOf() caller: Caller): never {
    ownDoor(caller, 'petition', this.runtime.doors);
    throw new InputFault(
      'HUB_MEDIA_TYPE',
      415,
      '信访件的 ZIP 批量报送尚未开通，请逐件以 XML 报送到 /letters。ZIP batches are not open yet: send each document as XML to /letters.',
    );
  }
}
