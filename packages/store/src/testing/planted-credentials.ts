import type { JsonObject } from '@brazier/schema';

// Credentials that nobody issued: the formats are those that providers and scanners document (GitHub's and GitLab's supported patterns, Yelp's
// detect-secrets, Cloudflare's, Tailscale's and OpenRouter's tables), the rest is drawn at random, the same at every run.

/** `{kind count}` in a template: `A` letters and digits, `a` of lower case, `U` of upper case, `h` hexadecimal, `d` digits, `b` base64, `w` with `_` and `-`. */
const ALPHABETS: Record<string, string> = {
  A: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  a: 'abcdefghijklmnopqrstuvwxyz0123456789',
  U: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  h: '0123456789abcdef',
  d: '123456789',
  b: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  w: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-',
};

const TOKEN_TEMPLATES = [
  // GitHub's list of supported patterns
  ...[
    'AVNS_{A19}',
    'dvc_server_{h64}',
    'duffel_live_{A43}',
    'fio-u-{A64}',
    'ion_{a32}',
    'ptk_{A40}',
    'ls-{A8}-{A12}-{A8}',
  ],
  ...['rpa_{A40}', 'BBFF-{A30}', 'waka_{uuid}', 'wrkaus-{A60}', 'zpka_{h32}_{h8}', 'CCDB1_{A22}_{A40}', 'ddp_{A36}'],
  ...['sbp_{h40}', 'nfp_{A36}', 'hf_{A34}', 'pul-{h40}', 'sgp_{h16}_{h40}', 'api_live.{A11}.{A32}', 'rzp_live_{A14}'],
  ...['pdl_live_apikey_{a26}_{A22}_{A3}', 'phx_{A43}', 'phc_{A43}', 'lmb_{b64}', 'isat_{A40}', 'JDC_{U28}', 'pa-{w43}'],
  ...[
    'ATATT3xFfGF0{w170}',
    'gldt-{w20}',
    'glsoat-{w20}',
    'ghr_{A36}',
    'github_pat_{A22}_{A59}',
    'shppa_{h32}',
    'rubygems_{h48}',
  ],
  ...[
    'EZAK{A54}',
    'lin_api_{A40}',
    'figd_{w40}',
    'shippo_live_{h40}',
    'PMAK-{h24}-{h34}',
    'NRAK-{U27}',
    'sk-ant-api03-{w93}AA',
  ],
  // Yelp's detect-secrets
  ...[
    'SK{h32}',
    'xoxb-{d12}-{d12}-{A24}',
    'sq0csp-{w43}',
    'AKIA{U16}',
    'AGPA{U16}',
    '{h32}-us14',
    'npm_{A36}',
    'hvs.{A24}',
  ],
  ...['M{A23}.{w6}.{w27}', 'SG.{w22}.{w43}', 'eyJ{A20}.eyJ{A30}.{w43}', '{d10}:AA{w33}'],
  // Cloudflare's, Tailscale's and OpenRouter's tables
  ...[
    'cfk_{A40}{h8}',
    'cfut_{A40}{h8}',
    'cfat_{A40}{h8}',
    'tskey-api-{A12}CNTRL-{A32}',
    'tskey-client-{A12}CNTRL-{A32}',
  ],
  ...['sk-or-v1-{h64}', 'GOCSPX-{w28}', 'xapp-1-A{U10}-{d13}-{h64}', 'rk_live_{A24}', 'glpat-{w20}', 'gho_{A36}'],
  // Formats that no table has, in the manner of these
  ...['acme_sk_{A32}', 'fern_live_{A40}', 'potting-api-{A36}'],
];

const NAMES = [
  // Yelp's detect-secrets: its list of keywords
  ...[
    'apikey',
    'appkey',
    'app_key',
    'authkey',
    'servicekey',
    'service_key',
    'applicationkey',
    'accountkey',
    'dbkey',
    'db_key',
  ],
  ...[
    'databasekey',
    'database_key',
    'clientkey',
    'aws_secret_access_key',
    'db_pass',
    'password',
    'passwd',
    'pass',
    'pwd',
  ],
  ...['private_key', 'priv_key', 'privkey', 'secret', 'secreto', 'keypass', 'token', 'contrasena', 'contraseña'],
  // Names of environment variables in public lists
  ...[
    'HEROKU_API_KEY',
    'HOMEBREW_GITHUB_API_TOKEN',
    'SLACK_BOT_TOKEN',
    'ALGOLIA_API_KEY',
    'AZURE_CLIENT_SECRET',
    'MSI_SECRET',
  ],
  ...[
    'BITTREX_API_SECRET',
    'CODECLIMATE_REPO_TOKEN',
    'COVERALLS_REPO_TOKEN',
    'CIRCLE_TOKEN',
    'DOCKER_PASSWORD',
    'GH_ENTERPRISE_TOKEN',
  ],
  ...[
    'FIREBASE_API_TOKEN',
    'CI_DEPLOY_PASSWORD',
    'MAILGUN_PRIV_KEY',
    'SAUCE_ACCESS_KEY',
    'TWILIO_AUTH_TOKEN',
    'SECRET_KEY_BASE',
  ],
  // Fields of sending and tracking services
  ...[
    'x-functions-key',
    'hmacSecret',
    'signatureKey',
    'webhookToken',
    'sftpPassword',
    'tokenSecret',
    'csrfToken',
    'trackingKey',
  ],
  ...[
    'loyaltyApiKey',
    'pushCertPassword',
    'zugangspasswort',
    'mot_de_passe',
    'wachtwoord',
    'PASSPHRASE',
    'sessionToken',
    'x_auth_token',
  ],
];

const HEADERS = [
  ...[
    'Authorization',
    'X-Acme-Key',
    'X-Fern-Token',
    'X-Shop-Signature',
    'X-Webhook-Secret',
    'X-Api-Password',
    'X-Auth',
    'Api-Token',
  ],
  ...[
    'X-Gitlab-Token',
    'X-Line-Signature',
    'X-Zendesk-Webhook-Signature',
    'X-Hasura-Admin-Secret',
    'X-Figma-Token',
    'Ocp-Apim-Subscription-Key',
  ],
];

/** Values of names: random strings and a short password. */
const VALUE_TEMPLATES = ['{A24}', '{h32}', 'k{d2}{a3}{U2}{d2}{a2}'];

/** What is around a token, by name; each gives the fields of a message. */
const SURROUNDINGS: Record<string, (secret: string) => JsonObject> = {
  header: (secret) => hook({ headers: { 'X-Note': secret } }),
  query: (secret) => hook({ url: `https://hook.example/in?x=${encodeURIComponent(secret)}&y=1` }),
  path: (secret) => hook({ url: `https://hook.example/in/${encodeURIComponent(secret)}/` }),
  'JSON body': (secret) => hook({ body: JSON.stringify({ n: { m: secret } }) }),
  'JSON in JSON': (secret) => hook({ body: JSON.stringify({ n: JSON.stringify({ m: secret }) }) }),
  'form body': (secret) => hook({ body: `a=1&b=${encodeURIComponent(secret)}` }),
  XML: (secret) => hook({ body: `<r><n>${secret.replaceAll('&', '&amp;')}</n></r>` }),
  comment: (secret) => mail(`<p>Hello</p><!-- ${secret} -->`),
  Liquid: (secret) => mail(`{% assign x = '${secret}' %}{{ x }}`),
  extra: (secret) => ({ channel: 'ios_push', alert: 'Hello', extras: { x: secret } }),
};

const NAMED_FORMS: Record<string, (name: string, value: string) => JsonObject> = {
  query: (name, value) => hook({ url: `https://hook.example/in?${encodeURIComponent(name)}=${value}&y=1` }),
  'JSON body': (name, value) => hook({ body: JSON.stringify({ user: 'x', [name]: value }) }),
  'JSON in JSON': (name, value) => hook({ body: JSON.stringify({ n: JSON.stringify({ [name]: value }) }) }),
  'form body': (name, value) => hook({ body: `${encodeURIComponent(name)}=${value}&to=1` }),
  XML: (name, value) => hook({ body: `<soap><${name}>${value}</${name}></soap>` }),
  'XML attribute': (name, value) => hook({ body: `<login user="x" ${name}="${value}"/>` }),
  'line with a colon': (name, value) => hook({ body: `to: all\n${name}: ${value}\nuser: x` }),
  'environment file': (name, value) => hook({ body: `USER=x\n${name}=${value}\n` }),
  'encoded twice': (name, value) =>
    hook({
      url: `https://hook.example/?to=${encodeURIComponent(`https://x.example/?${encodeURIComponent(name)}=${value}`)}`,
    }),
  assign: (name, value) => mail(`{% assign ${name.replace(/[^\p{L}\p{N}_]/gu, '_')} = "${value}" %}`),
  capture: (name, value) => mail(`{%- capture ${name.replace(/[^\p{L}\p{N}_]/gu, '_')} -%}${value}{%- endcapture -%}`),
  'connected content': (name, value) =>
    mail(`{% connected_content https://x.example/?${encodeURIComponent(name)}=${value} :save x %}`),
  'body of connected content': (name, value) =>
    mail(`{% connected_content https://x.example/ :method post :body {"${name}": "${value}"} :save x %}`),
  extra: (name, value) => ({ channel: 'android_push', alert: 'Hello', extras: { [name]: value } }),
  pair: (name, value) => hook({ body: JSON.stringify([{ name, value }]) }),
};

const WHOLE: Record<string, (secret: string) => JsonObject> = {
  'a database’s address': (secret) => hook({ body: `{"dsn":"mysql://shop:${secret}@db.example:3306/orders"}` }),
  'a broker’s address': (secret) => hook({ body: `amqp://worker:${secret}@mq.example/vhost` }),
  'a connection string': (secret) =>
    hook({ body: `{"c":"Server=tcp:sql.example;User ID=app;Password=${secret};Encrypt=True"}` }),
  'a queue’s connection string': (secret) =>
    hook({ body: `Endpoint=sb://q.example/;SharedAccessKeyName=send;SharedAccessKey=${secret}` }),
  'a signed address': (secret) =>
    mail(`<a href="https://files.example/a.pdf?sv=2024-01-01&amp;sp=r&amp;sig=${secret}">x</a>`),
  'a command': (secret) => hook({ body: `curl -X POST -u "shop:${secret}" https://api.example/` }),
  'a command with a header': (secret) =>
    hook({ body: `curl --header 'Private-Token: ${secret}' https://api.example/` }),
  'a key of a filter': (secret) => mail(`{{ email | hmac_sha1_hex: '${secret}' }}`),
  'headers of connected content': (secret) =>
    mail(`{% connected_content https://x.example :headers {"X-Fern-Key": "${secret}"} :save x %}`),
  'a hidden field': (secret) => mail(`<input name="csrf_token" type="hidden" value="${secret}">`),
  'a private key': (secret) =>
    hook({ body: `{"k":"-----BEGIN EC PRIVATE KEY-----\\n${secret}${secret}\\n-----END EC PRIVATE KEY-----\\n"}` }),
  'a webhook of Slack': (secret) => hook({ url: `https://hooks.slack.com/services/T0AB12CD3/B0EF45GH6/${secret}` }),
  'a webhook of Make': (secret) => hook({ url: `https://hook.us2.make.com/${secret.toLowerCase()}` }),
  'an environment file with quotes': (secret) => hook({ body: `export FERN_API_SECRET="${secret}"\nexport USER=x` }),
  'an option': (secret) => hook({ body: `deploy --api-key=${secret} --quiet` }),
  'several headers as lines': (secret) => hook({ headers: `Accept: */*\nX-Fern-Secret: ${secret}` }),
};

/** What anybody may read, chosen to look like a secret. */
export const HARMLESS: readonly JsonObject[] = [
  ...[
    '<a href="https://shop.example/?utm_source=braze&amp;utm_id=abc123XYZ789&amp;fbclid=IwAR0{A50}">x</a>',
    '<a href="https://shop.example/?mc_cid={h10}&amp;mc_eid={h10}">x</a>',
    '<a href="https://shop.example/sale?key=bestsellers&amp;order=price">x</a>',
    '<a href="https://shop.example/coupon?code=FERN-20-OFF">x</a>',
    '<a href="https://shop.example/redeem?code={U8}">x</a>',
    '<a href="https://shop.example/p?token=collectors-edition">x</a>',
    '<a href="https://shop.example/unsubscribe?u={uuid}&amp;list=4">x</a>',
    '<a href="https://shop.example/keyboards?pass=weekend">x</a>',
    '<a href="https://shop.example/account/password/forgot?lang=de">x</a>',
    '<img src="https://cdn.example/assets/{h40}/hero@2x.png" alt="Secret garden: our 2027 collection">',
    '<img src="https://img.example/auth/token-illustration-2027.svg">',
    '<p style="color:#3a9f0c">Password: the one you chose</p>',
    '<p>Your secret: great soil. The key: patience. Our token of thanks: 10 % off.</p>',
    '<p>Access code: see your letter. Session: 14:30 to 16:00, room B12.</p>',
    '<p>License: CC-BY-SA-4.0. Signature dish: Ramen 2027.</p>',
    '<td id="auth-cell" class="key-3 token_list" data-key="welcome" data-session="day-2">x</td>',
    '<a href="https://x.example/?token={{custom_attribute.${token}}}">x</a>',
    "{% assign token = event_properties.${token} %}{{ token | default: 'guest' }}",
    "{% assign sort_key = 'created_at' %}{% assign cache_key = 'spring-2027-hero' %}",
    "{% assign password_help = 'Tap here to reset' %}{{ password_help }}",
    "{% if signature == 'none' %}x{% endif %}{% capture signature %}Kind regards, the Fern team{% endcapture %}",
    "{% assign link = 'https://shop.example/?key=' | append: sku %}",
    '<script type="application/ld+json">{"@type":"Order","orderNumber":"DE-{d9}","key":"order"}</script>',
    '<a href="https://maps.example/?cid={d19}&amp;hl=de">x</a>',
    '<p>Order {U3}-{d7}, invoice 2027-{d5}, tracking {d20}, gift card {U4}-{U4}-{U4}</p>',
  ].map((body) => mail(drawn(body, 99))),
  ...[
    '{"user_id":"{{${user_id}}}","token":"{{custom_attribute.${push_token}}}"}',
    '{"event":"login","session_id":"web-2027","auth_method":"password"}',
    '{"key":"orders.created","sort_key":"price","public_key":"fern-2027"}',
    '{"password_expires_at":"2027-04-01T00:00:00Z","password_min_length":12}',
    '{"cookie":"oatmeal","secret":"ingredient","pass":"monthly","sign":"aries"}',
    '{"token_symbol":"FERN","tokens":250,"key_count":3}',
    '{"signature":"The Fern team","bearer":"Jo Example","license":"MIT"}',
    '{"idempotency_key":"{uuid}","cache_key":"{h32}","dedup_key":"{uuid}"}',
    '{"message_id":"{uuid}","trace_id":"{h32}","dispatch_id":"{h24}"}',
    'event=signup&pass=gold&key=welcome&code=DE',
    '{"access":"public","auth":"sso","secret_menu":"on","hash":"none"}',
    '{"credentials":"include","mode":"cors"}',
  ].map((body) => hook({ body: drawn(body, 99) })),
  ...[
    { 'Content-Type': 'application/json', 'Idempotency-Key': '{uuid}' },
    { 'X-Request-Id': '{uuid}', 'X-Trace': '{h32}', 'X-B3-TraceId': '{h16}' },
    { 'X-Cache-Key': 'spring-2027', 'X-Token-Type': 'JWT', 'X-Auth-Mode': 'hmac' },
    { Authorization: 'Bearer {{content_blocks.${token}}}', 'X-Api-Key': '{{ api_key }}' },
    { ETag: '"{h32}"', 'X-Sort-Key': 'price', 'X-Campaign': 'braze:welcome:v2' },
    { 'User-Agent': 'fern/2.1 (build 20270304)', 'X-Key-Id': 'eu-1' },
  ].map((headers) =>
    hook({ headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, drawn(value, 99)])) }),
  ),
  ...[
    { key: 'welcome', session: 'morning', token: 'gold' },
    { deep_link: 'fern://pass/weekend', auth_flow: 'otp', pin: 'Hamburg' },
    { campaign_key: '{{campaign.${api_id}}}', code: 'FERN20' },
  ].map((extras) => ({ channel: 'ios_push', alert: 'Hello', extras })),
];

/** A credential in the fields of a message. */
export interface PlantedCredential {
  kind: 'token' | 'name' | 'header' | 'surroundings';
  what: string;
  fields: JsonObject;
  secret: string;
}

/** Every credential in every place. */
export function plantedCredentials(): PlantedCredential[] {
  const tokens = TOKEN_TEMPLATES.flatMap((template, index) =>
    Object.entries(SURROUNDINGS).map(([place, plant]) => {
      const secret = drawn(template, index);
      return { kind: 'token' as const, what: `${template}: ${place}`, fields: plant(secret), secret };
    }),
  );
  const named = NAMES.flatMap((name, index) =>
    Object.entries(NAMED_FORMS).flatMap(([form, plant]) =>
      VALUE_TEMPLATES.map((template, variant) => {
        const secret = drawn(template, 1000 + index * 3 + variant);
        return { kind: 'name' as const, what: `${name}: ${form}`, fields: plant(name, secret), secret };
      }),
    ),
  );
  const headers = HEADERS.flatMap((name, index) =>
    VALUE_TEMPLATES.map((template, variant) => {
      const secret = drawn(template, 5000 + index * 3 + variant);
      return { kind: 'header' as const, what: name, fields: hook({ headers: { [name]: secret } }), secret };
    }),
  );
  const whole = Object.entries(WHOLE).flatMap(([what, plant], index) =>
    [0, 1, 2].map((variant) => {
      const secret = drawn('{A32}', 9000 + index * 3 + variant);
      const fields = plant(secret);
      const isFolded = !JSON.stringify(fields).includes(secret);
      return { kind: 'surroundings' as const, what, fields, secret: isFolded ? secret.toLowerCase() : secret };
    }),
  );
  return [...tokens, ...named, ...headers, ...whole];
}

function hook(fields: JsonObject): JsonObject {
  return { channel: 'webhook', url: 'https://hook.example/in', body: '{}', headers: {}, ...fields };
}

function mail(body: string): JsonObject {
  return { channel: 'email', subject: 'Hello', body };
}

function drawn(template: string, seed: number): string {
  let state = seed * 2654435761 + 12345;
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
  return template.replace(/\{(uuid|[AaUhdbw]\d+)\}/g, (_all, what: string) => {
    if (what === 'uuid') return drawn('{h8}-{h4}-4{h3}-a{h3}-{h12}', next(100_000));
    const alphabet = ALPHABETS[what[0] ?? ''] ?? '';
    return Array.from({ length: Number(what.slice(1)) }, () => alphabet[next(alphabet.length)]).join('');
  });
}
