// Comfort: no page needs it.
const all = (query) => document.querySelectorAll(query);
const make = (tag, own, ...inside) => {
  const element = Object.assign(document.createElement(tag), own);
  element.append(...inside);
  return element;
};
const holds = (text, words) => words.split(/\s+/).every((word) => text.toLowerCase().includes(word));

// The age of the data; pages know no clock.
for (const place of all("[data-stale]")) {
  const hours = (Date.now() - Date.parse(place.querySelector("time").dateTime)) / 36e5;
  const [size, unit] = hours < 1.5 ? [hours * 60, "minute"] : hours < 36 ? [hours, "hour"] : [hours / 24, "day"];
  const count = Math.max(0, Math.round(size));
  const age = `${count} ${unit}${count == 1 ? "" : "s"} old`;
  place.append(` (${age})`);
  const banner = make("p", { className: "notice warning stale", role: "status" }, `Stale: this data is ${age}.`);
  if (hours * 3600 > place.dataset.stale) place.parentNode.after(banner);
}

// Heads sort; what is not known stands last.
const key = (cell) => {
  const exact = cell?.querySelector("data, time");
  if (exact) return exact.dateTime ?? +exact.value;
  return cell?.querySelector(".none") ? null : cell?.textContent;
};
const order = (a, b) => (isNaN(a - b) ? `${a}`.localeCompare(b, "en", { numeric: true }) : a - b);
for (const table of all(".sortable")) {
  [...table.tHead.rows[0].cells].forEach((head, at, heads) => {
    const button = make("button", {}, ...head.childNodes);
    head.append(button);
    button.onclick = () => {
      const isUp = head.ariaSort ? head.ariaSort != "ascending" : !head.matches(".num");
      for (const other of heads) other.ariaSort = null;
      head.ariaSort = isUp ? "ascending" : "descending";
      const [body] = table.tBodies;
      const cell = ({ cells }) => (at && cells.length < heads.length ? null : cells[at]);
      const rows = [...body.rows].map((row) => [key(cell(row)), row]);
      rows.sort(([a], [b]) => (a == null) - (b == null) || (isUp ? order(a, b) : order(b, a)));
      body.append(...rows.map(([, row]) => row));
    };
  });
}

// Filters leave the rows with all words.
for (const table of all("[data-filter]")) {
  const rows = [...table.tBodies[0].rows];
  if (rows.length < 10) continue;
  const count = make("output");
  const input = make("input", { type: "search" });
  const label = make("label", {}, `Filter ${table.dataset.filter} `, input);
  table.closest(".scroll").before(make("p", { className: "filter" }, label, count));
  input.oninput = () => {
    const words = input.value.trim().toLowerCase();
    for (const row of rows) row.hidden = !holds(row.textContent, words);
    count.value = ` ${rows.filter((row) => !row.hidden).length} of ${rows.length}`;
  };
}

// The link to all pages becomes a search box, not on disk.
const [link] = all("a.search");
if (link && location.protocol != "file:") {
  const list = make("ul", { id: "found", role: "listbox", ariaLabel: "Found" });
  const input = make("input", {
    type: "search", role: "combobox", ariaLabel: "Search", placeholder: "Search (/)", autocomplete: "off",
  });
  const box = make("div", { className: "search", role: "search" }, input, list);
  const options = list.children;
  let entries, at;
  const go = (option) => (location = new URL(option?.path ?? "", link.href));
  const choose = (to) => {
    at = to;
    [...options].forEach((option, i) => (option.ariaSelected = i == at));
    input.setAttribute("aria-activedescendant", options[at]?.id ?? "");
  };
  const show = (found) => {
    const option = ([kind, title, path], i) =>
      make("li", { id: `found-${i}`, role: "option", path }, title, make("small", {}, kind));
    list.replaceChildren(...found.map(option));
    list.hidden = !found.length;
    input.ariaExpanded = !list.hidden;
    choose(-1);
  };
  input.onfocus = async () => {
    const answer = fetch(new URL("search.json", link.href)).then((answer) => answer.json());
    entries = await answer.catch(() => box.replaceWith(link));
  };
  input.onblur = () => show([]);
  input.oninput = () => {
    const words = input.value.trim().toLowerCase();
    const hits = entries?.filter((entry) => words && holds(`${entry}`, words)) ?? [];
    const late = ([, title]) => !title.toLowerCase().startsWith(words);
    show(hits.sort((a, b) => late(a) - late(b)).slice(0, 12));
  };
  list.onmousedown = ({ target }) => go(target.closest("li"));
  input.onkeydown = (event) => {
    const { length } = options;
    if (event.key == "ArrowDown") choose((at + 1) % length);
    else if (event.key == "ArrowUp") choose((Math.max(at, 0) + length - 1) % length);
    else if (event.key == "Enter") go(options[Math.max(at, 0)]);
    else if (event.key == "Escape") show([]);
    else return;
    event.preventDefault();
  };
  onkeydown = (event) => {
    if (event.key == "/" && !event.target.matches("input")) input.focus(event.preventDefault());
  };
  input.setAttribute("aria-controls", "found");
  show([]);
  link.replaceWith(box);
}
