// One measure over time, drawn from the table below it: every value of every source, those that disagree side by side.
import { LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { use, type EChartsCoreOption } from "echarts/core";
import { bindPictures, colours, font, open } from "../charts";
import { dayOf, timeOf } from "../days";

use([LineChart, ScatterChart, GridComponent, TooltipComponent]);

interface Value {
  readonly row: HTMLTableRowElement;
  readonly time: number;
  readonly value: number;
  readonly kind: string;
  /** Place among the values of the same time: they are drawn side by side. */
  readonly place: number;
  readonly differs: boolean;
}

const apart = 9;
const longestStep = 400;
const day = 86_400_000;
const symbols: Record<string, [symbol: string, turn: number, hollow: boolean]> = {
  value: ["circle", 0, false],
  over: ["triangle", 0, false],
  under: ["triangle", 180, false],
  about: ["circle", 0, true],
  target: ["diamond", 0, true],
};

const section = document.querySelector<HTMLElement>("#measure");
const values = section ? read(section) : [];
if (section && values.length > 0) {
  show(section);
}

function read(section: HTMLElement): Value[] {
  const places = new Map<string, number>();
  const read: Value[] = [];
  for (const row of section.querySelectorAll<HTMLTableRowElement>("tr[data-from]")) {
    const { from, to, value, bound, target, differs } = row.dataset;
    const [first, last] = [dayOf(from), dayOf(to, true)];
    if (first === undefined || last === undefined || !value) {
      continue;
    }
    const when = `${from} ${to}`;
    const place = places.get(when) ?? 0;
    places.set(when, place + 1);
    read.push({ row, time: timeOf((first + last + 1) / 2), value: Number(value), kind: target ? "target" : bound || "value", place, differs: differs !== undefined });
  }
  return read.sort((a, b) => a.time - b.time || a.place - b.place);
}

function show(section: HTMLElement): void {
  const element = section.querySelector<HTMLElement>(".canvas")!;
  element.hidden = false;
  section.querySelector(".graph")!.classList.add("drawn");
  section.querySelector<HTMLElement>(".zoom")!.hidden = false;
  const chart = open(element, section.dataset["locale"]!, () => chart.setOption(option(section)));
  chart.setOption(option(section));
  chart.on("click", (hit) => {
    const row = values[(hit.data as { at?: number }).at ?? -1]?.row;
    row?.scrollIntoView({ block: "center" });
    row?.querySelector("a")?.focus({ preventScroll: true });
  });
  bindPictures(section, { chart, option: () => option(section), name: "figures" });
}

function option(section: HTMLElement): EChartsCoreOption {
  const colour = colours();
  const compact = new Intl.NumberFormat(section.dataset["locale"] === "zh" ? "zh-CN" : "en", { notation: "compact", maximumFractionDigits: 1 });
  const axis = { axisLine: { lineStyle: { color: colour("line") } }, axisTick: { lineStyle: { color: colour("line") } } };
  return {
    animation: false,
    useUTC: true,
    textStyle: { fontFamily: font },
    grid: { left: 8, right: 24, top: 28, bottom: 8, containLabel: true },
    xAxis: { type: "time", ...axis, axisLabel: { color: colour("quiet"), hideOverlap: true }, splitLine: { show: false }, boundaryGap: ["4%", "4%"] },
    yAxis: {
      type: "value",
      scale: section.dataset["unit"] === "rank",
      inverse: section.dataset["unit"] === "rank",
      axisLabel: { color: colour("quiet"), formatter: (value: number) => compact.format(value) },
      splitLine: { lineStyle: { color: colour("line") } },
    },
    tooltip: {
      renderMode: "richText",
      confine: true,
      backgroundColor: colour("raised"),
      borderColor: colour("line"),
      borderWidth: 1,
      shadowBlur: 0,
      textStyle: { color: colour("ink"), fontSize: 13 },
      formatter: (hit: { data: { at?: number } }) => tip(values[hit.data.at ?? -1]),
    },
    series: [
      line(values.filter((v) => v.kind !== "target"), colour("accent"), "solid"),
      line(values.filter((v, i) => v.kind === "target" || values[i + 1]?.kind === "target"), colour("quiet"), "dashed"),
      { type: "scatter", data: values.map((value, at) => point(value, at, colour)), z: 3 },
    ],
  };
}

/** Neighbouring values as a line; a year that is not told leaves a gap, and so does a time of which two values are told. */
function line(told: readonly Value[], colour: string, type: string): object {
  const data: [number, number | null][] = [];
  let last: Value | undefined;
  for (const value of told) {
    if (last && (value.time - last.time > longestStep * day || value.differs || last.differs)) {
      data.push([value.time, null]);
    }
    if (value.place === 0) {
      data.push([value.time, value.value]);
    }
    last = value;
  }
  return { type: "line", data, silent: true, symbol: "none", lineStyle: { color: colour, width: 1.5, type, opacity: 0.7 }, tooltip: { show: false } };
}

function point(value: Value, at: number, colour: (name: string) => string): object {
  const [symbol, turn, hollow] = symbols[value.kind] ?? symbols["value"]!;
  const own = colour(value.kind === "target" ? "quiet" : value.differs ? "event" : "accent");
  const change = value.row.querySelector(".change")?.textContent?.match(/[+−-]?[\d.,]+ ?%/)?.[0];
  return {
    value: [value.time, value.value],
    at,
    symbol,
    symbolRotate: turn,
    symbolSize: 10,
    symbolOffset: [value.place * apart, 0],
    itemStyle: hollow ? { color: colour("paper"), borderColor: own, borderWidth: 2 } : { color: own },
    label: change && values.length < 30 ? { show: true, position: "top", formatter: change, color: colour("quiet"), fontSize: 11 } : { show: false },
  };
}

function tip(value: Value | undefined): string {
  const words = (part: string) => value?.row.querySelector(part)?.textContent?.trim() ?? "";
  return value ? [words(".when"), words(".number"), words(".change"), words("td.details"), words(".chip .doc")].filter((w) => w).join("\n") : "";
}
