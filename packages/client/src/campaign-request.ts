/** All that can ever be asked: reading two endpoints. */
export type CampaignRequest =
  | { readonly path: '/campaigns/list' /** From 0. */; readonly page: number }
  | {
      readonly path: '/campaigns/details';
      readonly campaignId: string;
      /** True asks for the post-launch draft where there is one. */
      readonly draft: boolean;
    };

/** The path of an endpoint that can be asked. */
export type CampaignPath = CampaignRequest['path'];

/** Path and query as they stand in the request line. Archived campaigns are asked for: left out, they would look removed. */
export function requestTarget(request: CampaignRequest): string {
  return `${request.path}?${requestQuery(request)}`;
}

function requestQuery(request: CampaignRequest): URLSearchParams {
  if (request.path === '/campaigns/list') {
    return new URLSearchParams({ page: String(request.page), include_archived: 'true' });
  }
  const query = new URLSearchParams({ campaign_id: request.campaignId });
  if (request.draft) query.set('post_launch_draft_version', 'true');
  return query;
}
