import type { RevertedCampaign, RevertedChange } from '@brazier/diff';
import { expect, test } from 'vitest';
import { demoProgram } from './fixtures/pty.ts';

const { start } = demoProgram();

test('2 shows every campaign at the chosen snapshot, with when it was edited and how often it changed', async () => {
  const screen = start({ columns: 118, demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('2');
  await screen.until(/^> archived {2}2026-02-28 19:02 +10× {2}email, push +App update survey {2}promo, q2/);
});

test('the history of a campaign leads to each of its changes, at the place of that change', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('2');
  await screen.until('App update survey');
  screen.send('/spring\r\r');
  await screen.until('History of Spring sale');
  screen.send('jjjj');
  await screen.until(/^> ~ error .*window 3 days/);
  screen.send('\r');
  await screen.until(/^> +~ error +conversion A/);
});

test('blame says since when a field has its value, and leads to the change that set it', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('\r');
  await screen.until('Spring sale');
  screen.send('b');
  await screen.until(/^> 2026-03-05 04:02 {2}name .*Spring sale/);
});

test('where the way that led to a view is longer than the title, it says so', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('42026-02-20..2026-03-01\r');
  await screen.until('From the end of 2026-02-20');
  screen.send('42026-02-21..2026-03-02\r');
  await screen.until('From the end of 2026-02-21');
  expect(screen.rows()[0]).toMatch(/^ … › 2026-02-\d\d .* → /);
});

test('Space marks a snapshot, and c compares it with another, the older one first', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send(' ');
  await screen.until(/^> 14:02 .* {2}marked {2}Spring sale/);
  screen.send('jjc');
  await screen.until('Timeline › 2026-03-05 04:02 → 2026-03-05 14:02');
});

test('4 compares any two dates that are typed', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('42026-02-20..2026-03-01\r');
  await screen.until('From the end of 2026-02-20');
  await screen.until('Spring sale');
});

test('a comparison ends with what changed in between and changed back, and leads to its history', async () => {
  const standing = { status: 'live' as const, tags: [], channels: ['email'] };
  const change: RevertedChange = {
    rule: 'message.subject.changed',
    area: 'messages',
    op: 'changed',
    severity: 'error',
    reason: 'it is what people read first',
    path: ['messages', 'm', 'subject'],
    before: '49.00',
    after: '4.90',
    message: { id: 'm', name: 'Mail', channel: 'email' },
    draft: false,
    fingerprint: '0123456789ab',
    text: 'email “Mail”: subject “49.00” → “4.90”',
    why: { clause: 'it is what people read first', sending: 'live' },
    wording: {
      place: { full: 'email “Mail”', brief: '' },
      subject: 'subject',
      predicate: '“49.00” → “4.90”',
      instead: '“4.90” instead of “49.00”',
      to: '“4.90”',
      isClause: false,
      brief: 'subject changed',
    },
    held: {
      from: { revision: '1'.repeat(40), time: '2026-02-22T09:00:00Z' },
      to: { revision: '2'.repeat(40), time: '2026-02-22T16:10:00Z' },
    },
  };
  const campaign: RevertedCampaign = {
    workspace: 'production',
    id: '00000000-0000-4000-8000-000000000001',
    name: 'Win-back',
    status: 'changed',
    edited: { at: '2026-02-22T16:00:00Z', after: '2026-02-20T09:00:00Z' },
    changes: [change],
    facts: { tags: [], channels: ['email'], teams: [], live: true, before: standing, after: standing },
  };
  const screen = start({ demo: { snapshots: 40, reverted: [campaign] } });
  await screen.until('> 14:02  error');
  screen.send('42026-02-20..2026-03-01\r');
  await screen.until('Changed and changed back');
  screen.send('G');
  await screen.until(/^> · Win-back {2}subject “4.90” instead of “49.00”, for about 7 hours/);
  screen.send('\r');
  await screen.until('History of Win-back');
});

test('4 always asks what to compare, says how it was understood, and offers the last comparison again', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('42w..2026-03-05');
  await screen.until('Each is a day');
  await screen.until(/from 2026-02-19 15:02 UTC.* to/);
  await screen.until('2026-03-05 (snapshot of 2026-03-05 14:02)');
  screen.send('\r');
  await screen.until('2026-03-05 14:02 ');
  // Typed at once, as out of a habit: it is text, and no command.
  screen.send('\u001b42026-02-20..2026-03-01');
  await screen.until(' compare: 2026-02-20..2026-03-01');
  screen.send('\u0015');
  await screen.until('Enter alone: from 2026-02-19 15:02 UTC');
  screen.send('last monday\r');
  await screen.until('“last monday” is neither a date nor a revision');
  screen.send('\u001b');
  await screen.until('Enter open');
});

test('a comparison that is known to begin before the first snapshot stays in the prompt', async () => {
  const screen = start();
  await screen.until('> 14:02  error');
  screen.send('42020-01-01\r');
  await screen.until('before the first snapshot: choose a later time');
  await screen.until(' compare: 2020-01-01');
});

test('at 40x10 the list of campaigns has room for their names, and a menu says how to close it', async () => {
  const screen = start({ columns: 40, rows: 10 });
  await screen.until('> 14:02');
  screen.send('2');
  await screen.until(/^> archived {2}App update survey$/);
  screen.send('f');
  await screen.until((rows) => /Esc close .*1\/12$/.test(rows.at(-1) ?? ''));
});

test('where nothing can be entered, searched or compared the bottom line does not offer it', async () => {
  const empty = start({ demo: { hasAuditFolder: false, snapshots: 0 } });
  await empty.until('brazier init');
  await empty.until((rows) => /^ \? help {2}q quit/.test(rows.at(-1) ?? ''));
  const nothing = start({ demo: { snapshots: 40 } });
  await nothing.until('> 14:02  error');
  nothing.send('fnno such name\r');
  await nothing.until('No snapshot passes the filters');
  expect(nothing.rows().at(-1)).not.toMatch(/Enter|search|mark/);
  nothing.send('/');
  await nothing.until('there is nothing here to search');
});

test('the campaigns at an old snapshot are plainly old, and 2 shows those of the newest', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('jjj2');
  await screen.until('As of 2026-03-04 23:02 UTC, yesterday.  2 for the newest');
  screen.send('2');
  await screen.until((rows) => /^ Timeline › Campaigns +~/.test(rows[0] ?? ''));
  await screen.until('App update survey');
  expect(screen.rows().join('\n')).not.toContain('As they stood');
});

test('a view that lies on the way already is gone back to, not opened again', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('2');
  await screen.until('Timeline › Campaigns');
  screen.send('\r');
  await screen.until('› History of');
  screen.send('2');
  await screen.until((rows) => /^ Timeline › Campaigns +~/.test(rows[0] ?? ''));
  expect(screen.rows().find((row) => row.startsWith('> '))).toContain('App update survey');
});

test('where there is no audit folder the first screen says how to make one', async () => {
  const screen = start({ demo: { hasAuditFolder: false, snapshots: 0 } });
  await screen.until('brazier init');
  await screen.until('brazier demo');
  screen.send('q');
  expect(await screen.exited).toBe(0);
});

test('an audit folder without a snapshot says how to take the first', async () => {
  const screen = start({ demo: { snapshots: 0 } });
  await screen.until('No snapshot yet');
  screen.send('s');
  await screen.until('Take a snapshot');
});

test('the head of a change tells what the campaign was and is, and the tags that came and went', async () => {
  const screen = start({ demo: { snapshots: 8 } });
  await screen.until('> 14:02  error');
  screen.send('\r\r');
  await screen.until(/^ {2}live {2}· {2}production {2}· {2}email, push {2}· {2}tags q2, \+ promo, − q1$/);
  await screen.until(/^ {2}changed between 2026-03-05 09:02 and 14:02 UTC {2}· {2}edited 13:32$/);
});

test('a campaign that the change took out of sending is not called live', async () => {
  const screen = start({ columns: 118, demo: { snapshots: 8 } });
  await screen.until('> 14:02  error');
  screen.send('jj\r');
  await screen.until(/^ {2}~ was live +warning +2 {2}\S.* {2}campaign archived; subject/);
  screen.send('j\r');
  await screen.until(/^ {2}was live, now archived {2}·/);
});

test('why a change has its severity is told at 80 columns too', async () => {
  const screen = start({ demo: { snapshots: 8 } });
  await screen.until('> 14:02  error');
  screen.send('j\r');
  await screen.until('status');
  screen.send('\r');
  await screen.until(/^ {4}− notice {3}tag “promo-\d” removed$/);
  await screen.until('Recipients notice it first');
});

test('a comparison of bare days says which snapshots it holds, and what is not in it', async () => {
  const screen = start({ columns: 118, demo: { snapshots: 8 } });
  await screen.until('> 14:02  error');
  screen.send('42026-03-04..2026-03-05\r');
  await screen.until(/From the end of 2026-03-04 \(snapshot of .* UTC\) to the end of 2026-03-05/);
  await screen.until('What changed on 2026-03-04 itself is not in it: compare from 2026-03-03 for that.');
});

test('why something cannot be shown is told to its last word', async () => {
  const screen = start({
    columns: 44,
    demo: { compareProblem: 'No snapshot is known by that name: brazier log lists those that are.' },
  });
  await screen.until('14:02');
  screen.send('4nonsense\r');
  await screen.until('This cannot be shown');
  await screen.until('No snapshot is known by that name: brazier');
  await screen.until('log lists those that are.');
});

test('3 and b lead to the campaign of a snapshot that changed only one, from the Timeline and from beside it', async () => {
  for (const way of ['3', '\t3', '\r3']) {
    const screen = start({ columns: 160, demo: { snapshots: 8, names: ['Only one'] } });
    await screen.until('> 14:02  error');
    screen.send('j'.repeat(4));
    await screen.until(/^> 18:02 /);
    await screen.until(/│ {2}draft {2}· {2}production/);
    screen.send(way);
    await screen.until('History of Only one');
  }
});

test('at 80 columns 3 and b do the same, and the campaign has its name', async () => {
  const screen = start({ demo: { snapshots: 8 } });
  await screen.until('> 14:02  error');
  screen.send('jjjj');
  await screen.until(/^> 18:02/);
  screen.send('3');
  await screen.until('History of Spring sale');
  screen.send('\u001b');
  await screen.until(/^> 18:02/);
  screen.send('b');
  await screen.until('Blame of');
});

test('a comparison whose two dates mean one snapshot says so', async () => {
  const screen = start({ demo: { snapshots: 8 } });
  await screen.until('> 14:02  error');
  screen.send('42026-03-05T05:00..2026-03-05T06:00\r');
  await screen.until('Both are the same snapshot');
  await screen.until('From 2026-03-05T05:00Z (snapshot of 2026-03-05 04:02 UTC)');
});
