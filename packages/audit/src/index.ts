export { commitMessage, type TrailedRun } from './commit-message/commit-message.ts';
