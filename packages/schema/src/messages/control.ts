import { z } from 'zod';
import { flag, text } from '../json-shapes.ts';

/** A control group: it has the channel that it stands for, `type: "control"`, and nothing to send. */
export interface ControlMessage {
  channel?: string;
  name?: string | null;
  type: 'control';
  has_translatable_content?: boolean | null;
}

export const controlMessage = z.looseObject({
  channel: z.string().optional(),
  name: text,
  type: z.literal('control'),
  has_translatable_content: flag,
});
