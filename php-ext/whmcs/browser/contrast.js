// Texts of the addon whose contrast to what is behind them is below 4.5 (3 for large ones).
// Source: www.w3.org/TR/WCAG21, relative luminance and contrast ratio.
const parse = (text) => (text.match(/[\d.]+/g) || []).map(Number);
const light = ([r, g, b]) => [r, g, b]
  .map((c) => c / 255)
  .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
const behind = (node) => {
  for (let at = node; at; at = at.parentElement) {
    const colour = parse(getComputedStyle(at).backgroundColor);
    if (colour.length === 3 || colour[3] === 1) return colour;
  }
  return [255, 255, 255];
};
const faint = [];
const own = '[class*=backorder], [id*=backorder], #dispute';
for (const node of document.querySelectorAll(`${own}, ${own.split(', ').map((s) => s + ' *')}`)) {
  const hasText = [...node.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  if (!hasText || !node.checkVisibility()) continue;
  const style = getComputedStyle(node);
  const isDrawn = node instanceof SVGElement;
  const [a, b] = [light(parse(isDrawn ? style.fill : style.color)), light(behind(node))];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const isTheme = node.closest('.btn, a, .alert, .label, .badge, code, caption');
  if (ratio < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5) && !isTheme) {
    faint.push(`${ratio.toFixed(2)} ${node.outerHTML.slice(0, 80)}`);
  }
}
return faint;
