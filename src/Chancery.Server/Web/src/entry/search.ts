// Finds while typing: asks for the page of the new words and puts its results in place of those shown. The address follows.
const field = document.querySelector<HTMLInputElement>(".find input[type=search]");
const pause = 150;
let timer = 0;
let asked: AbortController | undefined;

field?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = window.setTimeout(find, pause);
});

async function find(): Promise<void> {
  const address = new URL(location.href);
  address.searchParams.set("q", field!.value);
  address.searchParams.delete("cursor");
  asked?.abort();
  asked = new AbortController();
  try {
    const response = await fetch(address, { signal: asked.signal, headers: { Accept: "text/html" } });
    if (!response.ok) {
      return;
    }
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const results = page.getElementById("results");
    if (results) {
      document.getElementById("results")?.replaceWith(document.adoptNode(results));
      history.replaceState(null, "", address);
    }
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) {
      throw error;
    }
  }
}
