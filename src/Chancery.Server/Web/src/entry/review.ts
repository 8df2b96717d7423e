// Review: a value of another document is filled in without a round trip, a form is sent once, and folded parts open to their first field.
document.addEventListener("click", (event) => {
  const choice = (event.target as Element | null)?.closest<HTMLElement>("[data-fill]");
  const field = choice && document.getElementById(choice.dataset.fill ?? "");
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
    field.value = choice?.dataset.value ?? "";
    field.focus();
    event.preventDefault();
  }
});

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = "1";
  });
}

// A page that the browser brings back from memory can be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]")) {
    delete form.dataset.sent;
  }
});

for (const part of document.querySelectorAll<HTMLDetailsElement>("details.rv-more")) {
  part.querySelector("summary")?.addEventListener("click", () => {
    if (!part.open) {
      setTimeout(() => part.querySelector<HTMLElement>("input")?.focus());
    }
  });
}
