import type { Blueprint } from './blueprint.ts';
import { APPS, converts } from './conversions.ts';
import { email, push } from './messages.ts';
import { LANGUAGES, type Language } from './shop.ts';

type Text = Record<Language, { name: string; subject: string; heading: string; lead: string; button: string }>;

const WELCOME: Text = {
  en: {
    name: 'Welcome 1',
    subject: 'Welcome to Fjord & Fern',
    heading: 'Good to have you',
    lead: 'We grow slowly, on purpose. Here is how.',
    button: 'Look around',
  },
  fr: {
    name: 'Bienvenue 1',
    subject: 'Bienvenue chez Fjord & Fern',
    heading: 'Ravis de vous compter parmi nous',
    lead: 'Nous cultivons lentement, exprès. Voici comment.',
    button: 'Découvrir',
  },
  de: {
    name: 'Willkommen 1',
    subject: 'Willkommen bei Fjord & Fern',
    heading: 'Schön, dass Sie da sind',
    lead: 'Wir gärtnern langsam, mit Absicht. So geht das.',
    button: 'Umsehen',
  },
  ja: {
    name: 'ようこそ 1',
    subject: 'フィヨルド＆ファーンへようこそ',
    heading: 'はじめまして',
    lead: 'ゆっくり育てる、それが私たちのやり方です。',
    button: '見てみる',
  },
  ar: {
    name: 'أهلاً 1',
    subject: 'أهلاً بك في فيورد آند فيرن',
    heading: 'سعداء بانضمامك',
    lead: 'نزرع ببطء، عن قصد. إليك كيف.',
    button: 'تصفّح',
  },
};

const DIGEST: Text = {
  en: {
    name: 'Weekly digest',
    subject: 'Your week at Fjord & Fern',
    heading: 'This week in the greenhouse',
    lead: 'Seven new ferns, one old pot.',
    button: 'Read on',
  },
  fr: {
    name: 'Lettre de la semaine',
    subject: 'Votre semaine chez Fjord & Fern',
    heading: 'Cette semaine dans la serre',
    lead: 'Sept fougères nouvelles, un vieux pot.',
    button: 'Lire la suite',
  },
  de: {
    name: 'Wochenpost',
    subject: 'Ihre Woche bei Fjord & Fern',
    heading: 'Diese Woche im Gewächshaus',
    lead: 'Sieben neue Farne, ein alter Topf.',
    button: 'Weiterlesen',
  },
  ja: {
    name: '今週の便り',
    subject: '今週のフィヨルド＆ファーン',
    heading: '今週の温室',
    lead: '新しいシダが七つ、古い鉢が一つ。',
    button: '続きを読む',
  },
  ar: {
    name: 'نشرة الأسبوع',
    subject: 'أسبوعك مع فيورد آند فيرن',
    heading: 'هذا الأسبوع في البيت الزجاجي',
    lead: 'سبعة سراخس جديدة وأصيص قديم.',
    button: 'تابع القراءة',
  },
};

const BASKET: Text = {
  en: {
    name: 'Abandoned basket 1',
    subject: 'Your basket is waiting',
    heading: 'Still thinking it over?',
    lead: 'We keep your basket for three days.',
    button: 'Back to the basket',
  },
  fr: {
    name: 'Panier abandonné 1',
    subject: 'Votre panier vous attend',
    heading: 'Vous hésitez encore ?',
    lead: 'Nous gardons votre panier trois jours.',
    button: 'Retour au panier',
  },
  de: {
    name: 'Warenkorb 1',
    subject: 'Ihr Warenkorb wartet',
    heading: 'Noch unentschlossen?',
    lead: 'Wir heben Ihren Warenkorb drei Tage lang auf.',
    button: 'Zum Warenkorb',
  },
  ja: {
    name: 'カート 1',
    subject: 'カートに商品が残っています',
    heading: 'お忘れではありませんか',
    lead: 'カートは三日間保存されます。',
    button: 'カートに戻る',
  },
  ar: {
    name: 'سلة متروكة 1',
    subject: 'سلتك في انتظارك',
    heading: 'ما زلت تفكر؟',
    lead: 'نحتفظ بسلتك ثلاثة أيام.',
    button: 'العودة إلى السلة',
  },
};

const REVIEW: Text = {
  en: {
    name: 'Review request',
    subject: 'How is your fern doing?',
    heading: 'Tell us',
    lead: 'Two minutes, one cup of tea.',
    button: 'Write a review',
  },
  fr: {
    name: 'Demande d’avis',
    subject: 'Comment va votre fougère ?',
    heading: 'Dites-nous tout',
    lead: 'Deux minutes, une tasse de thé.',
    button: 'Donner un avis',
  },
  de: {
    name: 'Bitte um Bewertung',
    subject: 'Wie geht es Ihrem Farn?',
    heading: 'Erzählen Sie',
    lead: 'Zwei Minuten, eine Tasse Tee.',
    button: 'Bewerten',
  },
  ja: {
    name: 'レビューのお願い',
    subject: 'シダは元気ですか',
    heading: 'ご感想をお聞かせください',
    lead: 'お茶一杯、二分ほどで。',
    button: 'レビューを書く',
  },
  ar: {
    name: 'طلب تقييم',
    subject: 'كيف حال سرخسك؟',
    heading: 'أخبرنا',
    lead: 'دقيقتان وكوب شاي.',
    button: 'اكتب تقييمًا',
  },
};

/** Campaigns that exist once in each language. */
export const LANGUAGE_CAMPAIGNS: readonly Blueprint[] = LANGUAGES.flatMap(
  (language, index) =>
    [
      {
        name: WELCOME[language].name,
        description: `First mail after signing up (${language})`,
        made: 700 - index,
        edited: 60 + index,
        schedule: 'action_based',
        tags: ['welcome', language],
        teams: ['Lifecycle'],
        messages: () => [mail(WELCOME[language], language, 'welcome-1', 6)],
        conversions: [converts.buys(7), converts.opens(3)],
      },
      {
        name: DIGEST[language].name,
        made: 640 - index,
        edited: 33 + index,
        tags: ['digest', 'retention', language],
        teams: ['Editorial'],
        messages: () => [mail(DIGEST[language], language, 'digest', 24)],
        conversions: [converts.opens(1), converts.clicks(3)],
      },
      {
        name: BASKET[language].name,
        made: 520 - index,
        edited: 48 + index,
        schedule: 'action_based',
        tags: ['basket', language],
        teams: ['Lifecycle'],
        messages: () => [
          mail(BASKET[language], language, 'basket-1', 3),
          push('ios_push', BASKET[language].heading, BASKET[language].lead, { action: 'fern://basket' }),
        ],
        conversions: [converts.buys(7), converts.usesApp(24, [APPS.ios])],
      },
      {
        name: REVIEW[language].name,
        made: 410 - index,
        edited: 90 + index,
        schedule: 'action_based',
        tags: ['reviews', language],
        messages: () => [mail(REVIEW[language], language, 'review', 0)],
        conversions: [converts.does('Wrote review', 14)],
      },
    ] satisfies Blueprint[],
);

function mail(text: Text[Language], language: Language, slug: string, products: number) {
  const content = {
    language,
    slug: `${slug}-${language}`,
    heading: text.heading,
    paragraphs: [text.lead],
    button: text.button,
  };
  return email(text.subject, { ...content, products });
}
