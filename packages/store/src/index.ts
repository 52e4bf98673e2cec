export { campaignFilePath, parseCampaignPath, WORKSPACES_FOLDER } from './campaign-file/campaign-path.ts';
export { decodeCampaignFile } from './campaign-file/decode-campaign.ts';
export { encodeCampaignFile, FORMAT_VERSION } from './campaign-file/encode-campaign.ts';
export { CONFIG_FILE } from './config/config-file.ts';
export type { BrazierConfig, PolicyConfig, PolicyMatchers, WorkspaceConfig } from './config/config-schema.ts';
export { type Acknowledgement, withAcknowledgement, withSecretKey } from './config/edit-config.ts';
export { configJsonSchema } from './config/json-schema.ts';
export { parseConfig } from './config/parse-config.ts';
export {
  ConcurrentCommitError,
  ConfigError,
  CorruptFileError,
  DetachedHeadError,
  FolderNotEmptyError,
  GitError,
  GitMissingError,
  GitTooOldError,
  GuardError,
  InitOptionError,
  LockHeldError,
  NewerFormatError,
  NoAuditFolderError,
  NoSnapshotError,
  PartialCloneError,
  PushError,
  ShallowHistoryError,
  UnknownRevisionError,
  UnsafeFolderError,
} from './errors.ts';
export { addWorkflow } from './folder/add-workflow.ts';
export { addWorkspace, type NewWorkspace } from './folder/add-workspace.ts';
export { type AuditFolder, findAuditFolder, openAuditFolder } from './folder/audit-folder.ts';
export { checkCampaignFiles, type FileProblem, type FilesChecked } from './folder/check-files.ts';
export { type Initialized, type InitOptions, initAuditFolder } from './folder/init-folder.ts';
export type { Job } from './folder/job-files.ts';
export { type Lock, type LockHolder, lockAuditFolder } from './folder/lock.ts';
export { SECRET_KEY_BYTES, secretKey } from './folder/secret-key.ts';
export { writeWorkTree } from './folder/work-tree.ts';
export type { ContinuousIntegration } from './folder/workflow.ts';
export type { BlobReader } from './git/blob-reader.ts';
export type { FileContent } from './git/build-commit.ts';
export type { Environment } from './git/environment.ts';
export { assertOnBranch, assertWritable, type Head, isShallow, type Repository, readHead } from './git/repository.ts';
export type { GitContext } from './git/run-git.ts';
export { findSecrets } from './secrets/find-secrets.ts';
export { SECRET_PREFIX } from './secrets/mask.ts';
export { createMasker, isMask, type MaskedCampaign, type Masker } from './secrets/masker.ts';
export { type CampaignFile, fetchFileHistory, listCampaignFiles, readCampaign } from './snapshots/campaign-files.ts';
export { isOnFirstParentLine } from './snapshots/first-parent-line.ts';
export { parseDate, type ResolvedSnapshot, resolveSnapshot } from './snapshots/resolve-snapshot.ts';
export { type RecordedRun, runHistory } from './snapshots/run-history.ts';
export {
  type ChangedFile,
  type SnapshotCommit,
  type SnapshotsOptions,
  snapshots,
} from './snapshots/snapshot-commit.ts';
export { type Committed, commitSnapshot, type SnapshotPlan } from './writing/commit-snapshot.ts';
export {
  blobSizes,
  type FetchedUnpushed,
  fetchUnpushed,
  isOnBranch,
  readCommitTime,
  readUnpushed,
  type UnpushedContent,
  type UnpushedFile,
} from './writing/fetch-unpushed.ts';
export { fetchRunRecords, type Pushed, type PushOptions, pushSnapshots, type RebuiltSnapshot } from './writing/push.ts';
export { restoreWorkTree } from './writing/restore-work-tree.ts';
export { RUNS_REF, type RunFailure, type RunRecord, readRunRecords, writeRunRecords } from './writing/run-records.ts';
export { forgetUnpushed, type UnpushedCommit } from './writing/unpushed.ts';
