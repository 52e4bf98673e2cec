/** A campaign in a map of several workspaces: `production/0f1e…`. */
export function campaignKey({ workspace, id }: { workspace: string; id: string }): string {
  return `${workspace}/${id}`;
}
