// Runs src/**/*.test.ts with the test runner of Node.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const target = mkdtempSync(join(tmpdir(), "chancery-web-"));
try {
  const tests = readdirSync("src").filter((file) => file.endsWith(".test.ts"));
  await build({ entryPoints: tests.map((file) => join("src", file)), outdir: target, outExtension: { ".js": ".mjs" }, bundle: true, format: "esm", platform: "node", logLevel: "warning" });
  process.exitCode = spawnSync(process.execPath, ["--test", ...tests.map((file) => join(target, file.replace(/ts$/, "mjs")))], { stdio: "inherit" }).status ?? 1;
} finally {
  rmSync(target, { recursive: true, force: true });
}
