import { flagOrNull, text, textOrNull } from '../json-fields.ts';

/** What a message of any channel may say of itself. */
export interface CommonMessageFields {
  /** The channel, as one of `MESSAGE_CHANNELS` or a name that Braze will add. Source: campaign details, "Messages by channel". */
  channel?: string;
  /** The name of the variation in the dashboard, such as "Variation 1". Source: campaign details, "Responses". */
  name?: string | null;
  /** Only in answers to requests with `include_has_translatable_content`. Source: campaign details, "Request parameters". */
  has_translatable_content?: boolean | null;
}

export const commonFields = { channel: text, name: textOrNull };

/** Stands last in each message, where Braze puts what a request asked for besides. */
export const translationFields = { has_translatable_content: flagOrNull };
