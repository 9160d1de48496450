import { METER, type MeterReport } from "./messages";

const REPORT_SECONDS = 1 / 40;

/** Takes the peaks of its inputs, each a stereo signal, and passes nothing on. */
class MeterProcessor extends AudioWorkletProcessor {
  private readonly peaks: [number, number][];
  private reportedAt = 0;

  constructor(options: AudioWorkletNodeOptions) {
    super(options);
    this.peaks = Array.from({ length: options.numberOfInputs ?? 1 }, () => [0, 0]);
  }

  override process(inputs: Float32Array[][]): boolean {
    for (let input = 0; input < inputs.length; input++) {
      const channels = inputs[input]!;
      const peak = this.peaks[input]!;

      for (let side = 0; side < 2; side++) {
        const samples = channels[Math.min(side, channels.length - 1)] ?? [];

        for (const sample of samples) {
          peak[side] = Math.max(peak[side]!, Math.abs(sample));
        }
      }
    }

    if (currentFrame - this.reportedAt >= REPORT_SECONDS * sampleRate) {
      this.reportedAt = currentFrame;
      this.port.postMessage(this.peaks satisfies MeterReport);
      this.peaks.forEach((peak) => peak.fill(0));
    }

    return true;
  }
}

registerProcessor(METER, MeterProcessor);
