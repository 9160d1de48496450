import type { Render, Song } from "../api/types";
import { BlockSource } from "./blockSource";
import { framesOf } from "./blocks";
import type { PlayerMessage } from "./messages";
import { loadWorklets, MixGraph, type MixSettings } from "./mixGraph";
import { interleave, wavHeader } from "./wav";

/** Rendered at a time: long enough to be quick, short enough for an hour-long song to stay small. */
const PIECE_SECONDS = 20;

/** The mix as it is heard, as a WAV file: the same nodes that play it, run offline piece by piece. */
export async function bounce(
  song: Song,
  render: Render,
  mix: MixSettings,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const pieceFrames = Math.min(PIECE_SECONDS * song.sampleRate, song.frames);
  // A piece is fetched in blocks that the server gives in one answer.
  const blockFrames = Math.min(5 * song.sampleRate, pieceFrames);
  const stems = render.stems.map((stem) => stem.id);
  const source = new BlockSource(song, render.preset, stems, blockFrames);
  const parts: BlobPart[] = [wavHeader(song.sampleRate, song.frames)];

  for (let first = 0; first < song.frames; first += pieceFrames) {
    const frames = Math.min(pieceFrames, song.frames - first);
    const context = new OfflineAudioContext(2, frames, song.sampleRate);
    await loadWorklets(context);
    const graph = new MixGraph(context, stems, { totalFrames: song.frames, blockFrames }, mix, false);
    for (let index = first / blockFrames; index * blockFrames < first + frames; index++) {
      if (framesOf(index, song.frames, blockFrames) > 0) {
        graph.player.port.postMessage({ type: "put", index, block: await source.fetch(index, signal, 32) });
      }
    }

    graph.player.port.postMessage({ type: "startAt", at: 0, frame: first, seek: 1 });
    await received(graph.player.port);
    const rendered = await context.startRendering();
    parts.push(interleave(rendered.getChannelData(0), rendered.getChannelData(1)));
    progress((first + frames) / song.frames);
    signal.throwIfAborted();
  }

  return new Blob(parts, { type: "audio/wav" });
}

/** Waits until the player has received all that was sent: rendering offline does not wait for messages. */
function received(port: MessagePort): Promise<void> {
  return new Promise((resolve) => {
    port.onmessage = (event) => {
      if (event.data === "ready") {
        resolve();
      }
    };
    port.postMessage({ type: "ask" } satisfies PlayerMessage);
  });
}
