// What the tests ask of a page: evaluated in Chromium, with the page's own script running or not.
() => {
  const addresses = ["href", "xlink:href", "src", "srcset", "action", "formaction", "data", "poster", "ping", "background"];
  const facts = {
    title: document.title,
    language: document.documentElement.lang,
    twin: document.querySelector('link[rel="alternate"][type="application/json"]')?.getAttribute("href") ?? null,
    links: [], ids: [], data: [], times: [], rows: [], forbidden: [],
    text: document.documentElement.textContent,
    shown: document.body.innerText,
  };
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    if (element.id) facts.ids.push(element.id);
    for (const attribute of element.attributes) {
      const key = attribute.name.toLowerCase();
      if (addresses.includes(key)) facts.links.push([name, key, attribute.value, element.getAttribute("rel") ?? ""]);
      if (key.startsWith("on") || key === "style" || key === "srcdoc") facts.forbidden.push(`${name} ${key}=${attribute.value}`);
    }
    if (["style", "iframe", "object", "embed", "base", "form"].includes(name)) facts.forbidden.push(name);
    if (name === "script" && !(element.src && element.textContent === "")) facts.forbidden.push("script " + element.textContent);
    if (name === "meta" && element.httpEquiv) facts.forbidden.push(`meta http-equiv=${element.httpEquiv}`);
    if (name === "data") facts.data.push([element.getAttribute("value"), element.textContent]);
    if (name === "time") facts.times.push([element.getAttribute("datetime") ?? element.textContent, element.textContent]);
  }
  const exact = element => element.getAttribute("value") ?? element.getAttribute("datetime") ?? element.textContent;
  for (const row of document.querySelectorAll("tr")) {
    const figures = Array.from(row.querySelectorAll("data, time"), exact);
    if (figures.length > 1) facts.rows.push(figures);
  }
  return facts;
}
