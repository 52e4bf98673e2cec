/**
 * Characters that JSON and HTML leave as they are and that a terminal, a browser or a reader's eye may obey: DEL and C1, soft hyphen,
 * Arabic and Mongolian invisible marks, zero width, bidirectional controls, line separators, the byte order mark, tag characters.
 */
export const INVISIBLE: RegExp =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udfff]/g;
