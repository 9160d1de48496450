/** The stretch of a song that is on the screen. All times in seconds, all widths in CSS pixels. */
export interface TimeAxis {
  /** Time at the left edge. */
  readonly start: number;
  readonly pixelsPerSecond: number;
  readonly width: number;
  /** Length of the song. */
  readonly duration: number;
}

/** Closest look: a millisecond is a pixel. */
export const MOST_PIXELS_PER_SECOND = 1000;

const RULER_STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800];
const MINOR_TICKS = 5;

export function fitAxis(duration: number, width: number): TimeAxis {
  return { start: 0, pixelsPerSecond: fewestPixels(duration, width), width, duration };
}

export function xOf(axis: TimeAxis, seconds: number): number {
  return (seconds - axis.start) * axis.pixelsPerSecond;
}

export function secondsAt(axis: TimeAxis, x: number): number {
  return axis.start + x / axis.pixelsPerSecond;
}

export function endOf(axis: TimeAxis): number {
  return axis.start + axis.width / axis.pixelsPerSecond;
}

/** Zooms by a factor; the time under x stays under x. */
export function zoomAround(axis: TimeAxis, factor: number, x: number): TimeAxis {
  const under = secondsAt(axis, x);
  const pixelsPerSecond = clamp(
    axis.pixelsPerSecond * factor,
    fewestPixels(axis.duration, axis.width),
    MOST_PIXELS_PER_SECOND,
  );
  return withinSong({ ...axis, pixelsPerSecond, start: under - x / pixelsPerSecond });
}

export function scrollBy(axis: TimeAxis, pixels: number): TimeAxis {
  return withinSong({ ...axis, start: axis.start + pixels / axis.pixelsPerSecond });
}

/** Scrolls so that a time stands at a share of the width. */
export function scrollTo(axis: TimeAxis, seconds: number, share: number): TimeAxis {
  return withinSong({ ...axis, start: seconds - (share * axis.width) / axis.pixelsPerSecond });
}

/** Another width of the window: what was whole stays whole, else the left edge stays. */
export function resize(axis: TimeAxis, width: number): TimeAxis {
  const whole = axis.pixelsPerSecond <= fewestPixels(axis.duration, axis.width) * 1.001;
  const fewest = fewestPixels(axis.duration, width);
  return withinSong({ ...axis, width, pixelsPerSecond: whole ? fewest : Math.max(axis.pixelsPerSecond, fewest) });
}

/** A song that plays out of the window turns the page, as in DAWs. */
export function follow(axis: TimeAxis, seconds: number): TimeAxis {
  return seconds >= axis.start && seconds < endOf(axis) ? axis : scrollTo(axis, seconds, 0.05);
}

export interface Tick {
  readonly seconds: number;
  /** Empty on the small ticks. */
  readonly label: string;
}

/** Round times in view, about one label every 90 pixels. */
export function ticksOf(axis: TimeAxis): Tick[] {
  const step = RULER_STEPS.find((candidate) => candidate * axis.pixelsPerSecond >= 90) ?? 3600;
  const minor = step / MINOR_TICKS;
  const ticks: Tick[] = [];
  const last = Math.min(endOf(axis), axis.duration);

  for (let index = Math.max(0, Math.floor(axis.start / minor)); index * minor <= last; index++) {
    const seconds = index * minor;
    ticks.push({ seconds, label: index % MINOR_TICKS === 0 ? formatTick(seconds, step) : "" });
  }

  return ticks;
}

/** "1:02.345"; hours only where there are some. */
export function formatTime(seconds: number, decimals = 3): string {
  const factor = 10 ** decimals;
  const units = Math.round(Math.max(0, seconds) * factor);
  const whole = Math.floor(units / factor);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = String(whole % 60).padStart(2, "0");
  const fraction = decimals > 0 ? `.${String(units % factor).padStart(decimals, "0")}` : "";
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}${fraction}`
    : `${minutes}:${rest}${fraction}`;
}

export function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest);
}

function formatTick(seconds: number, step: number): string {
  return formatTime(seconds, step >= 1 ? 0 : step >= 0.1 ? 1 : 2);
}

function fewestPixels(duration: number, width: number): number {
  return Math.min(MOST_PIXELS_PER_SECOND, Math.max(width, 1) / Math.max(duration, 0.05));
}

function withinSong(axis: TimeAxis): TimeAxis {
  const latest = Math.max(0, axis.duration - axis.width / axis.pixelsPerSecond);
  return { ...axis, start: clamp(axis.start, 0, latest) };
}
