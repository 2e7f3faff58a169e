/** Shares of a newer, later-looking sample that the clock takes over at once. */
const DRIFT = 0.1;

/**
 * The server's clock, as far as this phone can tell. A message arrives after it was stamped, so
 * the sample with the largest offset travelled fastest and is the best; older phones' clocks
 * drift, so later samples still count a little.
 */
export class Clock {
  private offset: number | null = null;

  /** By default the time since the page began: setting the phone's clock does not touch it. */
  constructor(private readonly local = () => performance.now()) {}

  now(): number {
    return this.local() + (this.offset ?? 0);
  }

  observe(serverNow: number, roundTrip = 0): void {
    const sample = serverNow + roundTrip / 2 - this.local();
    const ahead = this.offset === null || sample > this.offset;
    this.offset = ahead ? sample : (this.offset ?? 0) + (sample - (this.offset ?? 0)) * DRIFT;
  }

  /** After a new connection: the phone may have slept, and its clock with it. */
  restart(serverNow: number): void {
    this.offset = serverNow - this.local();
  }
}
