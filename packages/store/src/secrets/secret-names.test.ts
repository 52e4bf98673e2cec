import { describe, expect, it } from 'vitest';
import { headerStrength, nameStrength } from './secret-names.ts';
import { isSecretValue } from './secret-value.ts';

describe('a name says of its value that it is', () => {
  it.each([
    ...[
      'client_secret',
      'clientSecret',
      'X-Api-Key',
      'AWS_SECRET_ACCESS_KEY',
      'restAPIKey',
      'dbPassword2',
      'accesstoken',
      'hapikey',
    ],
    ...[
      'contraseña',
      'mot_de_passe',
      'Passwort',
      'пароль',
      'token_secret',
      'API_KEY_PROD',
      'secret_key_base',
      'smtp-pass',
      'pass_code',
    ],
  ])('a credential: %s', (name) => expect(nameStrength(name)).toBe('strong'));

  it.each([
    'token',
    'pass',
    'Signature',
    'gift_token',
    'season_pass',
    'auth_hash',
    'api_key_id',
    'sessionid',
    'PHPSESSID',
    'sig',
  ])('a credential or a word: %s', (name) => expect(nameStrength(name)).toBe('weak'));

  it.each(['key', 'code', 'session', 'pin', 'x_key', 'voucher_code', 'ticket'])(
    'a word, unless it is random: %s',
    (name) => expect(nameStrength(name)).toBe('faint'),
  );

  it.each([
    ...[
      'cache_key',
      'sortKey',
      'X-Idempotency-Key',
      'public_key',
      'token_name',
      'tokenCount',
      'password_reset_url',
      'passwordPolicy',
    ],
    ...[
      'auth_type',
      'cookie_consent',
      'author',
      'keyboard',
      'monkey',
      'compass',
      'passenger',
      'design',
      'secret_sale',
      'user_id',
    ],
    ...['monkeys', 'keynote', 'passport_required', 'signup_source', 'access_key_label', 'mkt_tok'],
  ])('nothing: %s', (name) => expect(nameStrength(name)).toBeNull());

  it('more in a header', () => {
    for (const name of ['X-Auth', 'Token', 'X-Line-Signature', 'Cookie']) expect(headerStrength(name)).toBe('strong');
    for (const name of ['X-Access', 'Key', 'X-Session']) expect(headerStrength(name)).toBe('weak');
    for (const name of ['X-Token-Type', 'X-Request-Id', 'Accept']) expect(headerStrength(name)).toBeNull();
  });
});

describe('a value is a credential', () => {
  it.each(['letmein', 'k-99', '12345678', 'correct horse battery', 'Summer2027!'])('under a strong name: %s', (value) =>
    expect(isSecretValue(value, 'strong')).toBe(true),
  );

  it.each([
    ...[
      '',
      '{{custom_attribute.${t}}}',
      'true',
      'none',
      '<your-token>',
      'YOUR_API_KEY',
      '${API_KEY}',
      '****',
      'xxxx',
      '[token]',
    ],
    ...[
      'https://shop.example/reset',
      '/account/orders',
      '2027-03-01T10:00:00Z',
      'See your account page for it.',
      'required',
    ],
  ])('never: %s', (value) => expect(isSecretValue(value, 'strong')).toBe(false));

  it.each([
    ...[
      'VIP',
      'gold',
      'spring-2027',
      'SUMMER20',
      'SUMMERSALE2027FREESHIPPING',
      'Kind regards, Anna',
      'google-oauth2',
      'order.created.v2',
    ],
    ...['150', 'seat-12A', 'anna@example.com', 'chocolate chip', 'OFL-1.1', 'springSale', 'crème-brûlée', '春の靴'],
  ])('not under a weak one: %s', (value) => expect(isSecretValue(value, 'weak')).toBe(false));

  it.each(['Zk83hHq0pw', 'a1b2c3d4e5', 'uCKFADCIodaXyzfOLPK', '3f9a0c7e1b2d', 'x9$kQ2!m'])(
    'under a weak one: %s',
    (value) => expect(isSecretValue(value, 'weak')).toBe(true),
  );

  it.each([
    'Zk83hHq0pw',
    'spring_collection_2027_women_hero',
    '3f9a0c7e-1b2d-4e5f-8a9b-0c1d2e3f4a5b',
    'WELCOMEBACK20OFFEVERYTHING',
    'H5FD-1G12-906H-2Z3J',
  ])('not under a faint one: %s', (value) => expect(isSecretValue(value, 'faint')).toBe(false));

  it.each(['FZDYUjiQ4kedukZwO0NMa', '7b2f9e0a61a09f69757d0d2618aa33ef'])('under a faint one: %s', (value) =>
    expect(isSecretValue(value, 'faint')).toBe(true),
  );
});
