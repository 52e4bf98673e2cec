import { type JsonObject, own, readInstant, stringifyJson } from '@brazier/schema';

/** A campaign as a world first knows it. Nothing of it is kept in memory until somebody edits it. */
export interface CampaignSource {
  id: string;
  archived: boolean;
  /** Its row in `/campaigns/list`. */
  row(): JsonObject;
  /** What `/campaigns/details` says of it, without `message`, the status. */
  details(): JsonObject;
  /** Its post-launch draft, where there is one. */
  draft?(): JsonObject;
  /** Whole bodies to serve as they are, to the byte, until the campaign is edited; null where the details say that there is no such campaign. */
  bodies?: { live: string; draft?: string } | null;
}

/** When an edit happens: ISO 8601. */
export interface EditTime {
  at: string;
}

/** What `/campaigns/list` was asked for. */
export interface ListQuery {
  /** From 0. */
  page: number;
  includeArchived: boolean;
  descending: boolean;
  /** Only campaigns edited after this instant, in milliseconds since the epoch. */
  editedAfter: number | null;
}

export const PAGE_SIZE = 100;

interface EditedCampaign {
  row: JsonObject;
  details: JsonObject;
  draft: JsonObject | null;
  /** The details before the last edit. */
  before: JsonObject;
}

/**
 * A Braze workspace: campaigns in the order of their creation, and the edits that people make. Every edit moves `last_edited`
 * and `updated_at`, as Braze does. Editing a campaign that does not exist throws.
 */
export class World {
  readonly #sources = new Map<string, CampaignSource>();
  readonly #edited = new Map<string, EditedCampaign>();
  #sentAt: string | null = null;

  constructor(sources: Iterable<CampaignSource>) {
    for (const source of sources) this.#sources.set(source.id, source);
  }

  /** All ids in the order of creation, archived ones included. */
  get ids(): string[] {
    return [...this.#sources.keys()];
  }

  has(id: string): boolean {
    return this.#sources.has(id);
  }

  /** The id of the campaign of this name. Looks through all of them; throws where there is none. */
  idOf(name: string): string {
    for (const id of this.#sources.keys()) if (this.#row(id).name === name) return id;
    throw new Error(`The world has no campaign called ${JSON.stringify(name)}.`);
  }

  /** The row in `/campaigns/list`, as a copy. */
  row(id: string): JsonObject {
    return structuredClone(this.#row(id));
  }

  /** The live version, or with `draft` the post-launch draft where there is one, as a copy and without `message`. */
  details(id: string, options: { draft?: boolean } = {}): JsonObject {
    const version = (options.draft === true ? this.#draft(id) : null) ?? this.#details(id);
    return this.#withLastSent(structuredClone(version));
  }

  /** The body that `/campaigns/details` gives, or null where there is no such campaign. */
  detailsBody(id: string, options: { draft?: boolean } = {}): string | null {
    const source = this.#sources.get(id);
    if (source === undefined || source.bodies === null) return null;
    if (source.bodies !== undefined && !this.#edited.has(id)) {
      return (options.draft === true ? source.bodies.draft : undefined) ?? source.bodies.live;
    }
    return stringifyJson({ message: 'success', ...this.details(id, options) });
  }

  /** The body that `/campaigns/details` gave before the last edit, as it may still be given for some minutes after it. */
  staleDetailsBody(id: string): string | null {
    const edited = this.#edited.get(id);
    return edited === undefined ? this.detailsBody(id) : stringifyJson({ message: 'success', ...edited.before });
  }

  /** The rows of one page of `/campaigns/list`; `skip` leaves out as many more at its beginning. */
  listPage(query: ListQuery, skip = 0): JsonObject[] {
    const ids = this.ids.filter((id) => this.#isListed(id, query));
    if (query.descending) ids.reverse();
    const start = query.page * PAGE_SIZE + skip;
    return ids.slice(start, start + PAGE_SIZE).map((id) => this.row(id));
  }

  /** Somebody edits the live version in the dashboard: `edit` changes the details in place. */
  editCampaign(id: string, edit: (details: JsonObject) => void, { at }: EditTime): void {
    const campaign = this.#edit(id);
    campaign.before = structuredClone(campaign.details);
    edit(campaign.details);
    this.#markEdited(id, campaign, at);
  }

  /** Somebody edits what the API does not show, such as the audience: only the times move. */
  editUnseen(id: string, time: EditTime): void {
    this.editCampaign(id, () => {}, time);
  }

  archive(id: string, time: EditTime): void {
    this.editCampaign(id, (details) => Object.assign(details, { archived: true }), time);
  }

  /** A campaign comes to exist; its row is made from its details. */
  addCampaign(id: string, details: JsonObject, { at }: EditTime): void {
    if (this.has(id)) throw new Error(`The world already has a campaign ${id}.`);
    const made = { ...structuredClone(details), created_at: at, updated_at: at };
    const api = own(details, 'schedule_type') === 'api_triggered';
    const row = {
      id,
      last_edited: at,
      name: own(details, 'name') ?? '',
      is_api_campaign: api,
      tags: own(details, 'tags') ?? [],
    };
    this.#sources.set(id, { id, archived: false, row: () => row, details: () => made });
  }

  /** A campaign is deleted: it vanishes from the list, and its details answer that there is no such campaign. */
  removeCampaign(id: string): void {
    this.#source(id);
    this.#sources.delete(id);
    this.#edited.delete(id);
  }

  /** Somebody begins a post-launch draft of a launched campaign, or edits it further. */
  openDraft(id: string, edit: (draft: JsonObject) => void, { at }: EditTime): void {
    const campaign = this.#edit(id);
    campaign.before = structuredClone(campaign.details);
    campaign.details.has_post_launch_draft = true;
    campaign.draft ??= structuredClone(campaign.details);
    edit(campaign.draft);
    campaign.draft.updated_at = at;
    this.#markEdited(id, campaign, at);
  }

  /** The draft becomes the live version. */
  launchDraft(id: string, { at }: EditTime): void {
    const campaign = this.#edit(id);
    if (campaign.draft === null) throw new Error(`The campaign ${id} has no draft to launch.`);
    campaign.before = campaign.details;
    campaign.details = campaign.draft;
    this.#endDraft(id, campaign, at);
  }

  /** The draft is thrown away. */
  discardDraft(id: string, { at }: EditTime): void {
    const campaign = this.#edit(id);
    campaign.before = structuredClone(campaign.details);
    this.#endDraft(id, campaign, at);
  }

  /** All launched, running campaigns send: only the volatile `last_sent` and `updated_at` move. */
  sendAll({ at }: EditTime): void {
    this.#sentAt = at;
  }

  #endDraft(id: string, campaign: EditedCampaign, at: string): void {
    campaign.draft = null;
    campaign.details.has_post_launch_draft = false;
    this.#markEdited(id, campaign, at);
  }

  #markEdited(id: string, campaign: EditedCampaign, at: string): void {
    campaign.details.updated_at = at;
    const { name, tags } = campaign.details;
    campaign.row = {
      ...campaign.row,
      id,
      last_edited: at,
      ...(name === undefined ? {} : { name }),
      ...(tags === undefined ? {} : { tags }),
    };
  }

  #edit(id: string): EditedCampaign {
    const known = this.#edited.get(id);
    if (known !== undefined) return known;
    const details = structuredClone(this.#details(id));
    const draft = this.#draft(id);
    const campaign = {
      row: this.row(id),
      details,
      draft: draft && structuredClone(draft),
      before: structuredClone(details),
    };
    this.#edited.set(id, campaign);
    return campaign;
  }

  #isListed(id: string, { includeArchived, editedAfter }: ListQuery): boolean {
    if (!includeArchived && this.#isArchived(id)) return false;
    if (editedAfter === null) return true;
    const edited = readInstant(own(this.#row(id), 'last_edited'));
    return edited !== null && edited > editedAfter;
  }

  #isArchived(id: string): boolean {
    const edited = this.#edited.get(id);
    return edited === undefined ? this.#source(id).archived : own(edited.details, 'archived') === true;
  }

  #withLastSent(details: JsonObject): JsonObject {
    const sends =
      own(details, 'archived') !== true && own(details, 'enabled') !== false && own(details, 'draft') !== true;
    if (this.#sentAt === null || !sends || typeof own(details, 'last_sent') !== 'string') return details;
    const updated = readInstant(own(details, 'updated_at')) ?? 0;
    const isLater = updated < (readInstant(this.#sentAt) ?? 0);
    return Object.assign(details, { last_sent: this.#sentAt }, isLater ? { updated_at: this.#sentAt } : {});
  }

  #row(id: string): JsonObject {
    return this.#edited.get(id)?.row ?? this.#source(id).row();
  }

  #details(id: string): JsonObject {
    return this.#edited.get(id)?.details ?? this.#source(id).details();
  }

  #draft(id: string): JsonObject | null {
    const edited = this.#edited.get(id);
    return edited === undefined ? (this.#source(id).draft?.() ?? null) : edited.draft;
  }

  #source(id: string): CampaignSource {
    const source = this.#sources.get(id);
    if (source === undefined) throw new Error(`The world has no campaign ${id}.`);
    return source;
  }
}
