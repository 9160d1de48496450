type Attribute = string | number | boolean | ((event: never) => void);

/** Makes an element. Attributes whose value is a function are listeners: onclick, oninput. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);

  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      made.addEventListener(name.slice(2), value as (event: Event) => void);
    } else if (value === true) {
      made.setAttribute(name, "");
    } else if (value !== false) {
      made.setAttribute(name, String(value));
    }
  }

  made.append(...children);
  return made;
}

/** A button that shows whether it is on. Clicked with a mouse it gives the keyboard back, so that Space still plays. */
export function toggleButton(label: string, attributes: Readonly<Record<string, Attribute>>, ...children: (Node | string)[]): HTMLButtonElement {
  return plainButton(label, { "aria-pressed": "false", ...attributes }, ...children);
}

export function plainButton(label: string, attributes: Readonly<Record<string, Attribute>>, ...children: (Node | string)[]): HTMLButtonElement {
  const button = element("button", { type: "button", "aria-label": label, title: label, ...attributes }, ...children);
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  return button;
}

/** Crisp drawing: as many pixels as the screen has. Says whether there is anything to draw on. */
export function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number): boolean {
  const ratio = window.devicePixelRatio;
  const pixelWidth = Math.round(width * ratio);
  const pixelHeight = Math.round(height * ratio);

  if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
    canvas.width = pixelWidth;
    canvas.height = pixelHeight;
  }

  return pixelWidth > 0 && pixelHeight > 0;
}
