import type { ChangedFile, SnapshotCommit } from '@brazier/store';
import { ownCopy } from './shared-refs.ts';

/** What is needed of a snapshot to tell what it changed. */
type Giver = Pick<SnapshotCommit, 'revision' | 'time' | 'files' | 'boundary'>;

/** A snapshot and the one before it, or null where it is the first. */
export interface Neighbours {
  giver: Giver;
  previous: { revision: string; time: string } | null;
}

/** The same in a third of the memory: a history of years has a hundred thousand files. */
export interface PackedNeighbours {
  giver: Omit<Giver, 'files'>;
  previous: Neighbours['previous'];
  /** A line a file: workspace, id, blob before, blob after; empty where there is none. */
  files: string;
  fileCount: number;
}

export function packNeighbours({ giver, previous }: Neighbours): PackedNeighbours {
  const lines = giver.files.map(({ workspace, id, before, after }) => [workspace, id, before, after].join('\t'));
  return {
    giver: { revision: ownCopy(giver.revision), time: giver.time, boundary: giver.boundary },
    previous: previous && { revision: ownCopy(previous.revision), time: previous.time },
    files: lines.join('\n'),
    fileCount: lines.length,
  };
}

export function unpackNeighbours(packed: PackedNeighbours | undefined): Neighbours | undefined {
  if (packed === undefined) return undefined;
  const files = packed.files === '' ? [] : packed.files.split('\n').map(readFile);
  return { giver: { ...packed.giver, files }, previous: packed.previous };
}

function readFile(line: string): ChangedFile {
  const [workspace = '', id = '', before, after] = line.split('\t');
  return { workspace, id, before: before || null, after: after || null };
}
