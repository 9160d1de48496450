import { PLAYER, type PlayerMessage, type PlayerReport } from "./messages";
import { StemTimeline, type TimelineOptions } from "./stemTimeline";

const REPORT_SECONDS = 0.025;

/** One stereo output per stem, all from one StemTimeline. */
class PlayerProcessor extends AudioWorkletProcessor {
  private readonly timeline: StemTimeline;
  private reportedAt = Number.NEGATIVE_INFINITY;
  private reported = "";
  private start: { at: number; frame: number; seek: number } | null = null;
  private ended = false;

  constructor(options: AudioWorkletNodeOptions) {
    super(options);
    this.timeline = new StemTimeline(options.processorOptions as TimelineOptions);
    this.port.onmessage = (event: MessageEvent<PlayerMessage>) => this.receive(event.data);
  }

  override process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const count = outputs[0]![0]!.length;
    const start = this.start;

    if (start && start.at < currentFrame + count) {
      const first = Math.max(0, start.at - currentFrame);
      this.timeline.render(outputs, 0, first);
      // A start that comes late is not moved: the other player is where it would be.
      this.timeline.playFrom(start.frame + Math.max(0, currentFrame - start.at), start.seek);
      this.start = null;
      this.timeline.render(outputs, first, count);
    } else {
      this.timeline.render(outputs, 0, count);
    }

    this.report(currentFrame + count);
    return !this.ended;
  }

  private receive(message: PlayerMessage): void {
    switch (message.type) {
      case "put":
        return this.timeline.put(message.index, message.block);
      case "drop":
        return this.timeline.drop(message.indices);
      case "play":
        return this.timeline.play();
      case "pause":
        return this.timeline.pause();
      case "seek":
        return this.timeline.seek(message.frame, message.seek);
      case "loop":
        return this.timeline.setLoop(message.start, message.end, message.on);
      case "startAt":
        this.start = message;
        return;
      case "ask":
        return this.port.postMessage("ready");
      case "end":
        this.ended = true;
    }
  }

  private report(at: number): void {
    const { position, playing, waiting, lastSeek } = this.timeline;
    const state = `${playing} ${waiting} ${lastSeek} ${playing ? "" : position}`;

    if (state !== this.reported || (playing && at - this.reportedAt >= REPORT_SECONDS * sampleRate)) {
      this.reported = state;
      this.reportedAt = at;
      this.port.postMessage({ frame: position, at, playing, waiting, seek: lastSeek } satisfies PlayerReport);
    }
  }
}

registerProcessor(PLAYER, PlayerProcessor);
