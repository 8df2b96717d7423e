// The line of time: draws what /timeline/marks gives over the server's strip, and keeps the window in the address.
import { CardPanel } from "../card";
import { bindPictures } from "../charts";
import { dateOf, dayOf } from "../days";
import { fragment, setAddress } from "../fragment";
import { bindGestures } from "../gestures";
import { overviewHeight, TimelineChart } from "../timeline";
import { TimeWindow } from "../window";

interface Answer {
  from: number[];
  to: number[];
  lane: number[];
  type: number[];
  flags: number[];
  ids: string;
}

const idLength = 18;
const oneInMayBeEarlier = 100;
const oneInMayBeLater = 1000;

const section = document.querySelector<HTMLElement>("#timeline");
if (section) {
  start(section).catch(() => {
    section.querySelector(".hint")?.append(" ", section.dataset["wordsFailed"] ?? "");
  });
}

async function start(section: HTMLElement): Promise<void> {
  const answer = await fetch(section.dataset["marks"]!);
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  const marks = (await answer.json()) as Answer;
  if (marks.from.length === 0) {
    return;
  }
  const window = wholeLine(marks);
  const from = dayOf(section.dataset["from"]);
  const to = dayOf(section.dataset["to"], true);
  if (from !== undefined || to !== undefined) {
    window.reach(from, to);
    window.set(from ?? window.first, (to ?? window.last - 1) + 1);
  }
  show(section, marks, window);
}

function show(section: HTMLElement, marks: Answer, window: TimeWindow): void {
  const words = section.dataset as Record<string, string>;
  const element = section.querySelector<HTMLElement>(".canvas")!;
  element.hidden = false;
  section.classList.add("drawn");
  for (const part of section.querySelectorAll<HTMLElement>(".zoom, .with-script")) {
    part.hidden = false;
  }
  const drawing = new TimelineChart(
    element,
    marks,
    window,
    { records: words["wordsRecords"]!, open: words["wordsOpen"]!, zoom: words["wordsZoom"]!, about: words["wordsAbout"]!, since: words["wordsSince"]!, until: words["wordsUntil"]! },
    words["locale"]!,
  );
  const panel = new CardPanel(section.querySelector<HTMLElement>(".selected")!, words["card"]!);
  const moved = () => drawing.redraw();
  const rested = () => void settle(window);
  const wasDragged = bindGestures(element, window, { overview: overviewHeight, moved, rested });
  drawing.chart.on("click", (hit) => {
    const item = drawing.items[hit.dataIndex];
    if (!item || wasDragged() || hit.seriesIndex !== 0) {
      return;
    }
    if (item.count === 1) {
      void panel.show(marks.ids.slice(item.mark * idLength, (item.mark + 1) * idLength));
      return;
    }
    const margin = Math.max((item.most - item.least) * 0.1, 1);
    window.set(item.least - margin, item.most + 1 + margin);
    moved();
    rested();
  });
  for (const button of section.querySelectorAll<HTMLButtonElement>("button[data-zoom]")) {
    button.addEventListener("click", () => {
      const way = button.dataset["zoom"];
      if (way === "all") {
        window.set(window.first, window.last);
      } else {
        window.zoom(way === "in" ? 0.5 : 2);
      }
      moved();
      rested();
    });
  }
  bindPictures(section, { chart: drawing.chart, option: () => drawing.option(), name: "timeline" });
}

/** From the first to the last mark; a few far back would leave no room for the rest, and lie outside. */
function wholeLine(marks: Answer): TimeWindow {
  const starts = Int32Array.from(marks.from).sort();
  const first = starts[Math.floor(starts.length / oneInMayBeEarlier)]!;
  const last = starts[starts.length - 1 - Math.floor(starts.length / oneInMayBeLater)]! + 31;
  const margin = Math.max((last - first) * 0.02, 2);
  return new TimeWindow(Math.floor(first - margin), Math.ceil(last + 1 + margin));
}

/** Puts the window into the address and the filter, and lets the table follow. */
async function settle(window: TimeWindow): Promise<void> {
  const from = window.isWhole ? undefined : dateOf(window.from, window.span);
  const to = window.isWhole ? undefined : dateOf(window.to - 1, window.span);
  setAddress({ from, to, cursor: undefined });
  for (const [name, value] of [["from", from], ["to", to]] as const) {
    const field = document.querySelector<HTMLInputElement>(`.filters input[name=${name}]`);
    if (field) {
      field.value = value ?? "";
    }
  }
  const asked = location.href;
  const list = await fragment(asked, "#timeline-list");
  if (list && location.href === asked) {
    document.querySelector("#timeline-list")?.replaceWith(document.adoptNode(list));
  }
}
