/** How the person likes to read: text size and contrast, kept for the tab. */

export class Display {
  /**
   * @param {HTMLElement} element
   * @param {import("../store.js").Store} store
   * @param {string} theme
   */
  constructor(element, store, theme) {
    this.element = element;
    this.store = store;
    const { size = 1, contrast = false } = store.read().display || {};
    this.size = size;
    this.contrast = contrast;
    this.theme = theme;
    this.show();
  }

  /** @param {{size?: number, contrast?: boolean}} choice */
  set(choice) {
    Object.assign(this, choice);
    this.store.write({ display: { size: this.size, contrast: this.contrast } });
    this.show();
  }

  show() {
    const root = /** @type {ShadowRoot} */ (this.element.shadowRoot);
    const top = /** @type {HTMLElement} */ (root.querySelector(".signpost"));
    top.dataset.size = String(this.size);
    top.dataset.contrast = String(this.contrast);
    top.dataset.theme = this.theme;
  }
}
