import { xmlText } from '../xml-text.ts';
import { type HtmlToken, tokenizeHtml } from './html-tokens.ts';

const ELEMENTS = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure ' +
    'font footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark nav ol p pre q s samp section small span strike strong sub sup table tbody ' +
    'td tfoot th thead time tr tt u ul var wbr'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  (
    'align bgcolor border cellpadding cellspacing class color colspan dir face height hidden id lang nowrap role rowspan size start style ' +
    'title type valign width'
  ).split(' '),
);

/**
 * A mail's HTML as it may be shown: its layout and styles, but no script, form, frame, link target or address of any kind. Built anew
 * from known elements and attributes; images become boxes with their alternative text. Liquid stays as it is.
 */
export function safeMail(html: string): string {
  return tokenizeHtml(html).map(safeToken).join('');
}

function safeToken(token: HtmlToken): string {
  if (token.kind === 'text') return xmlText(token.text);
  // A mail's page colours are on its body, which here becomes one more block.
  const name = token.name === 'body' ? 'div' : token.name;
  if (token.kind === 'close') return ELEMENTS.has(name) ? `</${name}>` : '';
  if (name === 'style') return `<style>${styleWithoutAddresses(token.text)}</style>`;
  if (name === 'img') return imageBox(token.attributes);
  if (!ELEMENTS.has(name)) return '';
  const attributes = [...token.attributes].filter(([key]) => ATTRIBUTES.has(key));
  return `<${name}${attributes.map(([key, value]) => ` ${key}="${xmlText(key === 'style' ? styleWithoutAddresses(value) : value)}"`).join('')}>`;
}

// The preview's policy refuses to load anyway; without addresses nothing even asks. Backslashes could spell `url` in another way.
function styleWithoutAddresses(style: string): string {
  return style
    .replaceAll('\\', '')
    .replace(/(?:url|src|image|image-set)\s*\(/gi, 'none(')
    .replace(/@import/gi, '@none');
}

const LARGEST_BOX = 600;

function imageBox(attributes: ReadonlyMap<string, string>): string {
  const [width, height] = ['width', 'height'].map((side) =>
    Math.min(LARGEST_BOX, Number.parseInt(attributes.get(side) ?? '', 10) || 0),
  );
  // Spacers and tracking pixels have no place in a picture of the mail.
  if ((width ?? 0) > 0 && (width ?? 0) < 4) return '';
  const size = `${width ? `width:${width}px;` : ''}${height ? `min-height:${Math.min(height, LARGEST_BOX / 3)}px;` : ''}`;
  const alternative = attributes.get('alt')?.trim();
  return `<span class="brazier-image" style="${size}">${xmlText(alternative ? `image: ${alternative}` : 'image')}</span>`;
}
