export { type CheckFinding, type CheckResult, check } from './check/check.ts';
export { hasPassed } from './check/moments.ts';
export { commitMessage, type TrailedRun } from './commit-message/commit-message.ts';
export { commitSubject } from './commit-message/subject.ts';
export {
  AmbiguousNameError,
  MassRemovalError,
  MissingKeyError,
  NothingFetchedError,
  UnknownCampaignError,
  UnknownPathError,
  UnknownWorkspaceError,
  WorkspacesFailedError,
  WrongWorkspaceError,
} from './errors.ts';
export { type Diagnosis, type DoctorOptions, diagnose } from './health/doctor.ts';
export { readStatus, type WorkspaceStatus } from './health/status.ts';
export type {
  BlameLine,
  CampaignAt,
  CampaignHistoryEntry,
  CampaignRef,
  CompareOptions,
  History,
  RunEntry,
  ShownCampaign,
  SnapshotEntry,
  SnapshotsOptions,
} from './history/history.ts';
export { openHistory } from './history/open-history.ts';
export type { SnapshotOptions, SnapshotProgress } from './snapshot/snapshot-options.ts';
export type { FailedCampaign, SnapshotResult, WorkspaceRun } from './snapshot/snapshot-result.ts';
export { takeSnapshot } from './snapshot/take-snapshot.ts';
