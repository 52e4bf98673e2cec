// What dates look like in words. Whether a phrase is one that can be meant, `understandDates` says.

export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
export const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
/** What says which side of a date is meant. */
export const LEAD = '(?:since|from|after|until|till|before|on|in)';
/** What stands between the two ends of a range. */
export const BETWEEN = '(?:\\s*(?:\\.\\.|–|—)\\s*|\\s+(?:to|until|till|-)\\s+)';

const YEAR = '(?:,?\\s+\\d{4})';
const ISO = '\\d{4}-\\d\\d-\\d\\d(?:[t ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:z|[+-]\\d\\d:?\\d\\d)?)?';
const AGO = '(?:\\d{1,4}\\s*(?:[hdw]|hours?|days?|weeks?)(?:\\s+ago)?|(?:(?:this|last|past)\\s+)?(?:week|month))';
const DATE = `(?:${ISO}|${AGO}|${DAY}\\s+(?:of\\s+)?${MONTH}${YEAR}?|${MONTH}\\s+${DAY}${YEAR}?|${MONTH}\\s+\\d{4}|\\d{1,2}-\\d{1,2}|today|yesterday)`;
const END = `(?:${DATE}|${DAY}${YEAR}?|${MONTH})`;
const RANGE = [
  `${END}${BETWEEN}${END}`,
  `${DAY}-${DAY}\\s+${MONTH}${YEAR}?`,
  `${MONTH}\\s+${DAY}-${DAY}${YEAR}?`,
  `${END}\\.\\.`,
  `\\.\\.${END}`,
].join('|');

/** Finds what may be dates among other words. */
export const DATE_PHRASES: RegExp = new RegExp(
  `(?<![^\\s,;])(?:(?:${LEAD}\\s+)?(?:${RANGE}|${DATE})|${LEAD}\\s+${MONTH})(?=[\\s,;?!]|\\.?(?:\\s|$))`,
  'gi',
);
