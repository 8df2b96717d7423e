import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { cluster, type Marks } from "./cluster";
import { dateOf, dayOf } from "./days";
import { layout } from "./layout";
import { TimeWindow } from "./window";

function marks(...all: [from: number, to: number, lane?: number, type?: number, flags?: number][]): Marks {
  const column = (at: number) => all.map((mark) => mark[at] ?? 0);
  return { from: column(0), to: column(1), lane: column(2), type: column(3), flags: column(4) };
}

const tenDays = { from: 0, to: 1000, scale: 1 };

test("marks in one cell are joined, those of another lane are not", () => {
  const items = cluster(marks([10, 10, 0, 1], [12, 12, 0, 1], [12, 12, 1, 2], [500, 500, 0, 3]), tenDays);
  deepEqual(items.map((i) => [i.lane, i.count, i.type, i.least, i.most]), [[0, 2, 1, 10, 12], [1, 1, 2, 12, 12], [0, 1, 3, 500, 500]]);
});

test("joined marks of several types have none", () => {
  equal(cluster(marks([10, 10, 0, 1], [12, 12, 0, 2]), tenDays)[0]?.type, -1);
});

test("no mark is lost or counted twice, wherever the window lies", () => {
  const all = marks(...Array.from({ length: 500 }, (_, i): [number, number, number] => [(i * 37) % 900, ((i * 37) % 900) + (i % 7 === 0 ? 90 : 0), i % 3]));
  const items = cluster(all, { from: -100, to: 1100, scale: 1 });
  equal(items.reduce((sum, item) => sum + item.count, 0), 500);
});

test("cells lie on the line: what is joined stays joined while the window moves", () => {
  const all = marks([100, 100], [110, 110], [200, 200], [205, 205], [300, 300]);
  const at = (from: number) => cluster(all, { from, to: from + 400, scale: 1 }).map((i) => [i.start, i.count]);
  deepEqual(at(0), at(13));
});

test("long periods are bars in rows that do not meet, equal ones are one", () => {
  const items = cluster(marks([0, 99], [0, 99], [50, 149], [200, 299]), tenDays);
  deepEqual(items.map((i) => [i.row, i.count]), [[1, 2], [2, 1], [1, 1]]);
});

test("what finds no row is joined to the last bar", () => {
  const items = cluster(marks([0, 100], [10, 110], [20, 120], [30, 130], [40, 140]), tenDays);
  deepEqual(items.map((i) => [i.row, i.count]), [[1, 1], [2, 1], [3, 3]]);
});

test("dates and days", () => {
  equal(dayOf("1970-01-02"), 1);
  equal(dayOf("1970"), 0);
  equal(dayOf("1970", true), 364);
  equal(dayOf("2024-02", true), dayOf("2024-02-29"));
  equal(dayOf(undefined), undefined);
  equal(dateOf(364, 10), "1970-12-31");
  equal(dateOf(364, 1000), "1970-12");
  equal(dateOf(364, 10_000), "1970");
});

test("a window stays within its line", () => {
  const window = new TimeWindow(0, 100);
  window.zoom(0.1);
  deepEqual([window.from, window.to], [45, 55]);
  window.move(1000);
  deepEqual([window.from, window.to], [90, 100]);
  window.zoom(0.001);
  equal(window.span, 4);
  window.set(-50, 500);
  ok(window.isWhole);
});

test("the layout leaves nothing to chance and brings together what belongs together", () => {
  const edges = [{ a: 0, b: 1, weight: 50 }, { a: 2, b: 3, weight: 50 }];
  const points = layout(4, edges);
  deepEqual(points, layout(4, edges));
  const apart = (a: number, b: number) => Math.hypot(points[a]!.x - points[b]!.x, points[a]!.y - points[b]!.y);
  ok(apart(0, 1) < apart(0, 2));
  ok(apart(2, 3) < apart(1, 2));
});
