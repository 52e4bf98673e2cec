export { campaignFilePath, parseCampaignPath, WORKSPACES_FOLDER } from './campaign-file/campaign-path.ts';
export { decodeCampaignFile } from './campaign-file/decode-campaign.ts';
export { encodeCampaignFile, FORMAT_VERSION } from './campaign-file/encode-campaign.ts';
export type { BrazierConfig, PolicyConfig, PolicyMatchers, WorkspaceConfig } from './config/config-schema.ts';
export { parseConfig } from './config/parse-config.ts';
export {
  ConcurrentCommitError,
  ConfigError,
  CorruptFileError,
  FolderNotEmptyError,
  GitError,
  GitMissingError,
  GuardError,
  LockHeldError,
  NewerFormatError,
  NoAuditFolderError,
  NoSnapshotError,
  PushError,
  ShallowHistoryError,
  UnknownRevisionError,
  UnsafeFolderError,
} from './errors.ts';
export { findSecrets } from './secrets/find-secrets.ts';
export { createMasker, isMask, type MaskedCampaign, type Masker, SECRET_PREFIX } from './secrets/masker.ts';
