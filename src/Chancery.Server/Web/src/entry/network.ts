// Parties, persons and mechanisms, drawn from the list beside; the period follows its sliders.
import { GraphChart } from "echarts/charts";
import { TooltipComponent } from "echarts/components";
import { use, type EChartsCoreOption, type EChartsType } from "echarts/core";
import { bindPictures, colours, font, open } from "../charts";
import { fragment, setAddress } from "../fragment";
import { layout, type Edge } from "../layout";

use([GraphChart, TooltipComponent]);

interface Node {
  readonly name: string;
  readonly kind: string;
  readonly records: number;
  readonly link: HTMLAnchorElement;
}

const symbols: Record<string, [symbol: string, colour: string]> = {
  party: ["rect", "ink"],
  person: ["circle", "meeting"],
  mechanism: ["diamond", "mechanism"],
};
const labelled = 24;

let section = document.querySelector<HTMLElement>("#network")!;
let chart: EChartsType | undefined;
let nodes: Node[] = [];
let edges: Edge[] = [];
let places: { x: number; y: number }[] = [];

void draw();
bindSliders();

async function draw(): Promise<void> {
  const element = section.querySelector<HTMLElement>(".canvas");
  nodes = [...section.querySelectorAll<HTMLTableRowElement>("tr[data-kind]")].map((row) => {
    const link = row.querySelector("a")!;
    return { name: link.textContent ?? "", kind: row.dataset["kind"]!, records: Number(row.dataset["records"]), link };
  });
  const answer = await fetch(section.dataset["edges"]!);
  if (!element || !answer.ok) {
    return;
  }
  edges = ((await answer.json()) as [number, number, number][]).map(([a, b, weight]) => ({ a, b, weight }));
  places = layout(nodes.length, edges);
  chart?.dispose();
  const drawing = open(element, section.dataset["locale"]!, () => drawing.setOption(option()));
  chart = drawing;
  drawing.setOption(option());
  drawing.on("click", (hit) => {
    if (hit.dataType === "node") {
      nodes[hit.dataIndex]?.link.click();
    }
  });
  section.querySelector<HTMLElement>(".zoom")!.hidden = false;
  bindPictures(section, { chart: drawing, option, name: "network" });
}

function option(): EChartsCoreOption {
  const colour = colours();
  const mostRecords = nodes[0]?.records ?? 1;
  const mostWeight = edges[0]?.weight ?? 1;
  const words = section.dataset["wordsRecords"] ?? "{0}";
  const shape = chart ? chart.getWidth() / chart.getHeight() : 1.5;
  const placed = stretch(places, shape);
  return {
    animation: false,
    textStyle: { fontFamily: font },
    tooltip: {
      renderMode: "richText",
      confine: true,
      backgroundColor: colour("raised"),
      borderColor: colour("line"),
      borderWidth: 1,
      shadowBlur: 0,
      textStyle: { color: colour("ink"), fontSize: 13 },
      formatter: ({ name, value }: { name: string; value: number }) => `${name}\n${words.replace("{0}", value.toLocaleString("en"))}`,
    },
    series: [
      {
        type: "graph",
        layout: "none",
        roam: true,
        left: "6%", right: "6%", top: "6%", bottom: "6%",
        emphasis: { focus: "adjacency", scale: false },
        labelLayout: { hideOverlap: true },
        data: nodes.map((node, i) => {
          const [symbol, own] = symbols[node.kind] ?? symbols["person"]!;
          return {
            id: String(i),
            name: node.name,
            value: node.records,
            x: placed[i]?.x,
            y: placed[i]?.y,
            symbol,
            symbolSize: 8 + 26 * Math.sqrt(node.records / mostRecords),
            itemStyle: { color: colour(own), opacity: 0.85 },
            label: { show: i < labelled, position: "right", color: colour("ink"), fontSize: 12, formatter: short(node.name) },
            emphasis: { label: { show: true } },
          };
        }),
        links: edges.map(({ a, b, weight }) => ({
          source: String(a),
          target: String(b),
          value: weight,
          name: `${nodes[a]?.name} – ${nodes[b]?.name}`,
          lineStyle: { width: 0.5 + 5 * Math.sqrt(weight / mostWeight), color: colour("quiet"), opacity: 0.25 },
        })),
      },
    ],
  };
}

/** The places with the proportions of the drawing: it would squeeze the symbols otherwise. */
function stretch(points: readonly { x: number; y: number }[], shape: number): { x: number; y: number }[] {
  const extent = (values: number[]) => Math.max(...values) - Math.min(...values) || 1;
  const factor = (shape * extent(points.map((p) => p.y))) / extent(points.map((p) => p.x));
  return points.map((p) => ({ x: p.x * factor, y: p.y }));
}

function short(name: string): string {
  return name.length > 22 ? `${name.slice(0, 21)}…` : name;
}

/** The period may be moved without leaving the page; without script the button sends it. */
function bindSliders(): void {
  const form = document.querySelector<HTMLFormElement>("#span");
  if (!form) {
    return;
  }
  const [from, to] = [...form.querySelectorAll<HTMLInputElement>("input[type=range]")] as [HTMLInputElement, HTMLInputElement];
  form.addEventListener("input", (event) => {
    if (Number(from.value) > Number(to.value)) {
      (event.target === from ? to : from).value = (event.target as HTMLInputElement).value;
    }
    for (const slider of [from, to]) {
      slider.parentElement!.querySelector("output")!.textContent = slider.value;
    }
  });
  form.addEventListener("change", async () => {
    setAddress({ from: from.value === from.min ? undefined : from.value, to: to.value === to.max ? undefined : to.value });
    const asked = location.href;
    const next = await fragment(asked, "#network");
    if (next && asked === location.href) {
      chart?.dispose();
      chart = undefined;
      section.replaceWith(document.adoptNode(next));
      section = document.querySelector<HTMLElement>("#network")!;
      await draw();
    }
  });
}
