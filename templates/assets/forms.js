// Comfort for forms that work without it: what they did is shown where one is, and what is typed elsewhere stays.
const forms = () => [...document.querySelectorAll("form.act")];
const fields = (form) => [...form.querySelectorAll("input:not([type=hidden]), textarea, select")];
const initial = (field) =>
  field.matches("select") ? ([...field.options].find((one) => one.defaultSelected) ?? field.options[0])?.value : field.defaultValue;

// Puts the main part of another state of the page in the place of the one that is shown.
const show = (text, sent) => {
  const main = new DOMParser().parseFromString(text, "text/html").querySelector("main");
  if (!main?.querySelector("form.act, .said")) return false;
  const open = [...document.querySelectorAll("details[open][id]")].map((one) => one.id);
  const typed = forms().filter((form) => form != sent).flatMap(fields).filter((field) => field.value != initial(field));
  const token = sent?.querySelector("[name=token]")?.value;
  const focused = document.activeElement?.id;
  document.querySelector("main").replaceWith(main);
  const kept = sent?.closest("details")?.id;
  for (const id of open) if (id != kept) document.getElementById(id)?.setAttribute("open", "");
  for (const { id, value } of typed) {
    const field = document.getElementById(id);
    if (field) field.value = value;
  }
  if (token) for (const field of document.querySelectorAll("[name=token]")) field.value = token;
  const place = document.querySelector("[aria-invalid=true]") ?? document.getElementById("said");
  (sent ? place : document.getElementById(focused))?.focus({ preventScroll: !place?.matches("[aria-invalid]") });
  return true;
};

addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form.act")) return;
  event.preventDefault();
  if (form.ariaBusy == "true") return;
  form.ariaBusy = "true";
  let said = "The server does not answer. Whether anything was changed shows when the page is loaded again.";
  try {
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (show(await answer.text(), form)) return;
    said = `The server refused that (${answer.status}).`;
  } catch {}
  form.ariaBusy = null;
  const notice = Object.assign(document.createElement("p"), { className: "notice warning", id: "said", tabIndex: -1 });
  notice.role = "alert";
  document.querySelector(".said").replaceChildren(notice);
  notice.textContent = said;
  notice.focus({ preventScroll: true });
});

// A preview that has something newer asks before it loads the page again: what is typed is not to be lost.
addEventListener("fleetledger:change", async (event) => {
  event.preventDefault();
  if (document.querySelector("form[aria-busy=true]")) return;
  const answer = await fetch(location.href).catch(() => null);
  if (answer?.ok) show(await answer.text());
});
