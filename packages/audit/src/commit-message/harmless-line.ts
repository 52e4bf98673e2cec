import { clustersOf, visible } from '@brazier/schema';

/** One way in which text in a commit message acts on the host of the repository, and what breaks it while it stays readable. */
type Defusal = readonly [pattern: RegExp, replacement: string | ((match: string) => string)];

const EVERYWHERE: readonly Defusal[] = [
  // `#12`, `owner/repo#12`, `!12`, `&12` link to issues, merge requests and epics, and close them after a keyword.
  [/#(?=\d)/g, '＃'],
  [/!(?=\d)/g, '！'],
  [/&(?=\d)/g, '＆'],
  [/\bGH-(?=\d)/gi, (match) => `${match.slice(0, 2)}‑`],
  [/\/(?=(?:issues|pull|pulls|merge_requests|discussions|work_items|epics|commit)\/+[\da-f])/gi, '∕'],
  // `@name` calls people, `repo@1a2b3c4` links a commit; only what is plainly an e-mail address stays.
  [/@(?!(?<=[A-Za-z0-9]@)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)/g, '＠'],
  // `[skip ci]`, `[ci skip]`, `[no ci]`, `[skip actions]`, `***NO_CI***` and their kin keep a pipeline from running.
  [/^.*(?:skip|\bno\b.*ci).*$/i, (match) => match.replaceAll('[', '［').replaceAll(']', '］')],
  [/NO_CI/gi, (match) => match.replace('_', '‑')],
];

// Workflows expand subjects inside shell strings.
const SUBJECT_ONLY: readonly Defusal[] = [
  [/\$/g, '＄'],
  [/`/g, 'ˋ'],
  [/"/g, '”'],
  [/'/g, '’'],
  [/\\/g, '＼'],
  // A line of dashes would hide the trailers from `git interpret-trailers`.
  [/^-+/, '–'],
  // Git's autosquash obeys these at the start of a subject.
  [/^(fixup|squash|amend)!/i, '$1！'],
];

/**
 * One line that shows `text` and does nothing: no control or bidirectional character, no mention, no cross-link, no closing keyword that
 * finds its issue, no token that skips CI. It may still look like a trailer: only its place in the message rules that out.
 */
export function harmlessLine(text: string): string {
  const line = visible(text.replace(/[\t\n\v\f\r ]+/g, ' ')).trim();
  return defuse(line, EVERYWHERE);
}

/** As `harmlessLine`, and besides nothing that a shell would expand inside quotes. */
export function harmlessSubject(text: string): string {
  return defuse(harmlessLine(text), SUBJECT_ONLY);
}

/** Cuts to at most `limit` UTF-16 code units, between characters as people see them, and says so with `…`. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const cluster of clustersOf(text.slice(0, limit + 64))) {
    if (kept.length + cluster.length > limit - 1) break;
    kept += cluster;
  }
  return `${kept.trimEnd()}…`;
}

function defuse(line: string, defusals: readonly Defusal[]): string {
  return defusals.reduce(
    (text, [pattern, replacement]) =>
      typeof replacement === 'string' ? text.replace(pattern, replacement) : text.replace(pattern, replacement),
    line,
  );
}
