export { createWorld } from './create-world.ts';
export type { AnswerFault, DetailsFault, Faults, ListFault } from './faults.ts';
export type { RateLimit } from './rate-limit.ts';
export { type DemoStep, demoScript } from './script.ts';
export { type FakeBraze, type SeenRequest, startFakeBraze } from './server.ts';
export { type CampaignSource, type EditTime, World } from './world.ts';
export { worldFromPayloads } from './world-from-payloads.ts';
