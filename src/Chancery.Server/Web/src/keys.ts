/**
 * Keys of the explorer. A page says what a key does in its markup, so that no key exists that is not also a link or a button:
 * data-key="o" clicks the element, data-go="t" follows the link after "g", data-step marks what "j" and "k" walk through, and
 * data-open inside the current step is what "o" follows.
 */
const goWithin = 1200;
let goUntil = 0;

export function bindKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) {
      return;
    }
    if (press(event.key)) {
      event.preventDefault();
    }
  });
}

function press(key: string): boolean {
  if (performance.now() < goUntil) {
    goUntil = 0;
    return click(`[data-go="${CSS.escape(key)}"]`);
  }
  switch (key) {
    case "/":
      return focusSearch();
    case "g":
      goUntil = performance.now() + goWithin;
      return true;
    case "?":
      return toggleHelp();
    case "j":
      return step(1);
    case "k":
      return step(-1);
    case "o":
      return openSource();
    default:
      return click(`[data-key="${CSS.escape(key)}"]`);
  }
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function click(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.click();
  return element !== null;
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>("input[type=search]");
  field?.focus();
  field?.select();
  return field !== null;
}

function toggleHelp(): boolean {
  const help = document.querySelector<HTMLDialogElement>("dialog.keys");
  if (help?.open) {
    help.close();
  } else {
    help?.showModal();
  }
  return help !== null;
}

function step(by: number): boolean {
  const steps = [...document.querySelectorAll<HTMLElement>("[data-step]")].filter((e) => e.offsetParent !== null);
  if (steps.length === 0) {
    return false;
  }
  const at = steps.findIndex((e) => e.contains(document.activeElement));
  const next = steps[Math.min(Math.max(at + by, 0), steps.length - 1)];
  const link = next?.querySelector<HTMLElement>("a[href], button");
  link?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
  return true;
}

function openSource(): boolean {
  const scope = document.activeElement?.closest("[data-step]") ?? document.querySelector("[data-step]");
  const link = scope?.querySelector<HTMLElement>("[data-open], a.chip");
  link?.click();
  return link != null;
}

/** Shows the button that opens the list of keys: without script there are none. */
export function bindHelp(): void {
  const button = document.querySelector<HTMLButtonElement>("button[data-help]");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", toggleHelp);
  }
}
