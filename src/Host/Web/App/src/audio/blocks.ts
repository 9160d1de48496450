/** Which blocks of a song the player needs. A block is the same stretch of every stem. */
export interface PlayState {
  /** Next frame to be heard. */
  readonly position: number;
  /** Half-open; ignored unless on. */
  readonly loop: { readonly start: number; readonly end: number; readonly on: boolean };
  readonly totalFrames: number;
  /** Frames that are rendered. */
  readonly readyFrames: number;
}

/** Blocks to have, in the order in which they will be heard: from the position on, round the loop if it is on. */
export function wantedBlocks(state: PlayState, blockFrames: number, aheadFrames: number): number[] {
  const wanted: number[] = [];
  const loops = isLooping(state);
  let frame = state.position;
  let left = aheadFrames;

  while (left > 0) {
    const end = loops && frame < state.loop.end ? state.loop.end : state.totalFrames;

    if (frame >= end) {
      break;
    }

    const block = Math.floor(frame / blockFrames);
    const next = Math.min((block + 1) * blockFrames, end);

    if (isReady(block, state, blockFrames) && !wanted.includes(block)) {
      wanted.push(block);
    }

    left -= next - frame;
    frame = loops && next === state.loop.end ? state.loop.start : next;
  }

  return wanted;
}

/** Blocks that may go: neither wanted nor just heard. What was just heard stays, for a short way back. */
export function droppedBlocks(
  held: Iterable<number>,
  wanted: readonly number[],
  state: PlayState,
  blockFrames: number,
  behindFrames: number,
): number[] {
  const oldest = Math.floor((state.position - behindFrames) / blockFrames);
  const current = Math.floor(state.position / blockFrames);
  return [...held].filter((block) => !wanted.includes(block) && (block < oldest || block > current));
}

/** Frames of a block; the last one is shorter. */
export function framesOf(block: number, totalFrames: number, blockFrames: number): number {
  return Math.max(0, Math.min(blockFrames, totalFrames - block * blockFrames));
}

/** A loop that is too short to be heard, or lies behind the song, is none. */
export function isLooping(state: PlayState): boolean {
  return state.loop.on && state.loop.end > state.loop.start && state.loop.end <= state.totalFrames;
}

function isReady(block: number, state: PlayState, blockFrames: number): boolean {
  return block * blockFrames + framesOf(block, state.totalFrames, blockFrames) <= state.readyFrames;
}
