const NAMESPACE = "http://www.w3.org/2000/svg";

// Outlines on a grid of 24 units.
const PATHS = {
  play: "M7 4.5v15l12.5-7.5z",
  pause: "M6.5 5h4v14h-4zM13.5 5h4v14h-4z",
  stop: "M6 6h12v12H6z",
  start: "M5 5h2.5v14H5zM19 5v14L8.5 12z",
  loop: "M17 3l4 3.5-4 3.5V7.5H8A3.5 3.5 0 0 0 4.5 11v1H2.500v-1A5.5 5.5 0 0 1 8 5.500h9zM7 21l-4-3.5 4-3.500v2.500h9a3.5 3.5 0 0 0 3.5-3.500v-1h2v1a5.5 5.5 0 0 1-5.5 5.500H7z",
  zoomIn: "M10.5 3a7.5 7.5 0 1 1-4.7 13.300A7.5 7.5 0 0 1 10.5 3zm0 2a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM9.7 7.500h1.600v2.200h2.200v1.600h-2.200v2.200H9.700v-2.200H7.500V9.700h2.200zM16.8 15.400l4.7 4.7-1.4 1.4-4.7-4.700z",
  zoomOut: "M10.5 3a7.5 7.5 0 1 1-4.7 13.300A7.5 7.5 0 0 1 10.5 3zm0 2a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM7.5 9.700h6v1.600h-6zM16.8 15.400l4.7 4.7-1.4 1.4-4.7-4.700z",
  fit: "M3 5h2v14H3zM19 5h2v14h-2zM7 12l4-3.500V11h2V8.500l4 3.5-4 3.500V13h-2v2.500z",
  download: "M11 3h2v9l3.3-3.3 1.4 1.400L12 15.800l-5.7-5.7 1.4-1.400L11 12zM4 18h16v2.500H4z",
  upload: "M12 3l6 6-1.4 1.400L13 6.800V16h-2V6.800L7.4 10.4 6 9zM4 18h16v2.500H4z",
  back: "M14.5 5l1.5 1.500L10.5 12l5.5 5.5-1.5 1.5-7-7z",
  keyboard: "M3 6h18v12H3zm2 2v2h2V8zm4 0v2h2V8zm4 0v2h2V8zm4 0v2h2V8zM5 12v2h2v-2zm12 0v2h2v-2zm-8 1.200v1.600h6v-1.600z",
  theme: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zm0 2v14a7 7 0 0 0 0-14z",
  remove: "M9 3h6l1 2h4v2H4V5h4zM6 9h12l-1 12H7zm3.5 2v8h1.500v-8zm3.5 0v8h1.500v-8z",
  close: "M6.4 5L12 10.6 17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.400L12 13.4 6.4 19 5 17.600l5.6-5.600L5 6.400z",
  microphone: "M12 2.500a3.5 3.5 0 0 1 3.5 3.500v5.500a3.5 3.5 0 0 1-7 0V6A3.5 3.5 0 0 1 12 2.500zM5.5 11h2a4.5 4.5 0 0 0 9 0h2a6.5 6.5 0 0 1-5.5 6.400V21h-2v-3.600A6.5 6.5 0 0 1 5.5 11z",
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside a name; screen readers pass over it. */
export function icon(name: IconName): SVGSVGElement {
  const picture = document.createElementNS(NAMESPACE, "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  picture.classList.add("icon");
  const path = document.createElementNS(NAMESPACE, "path");
  path.setAttribute("d", PATHS[name]);
  path.setAttribute("fill-rule", "evenodd");
  picture.append(path);
  return picture;
}
