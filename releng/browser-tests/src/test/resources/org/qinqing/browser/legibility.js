// Looks at the page as it is drawn; gives a list of sentences, empty when nothing is wrong.
// arguments: whether it is a telephone at its own size (then targets of touch are measured too)
const touch = arguments[0];
const faults = [];

function shown(element) {
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return box.width > 0 && box.height > 0 && style.visibility !== "hidden" && !element.closest(".unseen") && !element.closest("[hidden]");
}

function parsed(colour) {
  const parts = colour.match(/[\d.]+/g).map(Number);
  return { r: parts[0], g: parts[1], b: parts[2], a: parts.length > 3 ? parts[3] : 1 };
}

function over(top, under) {
  const mix = (a, b) => a * top.a + b * (1 - top.a);
  return { r: mix(top.r, under.r), g: mix(top.g, under.g), b: mix(top.b, under.b), a: 1 };
}

/** What really lies behind: all grounds up to the page. */
function ground(element) {
  const layers = [];
  for (let e = element; e; e = e.parentElement) {
    const colour = parsed(getComputedStyle(e).backgroundColor);
    if (colour.a > 0) { layers.unshift(colour); }
  }
  return layers.reduce((under, top) => over(top, under), { r: 255, g: 255, b: 255, a: 1 });
}

function luminance(c) {
  const part = v => { const s = v / 255; return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4); };
  return 0.2126 * part(c.r) + 0.7152 * part(c.g) + 0.0722 * part(c.b);
}

function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const name = element => element.tagName.toLowerCase() + (element.id ? "#" + element.id : "") + (element.className.baseVal === undefined && element.className ? "." + element.className : "");

// Words: WCAG 1.4.3.
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let texts = 0;
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.nodeValue.trim() || ["SCRIPT", "STYLE", "NOSCRIPT", "OPTION"].includes(element.tagName) || !shown(element)) { continue; }
  texts++;
  const style = getComputedStyle(element);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  const behind = ground(element);
  const ratio = contrast(over(parsed(style.color), behind), behind);
  if (ratio < (large ? 3 : 4.5)) { faults.push(`${name(element)} "${walker.currentNode.nodeValue.trim().slice(0, 20)}": contrast ${ratio.toFixed(2)}`); }
  if (size < 16 && touch !== null) { faults.push(`${name(element)}: ${size} px`); }
  if (!touch && size < 28 && !element.closest("nav") && !element.closest(".says") && innerWidth >= 1900) { faults.push(`${name(element)}: ${size} px on the projector`); }
}
if (texts === 0) { faults.push("no words at all"); }

// Controls: 1.4.11, 1.4.10, and nothing covers them.
for (const control of document.querySelectorAll("button, input, select, progress")) {
  if (!shown(control)) { continue; }
  const style = getComputedStyle(control);
  const around = ground(control.parentElement);
  const edge = contrast(over(parsed(style.borderTopColor), around), around);
  if (edge < 3 && contrast(ground(control), around) < 3) { faults.push(`${name(control)}: its edge has contrast ${edge.toFixed(2)}`); }
  if (control.tagName === "PROGRESS") { continue; }
  control.scrollIntoView({ block: "center" });
  const box = control.getBoundingClientRect();
  if (box.left < -0.5 || box.right > innerWidth + 0.5) { faults.push(`${name(control)}: beyond the edge, ${box.left} to ${box.right} of ${innerWidth}`); }
  const hit = document.elementFromPoint(box.left + box.width / 2, Math.max(1, Math.min(innerHeight - 1, box.top + box.height / 2)));
  if (!hit || !(control === hit || control.contains(hit))) { faults.push(`${name(control)}: covered by ${hit ? name(hit) : "nothing"}`); }
  if (touch && (box.width < 44 || box.height < 44)) { faults.push(`${name(control)}: ${box.width} × ${box.height} is small for a finger`); }
  if (control.scrollWidth > control.clientWidth + 1 && control.tagName === "BUTTON") { faults.push(`${name(control)}: its words are cut off`); }
}
window.scrollTo(0, 0);
if (document.documentElement.scrollWidth > innerWidth) { faults.push(`scrolls sideways: ${document.documentElement.scrollWidth} of ${innerWidth}`); }
return faults;
