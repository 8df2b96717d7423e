// Drags the line of time for three seconds and prints frames a second. usage: node bench/explorer/pan.mjs [ADDRESS OF THE TIMELINE]
import { openChromium } from "./chromium.mjs";

const address = process.argv[2] ?? "http://127.0.0.1:5210/timeline";
const leastFrames = 30;

const drag = `(async () => {
  const canvas = document.querySelector("#timeline .canvas");
  const box = canvas.getBoundingClientRect();
  const point = (type, x) => canvas.dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX: x, clientY: box.top + 60, bubbles: true }));
  canvas.setPointerCapture = () => {};
  const frame = () => new Promise(requestAnimationFrame);
  const middle = box.left + box.width / 2;
  for (let i = 0; i < ZOOMS; i++) document.querySelector("[data-zoom=in]").click();
  await frame();
  point("pointerdown", middle);
  const times = [];
  const start = performance.now();
  while (performance.now() - start < 3000) {
    const before = performance.now();
    point("pointermove", middle + Math.sin((before - start) / 400) * box.width * 0.4);
    await frame();
    times.push(performance.now() - before);
  }
  const length = performance.now() - start;
  point("pointerup", middle);
  times.sort((a, b) => a - b);
  return { frames: times.length / (length / 1000), slowest: times[times.length - 1], p95: times[Math.floor(times.length * 0.95)] };
})()`;

const browser = await openChromium();
let slow = false;
try {
  await browser.go(address);
  for (let waited = 0; !(await browser.run("document.querySelector('#timeline.drawn') !== null")); waited += 100) {
    if (waited > 20_000) throw new Error(`nothing is drawn at ${address}: ${browser.errors.join("; ")}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const marks = await browser.run("fetch(document.querySelector('#timeline').dataset.marks).then((r) => r.json()).then((m) => m.from.length)");
  for (const zooms of [0, 2, 3]) {
    const { frames, p95, slowest } = await browser.run(drag.replace("ZOOMS", String(zooms)));
    console.log(`${marks.toLocaleString("en")} records, zoomed in ${zooms} times more: ${frames.toFixed(0)} frames a second, 95 % within ${p95.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms`);
    slow ||= frames < leastFrames;
  }
  if (browser.errors.length > 0) throw new Error(browser.errors.join("; "));
} finally {
  browser.close();
}
process.exitCode = slow ? 1 : 0;
