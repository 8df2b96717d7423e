import type { CustomSeriesRenderItemReturn } from "echarts";
import { CustomChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { use, type EChartsCoreOption, type EChartsType } from "echarts/core";
import { approximate, cluster, openEnd, openStart, type Item, type Marks } from "./cluster";
import { colours, font, open, shapeOf, types } from "./charts";
import { dateOf, timeOf } from "./days";
import type { TimeWindow } from "./window";

use([CustomChart, GridComponent, TooltipComponent]);

export const laneHeight = 48;
export const axisHeight = 28;
export const overviewHeight = 44;

const columns = 160;
const tail = 56;
const bar = 6;

export interface TimelineWords {
  readonly records: string;
  readonly open: string;
  readonly zoom: string;
  readonly about: string;
  readonly since: string;
  readonly until: string;
}

/** Draws marks in lanes on a window of days, and below them where the window lies on the whole line. */
export class TimelineChart {
  readonly chart: EChartsType;
  items: Item[] = [];
  private colour = colours();
  private readonly shapes = types.map((_, type) => shapeOf(type));
  private readonly counts: number[];
  private waiting = false;

  constructor(
    private readonly element: HTMLElement,
    private readonly marks: Marks,
    private readonly window: TimeWindow,
    private readonly words: TimelineWords,
    locale: string,
  ) {
    this.counts = countByColumn(marks, window);
    this.chart = open(element, locale, () => this.restyle());
    this.chart.setOption(this.option());
  }

  /** Draws at the next frame. */
  redraw(): void {
    if (!this.waiting) {
      this.waiting = true;
      requestAnimationFrame(() => {
        this.waiting = false;
        this.chart.setOption(this.changes());
      });
    }
  }

  /** All that is drawn, for a picture. */
  option(): EChartsCoreOption {
    return {
      animation: false,
      useUTC: true,
      textStyle: { fontFamily: font },
      grid: { left: 0, right: 0, top: 0, bottom: axisHeight + overviewHeight },
      yAxis: { show: false, min: 0, max: 1 },
      tooltip: {
        renderMode: "richText",
        confine: true,
        backgroundColor: this.colour("raised"),
        borderColor: this.colour("line"),
        borderWidth: 1,
        padding: [4, 8],
        shadowBlur: 0,
        textStyle: { color: this.colour("ink"), fontSize: 13 },
        formatter: (hit: { dataIndex: number }) => this.tip(hit.dataIndex),
      },
      ...this.changes(),
    };
  }

  private restyle(): void {
    this.colour = colours();
    this.chart.setOption(this.option());
  }

  private changes(): EChartsCoreOption {
    const width = this.element.clientWidth;
    this.items = cluster(this.marks, { from: this.window.from, to: this.window.to, scale: width / this.window.span });
    return {
      xAxis: {
        type: "time",
        min: timeOf(this.window.from),
        max: timeOf(this.window.to),
        splitNumber: Math.max(2, Math.round(width / 120)),
        axisLine: { lineStyle: { color: this.colour("line") } },
        axisTick: { lineStyle: { color: this.colour("line") } },
        axisLabel: { color: this.colour("quiet"), fontSize: 12, hideOverlap: true },
        splitLine: { show: true, lineStyle: { color: this.colour("line"), opacity: 0.6 } },
      },
      series: [
        {
          type: "custom",
          coordinateSystem: "none",
          silent: false,
          data: this.items.map((_, i) => i),
          renderItem: (hit: { dataIndex: number }) => this.draw(this.items[hit.dataIndex]),
        },
        { type: "custom", coordinateSystem: "none", silent: true, tooltip: { show: false }, data: [0], renderItem: () => this.overview() },
      ],
    };
  }

  private x(day: number): number {
    return ((day - this.window.from) / this.window.span) * this.element.clientWidth;
  }

  private colourOf(item: Item): string {
    return this.colour(types[item.type] ?? "quiet");
  }

  private draw(item: Item | undefined): CustomSeriesRenderItemReturn {
    return item ? (item.row === 0 ? this.point(item) : this.bar(item)) : undefined;
  }

  private point(item: Item): CustomSeriesRenderItemReturn {
    const size = item.count === 1 ? 12 : Math.min(11 + 0.6 * Math.log2(item.count), 18);
    const x = this.x(item.start) - (item.count > 1 ? 14 : 0);
    const y = item.lane * laneHeight + 12;
    const colour = this.colourOf(item);
    const hollow = (item.flags & approximate) !== 0;
    const open = (item.flags & (openStart | openEnd)) !== 0;
    const label = item.count > 1 ? String(item.count) : hollow ? "~" : "";
    return {
      type: "group",
      children: [
        ...(open && item.count === 1 ? [this.fade(x, y - 1.5, 3, (item.flags & openEnd) !== 0 ? tail : -tail, colour)] : []),
        {
          type: "path",
          shape: { pathData: this.shapes[item.type] ?? "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z", x: x - size / 2, y: y - size / 2, width: size, height: size },
          style: hollow
            ? { fill: this.colour("paper"), stroke: colour, lineWidth: 1.5, lineDash: [3, 2] }
            : { fill: colour, opacity: item.count > 1 ? 0.75 : 0.95 },
        },
        ...(label
          ? [{ type: "text" as const, style: { text: label, x: x + size / 2 + 2, y, verticalAlign: "middle" as const, fill: this.colour("ink"), fontSize: 11, fontFamily: font } }]
          : []),
      ],
    };
  }

  private bar(item: Item): CustomSeriesRenderItemReturn {
    const width = this.element.clientWidth;
    const from = Math.max(this.x(item.start), -2);
    const to = Math.min(this.x(item.end), width + 2);
    const y = item.lane * laneHeight + 24 + (item.row - 1) * (bar + 2);
    const colour = this.colourOf(item);
    const dashed = (item.flags & approximate) !== 0;
    return {
      type: "group",
      children: [
        {
          type: "rect",
          shape: { x: from, y, width: Math.max(to - from - 1, 2), height: bar },
          style: { fill: colour, opacity: dashed ? 0.2 : 0.45 },
        },
        ...(dashed
          ? [{ type: "rect" as const, shape: { x: from, y, width: Math.max(to - from - 1, 2), height: bar }, style: { fill: "none", stroke: colour, lineDash: [3, 2] } }]
          : []),
        ...((item.flags & openEnd) !== 0 ? [this.fade(to, y, bar, tail, colour)] : []),
        ...((item.flags & openStart) !== 0 ? [this.fade(from, y, bar, -tail, colour)] : []),
        ...(item.count > 1
          ? [{ type: "text" as const, style: { text: String(item.count), x: from + 3, y: y + bar / 2, verticalAlign: "middle" as const, fill: this.colour("ink"), fontSize: 9, fontFamily: font } }]
          : []),
      ],
    };
  }

  /** An end that is not told: it fades away. */
  private fade(x: number, y: number, height: number, length: number, colour: string) {
    const stops = [{ offset: 0, color: colour }, { offset: 1, color: "transparent" }];
    return {
      type: "rect" as const,
      shape: { x: Math.min(x, x + length), y, width: Math.abs(length), height },
      style: { fill: { type: "linear" as const, x: length > 0 ? 0 : 1, y: 0, x2: length > 0 ? 1 : 0, y2: 0, colorStops: stops }, opacity: 0.5 },
    };
  }

  private overview(): CustomSeriesRenderItemReturn {
    const width = this.element.clientWidth;
    const bottom = this.element.clientHeight;
    const height = overviewHeight - 12;
    const most = Math.sqrt(Math.max(1, ...this.counts));
    const path = this.counts
      .map((count, i) => (count ? `M${((i * width) / columns).toFixed(1)} ${bottom}v-${((Math.sqrt(count) / most) * height).toFixed(1)}h${(width / columns).toFixed(2)}V${bottom}z` : ""))
      .join("");
    const length = this.window.last - this.window.first;
    const from = ((this.window.from - this.window.first) / length) * width;
    const wide = (this.window.span / length) * width;
    return {
      type: "group",
      children: [
        { type: "rect", shape: { x: 0, y: bottom - height - 4, width, height: height + 4 }, style: { fill: this.colour("raised") } },
        { type: "path", shape: { pathData: path }, style: { fill: this.colour("quiet"), opacity: 0.55 } },
        { type: "rect", shape: { x: from, y: bottom - height - 4, width: Math.max(wide, 2), height: height + 4 }, style: { fill: this.colour("accent"), opacity: 0.18 } },
        { type: "rect", shape: { x: from, y: bottom - height - 4, width: Math.max(wide, 2), height: height + 3 }, style: { fill: "none", stroke: this.colour("accent") } },
      ],
    };
  }

  private tip(index: number): string {
    const item = this.items[index];
    if (!item) {
      return "";
    }
    const fill = (words: string, value: string) => words.replace("{0}", value);
    const days = item.most - item.least;
    const first = dateOf(item.least, 0);
    const last = dateOf(item.most, 0);
    let when = days === 0 ? first : `${first} – ${last}`;
    if (item.count === 1) {
      when = item.flags & openEnd ? fill(this.words.since, first) : item.flags & openStart ? fill(this.words.until, last) : when;
      when = item.flags & approximate ? fill(this.words.about, when) : when;
      return `${when}\n${this.words.open}`;
    }
    return `${fill(this.words.records, item.count.toLocaleString("en"))}\n${when}\n${this.words.zoom}`;
  }
}

function countByColumn(marks: Marks, window: TimeWindow): number[] {
  const counts = new Array<number>(columns).fill(0);
  const length = window.last - window.first;
  for (let i = 0; i < marks.from.length; i++) {
    const column = Math.floor(((marks.from[i]! - window.first) / length) * columns);
    if (column >= 0 && column < columns) {
      counts[column]!++;
    }
  }
  return counts;
}
