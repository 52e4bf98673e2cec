import * as z from 'zod';
import { type CommonMessageFields, commonFields, translationFields } from './common-fields.ts';

/** A control group: it stands for a channel and sends nothing. Source: campaign details, "Control messages". */
export interface ControlMessage extends CommonMessageFields {
  type: 'control';
}

export const controlMessageSchema = z.strictObject({
  ...commonFields,
  type: z.literal('control'),
  ...translationFields,
});
