// What all drawings share: colours and shapes of the page, pictures to take away, drawing again when size or theme change.
import { init, use, type EChartsCoreOption, type EChartsType } from "echarts/core";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";

use([CanvasRenderer, SVGRenderer]);

/** The types in the order of their numbers: that of the shapes in the page. */
export const types: readonly string[] = [...document.querySelectorAll("svg.shapes symbol")].map((s) => s.id.slice(2));

/** Path data of a type's shape in a box of 16 by 16. */
export function shapeOf(type: number): string {
  return document.querySelector(`#s-${types[type]} path`)?.getAttribute("d") ?? "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z";
}

/** Colours under the names of their variables, as they are now. A style's light-dark() is resolved only where it is used. */
export function colours(): (name: string) => string {
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const known = new Map<string, string>();
  return (name) => {
    let colour = known.get(name);
    if (colour === undefined) {
      probe.style.color = `var(--${name})`;
      colour = getComputedStyle(probe).color;
      known.set(name, colour);
    }
    return colour;
  };
}

export const font = getComputedStyle(document.body).fontFamily;
export const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

export interface Drawing {
  readonly chart: EChartsType;
  /** Gives the option for the size and theme of the moment. */
  readonly option: () => EChartsCoreOption;
  /** Name of the files. */
  readonly name: string;
}

/** Opens a drawing in an element and keeps it up with the element's size and the theme. */
export function open(element: HTMLElement, locale: string, redraw: () => void): EChartsType {
  const chart = init(element, null, { renderer: "canvas", locale: locale === "zh" ? "ZH" : "EN" });
  new ResizeObserver(() => {
    chart.resize();
    redraw();
  }).observe(element);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  return chart;
}

/** Makes the buttons with data-picture="png" or "svg" under an element save the drawing. */
export function bindPictures(scope: ParentNode, drawing: Drawing): void {
  for (const button of scope.querySelectorAll<HTMLButtonElement>("button[data-picture]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const svg = button.dataset["picture"] === "svg";
      save(svg ? URL.createObjectURL(svgOf(drawing)) : pngOf(drawing), `${drawing.name}.${svg ? "svg" : "png"}`);
    });
  }
}

function pngOf({ chart }: Drawing): string {
  return chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: colours()("paper") });
}

/** The same drawing by the other renderer. */
function svgOf({ chart, option }: Drawing): Blob {
  const copy = init(null, null, { renderer: "svg", ssr: true, width: chart.getWidth(), height: chart.getHeight() });
  copy.setOption({ backgroundColor: colours()("paper"), ...option(), animation: false });
  const text = copy.renderToSVGString();
  copy.dispose();
  return new Blob([text], { type: "image/svg+xml" });
}

function save(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  if (address.startsWith("blob:")) {
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
}
