/** A part of a page of this site. The server wrote it; scripts do not run in it and are not taken over. */
export async function fragment(address: string, selector: string): Promise<Element | null> {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) {
    return null;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector(selector);
}

/** Changes parameters in the address of the page without a new entry in its history; undefined removes one. */
export function setAddress(changes: Record<string, string | undefined>): void {
  const address = new URL(location.href);
  change(address, changes);
  history.replaceState(null, "", address);
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".languages a, .dyad a, .tools a, .choice a")) {
    const target = new URL(link.href);
    change(target, changes);
    link.href = target.href;
  }
  const theme = document.querySelector<HTMLAnchorElement>("a.theme");
  if (theme) {
    const target = new URL(theme.href);
    target.searchParams.set("back", address.pathname + address.search);
    theme.href = target.href;
  }
}

function change(address: URL, changes: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) {
      address.searchParams.delete(name);
    } else {
      address.searchParams.set(name, value);
    }
  }
}
