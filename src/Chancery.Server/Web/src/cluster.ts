/** Dated records, one array for each value; days are counted from 1970-01-01, both ends included. */
export interface Marks {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly lane: ArrayLike<number>;
  readonly type: ArrayLike<number>;
  readonly flags: ArrayLike<number>;
}

export const approximate = 1;
export const openStart = 2;
export const openEnd = 4;

/** What is drawn: one mark, or several that lie too close to be told apart. */
export interface Item {
  lane: number;
  /** 0 for a point; rows of bars lie below it. */
  row: number;
  /** Days; of a point both are its middle, of several a place near to their mean. */
  start: number;
  end: number;
  count: number;
  /** Number of the first mark. */
  mark: number;
  /** Type of all marks; -1 when they differ. */
  type: number;
  flags: number;
  /** First and last day of all marks. */
  least: number;
  most: number;
}

export interface View {
  from: number;
  to: number;
  /** Pixels of a day. */
  scale: number;
}

const cell = 58;
const least = 24;
const step = 6;
const rows = 3;

/**
 * What to draw of the marks in view: points, joined where they share a cell of the line, and bars for periods that are long enough to
 * be seen, in a few rows. Cells lie on the line and not in the window, so that nothing jumps while it moves.
 */
export function cluster(marks: Marks, view: View): Item[] {
  const days = cell / view.scale;
  const points = new Map<number, Item>();
  const bars = new Map<string, Item>();
  const count = marks.from.length;
  for (let i = 0; i < count; i++) {
    const from = marks.from[i]!;
    const to = marks.to[i]!;
    if (to < view.from - days || from > view.to + days) {
      continue;
    }
    const lane = marks.lane[i]!;
    if ((to - from + 1) * view.scale < least) {
      const middle = (from + to + 1) / 2;
      const key = Math.floor(middle / days) * 64 + lane;
      add(points, key, marks, i, middle, middle);
    } else {
      const key = `${lane} ${Math.round((from * view.scale) / step)} ${Math.round((to * view.scale) / step)}`;
      add(bars, key, marks, i, from, to + 1);
    }
  }
  for (const item of points.values()) {
    // Not too near to the neighbouring cells, so that their numbers do not meet.
    const middle = (Math.floor(item.start / days) + 0.5) * days;
    item.start = item.end = Math.min(Math.max(item.start, middle - days / 8), middle + days / 8);
  }
  return [...points.values(), ...stack([...bars.values()])];
}

function add<K>(items: Map<K, Item>, key: K, marks: Marks, mark: number, start: number, end: number): void {
  const item = items.get(key);
  const type = marks.type[mark]!;
  const flags = marks.flags[mark]!;
  if (!item) {
    items.set(key, {
      lane: marks.lane[mark]!, row: 0, start, end, count: 1, mark, type, flags, least: marks.from[mark]!, most: marks.to[mark]!,
    });
    return;
  }
  // The middle of all marks, kept up as they come.
  item.start += (start - item.start) / (item.count + 1);
  item.end += (end - item.end) / (item.count + 1);
  join(item, 1, type, flags, marks.from[mark]!, marks.to[mark]!);
}

function join(item: Item, count: number, type: number, flags: number, first: number, last: number): void {
  item.count += count;
  item.type = item.type === type ? type : -1;
  item.flags &= flags;
  item.least = Math.min(item.least, first);
  item.most = Math.max(item.most, last);
}

/** Puts bars into rows where they do not meet; what finds no row is joined to the last bar of the last one. */
function stack(bars: Item[]): Item[] {
  bars.sort((a, b) => a.lane - b.lane || a.start - b.start || b.end - a.end);
  const ends: Item[] = [];
  const drawn: Item[] = [];
  let lane = -1;
  for (const bar of bars) {
    if (bar.lane !== lane) {
      ends.length = 0;
      lane = bar.lane;
    }
    let row = 0;
    while (row < rows && ends[row] && ends[row]!.end > bar.start) {
      row++;
    }
    if (row < rows) {
      bar.row = row + 1;
      ends[row] = bar;
      drawn.push(bar);
    } else {
      const last = ends[rows - 1]!;
      last.end = Math.max(last.end, bar.end);
      join(last, bar.count, bar.type, bar.flags, bar.least, bar.most);
    }
  }
  return drawn;
}
