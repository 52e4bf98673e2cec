import * as z from 'zod';
import { configSchema } from './config-schema.ts';

/** The JSON Schema (2020-12) of `brazier.json`, for editors: what `$schema` names. */
export function configJsonSchema(): object {
  return {
    $id: 'https://unpkg.com/@brazier/store@0/brazier.schema.json',
    title: 'brazier.json',
    ...z.toJSONSchema(configSchema),
  };
}
