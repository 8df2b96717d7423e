// A Chromium without window, driven over its own pipe: no package is needed.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Opens a browser; close it when done. */
export async function openChromium({ width = 1400, height = 1000 } = {}) {
  const profile = mkdtempSync(join(tmpdir(), "chancery-chromium-"));
  const browser = spawn(
    process.env.CHROMIUM ?? "chromium",
    ["--headless", "--no-sandbox", "--hide-scrollbars", "--remote-debugging-pipe", `--user-data-dir=${profile}`, `--window-size=${width},${height}`, "about:blank"],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
  );
  const waiting = new Map();
  const listeners = [];
  let rest = "";
  let last = 0;
  browser.stdio[4].setEncoding("utf8").on("data", (data) => {
    const messages = (rest + data).split("\0");
    rest = messages.pop();
    for (const text of messages) {
      const message = JSON.parse(text);
      if (message.id) {
        const { resolve, reject } = waiting.get(message.id);
        waiting.delete(message.id);
        message.error ? reject(new Error(message.error.message)) : resolve(message.result);
      } else {
        listeners.forEach((listen) => listen(message));
      }
    }
  });
  const send = (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      browser.stdio[3].write(JSON.stringify({ id: last, method, params, sessionId }) + "\0");
    });
  const { targetInfos } = await send("Target.getTargets");
  const { sessionId } = await send("Target.attachToTarget", { targetId: targetInfos.find((t) => t.type === "page").targetId, flatten: true });
  const page = (method, params) => send(method, params, sessionId);
  await page("Page.enable");
  await page("Runtime.enable");
  await page("Log.enable");
  await page("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  const errors = [];
  listeners.push((m) => {
    if (m.method === "Runtime.exceptionThrown") errors.push(m.params.exceptionDetails.exception?.description ?? m.params.exceptionDetails.text);
    if (m.method === "Log.entryAdded" && m.params.entry.level === "error") errors.push(m.params.entry.text);
  });
  return {
    /** What the page reported as errors so far. */
    errors,
    /** Opens an address and waits until it has loaded. */
    async go(url) {
      const loaded = new Promise((resolve) => listeners.push((m) => m.method === "Page.loadEventFired" && resolve()));
      await page("Page.navigate", { url });
      await loaded;
    },
    /** Evaluates an expression, awaiting a promise, and gives its value. */
    async run(expression) {
      const { result, exceptionDetails } = await page("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    /** A picture of what is seen, as PNG bytes. */
    async picture() {
      return Buffer.from((await page("Page.captureScreenshot", { format: "png" })).data, "base64");
    },
    close() {
      browser.kill();
      browser.on("exit", () => rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
    },
  };
}
