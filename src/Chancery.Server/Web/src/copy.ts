/** Makes each button with data-copy copy that text, or the address of the page when it is empty; data-done says so on the button. */
export function bindCopy(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset["copy"] || location.href);
      const words = button.textContent;
      button.textContent = button.dataset["done"] ?? words;
      setTimeout(() => (button.textContent = words), 1500);
    });
  }
}
