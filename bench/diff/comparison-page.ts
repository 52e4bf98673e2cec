import { type Finding, GIT } from './findings.ts';
import type { Standing } from './measure.ts';
import { exampleOf, showBytes, showRatio, table } from './page-parts.ts';
import { NO_TOOL } from './structure-tools.ts';

/** All that the page tells. */
export interface Comparison {
  findings: readonly Finding[];
  /** How many campaigns were compared. */
  campaigns: number;
  /** How many of them are left without those whose mails of 100 KB changed. */
  campaignsWithoutMails: number;
  texts: readonly { what: string; standings: readonly Standing[] }[];
  inMemory: readonly Standing[];
  withoutMails: readonly Standing[];
  commands: readonly Standing[];
  /** Names of the tools, with their versions. */
  versions: readonly string[];
  goal: { milliseconds: number; bytes: number };
}

/** Writes `docs/comparison.md`. */
export function comparisonPage(comparison: Comparison): string {
  return [
    '<!-- Written by `pnpm bench diff`. Do not edit. -->',
    '# Brazier beside other diffs',
    introduction,
    ...tellEntries(comparison),
    ...tellMistakes(comparison),
    ...tellSpeed(comparison),
    ...tellTexts(comparison),
    advice,
    method(comparison),
  ]
    .join('\n\n')
    .concat('\n');
}

const introduction = `Fifty times somebody edits one thing in a campaign: drops a tag, swaps two conversions, changes a word in a long mail. Twenty times nobody
decides anything: Braze gives the tags in another order, or a time moves because a mail went out. All of it happens between two snapshots of
one workspace, and five tools say what changed. The best answer has fifty entries: one for each thing that somebody did, and none for the rest.`;

function tellEntries({ findings }: Comparison): string[] {
  const tools = [...(findings[0]?.entries.keys() ?? [])];
  const edits = findings.filter(({ edit }) => edit.rule !== null);
  const others = findings.filter(({ edit }) => edit.rule === null);
  const summary = tools.map((tool) => {
    const counts = edits.map((finding) => count([finding], tool));
    const single = counts.filter((entries) => entries === 1).length;
    return [tool, count(edits, tool), `${single} of ${edits.length}`, Math.max(...counts), count(others, tool)].map(
      String,
    );
  });
  const kinds = [...new Set(findings.map(({ edit }) => edit))].map((edit) => {
    const same = findings.filter((finding) => finding.edit === edit);
    return [edit.what, edit.rule === null ? 0 : same.length, ...tools.map((tool) => count(same, tool))].map(String);
  });
  const missed = edits.flatMap((finding) => tools.filter((tool) => count([finding], tool) === 0));
  return [
    '## How many entries each gives',
    table(
      ['tool', 'entries for the 50 edits', 'edits told in one entry', 'most for one edit', 'entries for nothing'],
      summary,
    ),
    'Edit by edit, summed over the campaigns in which it was made:',
    table(['what happened', 'edits', ...tools], kinds),
    `${missed.length === 0 ? 'No edit escapes any of the tools' : `Edits that escape: ${missed.join(', ')}`}. What differs is how much has to be read, and whether it says what happened. The
many marks of git in the two mails whose prices all changed are right, one by one: Brazier has one entry for each of these mails, and shows the
prices inside it.`,
  ];
}

function count(findings: readonly Finding[], tool: string): number {
  return findings.reduce((sum, { entries }) => sum + (entries.get(tool)?.length ?? 0), 0);
}

function tellMistakes({ findings }: Comparison): string[] {
  const example = (tool: string, what: string, campaign: string) => exampleOf(findings, tool, what, campaign);
  const told: [what: string, campaign: string][] = [
    ['the first conversion is removed', 'Black Friday hero'],
    ['the first choice of a survey is removed', 'How was your visit?'],
    ['a variation is replaced by an edited copy', 'Welcome 3: first order'],
  ];
  return [
    '## What each gets wrong',
    `**deep-diff** compares arrays place by place. Somebody removed the *first* conversion, purchases. It names the *last* one as removed, opened mails,
which is still there, and tells the others as if they had been edited.`,
    example('deep-diff', 'the first conversion is removed', 'Black Friday hero'),
    `**jsondiffpatch** as it comes knows a text in an array again, but an object only by its place. Somebody removed the first answer of a survey. It
tells that the other answers were reworded and that the last one went.`,
    example('jsondiffpatch', 'the first choice of a survey is removed', 'How was your visit?'),
    `**jsondiffpatch with an objectHash** finds the objects, once somebody has written down what makes a conversion, a page, a choice or a header itself.
It has one idea of order for all arrays: tags, which have no order, are told as moved.`,
    example('jsondiffpatch, objectHash', 'the tags come in another order', 'Black Friday hero'),
    `**git diff --word-diff** reads lines. It is good at words in long mails, and here it reads the canonical files of Brazier, in which tags and keys have
one order already. But the edited copy of the first variation stands elsewhere in the file, and so it tells that the *control group* was removed, and added.`,
    example(GIT, 'a variation is replaced by an edited copy', 'Welcome 3: first order'),
    '**Brazier** says of the same edits, and nothing of the tags:',
    ...told.map(([what, campaign]) => example('Brazier', what, campaign)),
    `What it does worse: it knows Braze's campaigns and nothing else, it is slower, as the next part tells, and of a text that was written anew from beginning to
end it says no more than that.`,
  ];
}

function tellSpeed({ inMemory, withoutMails, commands, campaigns, campaignsWithoutMails }: Comparison): string[] {
  const all = campaigns.toLocaleString('en-US');
  const rows = inMemory.map((standing) => {
    const without = withoutMails.find(({ name }) => name === standing.name) ?? standing;
    const ratios = standing.name === NO_TOOL ? ['', ''] : [showRatio(standing), showRatio(without)];
    return [standing.name, ...ratios, showBytes(standing.memory)];
  });
  return [
    '## How long it takes',
    `The time that Brazier takes is 1; ×0.50 is half of it. ${all} campaigns of two snapshots, in memory, compared once by a program that has just started:`,
    table(
      ['tool', `all ${all}`, `${campaignsWithoutMails}, without the four mails of 100 KB that changed`, 'peak memory'],
      rows,
    ),
    `Brazier does more with each difference: a rule, a severity with its reason, a fingerprint, a sentence. In a mail it looks for the words that changed, and asks
whether a link, a variable or the way to unsubscribe went with them. To the others a mail of 100 KB is one value that differs from another.`,
    'As commands, in an audit folder with two snapshots of these campaigns, from start to end:',
    table(
      ['command', 'time', 'peak memory'],
      commands.map((standing) => [`\`${standing.name}\``, showRatio(standing), showBytes(standing.memory)]),
    ),
    'git is by far the fastest: it never opens a file that did not change, needs no Node, and has no opinion.',
  ];
}

function tellTexts({ texts, goal }: Comparison): string[] {
  const rows = texts.flatMap(({ what, standings }) =>
    standings.map((standing, index) => [
      index === 0 ? what : '',
      standing.name,
      showRatio(standing),
      showBytes(standing.memory),
      standing.found === null ? 'no answer' : standing.found.toLocaleString('en-US'),
    ]),
  );
  const ours = texts.flatMap(({ what, standings }) => standings.slice(0, 1).map((standing) => ({ what, ...standing })));
  const over = ours.filter(
    ({ time, memory }) => (time ?? goal.milliseconds) > goal.milliseconds || memory > goal.bytes,
  );
  const missed = over.map(({ what, time, memory }) => `“${what}” (${Math.round(time ?? 0)} ms, ${showBytes(memory)})`);
  return [
    '## Long mails at their worst',
    `A text of 100 KB, in the first five rows a mail in one line, compared once by a program that has just started. The fewer characters of the two texts are marked as
changed, the less has to be read:`,
    table(['what happened to it', 'tool', 'time', 'peak memory', 'characters marked'], rows, 2),
    `\`diffWords\` sees words and nothing above them: it comes to no end where two texts have little in common. \`diffArrays\`, given lines, ends, but never says which word of
a line changed. Brazier compares lines first, then words within lines that resemble each other, and counts its steps: when they are used up, the rest is told line
by line, and the answer says that it is coarse. The goal is ${goal.milliseconds} ms and ${showBytes(goal.bytes)} at most for each of these pairs; on the machine that wrote this page it
was ${missed.length === 0 ? 'kept' : `missed by ${missed.join(', ')}`}.`,
  ];
}

const advice = `## Which to take

- What happened in a Braze workspace, who has to look at it, and whether a check should fail: Brazier.
- A quick look at what was reworded in one mail: \`git diff --word-diff\` in the audit folder does well, and is there at once.
- Objects of your own without arrays, or with arrays whose places have a meaning: deep-diff, on which Brazier builds too.
- Differences that a program applies again, over objects with ids: jsondiffpatch with an objectHash.
- Two short texts: jsdiff.`;

function method({ versions, campaigns }: Comparison): string {
  return `## How this was measured

- \`pnpm bench diff\` builds everything, runs all tools in one run, and writes this page. ${versions.join(', ')}.
- The makers of Brazier chose the edits: such as people make in Braze, and among them those that are hard to tell. What to expect of each stands in
  \`bench/diff/edits.ts\`; the benchmark fails where Brazier tells one of them otherwise.
- The ${campaigns.toLocaleString('en-US')} campaigns come from the stand-in for Braze that the tests use. In seventy of them one thing happened, the others are equal. All tools compare the
  same: the row of the list and the details. Here only that one thing moves. In Braze each edit also moves \`updated_at\` and \`last_edited\`, for which tools that do
  not know them have two more entries each time.
- An entry is what a reader has to take note of: a difference of deep-diff, a leaf of jsondiffpatch's delta, a run of words marked by git with nothing kept
  in between, a change of Brazier. A variation replaced by a copy is one entry of Brazier's, with what differs inside it.
- Where nothing moved but volatile times, Brazier's snapshots store nothing, so \`git diff\` in a real audit folder is calmer than here.
- The objectHash is the best that we could write: choices by \`choice_id\`, pages by their header, headers by their key, conversions by what they count.
- Each measurement has a process of its own; the clock runs during the comparison alone, except “from start to end”. All tools run in each of seven rounds, in an order
  that turns. Ratios are taken within a round; the tables have their median and, in brackets, their range.
- Peak memory is all that the process held, Node and the campaigns included, without the git that \`brazier diff\` starts; the median of the rounds.
- jsdiff is stopped after ten seconds.`;
}
