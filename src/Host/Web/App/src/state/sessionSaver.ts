import { api } from "../api/client";
import type { Session } from "../api/types";

const SAVE_AFTER_MILLISECONDS = 400;

/** Saves how a song is left: a moment after the last change, and at once when the page is left. */
export class SessionSaver {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly song: string,
    private readonly session: () => Session,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Saves soon, however often it is called until then. */
  soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.now(), SAVE_AFTER_MILLISECONDS);
  }

  /** @param leaving true while the page is being left. */
  async now(leaving = false): Promise<void> {
    clearTimeout(this.timer);
    await api.saveSession(this.song, this.session(), leaving).catch(this.failed);
  }
}
