import { formatPrice, type Language, PRODUCTS, type Product } from './shop.ts';

/** What a mail says; its body is made of it. */
export interface MailContent {
  language: Language;
  /** Names the campaign in links, as `utm_campaign`. */
  slug: string;
  heading: string;
  paragraphs: readonly string[];
  button: string;
  /** How many rows of products follow; 330 make a body of about 100 KB. */
  products?: number;
  /** True for a body of many lines, as written by hand; otherwise it is one line, as editors export it. */
  lines?: boolean;
}

const SHOP = 'https://www.fjordandfern.example';

const WORDS: Record<Language, { hello: string; friend: string; members: string; unsubscribe: string }> = {
  en: { hello: 'Hi', friend: 'there', members: 'Members pay', unsubscribe: 'Unsubscribe' },
  fr: { hello: 'Bonjour', friend: 'à vous', members: 'Prix membre', unsubscribe: 'Se désabonner' },
  de: { hello: 'Hallo', friend: 'zusammen', members: 'Mitglieder zahlen', unsubscribe: 'Abmelden' },
  ja: { hello: 'こんにちは', friend: 'お客様', members: '会員価格', unsubscribe: '配信停止' },
  ar: { hello: 'مرحبًا', friend: 'بك', members: 'سعر الأعضاء', unsubscribe: 'إلغاء الاشتراك' },
};

/** The HTML of a mail: tables, inline styles and Liquid, as mail editors make it. */
export function mailBody(content: MailContent): string {
  const { language } = content;
  const words = WORDS[language];
  const parts = [
    `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`,
    '<head><meta charset="utf-8"><style>body{margin:0;background:#f4f1ea}td{font:15px/22px Georgia,serif;color:#23362b}a{color:#2f5d43}</style></head>',
    '<body><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0">',
    `<tr><td align="center"><a href="${link('', content)}"><img src="https://cdn.fjordandfern.example/logo.png" width="180" alt="Fjord &amp; Fern"></a></td></tr>`,
    `<tr><td><h1>${content.heading}</h1></td></tr>`,
    `<tr><td><p>${words.hello} {{\${first_name} | default: '${words.friend}'}},</p></td></tr>`,
    ...content.paragraphs.map((paragraph) => `<tr><td><p>${paragraph}</p></td></tr>`),
    `<tr><td align="center"><a href="${link('/shop', content)}" style="padding:12px 24px;background:#2f5d43;color:#fff">${content.button}</a></td></tr>`,
    ...productRows(content),
    `<tr><td>{{content_blocks.\${footer_${language}}}}</td></tr>`,
    `<tr><td align="center"><a href="{{\${set_user_to_unsubscribed_url}}}">${words.unsubscribe}</a></td></tr>`,
    '</table></body></html>',
  ];
  return parts.join(content.lines === true ? '\r\n' : '');
}

function productRows(content: MailContent): string[] {
  return Array.from({ length: content.products ?? 0 }, (_, place) => {
    const product = PRODUCTS[place % PRODUCTS.length] ?? PRODUCTS[0];
    return productRow(product, place, content);
  });
}

function productRow(product: Product, place: number, content: MailContent): string {
  const { language } = content;
  const member = `{% if custom_attribute.\${tier} == 'gold' %}${WORDS[language].members} ${formatPrice(product.memberPrice)}{% else %}${formatPrice(product.price)}{% endif %}`;
  return `<tr><td style="padding:${place % 16}px 0;border-bottom:1px solid #d9d2c3"><a href="${link(`/p/${product.slug}`, content)}&amp;utm_content=${place}">${product.name[language]}</a> ${member}</td></tr>`;
}

function link(path: string, content: MailContent): string {
  return `${SHOP}${path}?utm_source=braze&amp;utm_campaign=${content.slug}`;
}
