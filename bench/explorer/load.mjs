// Asks the explorer for every kind of page many times, opens each in a browser, and prints what the design's budgets speak of.
// usage: node bench/explorer/load.mjs [ADDRESS] [TIMES]
import { openChromium } from "./chromium.mjs";

const address = (process.argv[2] ?? "http://127.0.0.1:5210").replace(/\/$/, "");
const times = Number(process.argv[3] ?? 40);
const budgets = { page: 200, search: 50, paint: 1000, html: 150 * 1024 };

const records = (await json("/api/v1/records?limit=200&confidence=0.5")).items;
const words = ["中", "合作", "贸易", "president", "договор", "上海合作组织", "exercise", "战略", "agreement", "会谈"];
const parties = ["CHN,RUS", "CHN,USA", "JPN,USA", "CHN,KAZ"];
const pick = (list, i) => list[i % list.length];
const documents = [...new Set(records.map((r) => r.evidence[0].doc))];
const pages = {
  overview: (i) => `/?party=${pick(parties, i)}`,
  timeline: (i) => `/timeline?party=${pick(parties, i)}&from=${1990 + (i % 30)}`,
  "timeline marks": (i) => `/timeline/marks?party=${pick(parties, i)}`,
  mechanisms: (i) => `/mechanisms?party=${pick(parties, i)}`,
  agreements: (i) => `/agreements?party=${pick(parties, i)}`,
  figures: (i) => `/indicators?party=${pick(parties, i)}`,
  network: (i) => `/network?from=${2000 + (i % 25)}`,
  audit: (i) => `/audit?kind=${pick(["sum", "growth", "contradiction", "count"], i)}`,
  review: (i) => `/review?party=${pick(parties, i)}`,
  record: (i) => `/records/${pick(records, i).id}`,
  documents: (i) => `/documents?text=${2020 + (i % 6)}`,
  search: (i) => `/search?q=${encodeURIComponent(pick(words, i))}`,
  "search (API)": (i) => `/api/v1/search?q=${encodeURIComponent(pick(words, i))}`,
};

console.log(`${documents.length} documents behind ${records.length} records; ${times} requests of each kind`);
console.log("page                 p50 ms   p95 ms   most KB");
let failed = 0;
for (const [name, path] of Object.entries(pages)) {
  const took = [];
  let largest = 0;
  for (let i = 0; i < parties.length + times; i++) {
    const start = performance.now();
    const response = await fetch(address + path(i));
    const body = await response.arrayBuffer();
    if (!response.ok) {
      console.log(`${name}: ${response.status} for ${path(i)}`);
      failed++;
      break;
    }
    if (i >= parties.length) took.push(performance.now() - start); // The first round warms what is kept until the store changes.
    largest = Math.max(largest, body.byteLength);
  }
  took.sort((a, b) => a - b);
  const p95 = at(took, 0.95);
  const budget = name.startsWith("search (") ? budgets.search : budgets.page;
  const over = p95 > budget || (largest > budgets.html && !name.includes("marks") && !name.includes("API"));
  failed += over ? 1 : 0;
  console.log(`${name.padEnd(20)} ${at(took, 0.5).toFixed(1).padStart(6)} ${p95.toFixed(1).padStart(8)} ${(largest / 1024).toFixed(0).padStart(9)}${over ? "  over budget" : ""}`);
}

console.log("page                 largest paint ms   layout shift");
const browser = await openChromium();
for (const [name, path] of Object.entries(pages).filter(([name]) => !/marks|API/.test(name))) {
  await browser.go(address + path(0));
  const { paint, shift } = await browser.run(`new Promise((resolve) => {
    let paint = 0, shift = 0;
    new PerformanceObserver((l) => l.getEntries().forEach((e) => (paint = e.startTime))).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((l) => l.getEntries().forEach((e) => (shift += e.value))).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve({ paint, shift }), 700);
  })`);
  const over = paint > budgets.paint || shift > 0.01;
  failed += over ? 1 : 0;
  console.log(`${name.padEnd(20)} ${paint.toFixed(0).padStart(16)} ${shift.toFixed(3).padStart(14)}${over ? "  over budget" : ""}`);
}
browser.close();
process.exitCode = failed > 0 ? 1 : 0;

function at(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

async function json(path) {
  return (await fetch(address + path)).json();
}
