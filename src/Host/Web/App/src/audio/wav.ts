const HEADER_BYTES = 44;
const FLOAT_FORMAT = 3;
const BYTES_PER_SAMPLE = 4;

/** Head of a stereo WAV file of 32-bit floating-point samples, which follow it. */
export function wavHeader(sampleRate: number, frames: number): ArrayBuffer {
  const channels = 2;
  const frameBytes = channels * BYTES_PER_SAMPLE;
  const header = new DataView(new ArrayBuffer(HEADER_BYTES));
  const text = (offset: number, value: string) =>
    [...value].forEach((letter, index) => header.setUint8(offset + index, letter.charCodeAt(0)));
  text(0, "RIFF");
  header.setUint32(4, HEADER_BYTES - 8 + frames * frameBytes, true);
  text(8, "WAVEfmt ");
  header.setUint32(16, 16, true);
  header.setUint16(20, FLOAT_FORMAT, true);
  header.setUint16(22, channels, true);
  header.setUint32(24, sampleRate, true);
  header.setUint32(28, sampleRate * frameBytes, true);
  header.setUint16(32, frameBytes, true);
  header.setUint16(34, 8 * BYTES_PER_SAMPLE, true);
  text(36, "data");
  header.setUint32(40, frames * frameBytes, true);
  return header.buffer;
}

/** Two planes -> one row of frames. */
export function interleave(left: Float32Array, right: Float32Array): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(left.length * 2);

  for (let frame = 0; frame < left.length; frame++) {
    samples[2 * frame] = left[frame]!;
    samples[2 * frame + 1] = right[frame]!;
  }

  return samples;
}
