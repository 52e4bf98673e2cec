/** The languages in which Fjord & Fern writes. */
export type Language = 'en' | 'fr' | 'de' | 'ja' | 'ar';

export const LANGUAGES: readonly [Language, ...Language[]] = ['en', 'fr', 'de', 'ja', 'ar'];

/** One thing that Fjord & Fern sells; prices in cents of a euro. */
export interface Product {
  slug: string;
  name: Record<Language, string>;
  price: number;
  memberPrice: number;
}

function product(
  slug: string,
  price: number,
  memberPrice: number,
  ...names: [string, string, string, string, string]
): Product {
  const [en, fr, de, ja, ar] = names;
  return { slug, price, memberPrice, name: { en, fr, de, ja, ar } };
}

/** What the shop sells. */
export const PRODUCTS: readonly [Product, ...Product[]] = [
  product(
    'wool-blanket',
    4900,
    4400,
    'Fjord wool blanket',
    'Plaid en laine Fjord',
    'Wolldecke Fjord',
    'フィヨルドのウールブランケット',
    'بطانية صوف فيورد',
  ),
  product(
    'boston-fern',
    2450,
    2200,
    'Boston fern, 40 cm',
    'Fougère de Boston, 40 cm',
    'Schwertfarn, 40 cm',
    'ボストンファーン 40 cm',
    'سرخس بوسطن، 40 سم',
  ),
  product(
    'stoneware-pot',
    3200,
    2900,
    'Stoneware pot “Skerry”',
    'Pot en grès « Skerry »',
    'Steinzeugtopf „Skerry“',
    '炻器ポット「スケリー」',
    'أصيص حجري «سكيري»',
  ),
  product('moss-lamp', 8900, 7900, 'Moss lamp', 'Lampe mousse', 'Mooslampe', 'モスランプ', 'مصباح الطحلب'),
  product(
    'birch-stool',
    12900,
    11900,
    'Birch stool',
    'Tabouret en bouleau',
    'Birkenhocker',
    '白樺スツール',
    'مقعد من خشب البتولا',
  ),
  product(
    'watering-can',
    2900,
    2600,
    'Copper watering can',
    'Arrosoir en cuivre',
    'Kupfergießkanne',
    '銅のじょうろ',
    'إبريق ري نحاسي',
  ),
  product('maidenhair', 1950, 1750, 'Maidenhair fern', 'Capillaire', 'Frauenhaarfarn', 'アジアンタム', 'كزبرة البئر'),
  product('linen-throw', 5900, 5300, 'Linen throw', 'Jeté en lin', 'Leinenüberwurf', 'リネンスロー', 'غطاء من الكتان'),
  product(
    'peat-free-soil',
    990,
    890,
    'Peat-free soil, 10 l',
    'Terreau sans tourbe, 10 l',
    'Torffreie Erde, 10 l',
    'ピートフリー培養土 10 L',
    'تربة خالية من الخث، 10 لتر',
  ),
  product(
    'plant-mister',
    1490,
    1290,
    'Glass plant mister',
    'Brumisateur en verre',
    'Pflanzensprüher aus Glas',
    'ガラスの霧吹き',
    'بخاخ زجاجي للنباتات',
  ),
  product(
    'sheepskin',
    7900,
    7200,
    'Sheepskin, undyed',
    'Peau de mouton naturelle',
    'Schaffell, naturbelassen',
    '無染色シープスキン',
    'جلد خروف طبيعي',
  ),
  product(
    'candle',
    1800,
    1600,
    'Candle “First snow”',
    'Bougie « Première neige »',
    'Kerze „Erster Schnee“',
    'キャンドル「初雪」',
    'شمعة «أول ثلج»',
  ),
];

/** A price as the shop writes it: `49.00 €`. */
export function formatPrice(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')} €`;
}
