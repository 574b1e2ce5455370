// The activities of this site for other programs. It reads documents by their paths and never asks a host for a query.
//
//   const { items, complete } = await activity({ agent: "Nexus", type: "error", since: "2026-02-16T00:00:00Z", limit: 20 });
//
// agent: an id, a name or another spelling. type: system, task or error. since (included) and until (not included): what
// Date takes. limit: a whole number from 1; anything else is no limit. base: the root of the site, by default the one
// that this file comes from. Without a limit and a time, there are as many as the one document of the agent or type has.
//
// items: as in the documents and in their order, newest first; between the first and the last none is left out.
// complete: all that there are. total: how many there are, where that is known. filter.matched is false for an agent or
// type that is not known, and then there are none.

export async function activity({ agent, type, since, until, limit, base } = {}) {
  const root = new URL(base ?? "..", base === undefined ? import.meta.url : globalThis.location?.href);
  if (!root.pathname.endsWith("/")) root.pathname += "/";
  const [from, to] = [time(since, -Infinity), time(until, Infinity)];
  const isTimed = from > -Infinity || to < Infinity;
  const most = /^[1-9]\d{0,8}$/.test(limit) ? Number(limit) : Infinity;

  const index = await read(root, "logs/activity/index");
  const who = isGiven(agent) && [...index.agents, ...index.idleAgents].find((one) => one.spellings.includes(`${agent}`));
  const what = isGiven(type) && index.types.find((one) => one.type === `${type}`);
  const matched = who !== undefined && what !== undefined;
  const found = [];
  const answer = (isAll, total) => ({
    filter: {
      agent: who ? who.id : null,
      type: what ? what.type : null,
      since: from > -Infinity ? new Date(from).toISOString() : null,
      until: to < Infinity ? new Date(to).toISOString() : null,
      limit: most < Infinity ? most : null,
      matched,
    },
    ...(isAll ? { total: found.length } : total === undefined ? {} : { total }),
    complete: isAll && found.length <= most,
    items: found.slice(0, most),
  });
  if (!matched || (who && !who.activities) || from >= to) return answer(true);

  const isOurs = (item) => (!who || item.agentId === who.id) && (!what || item.type === what.type);
  const isWithin = (item) => !isTimed || (Date.parse(item.createdAt) >= from && Date.parse(item.createdAt) < to);
  // All activities of a day are newer than the newest of the day before.
  const days = index.days.map((day, at) => ({
    ...day,
    newest: Date.parse(day.newest),
    after: at + 1 < index.days.length ? Date.parse(index.days[at + 1].newest) : -Infinity,
  }));
  let wanted = days.filter((day) => day.newest >= from && day.after < to);
  const head = headOf(index, who, what, isTimed ? Infinity : most);
  const isWhole = wanted.every((day) => day.document && day.items === day.activities);
  const size = wanted.reduce((sum, day) => sum + day.items, 0);
  let known = [];
  let total;
  if (!isTimed || !isWhole || head.items <= size) {
    const document = await read(root, head.name);
    known = document.items.filter(isOurs);
    found.push(...known.filter(isWithin));
    if (document.complete) return answer(true);
    if (!isTimed && head.isExact) total = document.total;
    // The oldest has no time when all that have one are there.
    const reach = Date.parse(document.items.at(-1)?.createdAt);
    if (isTimed && !(reach >= from)) return answer(true);
    const isEnough = found.length > most || (total !== undefined && found.length >= most);
    if (isEnough || !(reach >= from) || (!isTimed && most === Infinity)) return answer(false, total);
    wanted = wanted.filter((day) => day.after < reach);
  }
  for (let at = 0; at < wanted.length; at += 8) {
    const batch = wanted.slice(at, at + 8);
    const documents = await Promise.all(batch.map((day) => day.document && read(root, day.document)));
    for (const [place, document] of documents.entries()) {
      if (!document) return answer(false, total);
      const { newest, after } = batch[place];
      // What is known of a day is the beginning of what the day has.
      const had = known.filter((item) => Date.parse(item.createdAt) <= newest && Date.parse(item.createdAt) > after);
      found.push(...document.items.filter(isOurs).slice(had.length).filter(isWithin));
      const isCut = !document.complete && !(Date.parse(document.items.at(-1)?.createdAt) < from);
      if (isCut || found.length > most) return answer(false, total);
    }
  }
  // What has no time is in no day, and what is older than the days of the list is not published.
  const isListed = index.days.length === index.dayCount || days.at(-1).newest < from;
  return answer(isListed && (isTimed || index.undated === 0 || total === found.length), total);
}

const isGiven = (value) => value !== undefined && value !== null && value !== "";

function time(value, otherwise) {
  if (!isGiven(value)) return otherwise;
  const milliseconds = new Date(value).getTime();
  if (Number.isNaN(milliseconds)) throw new RangeError(`not a time: ${value}`);
  return milliseconds;
}

async function read(root, name) {
  const response = await fetch(new URL(`api/${name}.json`, root), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${name}: status ${response.status}`);
  return response.json();
}

// The smallest document that has the newest of what is asked for, and whether it has nothing else.
function headOf(index, who, what, most) {
  const patterns = new Set(index.patterns);
  let pattern = who ? "logs/activity/by-agent/{agent}" : what ? "logs/activity/by-type/{type}" : "logs/activity";
  let isExact = !(who && what);
  if (who && what && patterns.has(`${pattern}/type/{type}`)) [pattern, isExact] = [`${pattern}/type/{type}`, true];
  const limit = index.limits.find((one) => one >= most);
  const limited = who || what ? `${pattern}/{limit}` : `${pattern}/limit/{limit}`;
  if (limit && isExact && patterns.has(limited)) pattern = limited;
  const name = pattern.replace("{agent}", who.id).replace("{type}", what.type).replace("{limit}", limit);
  return { name, isExact, items: who ? who.items : what ? what.items : Math.min(1000, index.total) };
}
