/** Faders and meters count in decibels; the sound counts in factors. */

export const SILENCE_DB = -60;
export const HIGHEST_DB = 12;

// Where a fader stands, as mixing desks have it: fine around 0 dB, coarse where nobody sets levels. [dB, share of the way]
const FADER_LAW: readonly (readonly [number, number])[] = [
  [-60, 0],
  [-48, 0.08],
  [-36, 0.17],
  [-24, 0.3],
  [-12, 0.5],
  [-6, 0.625],
  [0, 0.75],
  [6, 0.875],
  [12, 1],
];

/** The lowest point of the scale is silence, as a fader at its stop is. */
export function gainOf(db: number): number {
  return db <= SILENCE_DB ? 0 : 10 ** (db / 20);
}

export function decibelsOf(amplitude: number): number {
  return amplitude <= 0 ? Number.NEGATIVE_INFINITY : 20 * Math.log10(amplitude);
}

/** Share of the fader's way, 0 to 1, at a gain. */
export function faderPosition(db: number): number {
  return interpolate(FADER_LAW, db, 0, 1);
}

/** The gain at a share of the fader's way; at the stop it is silence. */
export function faderDecibels(position: number): number {
  return interpolate(FADER_LAW, position, 1, 0);
}

/** "−3.0 dB", "+1.5 dB", "−∞ dB" */
export function formatDecibels(db: number): string {
  return `${formatDecibelNumber(db)} dB`;
}

/** The same without the unit, for narrow places. */
export function formatDecibelNumber(db: number): string {
  if (db <= SILENCE_DB) {
    return "−∞";
  }

  const text = Math.abs(db).toFixed(1);
  return text === "0.0" ? text : `${db > 0 ? "+" : "−"}${text}`;
}

/** "C", "L 30", "R 100": percent to a side. */
export function formatPan(pan: number): string {
  const percent = Math.round(Math.abs(pan) * 100);
  return percent === 0 ? "C" : `${pan < 0 ? "L" : "R"} ${percent}`;
}

function interpolate(points: readonly (readonly [number, number])[], at: number, from: 0 | 1, to: 0 | 1): number {
  const first = points[0]!;
  const last = points[points.length - 1]!;

  if (at <= first[from]) {
    return first[to];
  }

  if (at >= last[from]) {
    return last[to];
  }

  const after = points.findIndex((point) => point[from] >= at);
  const low = points[after - 1]!;
  const high = points[after]!;
  return low[to] + ((at - low[from]) / (high[from] - low[from])) * (high[to] - low[to]);
}
