import { fragment, setAddress } from "./fragment";

/** The panel beside a drawing: shows a record, and keeps in the address which. */
export class CardPanel {
  private readonly holder: HTMLElement;
  private asked = "";

  /** @param panel The panel, with an element .holder and a button .close. @param address Address of a card, with ID for the record's. */
  constructor(private readonly panel: HTMLElement, private readonly address: string) {
    this.holder = panel.querySelector<HTMLElement>(".holder")!;
    const close = panel.querySelector<HTMLButtonElement>(".close")!;
    close.hidden = false;
    close.addEventListener("click", () => {
      this.panel.hidden = true;
      setAddress({ record: undefined });
    });
  }

  async show(id: string): Promise<void> {
    this.asked = id;
    const card = await fragment(this.address.replace("ID", encodeURIComponent(id)), ".card");
    if (card && this.asked === id) {
      this.holder.replaceChildren(document.adoptNode(card));
      this.panel.hidden = false;
      setAddress({ record: id });
    }
  }
}
