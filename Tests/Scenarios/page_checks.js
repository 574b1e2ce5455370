// Checks of a page as it looks now: whether something is wider than the screen, and the rules of WCAG 2.2 AA by axe.
window.checks = (() => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const colourRules = ["color-contrast", "link-in-text-block"];

  const wide = () => {
    const root = document.documentElement;
    if ([root, document.body].some(one => /hidden|clip/.test(getComputedStyle(one).overflowX))) return "cuts off what is too wide";
    return root.scrollWidth > root.clientWidth ? `${root.scrollWidth - root.clientWidth} px wider than the screen` : null;
  };

  const run = async (context, options) => {
    const found = await axe.run(context, { ...options, resultTypes: ["violations"], preload: false });
    return found.violations.map(rule => `${rule.id} (${rule.help}) at ` + rule.nodes.slice(0, 3).map(node =>
      `${node.target.join(" ")} ${node.html.slice(0, 160)} ${(node.failureSummary ?? "").split("\n").slice(1, 3).join(" ")}`
    ).join("; ") + (rule.nodes.length > 3 ? `; and ${rule.nodes.length - 3} more` : ""));
  };

  // Every rule but those of colours.
  const structure = () => run(document, {
    runOnly: { type: "tag", values: tags },
    rules: Object.fromEntries(colourRules.map(rule => [rule, { enabled: false }])),
  });

  const digest = text => {
    let [high, low] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      [high, low] = [Math.imul(high ^ code, 2654435761), Math.imul(low ^ code, 1597334677)];
    }
    return `${high >>> 0}.${low >>> 0}`;
  };

  // One element with text of its own for each way in which text is coloured: those in which all that decides about contrast
  // is the same, for the element and all that it stands in. Without this most of a run's time goes into the same few colours in
  // thousands of table cells. By a digest of these, so that what another page has in the same look is not examined again.
  const coloured = () => {
    const known = new Map(), first = new Map();
    const colours = element => {
      if (!element) return "";
      if (!known.has(element)) {
        const style = getComputedStyle(element);
        known.set(element, [
          colours(element.parentElement), style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.fontSize,
          style.fontWeight, style.textShadow, style.position, style.visibility, style.filter, style.mixBlendMode].join("|"));
      }
      return known.get(element);
    };
    for (const element of document.body.querySelectorAll("*")) {
      const hasText = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (!hasText || !element.checkVisibility()) continue;
      const key = digest(element.localName + colours(element));
      if (!first.has(key)) first.set(key, element);
    }
    return first;
  };

  // The violations, and the ways of colouring that were examined; `known` are those that need not be.
  const colours = async known => {
    const found = coloured();
    for (const key of known) found.delete(key);
    const include = [...found.values()];
    const violations = include.length ? await run({ include }, { runOnly: { type: "rule", values: colourRules } }) : [];
    return [violations, [...found.keys()]];
  };

  return { wide, structure, colours };
})();
