/** Where in a campaign a change is, as a sentence names it. */
export interface PlaceName {
  /** `email “Variation 1”`, `conversion A (Opens Email)`. */
  full: string;
  /** As short as it can be beside the campaign's name and the rest of the sentence: `conversion A`; empty where the rest suffices. */
  brief: string;
}

/** What happened to a value: `“Old” → “New”`, `added: 3 days`; a clause of its own follows a colon. */
export interface Predicate {
  predicate: string;
  isClause?: boolean;
  /** The new value, where the predicate ends with an arrow and it. */
  to?: string;
  /** The predicate where it was changed back later, if that is another: `“New” instead of “Old”`. */
  instead?: string;
}

/** One value and what became of it: `“Old” → “New”`. */
export function fromTo(from: string, to: string): Predicate & { to: string; instead: string } {
  return { predicate: `${from} → ${to}`, to, instead: `${to} instead of ${from}` };
}

/** What a rule says of one difference; place and subject are the usual ones where it leaves them out. */
export interface Said extends Predicate {
  place?: PlaceName | null;
  subject?: string | null;
}

/** The sentence of a change in parts. It is composed of them where it is printed, so that nobody ever takes a sentence apart. All parts are safe to print. */
export interface Wording {
  /** Null where the campaign itself is meant. */
  place: PlaceName | null;
  /** What differs there: `subject`, `header “X-Topic”`; null where it is the place itself. */
  subject: string | null;
  /** What happened to it: `“Old” → “New”`, `added`, `secret changed`. */
  predicate: string;
  /** True where a colon parts the predicate from what is before it: it is a clause of its own, or both are quoted. */
  isClause: boolean;
  /** The new value, where the predicate ends with an arrow and it. */
  to?: string;
  /** The predicate where it was changed back later, if that is another: `“New” instead of “Old”`. */
  instead?: string;
  /** The change in two or three words, without values: `subject changed`, `tag “retention” removed`. */
  brief: string;
}

/** The text of a change: its sentence, which says where it lies if that is the post-launch draft. */
export function composeText(wording: Wording, isDraft: boolean): string {
  return `${isDraft ? 'post-launch draft: ' : ''}${composeSentence(wording)}`;
}

/** The sentence of a wording, with its place in full, in brief, or without it. */
export function composeSentence(wording: Wording, placed: 'full' | 'brief' | 'none' = 'full'): string {
  const { subject, predicate, isClause } = wording;
  const names = [placeWords(wording, placed), subject ?? ''].filter((name) => name !== '').join(': ');
  if (names === '') return predicate;
  return `${names}${isClause ? ':' : ''} ${predicate}`;
}

function placeWords({ place, subject }: Wording, placed: 'full' | 'brief' | 'none'): string {
  if (place === null) return '';
  if (placed === 'brief') return place.brief;
  // A sentence without a subject is about its place.
  return placed === 'full' || subject === null ? place.full : '';
}
