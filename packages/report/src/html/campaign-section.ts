import type { CampaignChanges, Change, Severity } from '@brazier/diff';
import { AREA_TITLES, byArea, editedSentence } from '../change-words.ts';
import type { CheckFinding, Decisions } from '../check-report.ts';
import { count, nameText } from '../display-text.ts';
import type { MassBlock } from '../mass-changes.ts';
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
  const pills = [standingWords(facts), ...((facts.after ?? facts.before)?.channels ?? [])].map(
    (pill) => `<span class="pill">${inlineText(pill, 40)}</span>`,
  );
  const areas = areaHtml(campaign.changes, budget, (change) => decisions?.(campaign, change));
  return [
    `<section class="card" id="${anchor}">`,
    `<header><h2>${inlineText(nameText(campaign.name))}</h2>`,
    `<p>${pills.join(' ')}</p>`,
    `<p class="soft small">${inlineText(campaign.workspace)} · ${inlineText(editedSentence(campaign, readableTime))}</p>`,
    `<p class="soft id">${inlineText(campaign.id)}</p></header>`,
    areas,
    '</section>\n',
  ].join('\n');
}

/** What changed alike in most campaigns of a workspace. */
export function massSection({ workspace, changes }: MassBlock, budget: DetailsBudget): string {
  const areas = areaHtml(
    changes.map(({ change }) => change),
    budget,
    () => undefined,
  );
  return `<section class="card">\n<header><h2>${inlineText(workspace)}: most campaigns changed alike</h2></header>\n${areas}\n</section>\n`;
}

function areaHtml(
  changes: readonly Change[],
  budget: DetailsBudget,
  findingOf: (change: Change) => CheckFinding | undefined,
): string {
  return byArea(changes)
    .map(
      ([area, found]) =>
        `<h3>${AREA_TITLES[area]}</h3>\n${found.map((change) => changeArticle(change, budget, findingOf(change))).join('')}`,
    )
    .join('');
}

/** A campaign's line in the index: the severity of its most severe change, its name, how many changes. */
export function indexItem(campaign: CampaignChanges, anchor: string, severity: Severity): string {
  return `<li><span class="severity ${severity}">${severity}</span><a href="#${anchor}">${inlineText(nameText(campaign.name))}</a><span class="soft small">${count(campaign.changes.length, 'change')}</span></li>\n`;
}
