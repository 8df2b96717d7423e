// Bundles every src/entry/*.ts to one file each under the folder given, and says how large they are when they travel.
import { build } from "esbuild";
import { readdirSync, readFileSync, rmSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const mostBytes = 300 * 1024;
const target = process.argv[2];
if (!target) {
  console.error("usage: node build.mjs FOLDER");
  process.exit(2);
}

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const entries = readdirSync("src/entry").filter((file) => file.endsWith(".ts")).sort();
await build({
  entryPoints: entries.map((file) => join("src/entry", file)),
  outdir: target,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
});
let tooLarge = false;
for (const entry of entries) {
  const file = basename(entry, ".ts") + ".js";
  const size = brotliCompressSync(readFileSync(join(target, file))).length;
  console.log(`${file}: ${Math.ceil(size / 1024)} KB compressed`);
  tooLarge ||= size > mostBytes;
}
if (tooLarge) {
  console.error("a page may load at most 300 KB of script");
  process.exit(1);
}
