import type { Area, CampaignChanges, EqualChanges, Severity } from '@brazier/diff';
import { AREA_TITLES, byArea, editedSentence, isReverted, statusWords } from '../change-words.ts';
import type { Decisions } from '../check-report.ts';
import { count, nameText } from '../display-text.ts';
import { exampleWords, memberWords, sharedByWords, sharedTitle } from '../equal-changes.ts';
import { standingWords } from '../standing-words.ts';
import { changeArticle, type DetailsBudget } from './change-article.ts';
import { inlineText, readableTime } from './inline.ts';

/** A campaign with its changes by area. `anchor` is the id that the index links to. */
export function campaignSection(
  campaign: CampaignChanges,
  anchor: string,
  budget: DetailsBudget,
  decisions: Decisions | null,
): string {
  const { facts } = campaign;
  const reverted = isReverted(campaign) ? [statusWords(campaign)] : [];
  const pills = [standingWords(facts), ...reverted, ...((facts.after ?? facts.before)?.channels ?? [])].map(
    (pill) => `<span class="pill">${inlineText(pill, 40)}</span>`,
  );
  const articles = campaign.changes.map((change) => ({
    area: change.area,
    html: changeArticle(change, budget, { finding: decisions?.(campaign, change) }),
  }));
  return [
    `<section class="card" id="${anchor}">`,
    `<header><h2>${inlineText(nameText(campaign.name))}</h2>`,
    `<p>${pills.join(' ')}</p>`,
    `<p class="soft small">${inlineText(campaign.workspace)} · ${inlineText(editedSentence(campaign, readableTime))}</p>`,
    `<p class="soft id">${inlineText(campaign.id)}</p></header>`,
    areaHtml(articles),
    '</section>\n',
  ].join('\n');
}

/** What most campaigns of a workspace share: each change once, with the list of the campaigns. */
export function sharedSection(
  workspace: string,
  shared: readonly EqualChanges[],
  budget: DetailsBudget,
  decisions: Decisions | null,
): string {
  const articles = shared.map((equal) => {
    const [{ change }] = equal.members;
    return {
      area: change.area,
      html: changeArticle(change, budget, { example: exampleWords(equal), below: members(equal, decisions) }),
    };
  });
  return `<section class="card">\n<header><h2>${inlineText(sharedTitle(workspace))}</h2></header>\n${areaHtml(articles)}\n</section>\n`;
}

function members(equal: EqualChanges, decisions: Decisions | null): string {
  const items = equal.members.map((member) => `<li>${inlineText(memberWords(member, decisions, readableTime))}</li>`);
  return `<p class="note">${sharedByWords(equal)}</p><ul class="note">${items.join('')}</ul>`;
}

function areaHtml(articles: readonly { area: Area; html: string }[]): string {
  return byArea(articles)
    .map(([area, found]) => `<h3>${AREA_TITLES[area]}</h3>\n${found.map(({ html }) => html).join('')}`)
    .join('');
}

/** A campaign's line in the index: the severity of its most severe change, its name, how many changes. */
export function indexItem(campaign: CampaignChanges, anchor: string, severity: Severity): string {
  return `<li><span class="severity ${severity}">${severity}</span><a href="#${anchor}">${inlineText(nameText(campaign.name))}</a><span class="soft small">${count(campaign.changes.length, 'change')}</span></li>\n`;
}
