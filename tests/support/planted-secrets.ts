import type { PlainCampaign } from './plain-braze.ts';

type Body = Record<string, unknown>;

/** A credential as it may stand in a campaign. */
export interface PlantedSecret {
  where: string;
  /** The credential as it is after so many rotations. */
  secret(rotation: number): string;
  /** What Braze gives for a campaign with the credential in it. */
  plant(secret: string): { details?: Body; row?: Body; draft?: Body };
  /** What a rotation is told as, where that is more than one change: a member of a set has no place of its own. */
  changes?: number;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base64Url = (text: string): string => Buffer.from(text).toString('base64url');
const message = (fields: Body): { details: Body } => ({
  details: { messages: { 'variation-1': { name: 'Variation 1', ...fields } } },
});
const webhook = (fields: Body): { details: Body } =>
  message({ channel: 'webhook', url: 'https://api.example/', ...fields });

/** Credentials of different shapes in different places. */
export const PLANTED_SECRETS: readonly PlantedSecret[] = [
  {
    where: 'a Bearer in an Authorization header',
    secret: (n) => `opaque-bearer-${n}f81d4fae`,
    plant: (secret) => webhook({ headers: { Authorization: `Bearer ${secret}` } }),
  },
  {
    where: 'basic authentication in a header',
    secret: (n) => base64(`service:basic-password-${n}`),
    plant: (secret) => webhook({ headers: { authorization: `Basic ${secret}` } }),
  },
  {
    where: 'the header of an API key',
    secret: (n) => `header-key-${n}`,
    plant: (secret) => webhook({ headers: { 'X-Api-Key': secret, 'Content-Type': 'application/json' } }),
  },
  {
    where: 'a cookie',
    secret: (n) => `cookie-session-${n}d96e407aad42`,
    plant: (secret) => webhook({ headers: { Cookie: `sid=${secret}` } }),
  },
  {
    where: 'a header of a mail, as a pair',
    secret: (n) => `pair-value-${n}`,
    plant: (secret) => message({ channel: 'email', email_headers: [['X-Auth-Token', secret]] }),
  },
  {
    where: 'the password in an address',
    secret: (n) => `hunter2-userinfo-${n}`,
    plant: (secret) => webhook({ url: `https://svc:${secret}@hooks.example/in` }),
  },
  {
    where: 'a query parameter',
    secret: (n) => `query-value-${n}`,
    plant: (secret) => webhook({ url: `https://api.example/v1?api_key=${secret}&user={{\${user_id}}}` }),
  },
  {
    where: 'a signature in a link of a mail',
    secret: (n) => `l1nk${n}Signature7f3a`,
    plant: (secret) =>
      message({ channel: 'email', body: `<a href="https://x.example/?u=1&amp;sig=${secret}">open</a>` }),
  },
  {
    where: 'the fragment of an address',
    secret: (n) => `fragment-value-${n}`,
    plant: (secret) => webhook({ url: `https://x.example/cb#access_token=${secret}` }),
  },
  {
    where: 'the path of an address to which anyone may post',
    secret: (n) => `pAtHsEcReT${n}9x0y1z2`,
    plant: (secret) => webhook({ url: `https://hooks.slack.com/services/T024BE7LD/B12345/${secret}` }),
  },
  {
    where: 'a JSON web token in an extra',
    secret: (n) =>
      `${base64Url('{"alg":"HS256"}')}.${base64Url(`{"sub":"fern-${n}"}`)}.${base64Url(`signature-${n}-signature`)}`,
    plant: (secret) => message({ channel: 'ios_push', extras: { session: secret } }),
  },
  {
    where: 'an extra with a telling name',
    secret: (n) => `extra-value-${n}`,
    plant: (secret) => message({ channel: 'android_push', extras: { apiKey: secret, screen: 'home' } }),
  },
  {
    where: 'a JSON body',
    secret: (n) => `json-value-${n}`,
    plant: (secret) => webhook({ body: JSON.stringify({ user: 'u', auth: { client_secret: secret } }) }),
  },
  {
    where: 'a form body',
    secret: (n) => `f0rm${n}Value91c2`,
    plant: (secret) => webhook({ body: `x=1&token=${secret}&y=2`, type: 'form' }),
  },
  {
    where: 'an XML body',
    secret: (n) => `xml-value-${n}`,
    plant: (secret) => webhook({ body: `<soap:auth><apiKey>${secret}</apiKey></soap:auth>` }),
  },
  {
    where: 'a command line in a body',
    secret: (n) => `curl-bearer-${n}c56a4180`,
    plant: (secret) => webhook({ body: `curl -H "Authorization: Bearer ${secret}" https://api.example/` }),
  },
  {
    where: 'Liquid that fetches content',
    secret: (n) => `liquid-password-${n}`,
    plant: (secret) =>
      message({ channel: 'email', body: `{% connected_content https://svc:${secret}@cms.example/ :save x %}{{x}}` }),
  },
  {
    where: 'the name of a variation',
    secret: (n) => `ghp_${n}123456789abcdefghijklmnopqrstuvwxyz`,
    plant: (secret) => message({ channel: 'sms', body: 'hello', name: `test with ${secret}` }),
  },
  {
    where: 'the name of a campaign',
    secret: (n) => `sk_live_${n}1Hq9ZcampaignName`,
    plant: (secret) => ({ details: { name: `Sync ${secret}` }, row: { name: `Sync ${secret}` } }),
  },
  {
    where: 'a tag',
    secret: (n) => `glpat-${n}bcdefghijklmnopqrst`,
    plant: (secret) => ({ details: { tags: [secret] }, row: { tags: [secret] } }),
    changes: 2,
  },
  {
    where: 'a description',
    secret: (n) => `description-key-${n}`,
    plant: (secret) => ({ details: { description: `ask ops; X-Api-Key: ${secret}` } }),
  },
  {
    where: 'a field of the list that Braze may add',
    secret: (n) => `r0w${n}Value5b8d`,
    plant: (secret) => ({ row: { callback: `https://x.example/?token=${secret}` } }),
  },
  {
    where: 'a field of the details that Braze may add',
    secret: (n) => `field-value-${n}`,
    plant: (secret) => ({ details: { integration: { signing_key: secret } } }),
  },
  {
    where: 'a private key',
    secret: (n) => `MIIEvQIBADANBgkqhkiG9w0BAQE${n}AASC`,
    plant: (secret) => webhook({ body: `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----` }),
  },
  {
    where: 'a subject',
    secret: (n) => `AKIA${n}OSFODNN7EXAMPLX`,
    plant: (secret) => message({ channel: 'email', subject: `key ${secret} expires` }),
  },
  {
    where: 'a draft alone',
    secret: (n) => `draft-bearer-${n}6ba7b810`,
    plant: (secret) => ({
      details: { has_post_launch_draft: true },
      draft: webhook({ headers: { Authorization: `Bearer ${secret}` } }).details,
    }),
  },
];

/** The campaign that holds the planted credential. */
export function campaignWith(planted: PlantedSecret, index: number, rotation: number): PlainCampaign {
  const id = `planted-${index}`;
  const { details, row, draft } = planted.plant(planted.secret(rotation));
  const name = `Campaign ${index}`;
  const plain = {
    message: 'success',
    created_at: '2026-01-04T09:00:00+00:00',
    updated_at: '2026-02-13T14:05:00+00:00',
    archived: false,
    draft: false,
    enabled: true,
    name,
    description: '',
    schedule_type: 'time_based',
    channels: ['webhook'],
    tags: [],
    messages: {},
    conversion_behaviors: [],
    has_post_launch_draft: false,
    teams: [],
  };
  return {
    id,
    row: { id, name, last_edited: '2026-02-13T14:05:00+00:00', is_api_campaign: false, tags: [], ...row },
    details: { ...plain, ...details },
    ...(draft ? { draft: { ...plain, has_post_launch_draft: true, ...draft } } : {}),
  };
}
