import type { CheckFinding } from '@brazier/audit';
import type { CampaignChanges, Change, ChangeSet, RevisionRef, Summary } from '@brazier/diff';
import type { Json, JsonObject } from '@brazier/schema';
import type { Decisions } from './check-report.ts';

/** The summary with its keys in the contract's order, whatever order they were counted in. */
export function summaryShape(summary: Summary): JsonObject {
  const { campaigns, areas, severity } = summary;
  return {
    campaigns: { added: campaigns.added, removed: campaigns.removed, changed: campaigns.changed },
    areas: {
      lifecycle: areas.lifecycle,
      channels: areas.channels,
      tags: areas.tags,
      messages: areas.messages,
      conversions: areas.conversions,
      schema: areas.schema,
    },
    severity: { info: severity.info, notice: severity.notice, warning: severity.warning, error: severity.error },
  };
}

/** `from` or `to` of the contract. */
export function revisionShape(revision: RevisionRef): JsonObject {
  return { revision: revision.revision, time: revision.time };
}

/** `campaigns` of the contract: no facts, each change with its reason and, in `check`, with what the policy said of it. */
export function campaignsShape(set: ChangeSet, decisions?: Decisions): Json[] {
  return set.campaigns.map((campaign) => campaignShape(campaign, decisions));
}

function campaignShape(campaign: CampaignChanges, decisions: Decisions | undefined): JsonObject {
  return {
    ...campaignFields(campaign),
    changes: campaign.changes.map((change) => ({
      ...changeShape(change),
      ...(decisions && { policy: policyShape(decisions(campaign, change)) }),
    })),
  };
}

/** `reverted` of the contract: as `campaigns`, each change with how long it held, and with a policy only where `check` counts it. */
export function revertedShape({ reverted }: ChangeSet, decisions?: Decisions): Json[] {
  return reverted.map((campaign) => ({
    ...campaignFields(campaign),
    changes: campaign.changes.map((change) => {
      const finding = decisions?.(campaign, change);
      const { from, to } = change.held;
      return {
        ...changeShape(change),
        held: { from: revisionShape(from), to: revisionShape(to) },
        ...(finding && { policy: policyShape(finding) }),
      };
    }),
  }));
}

function campaignFields({ workspace, id, name, status, edited }: CampaignChanges): JsonObject {
  return { workspace, id, name, status, edited: { at: edited.at, after: edited.after } };
}

/** One change with its keys in the contract's order; `before`, `after`, `message` and `inside` only where they exist. */
function changeShape(change: Change): JsonObject {
  return {
    rule: change.rule,
    area: change.area,
    op: change.op,
    severity: change.severity,
    reason: change.reason,
    path: [...change.path],
    ...(change.before !== undefined && { before: change.before }),
    ...(change.after !== undefined && { after: change.after }),
    ...(change.message && {
      message: { id: change.message.id, name: change.message.name, channel: change.message.channel },
    }),
    draft: change.draft,
    fingerprint: change.fingerprint,
    text: change.text,
    ...(change.inside && { inside: change.inside.map(changeShape) }),
  };
}

function policyShape(finding: CheckFinding | undefined): JsonObject {
  const { acknowledged, ignored } = finding ?? {};
  return {
    decidedBy: finding?.decidedBy ? { line: finding.decidedBy.line, text: finding.decidedBy.text } : null,
    acknowledged: acknowledged ? { reason: acknowledged.reason, expires: acknowledged.expires ?? null } : null,
    ignored: ignored ? { reason: ignored.reason } : null,
  };
}
