import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKnownEndpoint, isLoopbackEndpoint, readEndpoint, readPastedEndpoint } from './index.ts';

const SECRET = 'hunter2-never-show';

/** From Braze's documentation, written out: what the table has to say of each. */
const CLUSTERS = [
  ['dashboard-01.braze.com', 'sdk.iad-01.braze.com', 'rest.iad-01.braze.com'],
  ['dashboard-02.braze.com', 'sdk.iad-02.braze.com', 'rest.iad-02.braze.com'],
  ['dashboard-03.braze.com', 'sdk.iad-03.braze.com', 'rest.iad-03.braze.com'],
  ['dashboard-04.braze.com', 'sdk.iad-04.braze.com', 'rest.iad-04.braze.com'],
  ['dashboard-05.braze.com', 'sdk.iad-05.braze.com', 'rest.iad-05.braze.com'],
  ['dashboard-06.braze.com', 'sdk.iad-06.braze.com', 'rest.iad-06.braze.com'],
  ['dashboard-07.braze.com', 'sdk.iad-07.braze.com', 'rest.iad-07.braze.com'],
  ['dashboard-08.braze.com', 'sdk.iad-08.braze.com', 'rest.iad-08.braze.com'],
  ['dashboard.us-10.braze.com', 'sdk.us-10.braze.com', 'rest.us-10.braze.com'],
  ['dashboard-01.braze.eu', 'sdk.fra-01.braze.eu', 'rest.fra-01.braze.eu'],
  ['dashboard-02.braze.eu', 'sdk.fra-02.braze.eu', 'rest.fra-02.braze.eu'],
  ['dashboard.au-01.braze.com', 'sdk.au-01.braze.com', 'rest.au-01.braze.com'],
  ['dashboard.id-01.braze.com', 'sdk.id-01.braze.com', 'rest.id-01.braze.com'],
  ['dashboard.jp-01.braze.com', 'sdk.jp-01.braze.com', 'rest.jp-01.braze.com'],
  ['dashboard.kr-01.braze.com', 'sdk.kr-01.braze.com', 'rest.kr-01.braze.com'],
] as const;

const pasted = (text: string) => {
  const reading = readPastedEndpoint(text);
  return 'endpoint' in reading ? reading.endpoint : `problem: ${reading.problem}`;
};
const strict = (text: string) => {
  const reading = readEndpoint(text);
  return 'endpoint' in reading ? reading.endpoint : `problem: ${reading.problem}`;
};

describe('an endpoint as people paste it', () => {
  it.each(CLUSTERS)('%s, %s and %s are one cluster', (dashboard, sdk, rest) => {
    for (const host of [dashboard, sdk]) {
      expect(readPastedEndpoint(host)).toEqual({ endpoint: `https://${rest}`, insteadOf: host });
      expect(strict(`https://${host}`)).toContain(`not its REST endpoint; write https://${rest}`);
    }
    expect(readPastedEndpoint(rest)).toEqual({ endpoint: `https://${rest}` });
    expect(strict(`https://${rest}`)).toBe(`https://${rest}`);
  });

  it.each([
    ['https://rest.iad-03.braze.com', 'https://rest.iad-03.braze.com'],
    ['https://rest.iad-03.braze.com/', 'https://rest.iad-03.braze.com'],
    ['https://rest.iad-03.braze.com///', 'https://rest.iad-03.braze.com'],
    ['https://rest.iad-03.braze.com/campaigns/list?page=0#x', 'https://rest.iad-03.braze.com'],
    ['rest.iad-03.braze.com', 'https://rest.iad-03.braze.com'],
    ['rest.iad-03.braze.com/users/track', 'https://rest.iad-03.braze.com'],
    ['//rest.iad-03.braze.com', 'https://rest.iad-03.braze.com'],
    ['https:/rest.iad-03.braze.com', 'https://rest.iad-03.braze.com'],
    ['HTTPS://REST.IAD-03.BRAZE.COM', 'https://rest.iad-03.braze.com'],
    ['Rest.Iad-03.Braze.Com', 'https://rest.iad-03.braze.com'],
    ['rest.iad-03.braze.com.', 'https://rest.iad-03.braze.com'],
    ['https://rest.iad-03.braze.com..', 'https://rest.iad-03.braze.com'],
    ['https://rest.iad-03.braze.com./campaigns', 'https://rest.iad-03.braze.com'],
    ['  https://rest.iad-03.braze.com\n', 'https://rest.iad-03.braze.com'],
    ['"https://rest.iad-03.braze.com",', 'https://rest.iad-03.braze.com'],
    ['<https://rest.iad-03.braze.com>', 'https://rest.iad-03.braze.com'],
    ['`rest.iad-03.braze.com`', 'https://rest.iad-03.braze.com'],
    ['https://rest.iad-03.braze.com:443', 'https://rest.iad-03.braze.com'],
    ['https://rest.us-99.braze.com', 'https://rest.us-99.braze.com'],
    ['https://DASHBOARD-04.braze.com/dashboard/app_usage/5f1?locale=en#/', 'https://rest.iad-04.braze.com'],
    ['dashboard-02.braze.eu./sign_in', 'https://rest.fra-02.braze.eu'],
    ['sdk.us-10.braze.com/api/v3', 'https://rest.us-10.braze.com'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://127.0.0.1:9/campaigns', 'http://127.0.0.1:9'],
    ['http://[::1]:9', 'http://[::1]:9'],
    ['localhost:8443', 'https://localhost:8443'],
    ['https://braze.gateway.shop.example:8443/x', 'https://braze.gateway.shop.example:8443'],
    ['https://gateway', 'https://gateway'],
  ])('%j is %s', (text, endpoint) => {
    expect(pasted(text)).toBe(endpoint);
    expect(strict(endpoint)).toBe(endpoint);
  });

  it.each([
    'dashboard-01.braze.com.evil.example',
    'https://dashboard-01.braze.com.evil.example/dashboard-01.braze.com',
    'https://evil.example.dashboard-01.braze.com',
    'dashboard-01.braze.company',
    'dashboard-01.braze.co',
    'dashboard-09.braze.com',
    'dashboard-1.braze.com',
    'dashboard-01.braze.com:8443',
    'dashboard-03.braze.eu',
    'dashboard.iad-01.braze.com',
    'dashboard.au-02.braze.com',
    'sdk.iad-09.braze.com',
    'sdk.fra-01.braze.com',
    'xdashboard-01.braze.com',
    'www.braze.com',
    'braze.com',
    'iad-01.braze.com',
    'rest.iad-01.x.braze.com',
    'rest.iad-01',
    'https://rest.fra-02',
    'https://rest.iad\u201101.braze.com',
    'rest.\u0456ad-01.braze.com',
    'rest.iad-01.braze.com.evil.example',
    'https://rest.iad-01.braze.com.evil.example',
  ])('%s is guessed at by nobody', (text) => {
    expect(pasted(text)).toMatch(
      /^problem: names \S+, which is not a REST endpoint of Braze; write the REST endpoint of your cluster, such as https:/,
    );
  });

  it.each([
    ['', 'is not a URL'],
    [' ', 'is not a URL'],
    ['https://', 'is not a URL'],
    ['https://https://rest.iad-01.braze.com', 'is not a URL'],
    ['https://http//rest.iad-01.braze.com', 'is not a URL'],
    ['https//rest.iad-01.braze.com', 'is not a URL'],
    ['https://...', 'is not a URL'],
    ['two words', 'is not a URL'],
    ['production', 'is not the address of a host'],
    ['ftp://rest.iad-01.braze.com', 'does not begin with https://; write https://rest.iad-01.braze.com'],
    ['file:///etc/passwd', 'is not a URL'],
    ['http://rest.iad-01.braze.com', 'with http://; write https://rest.iad-01.braze.com'],
    ['http://dashboard-01.braze.eu/x', 'with http://; write https://rest.fra-01.braze.eu'],
    ['http://127.0.0.1.example.com', 'would send the key readable'],
    ['http://0.0.0.0', 'would send the key readable'],
    ['http://localhost.example', 'would send the key readable'],
    [`https://admin:${SECRET}@rest.iad-01.braze.com`, 'holds a name or a password'],
    [`${SECRET}@dashboard-01.braze.com`, 'holds a name or a password'],
    ['https://rest.iad-01.braze.com@evil.example', 'holds a name or a password'],
    [`http://admin:${SECRET}@localhost`, 'holds a name or a password'],
    [`mailto:${SECRET}@braze.com`, 'holds a name or a password'],
    [`https://www.braze.com/?api_key=${SECRET}`, 'not a REST endpoint'],
  ])('%j is refused: it %s', (text, problem) => {
    expect(pasted(text)).toMatch(/^problem: /);
    expect(pasted(text)).toContain(problem);
    expect(pasted(text)).not.toContain(SECRET);
  });

  it('is a strict endpoint, or a problem in one line', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'https://',
        'http://',
        'dashboard-01',
        '.',
        'braze.com',
        'rest.iad-01',
        '/',
        '@',
        ':',
        ':80',
        '?',
        '\\',
        '%2e',
        '。',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const reading = readPastedEndpoint(parts.join(''));
        if ('endpoint' in reading) expect(readEndpoint(reading.endpoint)).toEqual({ endpoint: reading.endpoint });
        else expect(reading.problem).toMatch(/^[a-z][^\r\n]+$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an endpoint in the configuration', () => {
  it.each([
    'https://rest.iad-01.braze.com',
    'https://rest.fra-01.braze.eu/',
    'http://127.0.0.1:8080',
    'http://127.255.1.2',
    'http://localhost:3000',
    'http://[::1]:80',
    'https://gateway.shop.example:8443',
  ])('%s is taken', (text) => {
    expect(strict(text)).toBe(new URL(text).origin);
  });

  it.each([
    ['rest.iad-01.braze.com', 'is not a URL; write https://rest.iad-01.braze.com'],
    ['dashboard-05.braze.com/x', 'is not a URL; write https://rest.iad-05.braze.com'],
    ['https://sdk.iad-05.braze.com.', 'not its REST endpoint; write https://rest.iad-05.braze.com'],
    ['https://dashboard-05.braze.com:8443', 'not its REST endpoint'],
    ['', 'is not a URL; write the REST endpoint of your cluster, such as https://rest.iad-01.braze.com'],
    [' https://rest.iad-01.braze.com', 'is not a URL; write https://rest.iad-01.braze.com'],
    ['https://rest.iad-01\n.braze.com', 'is not a URL'],
    ['https://rest.iad-01.braze.com\\@evil.example', 'is not a URL'],
    ['http://rest.iad-01.braze.com', 'with http://; write https://rest.iad-01.braze.com'],
    ['http://notlocalhost', 'with http://'],
    ['ftp://127.0.0.1', 'does not begin with https://'],
    ['https://rest.iad-02.braze.com/campaigns', 'holds more than a host; write https://rest.iad-02.braze.com'],
    ['http://localhost:3000/x', 'holds more than a host; write http://localhost:3000'],
    [`https://rest.iad-01.braze.com/?api_key=${SECRET}`, 'holds more than a host'],
    [`https://rest.iad-01.braze.com/#${SECRET}`, 'holds more than a host'],
    [`https://user:${SECRET}@rest.iad-01.braze.com`, 'holds a name or a password'],
  ])('%j is refused: it %s', (text, problem) => {
    expect(strict(text)).toMatch(/^problem: /);
    expect(strict(text)).toContain(problem);
    expect(strict(text)).not.toContain(SECRET);
  });

  it('is known where the key goes to Braze or nowhere', () => {
    expect(isKnownEndpoint('https://rest.iad-77.braze.com')).toBe(true);
    expect(isKnownEndpoint('http://127.0.0.1:80')).toBe(true);
    expect(isKnownEndpoint('https://rest.iad-01.brazee.com')).toBe(false);
    expect(isLoopbackEndpoint('https://rest.iad-01.braze.com')).toBe(false);
  });
});
