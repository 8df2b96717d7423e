/** A window on a line of days that is dragged, zoomed and kept within bounds. */
export class TimeWindow {
  from: number;
  to: number;

  constructor(public first: number, public last: number, private readonly least = 4) {
    this.from = first;
    this.to = last;
  }

  get span(): number {
    return this.to - this.from;
  }

  get isWhole(): boolean {
    return this.from <= this.first && this.to >= this.last;
  }

  /** Makes the line long enough to hold a period that was asked for. */
  reach(from: number | undefined, to: number | undefined): void {
    this.first = Math.min(this.first, from ?? this.first);
    this.last = Math.max(this.last, (to ?? this.last - 1) + 1);
  }

  set(from: number, to: number): void {
    const span = Math.min(Math.max(to - from, this.least), this.last - this.first);
    const start = Math.min(Math.max((from + to - span) / 2, this.first), this.last - span);
    this.from = start;
    this.to = start + span;
  }

  move(days: number): void {
    this.set(this.from + days, this.to + days);
  }

  /** Makes the window longer or shorter around a place, given as a share of the window. */
  zoom(factor: number, at = 0.5): void {
    const span = Math.min(Math.max(this.span * factor, this.least), this.last - this.first);
    const centre = this.from + this.span * at;
    this.set(centre - span * at, centre + span * (1 - at));
  }
}
