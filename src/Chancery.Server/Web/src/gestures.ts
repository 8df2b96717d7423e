import type { TimeWindow } from "./window";

interface Gestures {
  /** Height from the bottom on which the whole line is drawn: dragging there chooses a period. */
  readonly overview: number;
  /** The window moved. */
  readonly moved: () => void;
  /** The window came to rest. */
  readonly rested: () => void;
}

const clickWithin = 4;

/** Moves a window by drag, wheel with Ctrl, sideways wheel, two fingers and keys. Returns whether the last press was a drag. */
export function bindGestures(element: HTMLElement, window: TimeWindow, { overview, moved, rested }: Gestures): () => boolean {
  const pointers = new Map<number, number>();
  let dragged = false;
  let brush: number | undefined;
  let pressed = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const rest = () => {
    clearTimeout(resting);
    resting = setTimeout(rested, 250);
  };
  const share = (x: number) => (x - element.getBoundingClientRect().left) / element.clientWidth;
  const dayAt = (x: number) => window.first + share(x) * (window.last - window.first);

  element.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, event.clientX);
    dragged = false;
    pressed = event.clientX;
    const inOverview = event.clientY > element.getBoundingClientRect().bottom - overview;
    brush = inOverview ? dayAt(event.clientX) : undefined;
  });
  element.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (before === undefined) {
      return;
    }
    if (!dragged && Math.abs(event.clientX - pressed) > clickWithin) {
      dragged = true;
      element.setPointerCapture(event.pointerId);
    }
    if (!dragged) {
      return;
    }
    const others = [...pointers].filter(([id]) => id !== event.pointerId);
    if (brush !== undefined) {
      const at = dayAt(event.clientX);
      window.set(Math.min(brush, at), Math.max(brush, at));
    } else if (others.length > 0) {
      const other = others[0]![1];
      window.zoom(Math.abs(before - other) / Math.max(1, Math.abs(event.clientX - other)), share((event.clientX + other) / 2));
    } else {
      window.move(((before - event.clientX) / element.clientWidth) * window.span);
    }
    pointers.set(event.pointerId, event.clientX);
    moved();
  });
  const up = (event: PointerEvent) => {
    pointers.delete(event.pointerId);
    if (dragged) {
      rest();
    }
  };
  element.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", up);
  element.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey) {
        window.zoom(Math.exp(event.deltaY * 0.002), share(event.clientX));
      } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        window.move((event.deltaX / element.clientWidth) * window.span);
      } else {
        return;
      }
      event.preventDefault();
      moved();
      rest();
    },
    { passive: false },
  );
  element.addEventListener("dblclick", (event) => {
    window.zoom(0.4, share(event.clientX));
    moved();
    rest();
  });
  const keys: Record<string, () => void> = {
    ArrowLeft: () => window.move(-window.span / 8),
    ArrowRight: () => window.move(window.span / 8),
    ArrowUp: () => window.zoom(0.7),
    ArrowDown: () => window.zoom(1 / 0.7),
    Home: () => window.set(window.first, window.last),
  };
  element.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
      moved();
      rest();
    }
  });
  return () => dragged;
}
