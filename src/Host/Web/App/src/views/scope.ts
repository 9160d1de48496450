import { effect } from "@preact/signals-core";

/** The life of a view: what it listens to ends with it. */
export class Scope {
  private readonly ends: (() => void)[] = [];
  private readonly frames = new Set<(elapsedSeconds: number) => void>();
  private frame = 0;
  private last = 0;

  /** Runs again whenever a signal that it reads changes. */
  effect(run: () => void): void {
    this.ends.push(effect(run));
  }

  listen<K extends keyof HTMLElementEventMap>(
    target: EventTarget,
    type: K | "resize" | "hashchange" | "visibilitychange" | "pagehide",
    listener: (event: HTMLElementEventMap[K]) => void,
    options: AddEventListenerOptions = {},
  ): void {
    target.addEventListener(type, listener as (event: Event) => void, options);
    this.ends.push(() => target.removeEventListener(type, listener as (event: Event) => void, options));
  }

  /** Runs before every picture. */
  onFrame(run: (elapsedSeconds: number) => void): void {
    this.frames.add(run);

    if (this.frame === 0) {
      this.last = performance.now();
      this.frame = requestAnimationFrame(this.tick);
      this.ends.push(() => cancelAnimationFrame(this.frame));
    }
  }

  onResize(target: Element, run: (width: number, height: number) => void): void {
    const observer = new ResizeObserver(() => run(target.clientWidth, target.clientHeight));
    observer.observe(target);
    this.ends.push(() => observer.disconnect());
  }

  onEnd(run: () => void): void {
    this.ends.push(run);
  }

  every(milliseconds: number, run: () => void): void {
    const timer = setInterval(run, milliseconds);
    this.ends.push(() => clearInterval(timer));
  }

  end(): void {
    this.ends.forEach((end) => end());
    this.ends.length = 0;
    this.frames.clear();
  }

  private readonly tick = (now: number): void => {
    this.frame = requestAnimationFrame(this.tick);
    const elapsed = Math.min(1, (now - this.last) / 1000);
    this.last = now;
    this.frames.forEach((run) => run(elapsed));
  };
}
