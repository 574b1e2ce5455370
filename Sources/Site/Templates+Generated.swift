// Written by scripts/embed-templates from the files in templates/; edit those, then run it again.
// swift-format-ignore-file

/// The templates that the site is made with where the user has none of that name.
enum DefaultTemplates {
  /// The files, by path below the folder, in byte order.
  static let files: [(name: String, text: String)] = [
    (
      "404.mustache",
##"""
{{< partials/layout}}
{{$main}}
<p>There is no page at this address.</p>
<p><a href="{{page.links.root}}index.html">Go to the overview</a></p>
{{/main}}
{{$about}}
<p>{{page.site}}</p>
{{/about}}
{{/ partials/layout}}

"""##
    ),
    (
      "activity-archive.mustache",
##"""
{{< partials/layout}}
{{$heading}}
<p class="crumbs"><a href="{{page.links.root}}activity.html">Activity</a></p>
<h1>{{page.title}}</h1>
{{/heading}}
{{$main}}
{{> partials/activity-tabs}}
{{^doc.total}}
{{> partials/no-activities}}
{{/doc.total}}
{{#doc.total}}
<p>In all: {{doc.total}}, on {{doc.dayCount}} days.{{#doc.undated}} Without a time, and so of no day: {{doc.undated}}.{{/doc.undated}}</p>
{{#page.has.days}}
<section aria-labelledby="days">
<h2 id="days">Days</h2>
{{page.charts.days}}
<div class="scroll" tabindex="0" role="region" aria-label="Activities by day">
<table>
<caption>Newest day first; the newest 92 days have a page, of up to 1,000 activities each.{{#page.daysLeftOut}} Older days that are not listed: {{page.daysLeftOut}}.{{/page.daysLeftOut}}</caption>
<thead><tr><th scope="col">Day</th><th scope="col" class="num">Activities</th><th scope="col" class="num">Errors</th><th scope="col" class="num">On its page</th></tr></thead>
<tbody>
{{#doc.days}}
<tr><th scope="row">{{#document}}<a href="{{href}}">{{date}}</a>{{/document}}{{^document}}{{date}}{{/document}}</th><td class="num">{{activities}}</td><td class="num{{^errors}} zero{{/errors}}">{{errors}}</td><td class="num">{{items}}</td></tr>
{{/doc.days}}
</tbody>
</table>
</div>
</section>
{{/page.has.days}}
{{#page.has.agents}}
<section aria-labelledby="agents">
<h2 id="agents">Agents</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Activities by agent">
<table>
<caption>By id; a page has up to 250 activities.</caption>
<thead><tr><th scope="col">Agent</th><th scope="col" class="num">Activities</th><th scope="col" class="num">Errors</th><th scope="col">Newest</th></tr></thead>
<tbody>
{{#doc.agents}}
<tr><th scope="row">{{#document}}<a href="{{href}}"><bdi>{{name}}</bdi></a>{{/document}}</th><td class="num">{{activities}}</td><td class="num{{^errors}} zero{{/errors}}">{{errors}}</td><td class="time">{{newest}}{{^newest}}<span class="none">no time</span>{{/newest}}</td></tr>
{{/doc.agents}}
</tbody>
</table>
</div>
</section>
{{/page.has.agents}}
<section aria-labelledby="types">
<h2 id="types">Types</h2>
<ul class="counts">
{{#doc.types}}
<li>{{#document}}<a href="{{href}}">{{type}}</a>{{/document}} {{activities}}</li>
{{/doc.types}}
</ul>
</section>
{{/doc.total}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "activity.mustache",
##"""
{{< partials/layout}}
{{$heading}}
{{^page.tab.all}}
<p class="crumbs"><a href="{{page.links.root}}activity.html">Activity</a>{{#doc.filter.day}} · <a href="{{page.links.root}}activity/archive.html">By day</a>{{/doc.filter.day}}</p>
{{/page.tab.all}}
<h1><bdi>{{page.title}}</bdi></h1>
{{/heading}}
{{$main}}
{{> partials/activity-tabs}}
{{#doc.filter.agent}}
<p>Agent <a href="{{href}}">{{doc.filter.agent}}</a>.</p>
{{/doc.filter.agent}}
{{^doc.total}}
{{^page.has.sources}}
{{> partials/no-activities}}
{{/page.has.sources}}
{{#page.has.sources}}
<p class="notice" role="note">No such activity.</p>
{{/page.has.sources}}
{{/doc.total}}
{{#doc.total}}
<p>In all: {{doc.total}}.{{^doc.complete}} Only the newest are shown here and in the JSON; left out: {{page.leftOut}}.{{/doc.complete}}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Activities">
<table class="activities">
<caption>Newest first; those without a time last.</caption>
{{> partials/activity-head}}
<tbody>
{{#doc.items}}
{{> partials/activity-row}}
{{/doc.items}}
</tbody>
</table>
</div>
{{/doc.total}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "agent.mustache",
##"""
{{< partials/layout}}
{{$heading}}
<p class="crumbs"><a href="{{page.links.root}}agents.html">Agents</a></p>
<h1>{{#doc.emoji}}<span aria-hidden="true">{{doc.emoji}}</span> {{/doc.emoji}}<bdi>{{doc.name}}</bdi></h1>
<p class="sub"><code>{{doc.id}}</code>{{#doc.role}} · <bdi>{{doc.role}}</bdi>{{/doc.role}}{{#doc.department}} · <bdi>{{doc.department}}</bdi>{{/doc.department}}{{#doc.status}} · <span class="state"><bdi>{{doc.status}}</bdi></span>{{/doc.status}} · {{#doc.lastActiveAt}}last active {{doc.lastActiveAt}}{{/doc.lastActiveAt}}{{^doc.lastActiveAt}}<span class="none">no data</span> of its last activity{{/doc.lastActiveAt}}</p>
{{/heading}}
{{$main}}
{{> partials/incomplete}}
<dl class="cards">
{{#doc}}
<div class="card lead">
<dt>Cost</dt>
<dd class="figure">{{> partials/cost}}</dd>
<dd class="sub">{{#tokens}}{{total}} tokens{{/tokens}}{{^tokens}}<span class="none">No source with token figures names this agent.</span>{{/tokens}}{{#basis}} · {{#bases}}<span class="basis {{.}}">{{.}}</span> {{/bases}}{{/basis}}{{#share}} · {{share}} of the fleet{{/share}}</dd>
</div>
<div class="card">
<dt>Today</dt>
<dd class="figure">{{#today}}{{> partials/amount}}{{/today}}{{^today}}<span class="none">no data</span>{{/today}}</dd>
<dd class="sub">{{#today.tokens}}{{today.tokens}} tokens{{/today.tokens}}</dd>
</div>
<div class="card">
<dt>This week</dt>
<dd class="figure">{{#week}}{{> partials/amount}}{{/week}}{{^week}}<span class="none">no data</span>{{/week}}</dd>
<dd class="sub">{{#week.tokens}}{{week.tokens}} tokens{{/week.tokens}}</dd>
</div>
<div class="card">
<dt>Calls</dt>
<dd class="figure">{{calls}}{{^calls.value}}<span class="none">no data</span>{{/calls.value}}</dd>
<dd class="sub">{{#sessions.value}}in {{sessions}} sessions{{/sessions.value}}{{^sessions.value}}No source names sessions.{{/sessions.value}}</dd>
</div>
<div class="card">
<dt>Tasks done</dt>
<dd class="figure">{{tasksDone}}{{^tasksDone.value}}<span class="none">no data</span>{{/tasksDone.value}}</dd>
<dd class="sub">{{#costPerTask}}{{costPerTask}} of token cost each{{/costPerTask}}</dd>
</div>
{{/doc}}
</dl>

{{#page.hasFacts}}
<section aria-labelledby="facts">
<h2 id="facts">What rosters state</h2>
<dl class="facts">
{{#doc.currentTask}}
<dt>Works on</dt><dd><bdi>{{doc.currentTask}}</bdi></dd>
{{/doc.currentTask}}
{{#doc.model}}
<dt>Model</dt><dd><bdi>{{doc.model}}</bdi></dd>
{{/doc.model}}
{{#doc.maxTokens}}
<dt>Tokens it may use</dt><dd>{{doc.maxTokens}}{{#doc.maxTokensShare}} ({{doc.maxTokensShare}} used){{/doc.maxTokensShare}}</dd>
{{/doc.maxTokens}}
{{#doc.sessionsCount.value}}
<dt>Sessions</dt><dd>{{doc.sessionsCount}}</dd>
{{/doc.sessionsCount.value}}
{{#doc.tasksCompleted.value}}
<dt>Tasks completed</dt><dd>{{doc.tasksCompleted}}</dd>
{{/doc.tasksCompleted.value}}
{{#doc.successRate.value}}
<dt>Tasks that succeeded</dt><dd>{{doc.successRate}}&nbsp;%</dd>
{{/doc.successRate.value}}
{{#page.has.aliases}}
<dt>Also known as</dt><dd>{{#doc.aliases}}<bdi class="alias">{{.}}</bdi> {{/doc.aliases}}</dd>
{{/page.has.aliases}}
</dl>
</section>
{{/page.hasFacts}}

{{#page.has.snapshots}}
<section aria-labelledby="snapshots">
<h2 id="snapshots">Snapshots</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Snapshots">
<table>
<caption>What a source says at one moment, for no period; in no sum.</caption>
<thead><tr><th scope="col">Time</th><th scope="col">Figure</th><th scope="col" class="num">Tokens</th><th scope="col" class="num">Cost</th><th scope="col">Source</th></tr></thead>
<tbody>
{{#doc.snapshots}}
<tr><th scope="row" class="time">{{time}}{{^time}}<span class="none">no time</span>{{/time}}</th><td><bdi>{{label}}</bdi></td><td class="num">{{tokens}}{{^tokens}}{{> partials/unknown}}{{/tokens}}</td><td class="num">{{cost}}{{^cost}}{{> partials/unknown}}{{/cost}}</td><td>{{> partials/place}}</td></tr>
{{/doc.snapshots}}
</tbody>
</table>
</div>
</section>
{{/page.has.snapshots}}

{{#doc.basis}}
<section aria-labelledby="days">
<h2 id="days">Days</h2>
{{page.charts.days}}
{{> partials/days}}
{{#page.newestDay}}
<p class="sub">The records of a day: <code>fleetledger explain --agent {{doc.id}} --day {{page.newestDay.value}}</code></p>
{{/page.newestDay}}
</section>

<section aria-labelledby="weeks">
<h2 id="weeks">Weeks</h2>
{{page.charts.weeks}}
{{> partials/weeks}}
</section>

<section aria-labelledby="models">
<h2 id="models">Models</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Spending by model">
<table class="figures sortable">
<caption>By model, in the order of names.</caption>
<thead><tr><th scope="col">Model</th>{{> partials/figures-head}}</tr></thead>
<tbody>
{{#doc.models}}
<tr id="model-{{anchor}}"><th scope="row"><bdi>{{name}}</bdi> <a class="anchor" href="#model-{{anchor}}" aria-label="Link to this model">#</a>{{#provider}}<br><span class="sub"><bdi>{{provider}}</bdi></span>{{/provider}}</th>
{{> partials/figures}}
</tr>
{{/doc.models}}
{{^doc.models}}
<tr><td class="none" colspan="9">no data: no source names models</td></tr>
{{/doc.models}}
</tbody>
</table>
</div>
</section>
{{> partials/key}}
{{/doc.basis}}

{{#page.has.topSessions}}
<section aria-labelledby="sessions">
<h2 id="sessions">Sessions</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Sessions">
<table>
<caption>The most expensive first, at most twenty. <a href="{{page.links.root}}sessions.html">Those of all agents</a></caption>
<thead><tr><th scope="col">Session</th>{{> partials/session-head}}</tr></thead>
<tbody>
{{#doc.topSessions}}
<tr><th scope="row"><code><bdi>{{id}}</bdi></code></th>{{> partials/session-cells}}</tr>
{{/doc.topSessions}}
</tbody>
</table>
</div>
</section>
{{/page.has.topSessions}}

<section aria-labelledby="tasks">
<h2 id="tasks">Tasks</h2>
<ul class="tasks flow">
{{#doc.taskDetails}}
{{> partials/task}}
{{/doc.taskDetails}}
</ul>
{{^doc.taskDetails}}
<p class="none">No task is assigned to this agent.</p>
{{/doc.taskDetails}}
{{#doc.taskDocument}}
<p><a href="{{href}}">Its tasks as a board</a></p>
{{/doc.taskDocument}}
</section>

{{#page.has.checkLists}}
<section aria-labelledby="lists">
<h2 id="lists">Check lists</h2>
{{#doc.checkLists}}
<h3><bdi>{{title}}</bdi> <span class="count">{{done}} of {{total}}</span></h3>
<ul class="checks">
{{#items}}
<li class="{{#done}}done{{/done}}{{^done}}open{{/done}}"><span class="mark">{{#done}}done{{/done}}{{^done}}open{{/done}}</span> <bdi>{{text}}</bdi></li>
{{/items}}
</ul>
<p class="sub"><code>{{source}}</code></p>
{{/doc.checkLists}}
</section>
{{/page.has.checkLists}}

<section aria-labelledby="activity">
<h2 id="activity">Latest activity</h2>
{{#doc.activityCount}}
<p>In all: {{doc.activityCount}}. Only the newest are shown; {{#doc.activityDocument}}<a href="{{href}}">more of them</a>{{/doc.activityDocument}}.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Activities">
<table class="activities">
<caption>Newest first; those without a time last.</caption>
{{> partials/activity-head}}
<tbody>
{{#doc.activities}}
{{> partials/activity-row}}
{{/doc.activities}}
</tbody>
</table>
</div>
{{/doc.activityCount}}
{{^doc.activityCount}}
<p class="none">No activity names this agent.</p>
{{/doc.activityCount}}
</section>
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "agents.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{^page.hasFigures}}
{{> partials/no-figures}}
{{/page.hasFigures}}
{{^doc}}
<p class="notice" role="note"><strong>no data</strong>: no source names an agent. Transcripts below <code>agents/</code>, a roster (<code>agents.json</code>) or the configuration would.</p>
{{/doc}}
{{#page.has.items}}
<div class="scroll" tabindex="0" role="region" aria-label="Agents">
<table class="figures sortable" data-filter="agents">
<caption>All agents that any source names, the most expensive first. Tokens above, US dollars below.</caption>
<thead><tr><th scope="col">Agent</th><th scope="col">Status</th><th scope="col" class="num">Total</th><th scope="col" class="num">Share of cost</th><th scope="col" class="num">Today</th><th scope="col" class="num">This week</th><th scope="col">14 days</th><th scope="col" class="num">Of its maximum</th><th scope="col" class="num">Sessions</th><th scope="col" class="num">Tasks done</th><th scope="col" class="num">Cost a task</th><th scope="col">Last active</th><th scope="col">Basis</th></tr></thead>
<tbody>
{{#page.agents}}
<tr id="agent-{{anchor}}">
<th scope="row">{{#emoji}}<span aria-hidden="true">{{emoji}}</span> {{/emoji}}<a href="{{id.href}}"><bdi>{{name}}</bdi></a> <a class="anchor" href="#agent-{{anchor}}" aria-label="Link to this agent">#</a>{{#role}}<br><span class="sub"><bdi>{{role}}</bdi></span>{{/role}}{{#department}}<br><span class="sub"><bdi>{{department}}</bdi></span>{{/department}}</th>
<td>{{#status}}<span class="state"><bdi>{{status}}</bdi></span>{{/status}}{{^status}}{{> partials/unknown}}{{/status}}{{#model}}<br><span class="sub"><bdi>{{model}}</bdi></span>{{/model}}{{#currentTask}}<br><span class="sub"><bdi>{{currentTask}}</bdi></span>{{/currentTask}}</td>
<td class="num total">{{#basis}}<span class="tokens">{{tokens.total}}{{^tokens}}{{> partials/unknown}}{{/tokens}}</span> <span class="dollars">{{> partials/cost}}</span>{{/basis}}{{^basis}}<span class="none">no data</span>{{/basis}}</td>
<td class="num">{{share}}{{^share}}{{> partials/unknown}}{{/share}}</td>
<td class="num">{{#today}}{{> partials/brief}}{{/today}}{{^today}}{{> partials/unknown}}{{/today}}</td>
<td class="num">{{#week}}{{> partials/brief}}{{/week}}{{^week}}{{> partials/unknown}}{{/week}}</td>
<td>{{trend}}{{^trend}}{{> partials/unknown}}{{/trend}}</td>
<td class="num">{{#maxTokensShare}}{{maxTokensShare}}{{/maxTokensShare}}{{^maxTokensShare}}{{> partials/unknown}}{{/maxTokensShare}}{{#tokensUsed}}<br><span class="sub">{{tokensUsed}} used</span>{{/tokensUsed}}</td>
<td class="num">{{sessions}}{{^sessions.value}}{{> partials/unknown}}{{/sessions.value}}</td>
<td class="num">{{tasksDone}}{{^tasksDone.value}}{{> partials/unknown}}{{/tasksDone.value}}{{#tasksCompleted.value}}<br><span class="sub">states {{tasksCompleted}}</span>{{/tasksCompleted.value}}</td>
<td class="num">{{costPerTask}}{{^costPerTask}}{{> partials/unknown}}{{/costPerTask}}</td>
<td class="time">{{lastActiveAt}}{{^lastActiveAt}}<span class="none">no data</span>{{/lastActiveAt}}</td>
<td>{{#basis}}<span class="basis {{basis}}">{{basis}}</span>{{/basis}}{{^basis}}{{> partials/unknown}}{{/basis}}</td>
</tr>
{{/page.agents}}
</tbody>
</table>
</div>
<p class="sub">Of its maximum: the tokens used that a roster stated last, else its tokens in all, of those it may use. Cost a task: its token cost divided by its completed tasks that are known here.</p>
{{> partials/key}}
{{/page.has.items}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "api.mustache",
##"""
{{< partials/layout}}
{{$main}}
<p>Everything that the pages show stands in these documents, in JSON, made from the same values.</p>
<p>State of the data: <strong class="health {{doc.status}}">{{doc.status}}</strong>; sources read: {{doc.sourcesRead}}, files not read: {{doc.sourcesNotRead}}.</p>
<h2 id="forms">Kinds of documents</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Kinds of documents">
<table data-filter="kinds">
<caption>Each with its schema, the time for which caches keep it, an example of this site, and its tables as CSV. <code>&lt;id&gt;</code> stands for one thing of many.</caption>
<thead><tr><th scope="col">Address</th><th scope="col">What it is</th><th scope="col">Schema</th><th scope="col">Kept for</th><th scope="col">Example</th><th scope="col">Tables</th></tr></thead>
<tbody>
{{#page.forms}}
<tr><th scope="row"><code>{{path}}</code></th><td class="text">{{summary}}</td><td><a href="{{schema}}" aria-label="Schema of {{path}}">Schema</a></td><td class="keep">{{time}}</td><td>{{#example}}<a href="{{example}}" aria-label="Example of {{path}}">Example</a>{{/example}}{{^example}}<span class="none">none here</span>{{/example}}</td><td>{{#tables}}<code>{{.}}</code> {{/tables}}{{^tables}}<span class="none">none</span>{{/tables}}</td></tr>
{{/page.forms}}
</tbody>
</table>
</div>
<h2 id="queries">Queries</h2>
<p>These addresses take a query where the host can see it. Each answer is a document that can be asked for by its own path, too; its <code>filter</code> says what it was filtered by.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Queries">
<table>
<caption>Parameters stand in braces where their values stand in paths.</caption>
<thead><tr><th scope="col">Address</th><th scope="col">Answered by</th><th scope="col">What is not known</th><th scope="col" class="num">Documents for queries alone</th></tr></thead>
<tbody>
{{#doc.queries}}
<tr><th scope="row"><code>{{address}}</code></th><td>{{#patterns}}<code>/api/{{.}}.json</code> {{/patterns}}</td><td><a href="{{page.links.root}}api/{{unmatched}}.json">{{unmatched}}</a></td><td class="num">{{documents}}</td></tr>
{{/doc.queries}}
</tbody>
</table>
</div>
<h2 id="others">Other files</h2>
<ul>
{{#doc.modules}}
<li>Script <a href="{{page.links.root}}{{path}}">{{name}}</a>: an ES module for pages of other makers</li>
{{/doc.modules}}
{{#page.links.feed}}
<li><a href="{{page.links.feed}}">Feed</a>: daily summaries of the newest 30 days, Atom</li>
{{/page.links.feed}}
<li>Badges: <a href="{{page.links.root}}badges/cost-week.svg">cost this week</a>, <a href="{{page.links.root}}badges/cost-today.svg">cost today</a>, and <code>/badges/agents/&lt;id&gt;.svg</code> for each agent</li>
<li><a href="{{page.links.root}}search.json">Search</a>: kind, title and path of every page</li>
</ul>
<h2 id="documents">Documents</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Documents">
<table class="sortable" data-filter="documents">
<caption>Documents, by name.</caption>
<thead><tr><th scope="col">Document</th><th scope="col">Form</th><th scope="col">As of</th><th scope="col" class="num">Items</th><th scope="col" class="num">Sources</th></tr></thead>
<tbody>
{{#page.documents}}
<tr><th scope="row"><a href="{{page.links.root}}api/{{name}}.json">{{name}}</a></th><td><code>{{schema}}</code></td><td class="time">{{asOf}}{{^asOf}}<span class="none">no data</span>{{/asOf}}</td><td class="num">{{items}}{{^items.value}}{{> partials/unknown}}{{/items.value}}{{#isCut}} <span class="sub">of {{total}}</span>{{/isCut}}</td><td class="num">{{sourceCount}}</td></tr>
{{/page.documents}}
</tbody>
</table>
</div>
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "assets/activity.js",
##"""
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

"""##
    ),
    (
      "assets/base.css",
##"""
/* The scale: type 13 14 16 20 28 36 px, space 4 8 12 16 24 40 px, one hue for links, three for good, warning and bad. */

:root {
  color-scheme: light dark;
  --paper: #f7f6f2;
  --card: #fffefb;
  --ink: #1a1d21;
  --soft: #5b6069;
  --line: #e2dfd6;
  --rule: #c9c4b6;
  --stripe: #f5f3ed;
  --accent: #0a5c63;
  --accent-soft: #dfeeec;
  --good: #1c6b3c;
  --good-soft: #e1f1e6;
  --warn: #7c4b00;
  --warn-soft: #fbefd9;
  --bad: #a62a1c;
  --bad-soft: #fae6e2;
  --radius: 6px;
  --s1: 0.25rem;
  --s2: 0.5rem;
  --s3: 0.75rem;
  --s4: 1rem;
  --s5: 1.5rem;
  --s6: 2.5rem;
}

@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a;
    --card: #1a1e22;
    --ink: #e9e7e1;
    --soft: #a5aab1;
    --line: #2c3237;
    --rule: #48505a;
    --stripe: #1f2429;
    --accent: #74cfc8;
    --accent-soft: #17343a;
    --good: #7fd0a0;
    --good-soft: #17321f;
    --warn: #e9bd6a;
    --warn-soft: #372a11;
    --bad: #f3a297;
    --bad-soft: #40201c;
  }
}

*, *::before, *::after { box-sizing: border-box; }

html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: var(--s4); }

body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere;
}

a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
th a, .title a, h2 a { text-decoration-color: var(--rule); }
a:hover { text-decoration-thickness: 2px; text-decoration-color: currentColor; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
:target { outline: 2px solid var(--accent); outline-offset: 2px; }
main:target { outline: 0; }

h1 { font-size: 1.75rem; line-height: 1.2; font-weight: 680; letter-spacing: -0.02em; margin: 0; }
h2 { font-size: 1.25rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.01em; margin: var(--s6) 0 var(--s3); }
h3 { font-size: 1rem; font-weight: 650; margin: var(--s5) 0 var(--s2); }
p { margin: var(--s2) 0; max-width: 75ch; }

code, pre { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", Menlo, Consolas, monospace; }
code { font-size: 0.85em; color: var(--soft); unicode-bidi: isolate; }
pre { white-space: pre-wrap; margin: var(--s2) 0; font-size: 0.85em; }
abbr { text-decoration: none; }
summary { cursor: pointer; color: var(--accent); width: fit-content; min-height: 24px; }
progress {
  appearance: none;
  -webkit-appearance: none;
  height: 0.5rem;
  border: 0;
  border-radius: 2px;
  overflow: hidden;
  background: var(--line);
  color: var(--accent);
}
progress::-webkit-progress-bar { background: var(--line); }
progress::-webkit-progress-value { background: var(--accent); }
progress::-moz-progress-bar { background: var(--accent); }
progress.over::-webkit-progress-value { background: var(--bad); }
progress.over::-moz-progress-bar { background: var(--bad); }

.sub { color: var(--soft); font-size: 0.875rem; font-weight: 400; }
.none { color: var(--soft); font-weight: 400; }
.least { color: var(--soft); font-size: 0.8em; font-weight: 400; }
.count { color: var(--soft); font-size: 0.85em; font-weight: 500; }
.plain { list-style: none; margin: 0; padding: 0; }
.plain > li { padding: var(--s2) 0; border-top: 1px solid var(--line); }
.plain > li:first-child { border-top: 0; }
.text { white-space: pre-line; }

@media (prefers-reduced-motion: no-preference) {
  html { scroll-behavior: smooth; }
}

"""##
    ),
    (
      "assets/charts.css",
##"""
/* Charts. Series have eight colours and a grey (--k1 to --k8, --kr), each at least 3:1 against a card and told apart by colour-blind readers; the calendar has five shades of one hue (--h1 to --h5). */

:root {
  --k1: #076467;
  --k2: #c57c3d;
  --k3: #448eda;
  --k4: #602e44;
  --k5: #847002;
  --k6: #4d2875;
  --k7: #437c5a;
  --k8: #761b04;
  --kr: #7d838b;
  --h0: #eeece5;
  --h1: #c4dedb;
  --h2: #8fc1bf;
  --h3: #519c9d;
  --h4: #1f7478;
  --h5: #05484c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --k1: #7adbe4;
    --k2: #fd9e45;
    --k3: #5d82d2;
    --k4: #d89db5;
    --k5: #8d6d0e;
    --k6: #b295ee;
    --k7: #bbdfab;
    --k8: #e8734c;
    --kr: #868d96;
    --h0: #262c31;
    --h1: #1d4549;
    --h2: #28696c;
    --h3: #3a9192;
    --h4: #5dbdbb;
    --h5: #a5ede7;
  }
}
.s1 { --k: var(--k1); }
.s2 { --k: var(--k2); }
.s3 { --k: var(--k3); }
.s4 { --k: var(--k4); }
.s5 { --k: var(--k5); }
.s6 { --k: var(--k6); }
.s7 { --k: var(--k7); }
.s8 { --k: var(--k8); }
.rest { --k: var(--kr); }
.h0 { --k: var(--h0); }
.h1 { --k: var(--h1); }
.h2 { --k: var(--h2); }
.h3 { --k: var(--h3); }
.h4 { --k: var(--h4); }
.h5 { --k: var(--h5); }

.ch { margin: 0 0 1.75rem; min-width: 0; }
.ch b { color: var(--ink); font-weight: 600; margin-right: 0.4em; }
.ch figcaption { color: var(--soft); font-size: 0.875rem; margin-bottom: 1rem; max-width: 75ch; }
.ch figcaption span { white-space: nowrap; }
.cp, .hm { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 0.5rem; container-type: inline-size; }
.cy { display: flex; flex-direction: column; justify-content: space-between; text-align: right; color: var(--soft); font-size: 0.6875rem; white-space: nowrap; }
.cy span { line-height: 0; }
.cy span:only-child { margin-top: auto; }
.cb { display: block; width: 100%; height: 12.5rem; fill: var(--k); }
.cb path { fill: var(--k); }
.cx { grid-column: 2; display: block; width: 100%; height: 1.25rem; overflow: visible; font-size: 0.6875rem; }
.c2 { height: 2.25rem; }
.cx text { fill: var(--soft); text-anchor: middle; }
.cx .ce { text-anchor: end; }
.cw { display: none; }
@container (min-width: 34rem) {
  .cs { display: none; }
  .cw { display: inline; }
}
.cb .cg, .cb .cz, .cb .cl, .ln path { fill: none; stroke: var(--line); vector-effect: non-scaling-stroke; }
.cb .cz { stroke: var(--soft); }
.cb .cl { stroke: var(--ink); stroke-width: 2; stroke-dasharray: 3 2; }
.cb .cn { fill: var(--line); fill-opacity: 0.5; }
.cb .so { fill-opacity: 0.45; }
.cb .nb { fill: var(--kr); fill-opacity: 0.25; stroke: var(--kr); vector-effect: non-scaling-stroke; }
.cb .ct path { fill: transparent; }
.cb .ct path:hover { fill: var(--ink); fill-opacity: 0.07; }
.cb .ln path { stroke: var(--k); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.ln .s2, .ln .s5 { stroke-dasharray: 7 4; }
.ln .s3, .ln .s6 { stroke-dasharray: 1 4; }
.ln .s4, .ln .s7 { stroke-dasharray: 9 4 1 4; }

.ck { list-style: none; display: flex; flex-wrap: wrap; gap: 0.3rem 1.25rem; margin: 0.75rem 0 0; padding: 0; font-size: 0.8125rem; }
.ck li::before { content: ""; display: inline-block; border: 0.36em solid var(--k, var(--line)); border-radius: 2px; margin-right: 0.45em; }
.lk li::before { width: 1.6em; border-width: 2px 0 0; border-radius: 0; vertical-align: 0.28em; }
.lk .s2::before, .lk .s5::before { border-top-style: dashed; }
.lk .s3::before, .lk .s6::before { border-top-style: dotted; border-top-width: 3px; }
.lk .s4::before, .lk .s7::before { border-top-style: double; border-top-width: 4px; }
.ck span { color: var(--soft); white-space: nowrap; }
.ck .kl::before { border-width: 2px 0 0; border-style: dashed; border-color: var(--ink); width: 0.9em; vertical-align: 0.3em; border-radius: 0; }
.ck .kp::before { border-color: var(--k1); opacity: 0.45; }
.ck .nb::before { width: 0.72em; height: 0.72em; border: 1px solid var(--kr); }
.ck .hn::before { border: 1px dashed var(--soft); width: 0.72em; height: 0.72em; }

.hm { grid-template-columns: auto minmax(0, max-content); justify-content: start; container-type: normal; }
.hm .cy { justify-content: space-around; }
.hc { display: block; max-width: 100%; height: auto; }
.hm .cx { width: 0; min-width: 100%; }
.hc path { fill: var(--k); }
.hc .hn path { fill: none; stroke: var(--rule); stroke-dasharray: 2 1.5; stroke-width: 0.75; }
.hc path:hover { stroke: var(--ink); stroke-width: 1.5; }

.sb { display: block; width: 100%; height: 1rem; border-radius: 3px; }
.sb path { fill: var(--k); }
.bb { display: block; width: 100%; height: 0.875rem; }
.bt { fill: var(--line); }
.bf { fill: var(--k1); }
.bo { fill: var(--bad); }
.bl { stroke: var(--ink); stroke-width: 2; vector-effect: non-scaling-stroke; }
.sp { width: 3.75rem; height: 1.25rem; vertical-align: middle; fill: none; stroke: var(--k1); stroke-width: 3; }

@media (max-width: 40rem) {
  .cb { height: 10rem; }
}
@media (forced-colors: active) {
  .cb, .hc, .sb, .bb, .sp, .ck li::before { forced-color-adjust: none; }
  .cb .cz, .cb .cl, .bl { stroke: CanvasText; }
  .bt { fill: GrayText; }
}
@media print {
  .ck li::before { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}

"""##
    ),
    (
      "assets/components.css",
##"""
/* Key figures: columns of one sheet, ruled like a ledger. */

.cards {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
  margin: 0 0 var(--s5);
  background: var(--card);
  border: 1px solid var(--line);
  border-top: 3px solid var(--ink);
  overflow: hidden;
}
.cards.small { grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); border-top: 1px solid var(--line); }
.card { padding: var(--s3) var(--s4) var(--s4); box-shadow: 1px 0 0 var(--line), 0 1px 0 var(--line); min-width: 0; }
.card dt { color: var(--soft); font-size: 0.875rem; }
.card dd { margin: 0; }
.card .figure { font-size: 1.75rem; line-height: 1.3; font-weight: 680; letter-spacing: -0.025em; }
.card.lead .figure { font-size: 2.25rem; line-height: 1.2; }
.card .figure.none, .card .figure .none { font-size: 1rem; letter-spacing: 0; line-height: 2.2; font-weight: 400; }
.card .figure.word { font-size: 1rem; line-height: 2.2; letter-spacing: 0; font-weight: 600; }
.card .least { display: block; font-size: 0.8125rem; letter-spacing: 0; line-height: 1.2; margin-top: var(--s1); }
.card .unit { font-size: 0.6em; color: var(--soft); font-weight: 400; }
.card .figure a { color: inherit; text-decoration-color: var(--accent); }
.small .card .figure { font-size: 1.25rem; }
.card .sub data { white-space: nowrap; }
.counts { list-style: none; display: flex; flex-wrap: wrap; gap: var(--s1) var(--s5); margin: var(--s2) 0; padding: 0; }
.counts > li { color: var(--soft); }
.counts data { color: var(--ink); font-weight: 600; }
.up { color: var(--warn); }
.down { color: var(--good); }

/* Side by side where there is room */

.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 0 var(--s5); align-items: start; }
.pair > section { min-width: 0; }

/* What the reader should know before he trusts a figure */

.notice { background: var(--accent-soft); border-left: 4px solid var(--accent); padding: var(--s3) var(--s4); margin: 0 0 var(--s4); }
.notice h2 { margin: 0 0 var(--s1); font-size: 1rem; letter-spacing: 0; }
p.notice { max-width: none; }
.notice p:first-child { margin-top: 0; }
.notice p:last-child { margin-bottom: 0; }
.notice ul { margin: var(--s1) 0; padding-left: 1.2rem; }
.notice.warning { background: var(--warn-soft); border-left-color: var(--warn); }
.notice summary { font-weight: 600; color: inherit; }

/* Tables */

.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; overflow-wrap: normal; }
caption { caption-side: top; text-align: left; color: var(--soft); font-size: 0.875rem; padding: var(--s3) var(--s4) var(--s1); }
th, td { text-align: left; vertical-align: top; padding: 0.45rem var(--s3); border-top: 1px solid var(--line); }
th:first-child, td:first-child { padding-left: var(--s4); }
th:last-child, td:last-child { padding-right: var(--s4); }
thead th { color: var(--soft); font-weight: 600; font-size: 0.8125rem; border-top: 0; border-bottom: 1px solid var(--rule); white-space: nowrap; vertical-align: bottom; }
tbody th { font-weight: 600; }
tr > * { background: var(--card); }
tbody tr:hover > * { background: var(--stripe); }
tfoot > tr > * { border-top: 3px double var(--rule); font-weight: 650; }
.num { text-align: right; white-space: nowrap; }
.time, .keep, td time, th time { white-space: nowrap; }
.path { min-width: 20rem; font-weight: 400; }
.path code { color: var(--ink); }
.share { display: inline-block; min-width: 3.75rem; }
.kinds { min-width: 10rem; color: var(--soft); font-size: 0.875rem; }
.kinds span { white-space: nowrap; }
.kinds span:not(:last-child)::after { content: ","; }
td.text, tbody th { min-width: 9rem; max-width: 34rem; overflow-wrap: anywhere; }
.figures tbody th, .figures tfoot th { white-space: normal; min-width: 9.5rem; max-width: 20rem; }
.tokens, .dollars { display: block; }
.dollars { color: var(--soft); font-size: 0.875em; }
.zero { color: var(--soft); }
.total .tokens { font-weight: 600; }
.total .dollars { color: var(--ink); }
.reason { display: block; min-width: 12rem; }
tr.differs > * { background: var(--warn-soft); }
td .place, td code { overflow-wrap: anywhere; }
td .place { display: inline-block; min-width: 9rem; }
td progress { width: 5rem; vertical-align: middle; }

/* Words with a meaning; the word itself says it, the colour only helps. */

.basis, .level, .state, .priority, .severity, .health { color: var(--soft); font-size: 0.875rem; font-weight: 500; white-space: nowrap; }
.priority, .state { white-space: normal; overflow-wrap: anywhere; } /* may be the words of a source */
.basis::before, .level::before, .priority::before, .severity::before, .health::before {
  content: "";
  display: inline-block;
  width: 0.55em;
  height: 0.55em;
  margin-right: 0.35em;
  border-radius: 50%;
  background: currentColor;
}
.recorded, .level.success, .health.ok { color: var(--good); }
.priced, .level.info { color: var(--accent); }
.sampled, .reported, .estimated, .level.warning, .warning > .severity, .priority.high, .health.warnings { color: var(--warn); }
.sampled::before, .reported::before, .estimated::before { background: none; border: 2px solid; }
.level.error, .error > .severity, .health.errors, .over { color: var(--bad); }
.state { border: 1px solid var(--rule); border-radius: 2px; padding: 0 0.4em; white-space: normal; }
strong.over { white-space: nowrap; }

/* Tasks */

.board { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: var(--s5) var(--s4); align-items: start; }
.column { border-top: 3px solid var(--rule); padding-top: var(--s2); min-width: 0; }
.column h2 { margin: 0 0 var(--s3); font-size: 1rem; }
.column.active { border-top-color: var(--accent); }
.column.completed { border-top-color: var(--good); }
.column.blocked { border-top-color: var(--bad); }
.column.queue { border-top-color: var(--warn); }
.tasks { list-style: none; margin: 0; padding: 0; display: grid; gap: var(--s2); }
.tasks.flow { grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.task { background: var(--card); border: 1px solid var(--line); padding: var(--s3); min-width: 0; }
.task p { margin: var(--s1) 0; }
.task .title { font-weight: 600; }
.task .agent, .task summary, .task label { font-size: 0.875rem; }
.checks { list-style: none; margin: 0; padding: 0; }
.checks li { padding: var(--s1) 0; }
.alias:not(:last-child)::after { content: ","; }
.mark { display: inline-block; min-width: 3.2rem; font-size: 0.8125rem; color: var(--soft); }
.done > .mark { color: var(--good); font-weight: 600; }

/* Ventures */

.ventures { list-style: none; margin: var(--s4) 0 0; padding: 0; display: grid; gap: var(--s4); grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); }
.venture { background: var(--card); border: 1px solid var(--line); border-top: 3px solid var(--rule); padding: var(--s4); min-width: 0; }
.venture h2 { margin: 0; font-size: 1.125rem; }
.budget strong { font-size: 1.125rem; }
.bar { display: block; width: 100%; height: 0.75rem; margin: var(--s2) 0; }

/* Lists of facts, findings, keys */

.facts, .key dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: 0.3rem var(--s5); margin: var(--s2) 0; }
.facts dt, .key dt { color: var(--soft); }
.facts dd, .key dd { margin: 0; }
.key, .bottom details { margin: var(--s4) 0; }
.key { color: var(--soft); font-size: 0.9rem; }
.diagnostics { list-style: none; margin: 0; padding: 0; }
.diagnostics li { padding: 0.4rem 0; border-top: 1px solid var(--line); }
.hint { color: var(--soft); }

@media (max-width: 40rem) {
  h1 { font-size: 1.5rem; }
  .cards, .cards.small { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .card { padding: var(--s2) var(--s3) var(--s3); }
  .card.lead { grid-column: 1 / -1; }
  .card .figure { font-size: 1.375rem; }
  .facts, .key dl { grid-template-columns: 1fr; gap: 0; }
  .facts dd, .key dd { margin: 0 0 var(--s2); }
  th, td { padding: 0.4rem var(--s2); }
}

@media (min-width: 40.01rem) {
  .figures tbody th, .figures tfoot th, .figures thead th:first-child { position: sticky; left: 0; z-index: 1; }
}

/* Work: tasks that are stuck, documents */

.task time, .facts time { white-space: nowrap; }
.task.stuck { border-left: 4px solid var(--bad); }
.contents { list-style: none; margin: 0; padding: 0; columns: 22rem auto; column-gap: var(--s5); }
.contents li { padding: var(--s1) 0; break-inside: avoid; }
.contents .depth-2 { padding-left: var(--s4); }
.contents .depth-3 { padding-left: calc(2 * var(--s4)); }
.contents progress { width: 4rem; vertical-align: middle; }
.written { background: var(--card); border: 1px solid var(--line); padding: var(--s4); }
.written > :first-child { margin-top: 0; }
.written h3 { font-size: 1.0625rem; }
.written pre { background: var(--stripe); padding: var(--s3); overflow-wrap: anywhere; }
.written blockquote { margin: var(--s3) 0; padding-left: var(--s4); border-left: 3px solid var(--rule); color: var(--soft); }
.written .scroll { margin: var(--s3) 0; }
.written .check { list-style: none; margin-left: -1.4em; }
.written .mid { text-align: center; }
.written hr { border: 0; border-top: 1px solid var(--line); margin: var(--s4) 0; }
.written a { overflow-wrap: anywhere; }

"""##
    ),
    (
      "assets/controls.css",
##"""
/* What the script adds, and the links of rows. */

.search { display: block; margin: var(--s2) clamp(1rem, 4vw, 2.5rem) var(--s2); font-size: 0.9375rem; }
.search input, .filter input {
  width: 100%;
  padding: 0.35rem 0.5rem;
  border: 1px solid var(--rule);
  border-radius: var(--radius);
  background: var(--paper);
  color: inherit;
  font: inherit;
}
.search ul { list-style: none; margin: var(--s1) 0 0; padding: 0; border: 1px solid var(--rule); background: var(--card); }
.search ul[hidden], tr[hidden] { display: none; }
.search li { padding: 0.35rem 0.5rem; border-top: 1px solid var(--line); cursor: pointer; overflow-wrap: anywhere; }
.search li:first-child { border-top: 0; }
.search li[aria-selected="true"], .search li:hover { background: var(--accent-soft); }
.search small { display: block; color: var(--soft); font-size: 0.8125rem; }

.filter { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); align-items: center; max-width: none; font-size: 0.875rem; color: var(--soft); }
.filter input { width: min(20rem, 100%); margin-left: var(--s2); }

.sortable thead button { all: unset; cursor: pointer; border-bottom: 1px dotted var(--rule); }
.sortable thead button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.sortable thead button:hover { color: var(--ink); }
[aria-sort="ascending"] > button::after { content: " ↑"; }
[aria-sort="descending"] > button::after { content: " ↓"; }

.anchor { color: var(--soft); font-weight: 400; text-decoration: none; padding: 0 0.25em; opacity: 0; }
tr:hover .anchor, li:hover > .anchor, .anchor:focus, :target .anchor { opacity: 1; }
.kinds-of-pages { columns: 18rem; column-gap: var(--s5); }
.kinds-of-pages > section { break-inside: avoid-column; }
.pages { list-style: none; margin: 0 0 var(--s4); padding: 0; }

@media (hover: none) { .anchor { opacity: 1; } }
@media (min-width: 64rem) { .search { margin: 0 var(--s5) var(--s4); } }
@media print { .search, .filter, .anchor { display: none; } }

"""##
    ),
    (
      "assets/favicon.svg",
##"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M1 1v14h14v-4H5V1z" fill="#0a8078"/><path d="M7 4h4v5H7z" fill="#0a8078" opacity=".45"/></svg>

"""##
    ),
    (
      "assets/forms.css",
##"""
/* The forms of a server that may change tasks; pages that are published have none of this. */

.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.said { position: sticky; top: 0; z-index: 2; margin: 0 0 var(--s4); }
.said.listed { position: static; }
.said:empty { display: none; }
.said .notice { margin: 0; box-shadow: 0 2px 8px rgb(0 0 0 / 12%); }
.said .done { border-left-color: var(--good); background: var(--good-soft); }
.said ul { margin: var(--s1) 0 0; padding-left: 1.2em; }
.said a { color: inherit; }

.bench { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: flex-start; margin: 0 0 var(--s2); }
.bench > details { background: var(--card); border: 1px solid var(--rule); border-radius: var(--radius); padding: 0 var(--s4); min-width: 0; }
.bench > details[open] { flex: 1 1 100%; padding-bottom: var(--s4); }
.bench summary { padding: var(--s2) 0; font-weight: 600; width: auto; }
.bench + .sub { margin: 0 0 var(--s5); }

.task details.work { border-top: 1px solid var(--line); margin-top: var(--s2); padding-top: var(--s1); }
.task .act + .act { border-top: 1px solid var(--line); margin-top: var(--s3); padding-top: var(--s3); }
.task details.work[open] summary { margin-bottom: var(--s2); }
.acts { display: grid; gap: var(--s3); grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); align-items: start; }
.acts .act { background: var(--card); border: 1px solid var(--line); padding: var(--s4); min-width: 0; }

.act fieldset { border: 0; margin: 0; padding: 0; min-width: 0; display: flex; flex-wrap: wrap; gap: var(--s3); align-items: flex-end; }
.bench fieldset { max-width: 46rem; }
.act legend { padding: 0; margin: 0 0 var(--s1); font-weight: 650; font-size: 0.9375rem; }
.bench legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.act p { flex: 1 1 100%; margin: 0; }
.act .field { flex: 1 1 100%; min-width: 0; }
.act .field.short { flex: 1 1 9rem; }
.act .field > label { display: block; font-size: 0.875rem; font-weight: 600; }
.act .field > label .sub { font-size: 0.8125rem; }
.act .field > p { font-size: 0.8125rem; margin: 0; }
.act .hint { color: var(--soft); }
.act .fault { color: var(--bad); font-weight: 600; }
.act input:not([type="hidden"]), .act select, .act textarea {
  display: block;
  width: 100%;
  min-height: 2.25rem;
  margin-top: 0.2rem;
  padding: 0.35rem 0.5rem;
  border: 1px solid var(--soft);
  border-radius: 4px;
  background: var(--paper);
  color: inherit;
  font: inherit;
}
.act textarea { resize: vertical; }
.act [aria-invalid="true"] { border: 2px solid var(--bad); }
.act button {
  min-height: 2.25rem;
  padding: 0.35rem 0.9rem;
  border: 1px solid var(--accent);
  border-radius: 4px;
  background: var(--accent);
  color: var(--card);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
.act button:hover { text-decoration: underline; }
.act.fail button, .act.requeue button, .act.move button { background: transparent; color: var(--accent); }
.act[aria-busy="true"] button { opacity: 0.6; cursor: progress; }

@media print { .work, .bench, .said { display: none; } }

"""##
    ),
    (
      "assets/forms.js",
##"""
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

"""##
    ),
    (
      "assets/layout.css",
##"""
/* Frame: one column on a phone, with the pages in a row that scrolls; from 64rem on the pages stand at the side. */

.skip { position: absolute; left: -9999px; }
.skip:focus { left: 0.5rem; top: 0.5rem; z-index: 3; padding: 0.5rem 1rem; background: var(--card); }

.top { background: var(--card); border-bottom: 1px solid var(--line); }
.brand { margin: 0; padding: var(--s3) clamp(1rem, 4vw, 2.5rem) 0; font-size: 1rem; font-weight: 680; letter-spacing: -0.01em; }
.brand a { color: inherit; text-decoration: none; }
.brand a::before {
  content: "";
  display: inline-block;
  width: 0.85em;
  height: 0.85em;
  margin-right: 0.5em;
  vertical-align: -0.06em;
  border-left: 0.28em solid var(--accent);
  border-bottom: 0.28em solid var(--accent);
}
.top nav { display: flex; gap: var(--s3); overflow-x: auto; scrollbar-width: none; padding: var(--s1) clamp(0.5rem, 3vw, 2rem) 0; }
.top nav ul, .tabs ul { list-style: none; display: flex; margin: 0; padding: 0; }
.group { display: flex; }
.group + .group { border-left: 1px solid var(--line); padding-left: var(--s3); }
.group > p { display: none; margin: 0; color: var(--soft); font-size: 0.8125rem; }
.top nav a {
  display: block;
  padding: 0.5rem;
  border-bottom: 3px solid transparent;
  color: var(--soft);
  text-decoration: none;
  font-size: 0.9375rem;
  white-space: nowrap;
}
.top nav a:hover { color: var(--ink); border-color: var(--rule); }
.top nav a[aria-current] { color: var(--ink); font-weight: 650; border-color: var(--accent); }

main, .bottom { max-width: 88rem; margin: 0 auto; padding: var(--s5) clamp(1rem, 4vw, 2.5rem); }
main { padding-bottom: var(--s6); min-width: 0; }
.bottom { border-top: 1px solid var(--line); color: var(--soft); font-size: 0.875rem; padding-bottom: var(--s6); }

.head { margin: 0 0 var(--s5); }
.head .sub, .asof { margin: var(--s1) 0 0; color: var(--soft); font-size: 0.875rem; }
.crumbs { margin: 0 0 var(--s1); font-size: 0.875rem; }

.tabs { margin: 0 0 var(--s5); border-bottom: 1px solid var(--line); overflow-x: auto; scrollbar-width: none; }
.tabs a { display: block; padding: 0.4rem 0.75rem; border-bottom: 3px solid transparent; text-decoration: none; color: var(--soft); font-size: 0.9375rem; white-space: nowrap; }
.tabs a:hover { color: var(--ink); border-color: var(--rule); }
.tabs a[aria-current] { color: var(--ink); font-weight: 650; border-color: var(--accent); }

@media (min-width: 64rem) {
  body { display: grid; grid-template: 1fr auto / 13.5rem minmax(0, 1fr); min-height: 100vh; }
  .top { grid-area: 1 / 1 / 3 / 2; border: 0; border-right: 1px solid var(--line); }
  .top > div { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: var(--s5) 0; scrollbar-width: thin; }
  .brand { padding: 0 var(--s5) var(--s4); font-size: 1.0625rem; }
  .top nav { display: block; padding: 0; }
  .top nav ul { display: block; }
  .group, .group + .group { display: block; border: 0; padding: 0; margin: 0 0 var(--s4); }
  .group > p { display: block; padding: var(--s1) var(--s5); }
  .top nav a { padding: 0.3rem var(--s5); border: 0; border-left: 3px solid transparent; }
  main, .bottom { margin: 0; width: 100%; }
}

"""##
    ),
    (
      "assets/print.css",
##"""
@media print {
  :root { --paper: #fff; --card: #fff; --stripe: #fff; --ink: #000; --soft: #444; --line: #ccc; --rule: #888; --accent: #000; }
  @page { margin: 14mm; }
  body { display: block; font-size: 9.5pt; }
  .top nav, .skip, .tabs, .key, .crumbs, .sources, summary { display: none; }
  .notice summary { display: list-item; }
  .top { border: 0; }
  main, .bottom { max-width: none; padding: 0; }
  a { text-decoration: none; }
  .scroll { overflow: visible; border: 0; }
  table { font-size: 8pt; }
  /* Paper does not scroll: cells break where they can, figures stay whole. */
  th, td { padding: 1.5pt 2.5pt; }
  .scroll *, .scroll td * { white-space: normal; min-width: 0; overflow-wrap: anywhere; }
  .scroll td.num { white-space: nowrap; overflow-wrap: normal; }
  thead { display: table-header-group; }
  .card, .task, .venture, tr, figure { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
@media print and (max-width: 30rem) {
  .scroll table { table-layout: fixed; }
  .scroll td.num, caption { white-space: normal; overflow-wrap: anywhere; }
  .scroll progress { width: 100%; }
}

"""##
    ),
    (
      "assets/site.js",
##"""
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

"""##
    ),
    (
      "costs-weekly.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{> partials/cost-tabs}}
{{> partials/incomplete}}
{{^doc.total.basis}}
{{> partials/no-figures}}
{{/doc.total.basis}}
{{#doc.total.basis}}
<p>Weeks begin on {{doc.weekStart}}; days are counted in {{doc.timezone}}.</p>
{{page.charts.weeks}}
{{page.charts.parts}}
{{> partials/weeks}}
{{> partials/key}}
{{/doc.total.basis}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "costs.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{> partials/cost-tabs}}
{{> partials/incomplete}}
{{^doc.total.basis}}
{{> partials/no-figures}}
{{/doc.total.basis}}
{{#doc.total.basis}}
<section aria-labelledby="days">
<h2 id="days">Days</h2>
{{page.charts.days}}
{{page.charts.calendar}}
{{page.charts.parts}}
<div class="scroll" tabindex="0" role="region" aria-label="Spending by day">
<table class="figures sortable">
<caption>All agents together, newest day first. Tokens above, US dollars below.{{#page.daysLeftOut}} Older days, in the JSON only: {{page.daysLeftOut}}.{{/page.daysLeftOut}}</caption>
<thead><tr><th scope="col">Day</th>{{> partials/figures-head}}</tr></thead>
<tbody>
{{#page.days}}
<tr id="{{date.value}}"><th scope="row">{{date}} <a class="anchor" href="#{{date.value}}" aria-label="Link to this day">#</a></th>
{{> partials/figures}}
</tr>
{{/page.days}}
{{#doc.undated}}
<tr><th scope="row">On no single day</th>
{{> partials/figures}}
</tr>
{{/doc.undated}}
</tbody>
<tfoot>
{{#doc.total}}
<tr><th scope="row">Total</th>
{{> partials/figures}}
</tr>
{{/doc.total}}
</tfoot>
</table>
</div>
</section>

<section aria-labelledby="models">
<h2 id="models">Models</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Spending by model">
<table class="figures sortable">
<caption>By model, in the order of names.</caption>
<thead><tr><th scope="col">Model</th>{{> partials/figures-head}}</tr></thead>
<tbody>
{{#doc.models}}
<tr id="model-{{anchor}}"><th scope="row"><bdi>{{name}}</bdi> <a class="anchor" href="#model-{{anchor}}" aria-label="Link to this model">#</a>{{#provider}}<br><span class="sub"><bdi>{{provider}}</bdi></span>{{/provider}}</th>
{{> partials/figures}}
</tr>
{{/doc.models}}
{{^doc.models}}
<tr><td class="none" colspan="9">no data: no source names models</td></tr>
{{/doc.models}}
</tbody>
</table>
</div>
</section>

<section aria-labelledby="users">
<h2 id="users">Users</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Spending by user">
<table class="figures sortable">
<caption>By who asked, in the order of names.</caption>
<thead><tr><th scope="col">User</th>{{> partials/figures-head}}</tr></thead>
<tbody>
{{#doc.users}}
<tr id="user-{{anchor}}"><th scope="row"><bdi>{{name}}</bdi> <a class="anchor" href="#user-{{anchor}}" aria-label="Link to this user">#</a></th>
{{> partials/figures}}
</tr>
{{/doc.users}}
{{^doc.users}}
<tr><td class="none" colspan="9">no data: no source names users</td></tr>
{{/doc.users}}
</tbody>
</table>
</div>
</section>
{{> partials/key}}
{{/doc.total.basis}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "coverage.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{< partials/source-tabs}}{{$coverage}} aria-current="page"{{/coverage}}{{/ partials/source-tabs}}
<p>What the sources themselves show to be missing. Spending of which nothing here tells cannot be listed.</p>
{{^doc.fleet.firstDay}}
<p class="notice" role="note"><strong>no data</strong>: no source gives any spending of a day.</p>
{{/doc.fleet.firstDay}}
<section aria-labelledby="known">
<h2 id="known">Known to be missing</h2>
<ul>
{{#doc.fleet.coverage}}
<li>{{.}}</li>
{{/doc.fleet.coverage}}
</ul>
{{^doc.fleet.coverage}}
<p>Nothing is known to be missing.</p>
{{/doc.fleet.coverage}}
</section>

{{#doc.fleet.firstDay}}
<section aria-labelledby="days">
<h2 id="days">Days without data</h2>
{{#doc.fleet}}
<p>From {{firstDay}} to {{lastDay}} the fleet has spending on {{daysWithData}} days{{#daysWithoutData}}, and none on {{daysWithoutData}}{{/daysWithoutData}}.</p>
<ul class="plain">
{{#gaps}}
<li>{{from}} – {{to}}</li>
{{/gaps}}
</ul>
{{/doc.fleet}}
</section>
{{/doc.fleet.firstDay}}

{{#page.has.agents}}
<section aria-labelledby="agents">
<h2 id="agents">Agents</h2>
<div class="scroll" tabindex="0" role="region" aria-label="What is missing, by agent">
<table>
<caption>By id. Days without data are those between an agent’s first and last day; they may be days off.</caption>
<thead><tr><th scope="col">Agent</th><th scope="col">First day</th><th scope="col">Last day</th><th scope="col" class="num">Days with data</th><th scope="col" class="num">Days without</th><th scope="col">Known to be missing</th></tr></thead>
<tbody>
{{#doc.agents}}
<tr><th scope="row"><a href="{{id.href}}"><bdi>{{name}}</bdi></a></th><td class="time">{{firstDay}}{{^firstDay}}<span class="none">no data</span>{{/firstDay}}</td><td class="time">{{lastDay}}{{^lastDay}}<span class="none">no data</span>{{/lastDay}}</td><td class="num">{{daysWithData}}</td><td class="num">{{daysWithoutData}}</td><td>{{#coverage}}<span class="reason">{{.}}</span> {{/coverage}}{{^coverage}}{{> partials/unknown}}{{/coverage}}</td></tr>
{{/doc.agents}}
</tbody>
</table>
</div>
</section>
{{/page.has.agents}}

{{#page.hasSessions}}
<section aria-labelledby="sessions">
<h2 id="sessions">Sessions without a transcript</h2>
<p>Stores name these sessions, but their transcripts are not here: they were pruned, or never written.</p>
<ul class="plain">
{{#doc.fleet.missingSessions}}
<li><code>{{.}}</code></li>
{{/doc.fleet.missingSessions}}
</ul>
{{#page.sessionsLeftOut}}
<p>More of them: {{page.sessionsLeftOut}}.</p>
{{/page.sessionsLeftOut}}
</section>
{{/page.hasSessions}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "deals.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{^doc.deals}}
<p class="notice" role="note"><strong>no data</strong>: no source with deals was found.</p>
{{/doc.deals}}
{{#page.has.deals}}
<div class="scroll" tabindex="0" role="region" aria-label="Deals">
<table class="sortable" data-filter="deals">
<caption>Opportunities without any person’s name, address or number.</caption>
<thead><tr><th scope="col">Company</th><th scope="col">Status</th><th scope="col">Priority</th><th scope="col">Region</th><th scope="col" class="num">Score</th><th scope="col">Industry</th><th scope="col">Source</th></tr></thead>
<tbody>
{{#doc.deals}}
<tr id="deal-{{anchor}}">
<th scope="row">{{#company}}<bdi>{{company}}</bdi>{{/company}}{{^company}}<span class="none">no name</span>{{/company}}<br><code class="sub">{{id}}</code> <a class="anchor" href="#deal-{{anchor}}" aria-label="Link to this deal">#</a></th>
<td>{{#status}}<bdi>{{status}}</bdi>{{/status}}{{^status}}{{> partials/unknown}}{{/status}}</td>
<td>{{#priority}}<bdi>{{priority}}</bdi>{{/priority}}{{^priority}}{{> partials/unknown}}{{/priority}}</td>
<td>{{#region}}<bdi>{{region}}</bdi>{{/region}}{{^region}}{{> partials/unknown}}{{/region}}</td>
<td class="num">{{score}}{{^score.value}}{{> partials/unknown}}{{/score.value}}</td>
<td>{{#industry}}<bdi>{{industry}}</bdi>{{/industry}}{{^industry}}{{> partials/unknown}}{{/industry}}</td>
<td>{{> partials/place}}</td>
</tr>
{{/doc.deals}}
</tbody>
</table>
</div>
{{/page.has.deals}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "document.mustache",
##"""
{{< partials/layout}}
{{$heading}}
<p class="crumbs"><a href="{{page.links.root}}documents.html">Documents</a></p>
<h1{{#page.titleAnchor}} id="{{page.titleAnchor}}"{{/page.titleAnchor}}><bdi>{{doc.title}}</bdi></h1>
<p class="sub"><code>{{doc.path}}</code></p>
{{/heading}}
{{$main}}
{{#doc.plainText}}
<p class="notice warning" role="note">This file is beyond what is read as Markdown, and shown as it is; <a href="{{page.links.root}}sources.html">Sources</a> says why.</p>
{{/doc.plainText}}
{{#page.hasBoxes}}
<p class="budget"><strong>{{doc.done}} of {{doc.total}}</strong> check boxes ticked · {{doc.progress}}</p>
<progress class="bar" max="1" value="{{doc.progress.value}}" aria-label="Check boxes ticked">{{doc.progress}}</progress>
{{/page.hasBoxes}}

{{#page.has.deadlines}}
<section aria-labelledby="deadlines">
<h2 id="deadlines">Deadlines</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Deadlines">
<table>
<caption>In the order of the text.</caption>
<thead><tr><th scope="col">Moment</th><th scope="col">As written</th><th scope="col">Over</th><th scope="col" class="num">Line</th></tr></thead>
<tbody>
{{#doc.deadlines}}
<tr><th scope="row" class="time">{{time}}{{^time}}<span class="none">no moment given</span>{{/time}}</th><td class="text"><bdi>{{label}}: {{text}}</bdi></td><td>{{#time}}{{#passed}}<strong class="over">passed</strong>{{/passed}}{{^passed}}to come{{/passed}}{{/time}}{{^time}}{{> partials/unknown}}{{/time}}</td><td class="num">{{line}}</td></tr>
{{/doc.deadlines}}
</tbody>
</table>
</div>
</section>
{{/page.has.deadlines}}

{{#page.has.checkpoints}}
<section aria-labelledby="checkpoints">
<h2 id="checkpoints">Checkpoints</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Checkpoints">
<table>
<caption>How far the work is to be, what is done then, and who is told.</caption>
<thead><tr><th scope="col">Progress</th><th scope="col">Action</th><th scope="col">Report to</th><th scope="col" class="num">Line</th></tr></thead>
<tbody>
{{#doc.checkpoints}}
<tr><th scope="row"><bdi>{{progressText}}</bdi></th><td class="text"><bdi>{{action}}</bdi></td><td><bdi>{{reportTo}}</bdi>{{^reportTo}}{{> partials/unknown}}{{/reportTo}}</td><td class="num">{{line}}</td></tr>
{{/doc.checkpoints}}
</tbody>
</table>
</div>
</section>
{{/page.has.checkpoints}}

{{#page.hasContents}}
<section aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ul class="contents">
{{#page.contents}}
<li class="depth-{{depth}}"><a href="#{{anchor}}"><bdi>{{text}}</bdi>{{^text}}(no words){{/text}}</a>{{#total}} <span class="sub">{{> partials/boxes}}</span>{{/total}}</li>
{{/page.contents}}
</ul>
{{#page.contentsLeftOut}}
<p class="sub">More headings, in the text: {{page.contentsLeftOut}}.</p>
{{/page.contentsLeftOut}}
</section>
{{/page.hasContents}}

<section aria-labelledby="text">
<h2 id="text">Text</h2>
<div class="written">
{{page.text}}
</div>
{{^page.text}}
<p class="none">The file holds no text that can be shown.</p>
{{/page.text}}
</section>
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "documents.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{^page.has.documents}}
<p class="notice" role="note"><strong>no data</strong>: no document was found. Shown are Markdown files with <code>BACKLOG</code>, <code>SPRINT</code> or <code>ASSIGNMENT</code> in their names, the trackers (<code>PENDING_TASKS.md</code>, <code>AGENT_TASK_TRACKER.md</code>, <code>ALL_AGENT_TASKS.md</code>), and those that <code>documents</code> in the configuration names.</p>
{{/page.has.documents}}
{{#page.has.documents}}
<div class="scroll" tabindex="0" role="region" aria-label="Documents">
<table>
<caption>Those with a deadline to come first, the nearest first; then by path.</caption>
<thead><tr><th scope="col">Document</th><th scope="col">Check boxes ticked</th><th scope="col">Next deadline</th><th scope="col">Last deadline passed</th><th scope="col" class="num">Headings</th></tr></thead>
<tbody>
{{#page.documents}}
<tr>
<th scope="row">{{#document}}<a href="{{href}}"><bdi>{{title}}</bdi></a>{{/document}}<br><code class="place">{{path}}</code></th>
<td class="keep">{{> partials/boxes}}</td>
<td>{{#nextDeadline}}{{time}}<br><span class="sub"><bdi>{{label}}: {{text}}</bdi></span>{{/nextDeadline}}{{^nextDeadline}}{{> partials/unknown}}{{/nextDeadline}}</td>
<td>{{#lastDeadline}}{{time}}<br><span class="sub"><bdi>{{label}}: {{text}}</bdi></span>{{/lastDeadline}}{{^lastDeadline}}{{> partials/unknown}}{{/lastDeadline}}</td>
<td class="num">{{headingCount}}</td>
</tr>
{{/page.documents}}
</tbody>
</table>
</div>
{{/page.has.documents}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "index.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{^doc.summary.basis}}
{{> partials/no-figures}}
{{/doc.summary.basis}}
<dl class="cards">
<div class="card lead">
<dt>Today{{#doc.today}}, {{doc.today}}{{/doc.today}}</dt>
{{#doc.todayFigures}}
<dd class="figure">{{> partials/cost}}</dd>
<dd class="sub">{{#tokens}}{{total}} tokens{{/tokens}}{{^tokens}}<span class="none">no token figures</span>{{/tokens}}</dd>
{{/doc.todayFigures}}
{{^doc.todayFigures}}
<dd class="figure none">no data</dd>
<dd class="sub">No spending is known for {{#doc.today}}this day{{/doc.today}}{{^doc.today}}any day{{/doc.today}}.</dd>
{{/doc.todayFigures}}
</div>
<div class="card">
<dt>This week{{#doc.week}}, from {{weekStart}}{{/doc.week}}</dt>
{{#doc.week}}
<dd class="figure">{{> partials/cost}}</dd>
{{/doc.week}}
{{^doc.week}}
<dd class="figure none">no data</dd>
{{/doc.week}}
{{#doc.sameDays.change}}
<dd class="sub">{{#isPositive}}+{{/isPositive}}{{doc.sameDays.change}}{{#doc.sameDays.changeShare}} ({{#isPositive}}+{{/isPositive}}{{doc.sameDays.changeShare}}){{/doc.sameDays.changeShare}} on the same days of last week, {{doc.sameDays.from}} – {{doc.sameDays.to}}</dd>
{{/doc.sameDays.change}}
{{^doc.sameDays.change}}
<dd class="sub">Nothing to compare with on the same days of last week.</dd>
{{/doc.sameDays.change}}
</div>
<div class="card">
<dt>Last week{{#doc.lastWeek}}, whole, from {{weekStart}}{{/doc.lastWeek}}</dt>
{{#doc.lastWeek}}
<dd class="figure">{{> partials/cost}}</dd>
<dd class="sub">{{#doc.week.change}}This week so far: {{#isPositive}}+{{/isPositive}}{{doc.week.change}}{{/doc.week.change}}</dd>
{{/doc.lastWeek}}
{{^doc.lastWeek}}
<dd class="figure none">no data</dd>
{{/doc.lastWeek}}
</div>
<div class="card">
<dt>This month{{#doc.month}}, from {{from}}{{/doc.month}}</dt>
{{#doc.month}}
<dd class="figure">{{> partials/cost}}</dd>
{{#forecast}}
<dd class="sub">{{#daysLeft}}Forecast {{#atLeast}}at least {{/atLeast}}<strong>{{cost}}</strong>{{/daysLeft}}{{^daysLeft}}Today is its last day.{{/daysLeft}}</dd>
{{/forecast}}
{{^forecast}}
<dd class="sub">No forecast: too few days are known.</dd>
{{/forecast}}
{{/doc.month}}
{{^doc.month}}
<dd class="figure none">no data</dd>
{{/doc.month}}
</div>
{{#doc.summary}}
<div class="card">
<dt>Total cost</dt>
<dd class="figure">{{> partials/cost}}</dd>
<dd class="sub">{{#tokens}}{{total}} tokens{{/tokens}}{{^tokens}}<span class="none">no token figures</span>{{/tokens}}{{#basis}} · {{#bases}}<span class="basis {{.}}">{{.}}</span> {{/bases}}{{/basis}}</dd>
</div>
{{/doc.summary}}
</dl>
{{#doc.month.forecast.daysLeft}}
{{#doc.month.forecast}}
<p class="sub">The forecast for the month: {{meanDay}} a day, the mean of the {{daysUsed}} newest complete days with a known cost ({{firstDay}} – {{lastDay}}), for the {{daysLeft}} days left, and {{spent}} spent so far.</p>
{{/doc.month.forecast}}
{{/doc.month.forecast.daysLeft}}
<p><a href="{{page.links.root}}sources.html">How sound the data is</a>: {{doc.sourcesRead}} sources read, {{doc.sourcesNotRead}} not; {{doc.diagnostics.error}} errors, {{doc.diagnostics.warning}} warnings; {{doc.summary.unpriced}} records without a cost; {{#page.missing}}incomplete in {{page.missing}} ways{{/page.missing}}{{^page.missing}}nothing known to be missing{{/page.missing}}; {{#doc.summary.disputed}}<strong>disputed by a source</strong>{{/doc.summary.disputed}}{{^doc.summary.disputed}}no source disputes the totals{{/doc.summary.disputed}}.</p>
{{#doc.summary.disputed}}
<details class="notice warning">
<summary>A source disagrees with these totals</summary>
<ul>
{{#doc.summary.statedTotals}}
<li>{{> partials/place}} states {{#tokens}}<strong>{{tokens}} tokens</strong>{{#cost}}, {{/cost}}{{/tokens}}{{#cost}}<strong>{{cost}}</strong>{{/cost}}. Its own rows add up to {{#tokens}}<strong>{{rowTokens}} tokens</strong>{{#cost}}, {{/cost}}{{/tokens}}{{#cost}}<strong>{{rowCost}}</strong>{{/cost}}; these count.</li>
{{/doc.summary.statedTotals}}
</ul>
<p><a href="{{page.links.root}}sources.html#stated">Compare under Sources</a></p>
</details>
{{/doc.summary.disputed}}
{{> partials/incomplete}}
<ul class="counts">
<li><a href="{{page.links.root}}agents.html">Agents</a> {{doc.summary.agents}}, with spending {{doc.summary.agentsWithData}}</li>
<li>Calls {{doc.summary.calls}}{{^doc.summary.calls.value}}<span class="none">no data</span>{{/doc.summary.calls.value}}</li>
<li><a href="{{page.links.root}}sessions.html">Sessions</a> {{doc.summary.sessions}}{{^doc.summary.sessions.value}}<span class="none">no data</span>{{/doc.summary.sessions.value}}</li>
<li><a href="{{page.links.root}}ventures.html">Ventures</a> {{doc.ventures}}</li>
<li><a href="{{page.links.root}}deals.html">Deals</a> {{doc.deals}}</li>
<li><a href="{{page.links.root}}activity.html">Activities</a> {{doc.activities}}</li>
</ul>
{{#page.charts.days}}
<section aria-labelledby="last-days">
<h2 id="last-days">The last 30 days</h2>
{{page.charts.days}}
</section>
{{/page.charts.days}}
{{#doc.summary.undated}}
<p>Of the total, {{#tokens}}{{total}} tokens, {{/tokens}}{{> partials/cost}} lie on no single day: a source gives them for a longer time only.</p>
{{/doc.summary.undated}}
{{#doc.unattributed}}
<p>Of the total, {{#tokens}}{{total}} tokens, {{/tokens}}{{> partials/cost}} are given to no agent by their source.</p>
{{/doc.unattributed}}

<div class="pair">
<section aria-labelledby="top-agents">
<h2 id="top-agents">Agents</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="top-agents">
<table>
<caption>By cost, at most eight. <a href="{{page.links.root}}agents.html">All agents</a></caption>
<thead><tr><th scope="col">Agent</th><th scope="col" class="num">Cost</th><th scope="col" class="num">Share</th></tr></thead>
<tbody>
{{#doc.topAgents}}
<tr><th scope="row"><a href="{{id.href}}"><bdi>{{name}}</bdi></a></th><td class="num">{{> partials/cost}}</td><td class="num">{{> partials/share}}</td></tr>
{{/doc.topAgents}}
{{^doc.topAgents}}
<tr><td class="none" colspan="3">no data: no source names an agent of its spending</td></tr>
{{/doc.topAgents}}
</tbody>
</table>
</div>
</section>
<section aria-labelledby="top-models">
<h2 id="top-models">Models</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="top-models">
<table>
<caption>By cost, at most eight. <a href="{{page.links.root}}models.html">All models</a></caption>
<thead><tr><th scope="col">Model</th><th scope="col" class="num">Cost</th><th scope="col" class="num">Share</th></tr></thead>
<tbody>
{{#doc.models}}
<tr><th scope="row"><a href="{{document.href}}"><bdi>{{name}}</bdi></a>{{#provider}} <span class="sub"><bdi>{{provider}}</bdi></span>{{/provider}}</th><td class="num">{{> partials/cost}}</td><td class="num">{{> partials/share}}</td></tr>
{{/doc.models}}
{{^doc.models}}
<tr><td class="none" colspan="3">no data: no source names a model of its spending</td></tr>
{{/doc.models}}
</tbody>
</table>
</div>
</section>
<section aria-labelledby="top-users">
<h2 id="top-users">Users</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="top-users">
<table>
<caption>By cost, at most eight. <a href="{{page.links.root}}users.html">All users</a></caption>
<thead><tr><th scope="col">User</th><th scope="col" class="num">Cost</th><th scope="col" class="num">Share</th></tr></thead>
<tbody>
{{#doc.users}}
<tr><th scope="row"><a href="{{document.href}}"><bdi>{{name}}</bdi></a></th><td class="num">{{> partials/cost}}</td><td class="num">{{> partials/share}}</td></tr>
{{/doc.users}}
{{^doc.users}}
<tr><td class="none" colspan="3">no data: no source names a user of its spending</td></tr>
{{/doc.users}}
</tbody>
</table>
</div>
</section>
{{#page.has.budgets}}
<section aria-labelledby="budgets">
<h2 id="budgets">Budgets</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="budgets">
<table>
<caption>For the day, week or month that holds today.</caption>
<thead><tr><th scope="col">Budget</th><th scope="col" class="num">Spent</th><th scope="col" class="num">Of</th><th scope="col" class="num">Share</th><th scope="col" class="num">Left</th><th scope="col" class="num">Forecast</th></tr></thead>
<tbody>
{{#doc.budgets}}
<tr><th scope="row"><bdi>{{name}}</bdi>{{#over}} <strong class="over">over budget</strong>{{/over}}{{^over}}{{#forecastOver}} <strong class="over">will be over</strong>{{/forecastOver}}{{/over}}<br><span class="sub">each {{period}}{{#agentId}}, <a href="{{href}}">{{agentId}}</a>{{/agentId}}{{^agentId}}{{#agent}}, <bdi>{{agent}}</bdi>{{/agent}}{{/agentId}}{{#model}}, <bdi>{{model}}</bdi>{{/model}}{{#user}}, <bdi>{{user}}</bdi>{{/user}}{{#unmatched}}: no source has this name{{/unmatched}}</span></th><td class="num">{{#spent}}{{#unpriced}}<span class="least">at least</span> {{/unpriced}}{{spent}}{{/spent}}{{^spent}}<span class="none">no data</span>{{/spent}}</td><td class="num">{{limit}}</td><td class="num">{{> partials/share}}</td><td class="num">{{remaining}}{{^remaining}}{{> partials/unknown}}{{/remaining}}</td><td class="num">{{#forecast}}{{#atLeast}}<span class="least">at least</span> {{/atLeast}}{{cost}}{{/forecast}}{{^forecast}}{{> partials/unknown}}{{/forecast}}</td></tr>
{{/doc.budgets}}
</tbody>
</table>
</div>
</section>
{{/page.has.budgets}}
</div>

<div class="pair">
<section aria-labelledby="tasks">
<h2 id="tasks">Tasks</h2>
{{^doc.tasks.total}}
<p><span class="none">no data</span>: no source with tasks was found; a task tracker or <code>PENDING_TASKS.md</code> would give them.</p>
{{/doc.tasks.total}}
{{#doc.tasks}}
{{#total}}
<ul class="counts">
<li><a href="{{page.links.root}}tasks.html">All</a> {{doc.tasks.total}}</li>
<li>Queue {{queue}}</li>
<li>Active {{active}}</li>
<li>Completed {{completed}}</li>
<li>Blocked {{blocked}}</li>
<li>Archived {{archived}}</li>
{{#unknown}}
<li>Not understood {{unknown}}</li>
{{/unknown}}
</ul>
{{/total}}
{{/doc.tasks}}
<ul class="plain">
{{#doc.openTasks}}
<li>{{#priority}}<span class="priority {{priority}}">{{priority}}</span> {{/priority}}{{#document}}<a href="{{href}}"><bdi>{{title}}</bdi></a>{{/document}}{{^document}}<bdi>{{title}}</bdi>{{/document}} <span class="sub">{{status}}{{#agentIds}}, <a href="{{href}}">{{.}}</a>{{/agentIds}}{{#due}}, due {{due}}{{/due}}</span></li>
{{/doc.openTasks}}
</ul>
</section>

<section aria-labelledby="errors">
<h2 id="errors">Latest errors</h2>
<ul class="plain">
{{#doc.latestErrors}}
<li><span class="level {{level}}">{{level}}</span> {{createdAt}}{{^createdAt}}<span class="none">no time</span>{{/createdAt}} {{#agentId}}<a href="{{href}}">{{agentId}}</a>: {{/agentId}}<bdi>{{title}}</bdi> {{> partials/place}}</li>
{{/doc.latestErrors}}
</ul>
{{^doc.latestErrors}}
<p>{{#doc.activities}}No activity of level error is known.{{/doc.activities}}{{^doc.activities}}<span class="none">no data</span>: no source with activities was found.{{/doc.activities}}</p>
{{/doc.latestErrors}}
</section>
</div>
{{/main}}
{{$about}}
<p>Times are those of {{page.timezone}}. The same figures for programs: <a href="{{page.links.json}}">JSON</a>.{{#page.hasTables}} Its tables as CSV:{{#page.links.csv}} <a href="{{href}}">{{name}}</a>{{/page.links.csv}}.{{/page.hasTables}} What was read, and what was not: <a href="{{page.links.root}}sources.html">Sources</a>.</p>
{{/about}}
{{/ partials/layout}}

"""##
    ),
    (
      "leaderboards.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{> partials/incomplete}}
<nav class="tabs" aria-label="Times">
<ul>
<li><a href="#today">Today</a></li>
<li><a href="#week">This week</a></li>
<li><a href="#month">This month</a></li>
<li><a href="#all">All time</a></li>
</ul>
</nav>
{{#page.boards}}
<section aria-labelledby="{{id}}">
<h2 id="{{id}}">{{title}}</h2>
<p>{{#to}}{{^isDay}}{{from}} – {{/isDay}}{{to}}: {{/to}}{{#total}}{{> partials/cost}}{{#tokens}} for {{total}} tokens{{/tokens}}{{/total}}{{^total}}<span class="none">no data</span>: no spending is known for this time. Transcripts (<code>agents/*/sessions/*.jsonl</code>), usage tables or token reports would give it.{{/total}}</p>
{{#total}}
<div class="pair">
<section aria-labelledby="{{id}}-agents">
<h3 id="{{id}}-agents">Agents</h3>
<div class="scroll" tabindex="0" role="region" aria-labelledby="{{id}}-agents">
<table>
<caption>{{agentCount}} in all</caption>
<thead><tr><th scope="col">Agent</th>{{> partials/board-head}}</tr></thead>
<tbody>
{{#agents}}
<tr><th scope="row"><a href="{{id.href}}"><bdi>{{name}}</bdi></a></th>{{> partials/board-cells}}</tr>
{{/agents}}
{{^agents}}
<tr><td class="none" colspan="4">no data: no source names an agent</td></tr>
{{/agents}}
</tbody>
</table>
</div>
</section>
<section aria-labelledby="{{id}}-models">
<h3 id="{{id}}-models">Models</h3>
<div class="scroll" tabindex="0" role="region" aria-labelledby="{{id}}-models">
<table>
<caption>{{modelCount}} in all</caption>
<thead><tr><th scope="col">Model</th>{{> partials/board-head}}</tr></thead>
<tbody>
{{#models}}
<tr><th scope="row"><a href="{{document.href}}"><bdi>{{name}}</bdi></a>{{#provider}} <span class="sub"><bdi>{{provider}}</bdi></span>{{/provider}}</th>{{> partials/board-cells}}</tr>
{{/models}}
{{^models}}
<tr><td class="none" colspan="4">no data: no source names a model</td></tr>
{{/models}}
</tbody>
</table>
</div>
</section>
<section aria-labelledby="{{id}}-users">
<h3 id="{{id}}-users">Users</h3>
<div class="scroll" tabindex="0" role="region" aria-labelledby="{{id}}-users">
<table>
<caption>{{userCount}} in all</caption>
<thead><tr><th scope="col">User</th>{{> partials/board-head}}</tr></thead>
<tbody>
{{#users}}
<tr><th scope="row"><a href="{{document.href}}"><bdi>{{name}}</bdi></a></th>{{> partials/board-cells}}</tr>
{{/users}}
{{^users}}
<tr><td class="none" colspan="4">no data: no source names a user</td></tr>
{{/users}}
</tbody>
</table>
</div>
</section>
</div>
{{/total}}
</section>
{{/page.boards}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "metrics.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{^doc.latest}}
<p class="notice" role="note"><strong>no data</strong>: no source with measurements was found.</p>
{{/doc.latest}}
{{#doc.latest}}
<section aria-labelledby="latest">
<h2 id="latest">Latest measurement</h2>
<p>{{time}}{{#host}}, <bdi>{{host}}</bdi>{{/host}}, {{> partials/place}}</p>
<dl class="cards small">
{{#page.latest}}
<div class="card"><dt><bdi>{{label}}</bdi></dt><dd class="figure">{{value}}{{#unit}} <span class="unit">{{unit}}</span>{{/unit}}</dd></div>
{{/page.latest}}
{{#page.latestStates}}
<div class="card"><dt><bdi>{{label}}</bdi></dt><dd class="figure word"><bdi>{{state}}</bdi></dd></div>
{{/page.latestStates}}
</dl>
</section>
<section aria-labelledby="samples">
<h2 id="samples">Measurements</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Measurements">
<table>
<caption>Newest first; {{doc.total}} in all.{{#page.columnsLeftOut}} Further figures in the JSON: {{page.columnsLeftOut}}.{{/page.columnsLeftOut}}</caption>
<thead><tr><th scope="col">Time</th><th scope="col">Machine</th>{{#page.columns}}<th scope="col" class="num"><bdi>{{label}}</bdi>{{#unit}} ({{unit}}){{/unit}}</th>{{/page.columns}}<th scope="col">States</th><th scope="col">Source</th></tr></thead>
<tbody>
{{#page.rows}}
<tr><th scope="row" class="time">{{time}}</th><td class="keep">{{#host}}<bdi>{{host}}</bdi>{{/host}}{{^host}}{{> partials/unknown}}{{/host}}</td>{{#cells}}<td class="num">{{value}}{{^value}}{{> partials/unknown}}{{/value}}</td>{{/cells}}<td class="kinds">{{#states}}<span><bdi>{{name}}</bdi>: <bdi>{{state}}</bdi></span> {{/states}}</td><td>{{> partials/place}}</td></tr>
{{/page.rows}}
</tbody>
</table>
</div>
</section>
{{/doc.latest}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "model.mustache",
##"""
{{< partials/layout}}
{{$heading}}
<p class="crumbs"><a href="{{page.links.root}}models.html">Models</a></p>
<h1><bdi>{{doc.name}}</bdi></h1>
{{#doc.provider}}<p class="sub"><bdi>{{doc.provider}}</bdi></p>{{/doc.provider}}
{{/heading}}
{{$main}}
{{> partials/incomplete}}
{{> partials/named-cards}}
{{#doc}}
{{> partials/agent-shares}}
{{> partials/user-shares}}
{{/doc}}
<section aria-labelledby="days">
<h2 id="days">Days</h2>
{{page.charts.days}}
{{> partials/days}}
</section>
<section aria-labelledby="weeks">
<h2 id="weeks">Weeks</h2>
{{page.charts.weeks}}
{{> partials/weeks}}
</section>
{{> partials/key}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "models.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{> partials/incomplete}}
{{^page.has.models}}
<p class="notice" role="note"><strong>no data</strong>: no source names the model of its calls. Transcripts (<code>agents/*/sessions/*.jsonl</code>) name it with each call.</p>
{{/page.has.models}}
{{#page.has.models}}
<p>Their prices: <a href="{{page.links.root}}prices.html">Prices</a>. Added up by provider: <a href="{{page.links.root}}providers.html">Providers</a>.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Models">
<table class="figures sortable" data-filter="models">
<caption>The most expensive first. Tokens above, US dollars below.</caption>
<thead><tr><th scope="col">Model</th>{{> partials/named-head}}</tr></thead>
<tbody>
{{#doc.models}}
<tr id="model-{{anchor}}"><th scope="row"><a href="{{document.href}}"><bdi>{{name}}</bdi></a> <a class="anchor" href="#model-{{anchor}}" aria-label="Link to this model">#</a>{{#provider}}<br><span class="sub"><bdi>{{provider}}</bdi></span>{{/provider}}</th>
{{> partials/named-cells}}
</tr>
{{/doc.models}}
</tbody>
</table>
</div>
{{/page.has.models}}
{{#doc.unnamed}}
<p>Besides, {{#tokens}}{{total}} tokens, {{/tokens}}{{> partials/cost}} name no model.</p>
{{/doc.unnamed}}
{{#page.has.models}}
{{> partials/key}}
{{/page.has.models}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "partials/activity-head.mustache",
##"""
<thead><tr><th scope="col">Time</th><th scope="col">What happened</th><th scope="col">Agent</th><th scope="col">Level</th><th scope="col">Type</th><th scope="col">Source</th></tr></thead>

"""##
    ),
    (
      "partials/activity-row.mustache",
##"""
<tr>
<td class="time">{{createdAt}}{{^createdAt}}<span class="none">no time</span>{{/createdAt}}</td>
<td class="text"><bdi>{{title}}</bdi>{{#taskDocument}} <a class="sub" href="{{href}}">task <bdi>{{taskId}}</bdi></a>{{/taskDocument}}{{#cost}} <span class="sub">states {{cost}}</span>{{/cost}}{{#description}}<details><summary>More</summary><pre>{{description}}</pre></details>{{/description}}</td>
<td>{{#agentId}}<a href="{{href}}">{{agentId}}</a>{{/agentId}}{{^agentId}}{{#agent}}<bdi>{{agent}}</bdi>{{/agent}}{{^agent}}{{> partials/unknown}}{{/agent}}{{/agentId}}</td>
<td><span class="level {{level}}">{{level}}</span></td>
<td>{{type}}{{#kind}}<br><span class="sub">{{kind}}</span>{{/kind}}</td>
<td>{{> partials/place}}</td>
</tr>

"""##
    ),
    (
      "partials/activity-tabs.mustache",
##"""
<nav class="tabs" aria-label="Activity">
<ul>
<li><a href="{{page.links.root}}activity.html"{{#page.tab.all}} aria-current="page"{{/page.tab.all}}>Newest</a></li>
<li><a href="{{page.links.root}}activity/archive.html"{{#page.tab.archive}} aria-current="page"{{/page.tab.archive}}>By day and agent</a></li>
<li><a href="{{page.links.root}}activity/type/error.html"{{#page.tab.error}} aria-current="page"{{/page.tab.error}}>Errors</a></li>
<li><a href="{{page.links.root}}activity/type/task.html"{{#page.tab.task}} aria-current="page"{{/page.tab.task}}>Tasks</a></li>
<li><a href="{{page.links.root}}activity/type/system.html"{{#page.tab.system}} aria-current="page"{{/page.tab.system}}>System</a></li>
</ul>
</nav>

"""##
    ),
    (
      "partials/agent-shares.mustache",
##"""
<section aria-labelledby="agents">
<h2 id="agents">Agents</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Spending by agent">
<table class="figures">
<caption>The most expensive first{{#otherAgents}}; of {{agentCount}} the first are listed{{/otherAgents}}. Tokens above, US dollars below.</caption>
<thead><tr><th scope="col">Agent</th>{{> partials/figures-head}}<th scope="col" class="num">Share of cost</th></tr></thead>
<tbody>
{{#agents}}
<tr><th scope="row"><a href="{{id.href}}"><bdi>{{name}}</bdi></a></th>
{{> partials/figures}}
<td class="num">{{> partials/share}}</td>
</tr>
{{/agents}}
{{^agents}}
<tr><td class="none" colspan="10">no data: no source names a agent of this spending</td></tr>
{{/agents}}
{{#otherAgents}}
{{> partials/rest-row}}
{{/otherAgents}}
{{$unattributed}}{{/unattributed}}
</tbody>
</table>
</div>
</section>

"""##
    ),
    (
      "partials/amount.mustache",
##"""
{{#cost}}{{#unpriced}}<span class="least">at least</span> {{/unpriced}}{{cost}}{{/cost}}{{^cost}}{{> partials/unknown}}{{/cost}}

"""##
    ),
    (
      "partials/board-cells.mustache",
##"""
<td class="num">{{> partials/cost}}</td><td class="num">{{share}}{{^share}}{{> partials/unknown}}{{/share}}</td><td class="num">{{tokens.total}}{{^tokens}}{{> partials/unknown}}{{/tokens}}</td>

"""##
    ),
    (
      "partials/board-head.mustache",
##"""
<th scope="col" class="num">Cost</th><th scope="col" class="num">Share</th><th scope="col" class="num">Tokens</th>

"""##
    ),
    (
      "partials/board.mustache",
##"""
<div class="board">
{{#page.board}}
<section class="column {{status}}" aria-labelledby="status-{{status}}">
<h2 id="status-{{status}}">{{title}} <span class="count">{{count}}</span></h2>
<ul class="tasks">
{{#tasks}}
{{> partials/task}}
{{/tasks}}
</ul>
{{^tasks}}
<p class="none">No tasks.</p>
{{/tasks}}
{{#leftOut}}
<p class="sub">More of them, in the JSON: {{leftOut}}.</p>
{{/leftOut}}
</section>
{{/page.board}}
</div>

"""##
    ),
    (
      "partials/boxes.mustache",
##"""
{{#progress}}<progress max="1" value="{{value}}" aria-label="Check boxes ticked">{{progress}}</progress> {{/progress}}{{#total}}{{done}} of {{total}}{{/total}}{{^total}}{{> partials/unknown}}{{/total}}

"""##
    ),
    (
      "partials/brief.mustache",
##"""
{{! Tokens above, dollars below, in one cell; needs tokens, cost and unpriced. }}
<span class="tokens">{{tokens}}{{^tokens}}{{> partials/unknown}}{{/tokens}}</span> <span class="dollars">{{> partials/amount}}</span>

"""##
    ),
    (
      "partials/budget.mustache",
##"""
<p class="budget"><strong>{{capitalSpent}}{{^capitalSpent}}<span class="none">no data</span>{{/capitalSpent}} / {{capitalBudget}}{{^capitalBudget}}<span class="none">no budget known</span>{{/capitalBudget}}</strong> spent{{#spentShare}} · {{spentShare}}{{#exceedsWhole}} <strong class="over">over budget</strong>{{/exceedsWhole}}{{/spentShare}}</p>
{{$bar}}
{{bar}}
{{/bar}}
{{#forecast}}
<p>{{#reachedOn}}At the present pace the budget is reached on <strong>{{reachedOn}}</strong>{{/reachedOn}}{{^reachedOn}}At the present pace the budget lasts for more than ten years{{/reachedOn}}: {{perDay}} a day. <span class="sub">Method <code>{{method}}</code>: {{spent}} from {{from}} to {{to}}.</span></p>
{{/forecast}}
{{^forecast}}
<p class="sub">No forecast: the budget is reached, or the data give no pace.</p>
{{/forecast}}

"""##
    ),
    (
      "partials/cost-tabs.mustache",
##"""
<nav class="tabs" aria-label="Costs">
<ul>
{{#page.tabs}}
<li><a href="{{href}}"{{#current}} aria-current="page"{{/current}}>{{title}}</a></li>
{{/page.tabs}}
</ul>
</nav>

"""##
    ),
    (
      "partials/cost.mustache",
##"""
{{#cost}}{{#unpriced}}<span class="least">at least</span> {{/unpriced}}{{total}}{{/cost}}{{^cost}}{{#unpriced}}<span class="none">unpriced</span>{{/unpriced}}{{^unpriced}}<span class="none">no data</span>{{/unpriced}}{{/cost}}

"""##
    ),
    (
      "partials/days.mustache",
##"""
<div class="scroll" tabindex="0" role="region" aria-label="Spending by day">
<table class="figures sortable">
<caption>Newest day first. Tokens above, US dollars below.{{#page.daysLeftOut}} Older days, in the JSON only: {{page.daysLeftOut}}.{{/page.daysLeftOut}}</caption>
<thead><tr><th scope="col">Day</th>{{> partials/figures-head}}</tr></thead>
<tbody>
{{#page.days}}
<tr id="{{date.value}}"><th scope="row">{{date}} <a class="anchor" href="#{{date.value}}" aria-label="Link to this day">#</a></th>
{{> partials/figures}}
</tr>
{{/page.days}}
{{#doc.undated}}
<tr><th scope="row">On no single day</th>
{{> partials/figures}}
</tr>
{{/doc.undated}}
</tbody>
<tfoot>
{{#doc}}
<tr><th scope="row">Total</th>
{{> partials/figures}}
</tr>
{{/doc}}
</tfoot>
</table>
</div>

"""##
    ),
    (
      "partials/diagnostics.mustache",
##"""
<ul class="diagnostics">
{{#diagnostics}}
<li class="{{severity}}"><strong class="severity">{{severity}}</strong> {{#line}}<span>line {{line.value}}{{#column}}, column {{column.value}}{{/column}}:</span> {{/line}}{{message}} <code>{{id}}</code>{{#hint}}<br><span class="hint">Hint: {{hint}}</span>{{/hint}}</li>
{{/diagnostics}}
</ul>

"""##
    ),
    (
      "partials/figures-head.mustache",
##"""
<th scope="col" class="num">Total</th>
<th scope="col" class="num">Input</th>
<th scope="col" class="num">Output</th>
<th scope="col" class="num">Cache read</th>
<th scope="col" class="num">Cache write</th>
<th scope="col" class="num">Not split</th>
<th scope="col" class="num">Calls</th>
<th scope="col">Basis</th>

"""##
    ),
    (
      "partials/figures.mustache",
##"""
{{! The cells of a row of figures: tokens above, dollars below. Needs tokens, cost, calls, unpriced and basis. }}
{{#basis}}
<td class="num total"><span class="tokens">{{tokens.total}}{{^tokens}}{{> partials/unknown}}{{/tokens}}</span> <span class="dollars">{{> partials/cost}}</span></td>
<td class="num"><span class="tokens">{{tokens.input}}{{^tokens.input}}{{> partials/unknown}}{{/tokens.input}}</span> <span class="dollars">{{cost.input}}{{^cost.input}}{{#tokens.input}}{{> partials/unknown}}{{/tokens.input}}{{/cost.input}}</span></td>
<td class="num"><span class="tokens">{{tokens.output}}{{^tokens.output}}{{> partials/unknown}}{{/tokens.output}}</span> <span class="dollars">{{cost.output}}{{^cost.output}}{{#tokens.output}}{{> partials/unknown}}{{/tokens.output}}{{/cost.output}}</span></td>
<td class="num"><span class="tokens">{{tokens.cacheRead}}{{^tokens.cacheRead}}{{> partials/unknown}}{{/tokens.cacheRead}}</span> <span class="dollars">{{cost.cacheRead}}{{^cost.cacheRead}}{{#tokens.cacheRead}}{{> partials/unknown}}{{/tokens.cacheRead}}{{/cost.cacheRead}}</span></td>
<td class="num"><span class="tokens">{{tokens.cacheWrite}}{{^tokens.cacheWrite}}{{> partials/unknown}}{{/tokens.cacheWrite}}</span> <span class="dollars">{{cost.cacheWrite}}{{^cost.cacheWrite}}{{#tokens.cacheWrite}}{{> partials/unknown}}{{/tokens.cacheWrite}}{{/cost.cacheWrite}}</span></td>
<td class="num{{^tokens.unsplit.isPositive}} zero{{/tokens.unsplit.isPositive}}"><span class="tokens">{{tokens.unsplit}}{{^tokens.unsplit}}{{> partials/unknown}}{{/tokens.unsplit}}</span> <span class="dollars">{{cost.unsplit}}{{^cost.unsplit}}{{#tokens.unsplit}}{{> partials/unknown}}{{/tokens.unsplit}}{{/cost.unsplit}}</span></td>
<td class="num">{{calls}}{{^calls.value}}{{> partials/unknown}}{{/calls.value}}</td>
<td><span class="basis {{basis}}">{{basis}}</span></td>
{{/basis}}
{{^basis}}
<td class="none" colspan="8">no data</td>
{{/basis}}

"""##
    ),
    (
      "partials/form-field.mustache",
##"""
<div class="field{{#fault}} wrong{{/fault}}{{#isShort}} short{{/isShort}}">
<label for="{{id}}">{{label}}{{^isRequired}}{{^isChoice}} <span class="sub">(optional)</span>{{/isChoice}}{{/isRequired}}</label>
{{#hint}}
<p class="hint" id="{{id}}-hint">{{hint}}</p>
{{/hint}}
{{#fault}}
<p class="fault" id="{{id}}-fault">{{fault}}</p>
{{/fault}}
{{#isText}}
<input id="{{id}}" name="{{name}}" type="{{type}}" value="{{value}}"{{#mode}} inputmode="{{mode}}"{{/mode}}{{#complete}} autocomplete="{{complete}}"{{/complete}}{{#list}} list="{{list}}"{{/list}}{{#isRequired}} required{{/isRequired}}{{#described}} aria-describedby="{{described}}"{{/described}}{{#fault}} aria-invalid="true"{{/fault}}>
{{/isText}}
{{#isArea}}
<textarea id="{{id}}" name="{{name}}" rows="3"{{#isRequired}} required{{/isRequired}}{{#described}} aria-describedby="{{described}}"{{/described}}{{#fault}} aria-invalid="true"{{/fault}}>
{{value}}</textarea>
{{/isArea}}
{{#isChoice}}
<select id="{{id}}" name="{{name}}"{{#described}} aria-describedby="{{described}}"{{/described}}{{#fault}} aria-invalid="true"{{/fault}}>
{{#options}}
<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>
{{/options}}
</select>
{{/isChoice}}
</div>

"""##
    ),
    (
      "partials/form.mustache",
##"""
<form class="act {{name}}" method="post" action="{{page.live.action}}" id="{{id}}" accept-charset="utf-8">
<input type="hidden" name="action" value="{{name}}">
<input type="hidden" name="page" value="{{page.live.path}}">
{{#hidden}}
<input type="hidden" name="{{name}}" value="{{value}}">
{{/hidden}}
<fieldset>
<legend>{{title}}</legend>
{{#about}}
<p class="sub">{{about}}</p>
{{/about}}
{{#fields}}
{{> partials/form-field}}
{{/fields}}
<p><button>{{button}}</button></p>
</fieldset>
</form>

"""##
    ),
    (
      "partials/forms.mustache",
##"""
{{#page.live}}
<div class="said{{#hasFaults}} listed{{/hasFaults}}">
{{#said}}
<p class="notice done" role="status" id="said" tabindex="-1">{{said}}</p>
{{/said}}
{{#isRefused}}
<div class="notice warning" role="alert" id="said" tabindex="-1">
<p><strong>Nothing was changed</strong>{{#problem}}: {{problem}}{{/problem}}.</p>
{{#hasFaults}}
<ul>
{{#faults}}
<li>{{#href}}<a href="{{href}}">{{text}}</a>{{/href}}{{^href}}{{text}}{{/href}}</li>
{{/faults}}
</ul>
{{/hasFaults}}
</div>
{{/isRefused}}
</div>
{{#isBoard}}
<div class="bench">
{{#top}}
<details class="work" id="work-{{name}}"{{#isOpen}} open{{/isOpen}}>
<summary>{{title}}</summary>
{{> partials/form}}
</details>
{{/top}}
</div>
{{^hasVentures}}
<p class="notice" role="note">A task belongs to a venture, and the database has none yet: <code>fleetledger venture add NAME --database {{source}}</code> makes one.</p>
{{/hasVentures}}
<p class="sub">The tasks of <code>{{source}}</code> can be changed here; tasks of other sources are read only.</p>
{{/isBoard}}
{{#isForeign}}
<p class="sub">This task is read only: it is changed in its own source, <code>{{isForeign}}</code>.</p>
{{/isForeign}}
<datalist id="agents">
{{#agents}}
<option value="{{id}}">{{name}}</option>
{{/agents}}
</datalist>
{{/page.live}}

"""##
    ),
    (
      "partials/incomplete.mustache",
##"""
{{#page.has.coverage}}
<details class="notice">
<summary>Known to be incomplete</summary>
<ul>
{{#doc.coverage}}
<li>{{.}}</li>
{{/doc.coverage}}
</ul>
<p><a href="{{page.links.root}}sources/coverage.html">What is missing, under Sources</a></p>
</details>
{{/page.has.coverage}}

"""##
    ),
    (
      "partials/key.mustache",
##"""
<details class="key">
<summary>How to read these figures</summary>
<dl>
<dt>Two lines a cell</dt><dd>Tokens above, US dollars below. The parts and “not split” add up to the total.</dd>
<dt>–</dt><dd>Not known: no source gives this part. It is not nothing.</dd>
<dt>Not split</dt><dd>What a source gives only as a total.</dd>
<dt>at least</dt><dd>Some of the tokens have no known price; their cost is not in the sum.</dd>
<dt>recorded</dt><dd>The source states the cost of each call.</dd>
<dt>priced</dt><dd>Tokens of each call times the configured prices.</dd>
<dt>sampled</dt><dd>A table of samples, which misses calls between them.</dd>
<dt>reported</dt><dd>A total that somebody wrote into a report.</dd>
<dt>estimated</dt><dd>Derived from something that is not spending.</dd>
</dl>
<p>Where records of several kinds are added up, the least direct kind is named.</p>
</details>

"""##
    ),
    (
      "partials/layout.mustache",
##"""
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{page.title}} – {{page.site}}</title>
<meta name="description" content="{{page.description}}">
{{#page.isHidden}}
<meta name="robots" content="noindex, nofollow">
{{/page.isHidden}}
<meta property="og:type" content="website">
<meta property="og:site_name" content="{{page.site}}">
<meta property="og:title" content="{{page.title}}">
<meta property="og:description" content="{{page.description}}">
{{#page.links.canonical}}
<meta property="og:url" content="{{page.links.canonical}}">
<link rel="canonical" href="{{page.links.canonical}}">
{{/page.links.canonical}}
<link rel="icon" type="image/svg+xml" href="{{page.links.icon}}">
<link rel="stylesheet" href="{{page.links.css}}">
{{#page.links.json}}
<link rel="alternate" type="application/json" href="{{page.links.json}}">
{{/page.links.json}}
{{#page.links.feed}}
<link rel="alternate" type="application/atom+xml" title="Daily summaries" href="{{page.links.feed}}">
{{/page.links.feed}}
<script src="{{page.links.script}}" defer></script>
{{#page.live}}
<link rel="stylesheet" href="{{styleSheet}}">
<script src="{{script}}" defer></script>
{{/page.live}}
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="top">
<div>
<p class="brand"><a href="{{page.links.root}}index.html">{{page.site}}</a></p>
<a class="search" href="{{page.links.index}}">All pages</a>
<nav aria-label="Pages">
{{#page.nav}}
<div class="group">
<p>{{title}}</p>
<ul>
{{#entries}}
<li><a href="{{href}}"{{#current}} aria-current="page"{{/current}}>{{title}}</a></li>
{{/entries}}
</ul>
</div>
{{/page.nav}}
</nav>
</div>
</header>
<main id="main">
<header class="head">
{{$heading}}
<h1>{{page.title}}</h1>
{{/heading}}
{{#page.asOf}}
<p class="asof" data-stale="{{page.staleAfter}}">As of {{page.asOf}} {{page.timezone}}</p>
{{/page.asOf}}
</header>
{{$main}}{{/main}}
</main>
<footer class="bottom">
{{$about}}
<p>{{^page.asOf}}As of: <span class="none">no data</span>, no source of this page states a time. {{/page.asOf}}Times are those of {{page.timezone}}. The same figures for programs: <a href="{{page.links.json}}">JSON</a>.{{#page.hasTables}} Its tables as CSV:{{#page.links.csv}} <a href="{{href}}">{{name}}</a>{{/page.links.csv}}.{{/page.hasTables}}</p>
<details class="sources">
<summary>Sources of this page</summary>
<ul>
{{#page.sources}}
<li><code>{{.}}</code></li>
{{/page.sources}}
</ul>
{{^page.sources}}
<p>No source of this page was found.</p>
{{/page.sources}}
<p>What was read, and what was not: <a href="{{page.links.root}}sources.html">Sources</a>.</p>
</details>
{{/about}}
</footer>
</body>
</html>

"""##
    ),
    (
      "partials/model-shares.mustache",
##"""
<section aria-labelledby="models">
<h2 id="models">Models</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Spending by model">
<table class="figures">
<caption>The most expensive first{{#otherModels}}; of {{modelCount}} the first are listed{{/otherModels}}. Tokens above, US dollars below.</caption>
<thead><tr><th scope="col">Model</th>{{> partials/figures-head}}<th scope="col" class="num">Share of cost</th></tr></thead>
<tbody>
{{#models}}
<tr><th scope="row"><a href="{{document.href}}"><bdi>{{name}}</bdi></a>{{#provider}}<br><span class="sub"><bdi>{{provider}}</bdi></span>{{/provider}}</th>
{{> partials/figures}}
<td class="num">{{> partials/share}}</td>
</tr>
{{/models}}
{{^models}}
<tr><td class="none" colspan="10">no data: no source names a model of this spending</td></tr>
{{/models}}
{{#otherModels}}
{{> partials/rest-row}}
{{/otherModels}}
</tbody>
</table>
</div>
</section>

"""##
    ),
    (
      "partials/named-cards.mustache",
##"""
<dl class="cards">
{{#doc}}
<div class="card lead">
<dt>Cost</dt>
<dd class="figure">{{> partials/cost}}</dd>
<dd class="sub">{{#tokens}}{{total}} tokens{{/tokens}}{{^tokens}}<span class="none">no token figures</span>{{/tokens}}{{#share}} · {{share}} of the fleet{{/share}} · {{#bases}}<span class="basis {{.}}">{{.}}</span> {{/bases}}</dd>
</div>
<div class="card"><dt>Today</dt><dd class="figure">{{#today}}{{> partials/amount}}{{/today}}{{^today}}<span class="none">no data</span>{{/today}}</dd></div>
<div class="card"><dt>This week</dt><dd class="figure">{{#week}}{{> partials/amount}}{{/week}}{{^week}}<span class="none">no data</span>{{/week}}</dd></div>
<div class="card"><dt>This month</dt><dd class="figure">{{#month}}{{> partials/amount}}{{/month}}{{^month}}<span class="none">no data</span>{{/month}}</dd></div>
<div class="card">
<dt>Calls</dt>
<dd class="figure">{{calls}}{{^calls.value}}<span class="none">no data</span>{{/calls.value}}</dd>
<dd class="sub">{{#sessions.value}}in {{sessions}} sessions{{/sessions.value}}{{^sessions.value}}No source names sessions.{{/sessions.value}}</dd>
</div>
{{/doc}}
</dl>
{{#doc.firstDay}}
<p class="sub">From {{doc.firstDay}} to {{doc.lastDay}}.</p>
{{/doc.firstDay}}

"""##
    ),
    (
      "partials/named-cells.mustache",
##"""
{{! The cells of a model, user or provider in its list. }}
<td class="num total"><span class="tokens">{{tokens.total}}{{^tokens}}{{> partials/unknown}}{{/tokens}}</span> <span class="dollars">{{> partials/cost}}</span></td>
<td class="num">{{> partials/share}}</td>
<td class="num">{{#today}}{{> partials/brief}}{{/today}}{{^today}}{{> partials/unknown}}{{/today}}</td>
<td class="num">{{#week}}{{> partials/brief}}{{/week}}{{^week}}{{> partials/unknown}}{{/week}}</td>
<td class="num">{{#month}}{{> partials/brief}}{{/month}}{{^month}}{{> partials/unknown}}{{/month}}</td>
<td>{{trend}}{{^trend}}{{> partials/unknown}}{{/trend}}</td>
<td class="num">{{calls}}{{^calls.value}}{{> partials/unknown}}{{/calls.value}}</td>
<td class="num">{{sessions}}{{^sessions.value}}{{> partials/unknown}}{{/sessions.value}}</td>
<td class="time">{{lastDay}}{{^lastDay}}{{> partials/unknown}}{{/lastDay}}</td>
<td><span class="basis {{basis}}">{{basis}}</span></td>

"""##
    ),
    (
      "partials/named-head.mustache",
##"""
<th scope="col" class="num">Total</th><th scope="col" class="num">Share of cost</th><th scope="col" class="num">Today</th><th scope="col" class="num">This week</th><th scope="col" class="num">This month</th><th scope="col">14 days</th><th scope="col" class="num">Calls</th><th scope="col" class="num">Sessions</th><th scope="col">Last day</th><th scope="col">Basis</th>

"""##
    ),
    (
      "partials/no-activities.mustache",
##"""
<p class="notice" role="note"><strong>no data</strong>: no source with activities was found. Activities are read from files that end in <code>.log</code>, from <code>AGENT_LOGS_DETAILED.md</code>, from <code>cron/runs</code>, and from the table <code>Activity</code> of a task database.</p>

"""##
    ),
    (
      "partials/no-figures.mustache",
##"""
<div class="notice" role="note">
<p><strong>No source with token figures was found</strong>; so there are no costs to show, which is not the same as no spending.</p>
<p>Costs are read from session transcripts, usage tables, and written token reports.
What was found instead is listed under <a href="{{page.links.root}}sources.html">Sources</a>.</p>
</div>

"""##
    ),
    (
      "partials/no-tasks.mustache",
##"""
<p class="notice" role="note"><strong>no data</strong>: no source with tasks was found. Tasks are read from <code>AGENT_TASK_TRACKER.md</code>, <code>PENDING_TASKS.md</code>, <code>tasks.json</code>, and the table <code>Task</code> of a task database such as <code>prisma/dev.db</code>.</p>

"""##
    ),
    (
      "partials/place.mustache",
##"""
<code class="place">{{source}}:{{line.value}}</code>

"""##
    ),
    (
      "partials/provider-shares.mustache",
##"""
<section aria-labelledby="providers">
<h2 id="providers">Providers</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Spending by provider">
<table class="figures">
<caption>The most expensive first{{#otherProviders}}; of {{providerCount}} the first are listed{{/otherProviders}}. Tokens above, US dollars below.</caption>
<thead><tr><th scope="col">Provider</th>{{> partials/figures-head}}<th scope="col" class="num">Share of cost</th></tr></thead>
<tbody>
{{#providers}}
<tr><th scope="row"><bdi>{{name}}</bdi></th>
{{> partials/figures}}
<td class="num">{{> partials/share}}</td>
</tr>
{{/providers}}
{{^providers}}
<tr><td class="none" colspan="10">no data: no source names a provider of this spending</td></tr>
{{/providers}}
{{#otherProviders}}
{{> partials/rest-row}}
{{/otherProviders}}
</tbody>
</table>
</div>
</section>

"""##
    ),
    (
      "partials/rest-row.mustache",
##"""
{{! A last row of a table of shares: what those spent that are not listed. }}
<tr><th scope="row">{{$name}}Others{{/name}}</th>
{{> partials/figures}}
<td class="num">{{> partials/unknown}}</td>
</tr>

"""##
    ),
    (
      "partials/session-cells.mustache",
##"""
<td class="num">{{> partials/cost}}</td><td class="num">{{share}}{{^share}}{{> partials/unknown}}{{/share}}</td><td class="num">{{tokens.total}}{{^tokens}}{{> partials/unknown}}{{/tokens}}</td><td class="num">{{calls}}{{^calls.value}}{{> partials/unknown}}{{/calls.value}}</td><td>{{#users}}<bdi class="alias">{{.}}</bdi> {{/users}}{{^users}}{{> partials/unknown}}{{/users}}</td><td>{{channel}}{{^channel}}{{> partials/unknown}}{{/channel}}</td><td>{{#models}}<bdi class="alias">{{.}}</bdi> {{/models}}{{^models}}{{> partials/unknown}}{{/models}}</td><td class="time">{{firstAt}}{{^firstAt}}{{firstDay}}{{^firstDay}}{{> partials/unknown}}{{/firstDay}}{{/firstAt}}<br>{{lastAt}}{{^lastAt}}{{lastDay}}{{^lastDay}}{{> partials/unknown}}{{/lastDay}}{{/lastAt}}</td>

"""##
    ),
    (
      "partials/session-head.mustache",
##"""
<th scope="col" class="num">Cost</th><th scope="col" class="num">Share</th><th scope="col" class="num">Tokens</th><th scope="col" class="num">Calls</th><th scope="col">User</th><th scope="col">Channel</th><th scope="col">Models</th><th scope="col">First and last call</th>

"""##
    ),
    (
      "partials/share.mustache",
##"""
{{#share}}<progress max="1" value="{{share.value}}" aria-hidden="true"></progress> <span class="share">{{share}}</span>{{/share}}{{^share}}{{> partials/unknown}}{{/share}}

"""##
    ),
    (
      "partials/source-tabs.mustache",
##"""
<nav class="tabs" aria-label="Sources">
<ul>
<li><a href="{{page.links.root}}sources.html"{{$files}}{{/files}}>Files</a></li>
<li><a href="{{page.links.root}}sources/reconciliation.html"{{$reconciliation}}{{/reconciliation}}>Reconciliation</a></li>
<li><a href="{{page.links.root}}sources/coverage.html"{{$coverage}}{{/coverage}}>Coverage</a></li>
</ul>
</nav>

"""##
    ),
    (
      "partials/stated.mustache",
##"""
<tr{{#disagrees}} class="differs"{{/disagrees}}><th scope="row">{{> partials/place}}</th><td><bdi>{{label}}</bdi></td><td class="num">{{tokens}}{{^tokens}}{{> partials/unknown}}{{/tokens}}</td><td class="num">{{rowTokens}}{{^rowTokens}}{{> partials/unknown}}{{/rowTokens}}</td><td class="num">{{cost}}{{^cost}}{{> partials/unknown}}{{/cost}}</td><td class="num">{{rowCost}}{{^rowCost}}{{> partials/unknown}}{{/rowCost}}</td><td>{{#disagrees}}<strong>no</strong>{{/disagrees}}{{^disagrees}}yes{{/disagrees}}</td><td>{{#counts}}yes{{/counts}}{{^counts}}no{{/counts}}</td></tr>

"""##
    ),
    (
      "partials/statement-lines.mustache",
##"""
<td class="time" rowspan="{{span}}">{{#dayHref}}<a href="{{dayHref}}">{{date}}</a>{{/dayHref}}{{^dayHref}}{{date}}{{/dayHref}}{{#lastDate}} – {{lastDate}}{{/lastDate}}{{^date}}<span class="none">no time given</span>{{/date}}</td>
<td class="num" rowspan="{{span}}"><span class="tokens">{{tokens}}{{^tokens}}{{> partials/unknown}}{{/tokens}}</span><span class="dollars">{{> partials/amount}}</span></td>
{{#lines}}
{{^isFirst}}
<tr>
{{/isFirst}}
<td>{{#source}}<code>{{source}}</code>{{/source}}{{^source}}<span>{{kindText}}</span>{{/source}}{{#source}}<br><span class="sub">{{kindText}}</span>{{/source}}</td>
{{> partials/statements}}
</tr>
{{/lines}}

"""##
    ),
    (
      "partials/statements-head.mustache",
##"""
<th scope="col">Time</th><th scope="col" class="num">Counts</th><th scope="col">Said by</th><th scope="col" class="num">Says</th><th scope="col" class="num">Difference</th><th scope="col">Used, and why</th>

"""##
    ),
    (
      "partials/statements.mustache",
##"""
<td class="num"><span class="tokens">{{tokens}}{{^tokens}}{{> partials/unknown}}{{/tokens}}</span><span class="dollars">{{cost}}{{^cost}}{{> partials/unknown}}{{/cost}}</span></td>
<td class="num"><span class="tokens">{{#tokenDifference}}{{#isPositive}}+{{/isPositive}}{{tokenDifference}}{{/tokenDifference}}{{^tokenDifference}}{{> partials/unknown}}{{/tokenDifference}}</span><span class="dollars">{{#costDifference}}{{#isPositive}}+{{/isPositive}}{{costDifference}}{{/costDifference}}{{^costDifference}}{{> partials/unknown}}{{/costDifference}}</span></td>
<td>{{#why}}<span class="reason">{{.}}</span> {{/why}}{{#copies}}<span class="sub">{{copies}} copied records left out</span>{{/copies}}</td>

"""##
    ),
    (
      "partials/task-tabs.mustache",
##"""
<nav class="tabs" aria-label="Tasks">
<ul>
<li><a href="{{page.links.root}}tasks.html"{{#page.tab.all}} aria-current="page"{{/page.tab.all}}>All</a></li>
<li><a href="{{page.links.root}}tasks/stuck.html"{{#page.tab.stuck}} aria-current="page"{{/page.tab.stuck}}>Stuck</a></li>
<li><a href="{{page.links.root}}tasks/priority/high.html"{{#page.tab.high}} aria-current="page"{{/page.tab.high}}>High priority</a></li>
<li><a href="{{page.links.root}}tasks/priority/medium.html"{{#page.tab.medium}} aria-current="page"{{/page.tab.medium}}>Medium</a></li>
<li><a href="{{page.links.root}}tasks/priority/low.html"{{#page.tab.low}} aria-current="page"{{/page.tab.low}}>Low</a></li>
</ul>
</nav>

"""##
    ),
    (
      "partials/task.mustache",
##"""
<li class="task{{#stuck}} stuck{{/stuck}}"{{#page.live}} id="task-{{anchor}}"{{/page.live}}>
<p class="title">{{#document}}<a href="{{href}}"><bdi>{{title}}</bdi></a>{{/document}}{{^document}}<bdi>{{title}}</bdi>{{/document}}</p>
<p class="sub"><code>{{id}}</code>{{#priority}} <span class="priority {{priority}}">{{priority}} priority</span>{{/priority}}{{^priority}}{{#priorityText}} <span class="priority">{{priorityText}}</span>{{/priorityText}}{{/priority}}{{#statusText}} <span>“<bdi>{{statusText}}</bdi>”</span>{{/statusText}}</p>
{{#stuck}}
<p><strong class="over">Stuck</strong> since {{stuckSince}}</p>
{{/stuck}}
{{#agentIds}}<a class="agent" href="{{href}}">{{.}}</a> {{/agentIds}}{{^agentIds}}{{#assignedTo}}<span class="agent"><bdi>{{assignedTo}}</bdi></span>{{/assignedTo}}{{^assignedTo}}<span class="none">not assigned</span>{{/assignedTo}}{{/agentIds}}
{{#progress.value}}
<p><label>Progress <progress max="100" value="{{progress.value}}">{{progress.value}} %</progress></label> {{progress}}&nbsp;%</p>
{{/progress.value}}
<p class="sub">{{#ventureName}}Venture {{#ventureDocument}}<a href="{{href}}"><bdi>{{ventureName}}</bdi></a>{{/ventureDocument}}{{^ventureDocument}}<bdi>{{ventureName}}</bdi>{{/ventureDocument}}. {{/ventureName}}{{#due}}Due {{due}}. {{/due}}{{^due}}{{#dueText}}Due <bdi>{{dueText}}</bdi>. {{/dueText}}{{/due}}{{#updatedAt}}Updated {{updatedAt}}. {{/updatedAt}}{{#actualCost}}Cost {{actualCost}}. {{/actualCost}}{{#actualTokens}}Tokens {{actualTokens}}. {{/actualTokens}}</p>
{{^document}}
{{#description}}
<details><summary>Description</summary><p class="text">{{description}}</p></details>
{{/description}}
{{#output}}
<details><summary>Outcome</summary><p class="text">{{output}}</p></details>
{{/output}}
{{#error}}
<details><summary>Error</summary><p class="text">{{error}}</p></details>
{{/error}}
{{/document}}
<p class="sub">{{> partials/place}}</p>
{{#page.live}}
{{#hasWork}}
<details class="work" id="work-{{anchor}}"{{#isOpen}} open{{/isOpen}}>
<summary>{{workTitle}}<span class="unseen">: {{title}}</span></summary>
{{#work}}
{{> partials/form}}
{{/work}}
</details>
{{/hasWork}}
{{^hasWork}}
<p class="sub">Read only</p>
{{/hasWork}}
{{/page.live}}
</li>

"""##
    ),
    (
      "partials/unknown.mustache",
##"""
<abbr class="none" title="not known">–</abbr>

"""##
    ),
    (
      "partials/user-shares.mustache",
##"""
<section aria-labelledby="users">
<h2 id="users">Users</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Spending by user">
<table class="figures">
<caption>The most expensive first{{#otherUsers}}; of {{userCount}} the first are listed{{/otherUsers}}. Tokens above, US dollars below.</caption>
<thead><tr><th scope="col">User</th>{{> partials/figures-head}}<th scope="col" class="num">Share of cost</th></tr></thead>
<tbody>
{{#users}}
<tr><th scope="row"><a href="{{document.href}}"><bdi>{{name}}</bdi></a></th>
{{> partials/figures}}
<td class="num">{{> partials/share}}</td>
</tr>
{{/users}}
{{^users}}
<tr><td class="none" colspan="10">no data: no source names a user of this spending</td></tr>
{{/users}}
{{#otherUsers}}
{{> partials/rest-row}}
{{/otherUsers}}
</tbody>
</table>
</div>
</section>

"""##
    ),
    (
      "partials/venture-key.mustache",
##"""
<details class="key">
<summary>How a budget is forecast</summary>
<dl>
<dt>completedTasks</dt><dd>What the tasks completed in the last 30 days state to have cost, by the number of these days (fewer for a younger venture).</dd>
<dt>sinceCreated</dt><dd>Where no such task states a cost: all that was spent, by the days since the venture was made.</dd>
</dl>
<p>The days end with the newest day of the site. What is left of the budget, by the dollars of a day, gives the day on which it is reached.</p>
</details>

"""##
    ),
    (
      "partials/weeks.mustache",
##"""
<div class="scroll" tabindex="0" role="region" aria-label="Spending by week">
<table class="figures sortable">
<caption>Newest week first. Tokens above, US dollars below.</caption>
<thead><tr><th scope="col">Week from</th><th scope="col" class="num">Change</th>{{> partials/figures-head}}</tr></thead>
<tbody>
{{#page.weeks}}
<tr id="week-{{anchor}}"><th scope="row">{{weekStart}} <a class="anchor" href="#week-{{anchor}}" aria-label="Link to this week">#</a></th>
<td class="num">{{#change}}{{#isPositive}}+{{/isPositive}}{{change}}{{/change}}{{^change}}{{> partials/unknown}}{{/change}}</td>
{{> partials/figures}}
</tr>
{{/page.weeks}}
{{#doc.undated}}
<tr><th scope="row">On no single day</th>
<td class="num">{{> partials/unknown}}</td>
{{> partials/figures}}
</tr>
{{/doc.undated}}
</tbody>
</table>
</div>

"""##
    ),
    (
      "prices.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{^doc.models}}
<p class="notice" role="note"><strong>no data</strong>: no source names the model of its calls.</p>
{{/doc.models}}
{{#page.has.models}}
<div class="scroll" tabindex="0" role="region" aria-label="Prices of the models in use">
<table>
<caption>The models in use, with the prices by which their calls were priced, in US dollars for a million tokens.</caption>
<thead><tr><th scope="col">Model</th><th scope="col" class="num">Calls</th><th scope="col" class="num">Tokens</th><th scope="col" class="num">Without a cost</th><th scope="col">Price</th></tr></thead>
<tbody>
{{#doc.models}}
<tr>
<th scope="row"><bdi>{{model}}</bdi>{{#provider}}<br><span class="sub">{{provider}}</span>{{/provider}}</th>
<td class="num">{{calls}}{{^calls.value}}{{> partials/unknown}}{{/calls.value}}</td>
<td class="num">{{tokens.total}}{{^tokens}}{{> partials/unknown}}{{/tokens}}</td>
<td class="num">{{unpriced}}</td>
<td>
{{#matches}}
<p><code>{{key}}</code> ({{table}}, {{rule}}{{#line}}, line {{line}}{{/line}}{{#validFrom}}, from {{validFrom}}{{/validFrom}}{{#validTo}}, to {{validTo}}{{/validTo}}): input {{input}}{{^input}}{{> partials/unknown}}{{/input}}, output {{output}}{{^output}}{{> partials/unknown}}{{/output}}, cache read {{cacheRead}}{{^cacheRead}}{{> partials/unknown}}{{/cacheRead}}, cache write {{cacheWrite}}{{^cacheWrite}}{{> partials/unknown}}{{/cacheWrite}}, for an hour {{cacheWrite1h}}{{^cacheWrite1h}}{{> partials/unknown}}{{/cacheWrite1h}}</p>
{{/matches}}
{{#configure}}<p>No price is known for some calls. Add to <code>prices</code> in the configuration: <code>{{configure}}</code></p>{{/configure}}
</td>
</tr>
{{/doc.models}}
</tbody>
</table>
</div>
{{/page.has.models}}

<h2>Price lists</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Price lists">
<table>
<caption>The lists, in the order in which they are asked.</caption>
<thead><tr><th scope="col">List</th><th scope="col">File</th><th scope="col">Version</th><th scope="col" class="num">Prices</th></tr></thead>
<tbody>
{{#doc.tables}}
<tr>
<th scope="row">{{origin}}</th>
<td>{{#path}}<code>{{path}}</code>{{/path}}</td>
<td>{{#version}}<code>{{version}}</code>{{/version}}</td>
<td class="num">{{rows}}</td>
</tr>
{{/doc.tables}}
</tbody>
</table>
</div>
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "providers.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{> partials/incomplete}}
{{^page.has.providers}}
<p class="notice" role="note"><strong>no data</strong>: no source names the provider of its calls. Transcripts (<code>agents/*/sessions/*.jsonl</code>) name it with each call.</p>
{{/page.has.providers}}
{{#page.has.providers}}
<p>Added up over their <a href="{{page.links.root}}models.html">models</a>, which stand below each name.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Providers">
<table class="figures sortable">
<caption>The most expensive first. Tokens above, US dollars below.</caption>
<thead><tr><th scope="col">Provider</th>{{> partials/named-head}}</tr></thead>
<tbody>
{{#doc.providers}}
<tr><th scope="row"><bdi>{{name}}</bdi><ul class="plain sub">{{#models}}<li><a href="{{document.href}}"><bdi>{{name}}</bdi></a></li>{{/models}}</ul></th>
{{> partials/named-cells}}
</tr>
{{/doc.providers}}
</tbody>
</table>
</div>
{{/page.has.providers}}
{{#doc.unnamed}}
<p>Besides, {{#tokens}}{{total}} tokens, {{/tokens}}{{> partials/cost}} name no provider.</p>
{{/doc.unnamed}}
{{#page.has.providers}}
{{> partials/key}}
{{/page.has.providers}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "reconciliation.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{< partials/source-tabs}}{{$reconciliation}} aria-current="page"{{/reconciliation}}{{/ partials/source-tabs}}
<p>On each day of the fleet the most direct kind of source that has spending counts: transcripts, then usage tables, then token reports, then snapshots. The others add nothing to that day, even under other agents’ names; what they say stands here beside what counts, the largest difference first. The rules are those of <code>docs/counting.md</code>, “The same spending in several kinds of sources”.</p>
{{^page.has.fleet}}
<p class="notice" role="note"><strong>no data</strong>: no source gives any spending.</p>
{{/page.has.fleet}}
{{#page.has.fleet}}
<section aria-labelledby="fleet">
<h2 id="fleet">The fleet</h2>
{{^page.fleet}}
<p>No source says anything else than what counts.</p>
{{/page.fleet}}
{{#page.hasFleet}}
<div class="scroll" tabindex="0" role="region" aria-label="What sources say about the fleet">
<table>
<caption>Tokens above, US dollars below.{{#page.fleetLeftOut}} Smaller differences, in the JSON only: {{page.fleetLeftOut}}.{{/page.fleetLeftOut}}</caption>
<thead><tr>{{> partials/statements-head}}</tr></thead>
{{#page.fleet}}
<tbody>
<tr>
{{> partials/statement-lines}}
</tbody>
{{/page.fleet}}
</table>
</div>
{{/page.hasFleet}}
</section>

<section aria-labelledby="agents">
<h2 id="agents">Agents</h2>
{{^page.agents}}
<p>No source says anything else of an agent than what counts.</p>
{{/page.agents}}
{{#page.hasAgents}}
<div class="scroll" tabindex="0" role="region" aria-label="What sources say about agents">
<table>
<caption>Tokens above, US dollars below. A source that knows an agent under a name of its own differs by all that it says.{{#page.agentsLeftOut}} Smaller differences, in the JSON only: {{page.agentsLeftOut}}.{{/page.agentsLeftOut}}</caption>
<thead><tr><th scope="col">Agent</th>{{> partials/statements-head}}</tr></thead>
{{#page.agents}}
<tbody>
<tr>
<th scope="row" rowspan="{{span}}">{{#agentId}}<a href="{{href}}"><bdi>{{agentName}}</bdi></a>{{/agentId}}{{^agentId}}<span class="none">no agent</span>{{/agentId}}</th>
{{> partials/statement-lines}}
</tbody>
{{/page.agents}}
</table>
</div>
{{/page.hasAgents}}
</section>
{{/page.has.fleet}}

{{#page.has.stated}}
<section aria-labelledby="stated">
<h2 id="stated">Stated totals</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Stated totals">
<table>
<caption>What a source states of itself beside the sum of its rows, or of the session’s calls; the largest difference first.{{#page.statedLeftOut}} More of them, in the JSON only: {{page.statedLeftOut}}.{{/page.statedLeftOut}}</caption>
<thead><tr><th scope="col">Place</th><th scope="col">Name</th><th scope="col" class="num">Stated tokens</th><th scope="col" class="num">Sum of rows</th><th scope="col" class="num">Stated cost</th><th scope="col" class="num">Sum of rows</th><th scope="col">Agree</th><th scope="col">In the totals</th></tr></thead>
<tbody>
{{#page.stated}}
{{> partials/stated}}
{{/page.stated}}
</tbody>
</table>
</div>
</section>
{{/page.has.stated}}

{{#page.has.models}}
<section aria-labelledby="models">
<h2 id="models">Recorded beside priced</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Recorded and priced cost by model">
<table>
<caption>What the sources record for a model, and its tokens times price, the largest difference first. Calls without a recorded cost, or without a price, are in one of the two only.</caption>
<thead><tr><th scope="col">Model</th><th scope="col" class="num">Recorded</th><th scope="col" class="num">Priced</th><th scope="col" class="num">Difference</th></tr></thead>
<tbody>
{{#doc.models}}
<tr><th scope="row"><bdi>{{name}}</bdi>{{#provider}}<br><span class="sub"><bdi>{{provider}}</bdi></span>{{/provider}}</th><td class="num">{{recorded}}{{^recorded}}{{> partials/unknown}}{{/recorded}}</td><td class="num">{{priced}}{{^priced}}{{> partials/unknown}}{{/priced}}</td><td class="num">{{#difference}}{{#isPositive}}+{{/isPositive}}{{difference}}{{/difference}}{{^difference}}{{> partials/unknown}}{{/difference}}</td></tr>
{{/doc.models}}
</tbody>
</table>
</div>
</section>
{{/page.has.models}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "sessions.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{> partials/incomplete}}
{{^page.has.sessions}}
<p class="notice" role="note"><strong>no data</strong>: no source names the session of its calls. Transcripts (<code>agents/*/sessions/*.jsonl</code>) do.</p>
{{/page.has.sessions}}
{{#page.has.sessions}}
<p>The most expensive of {{doc.total}} sessions{{#page.sessionsLeftOut}}; {{doc.shown}} of them stand in the JSON and the CSV, {{page.sessionsLeftOut}} of these not on this page{{/page.sessionsLeftOut}}. What was said in them is never published.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Sessions">
<table class="sortable" data-filter="sessions">
<caption>The most expensive first.</caption>
<thead><tr><th scope="col">Session</th><th scope="col">Agent</th>{{> partials/session-head}}</tr></thead>
<tbody>
{{#page.sessions}}
<tr><th scope="row"><code><bdi>{{id}}</bdi></code></th><td>{{#agentId}}<a href="{{href}}"><bdi>{{agentName}}</bdi></a>{{/agentId}}{{^agentId}}{{> partials/unknown}}{{/agentId}}</td>{{> partials/session-cells}}</tr>
{{/page.sessions}}
</tbody>
</table>
</div>
{{/page.has.sessions}}
{{#doc.withoutSession}}
<p>Besides, {{#tokens}}{{total}} tokens, {{/tokens}}{{> partials/cost}} name no session.</p>
{{/doc.withoutSession}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "site-index.mustache",
##"""
{{< partials/layout}}
{{$main}}
<div class="kinds-of-pages">
{{#page.kinds}}
<section aria-labelledby="{{anchor}}">
<h2 id="{{anchor}}">{{kind}}</h2>
<ul class="pages">
{{#pages}}
<li><a href="{{href}}"><bdi>{{title}}</bdi></a></li>
{{/pages}}
</ul>
</section>
{{/page.kinds}}
</div>
{{/main}}
{{$about}}
<p>The same list for programs: <a href="{{page.links.json}}">JSON</a>.</p>
{{/about}}
{{/ partials/layout}}

"""##
    ),
    (
      "sources.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{< partials/source-tabs}}{{$files}} aria-current="page"{{/files}}{{/ partials/source-tabs}}
{{^doc.files}}
<p class="notice" role="note"><strong>no data</strong>: the workspace holds no file that could be a source.</p>
{{/doc.files}}
{{#page.has.files}}
<section aria-labelledby="read">
<h2 id="read">Read</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Files that were read">
<table class="sortable" data-filter="files">
<caption>Files and tables that were read, by path.</caption>
<thead><tr><th scope="col">Path</th><th scope="col">Format</th><th scope="col" class="num">Records</th><th scope="col">Kinds</th><th scope="col">In the totals</th><th scope="col">Newest time</th><th scope="col" class="num">Bytes</th><th scope="col" class="num">Findings</th></tr></thead>
<tbody>
{{#page.read}}
<tr id="source-{{anchor}}">
<th scope="row" class="path"><code>{{path}}</code> <a class="anchor" href="#source-{{anchor}}" aria-label="Link to this file">#</a></th>
<td class="keep">{{format}}</td>
{{#records}}
<td class="num">{{total}}</td>
<td class="kinds">{{#usage}}<span>spending {{usage}}</span>{{/usage}} {{#snapshots}}<span>snapshots {{snapshots}}</span>{{/snapshots}} {{#stated}}<span>stated totals {{stated}}</span>{{/stated}} {{#agents}}<span>agents {{agents}}</span>{{/agents}} {{#sessions}}<span>sessions {{sessions}}</span>{{/sessions}} {{#tasks}}<span>tasks {{tasks}}</span>{{/tasks}} {{#ventures}}<span>ventures {{ventures}}</span>{{/ventures}} {{#deals}}<span>deals {{deals}}</span>{{/deals}} {{#activities}}<span>activities {{activities}}</span>{{/activities}} {{#metrics}}<span>measurements {{metrics}}</span>{{/metrics}} {{#findings}}<span>audit findings {{findings}}</span>{{/findings}}{{^total}}none{{/total}}</td>
<td>{{#usage}}{{#counts}}yes{{/counts}}{{^counts}}no{{/counts}}{{/usage}}{{^usage}}<span class="none">nothing to count</span>{{/usage}}</td>
{{/records}}
<td class="time">{{newest}}{{^newest}}<span class="none">no data</span>{{/newest}}</td>
<td class="num">{{size}}</td>
<td class="num">{{findings}}</td>
</tr>
{{/page.read}}
{{^page.read}}
<tr><td class="none" colspan="8">no file was read</td></tr>
{{/page.read}}
</tbody>
</table>
</div>
</section>

<section aria-labelledby="not-read">
<h2 id="not-read">Not read</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Files that were not read">
<table class="sortable" data-filter="files">
<caption>Files that were left alone, and why.</caption>
<thead><tr><th scope="col">Path</th><th scope="col">Reason</th><th scope="col" class="num">Bytes</th></tr></thead>
<tbody>
{{#page.notRead}}
<tr id="source-{{anchor}}"><th scope="row" class="path"><code>{{path}}</code> <a class="anchor" href="#source-{{anchor}}" aria-label="Link to this file">#</a></th><td>{{reason}}</td><td class="num">{{size}}</td></tr>
{{/page.notRead}}
{{^page.notRead}}
<tr><td class="none" colspan="3">every file was read</td></tr>
{{/page.notRead}}
</tbody>
</table>
</div>
</section>
{{/page.has.files}}

<section aria-labelledby="masked">
<h2 id="masked">Masked</h2>
{{#page.has.masked}}
<p>What the sources hold and this site does not show; in its place stands its kind in brackets. Places in the sources: the same text on the same line counts once.</p>
<div class="scroll" tabindex="0" role="region" aria-label="What is masked">
<table>
<caption>Secrets and personal data that are masked, by kind, in all files and in each.</caption>
<thead><tr><th scope="col">Source</th><th scope="col">Kind</th><th scope="col" class="num">Places</th></tr></thead>
<tbody>
{{#doc.masked}}
<tr><th scope="row">all files</th><td>{{kind}}</td><td class="num">{{places}}</td></tr>
{{/doc.masked}}
{{#doc.files}}
{{#masked}}
<tr><th scope="row" class="path"><code>{{path}}</code></th><td>{{kind}}</td><td class="num">{{places}}</td></tr>
{{/masked}}
{{/doc.files}}
</tbody>
</table>
</div>
{{/page.has.masked}}
{{^page.has.masked}}
<p>Nothing is masked; the mode of privacy is <code>{{doc.privacy}}</code>.</p>
{{/page.has.masked}}
</section>

{{#page.has.stated}}
<section aria-labelledby="stated">
<h2 id="stated">What sources state as their total</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Stated totals">
<table>
<caption>Each stated total beside the sum of the same source’s rows.</caption>
<thead><tr><th scope="col">Place</th><th scope="col">Name</th><th scope="col" class="num">Stated tokens</th><th scope="col" class="num">Sum of rows</th><th scope="col" class="num">Stated cost</th><th scope="col" class="num">Sum of rows</th><th scope="col">Agree</th><th scope="col">In the totals</th></tr></thead>
<tbody>
{{#doc.stated}}
{{> partials/stated}}
{{/doc.stated}}
</tbody>
</table>
</div>
</section>
{{/page.has.stated}}

{{#page.has.differences}}
<section aria-labelledby="differences">
<h2 id="differences">Spending that is not counted</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Spending that is not counted">
<table class="figures">
<caption>What a source gives but another speaks for already, by source, reason and day.</caption>
<thead><tr><th scope="col">Source</th><th scope="col">Reason</th><th scope="col">Day</th>{{> partials/figures-head}}</tr></thead>
<tbody>
{{#doc.differences}}
<tr><th scope="row" class="path"><code>{{source}}</code></th><td>{{reason}}</td><td class="time">{{date}}{{^date}}<span class="none">no single day</span>{{/date}}</td>
{{> partials/figures}}
</tr>
{{/doc.differences}}
</tbody>
</table>
</div>
</section>
{{/page.has.differences}}

{{#page.has.findings}}
<section aria-labelledby="audits">
<h2 id="audits">What security audits found</h2>
<div class="scroll" tabindex="0" role="region" aria-label="What security audits found">
<table>
<caption>In the audits’ own words, the newest audit first, in it the gravest first.{{#page.findingsLeftOut}} More of them, in the audits only: {{page.findingsLeftOut}}.{{/page.findingsLeftOut}}</caption>
<thead><tr><th scope="col">Severity</th><th scope="col">Found</th><th scope="col">What to do</th><th scope="col">Audit</th><th scope="col">Source</th></tr></thead>
<tbody>
{{#doc.findings}}
<tr><td>{{severity}}{{^severity}}<span class="none">not known</span>{{/severity}}</td><th scope="row"><bdi>{{title}}</bdi><br><code>{{id}}</code>{{#detail}}<br><span class="sub"><bdi>{{detail}}</bdi></span>{{/detail}}</th><td>{{#remediation}}<bdi>{{remediation}}</bdi>{{/remediation}}{{^remediation}}<span class="none">not stated</span>{{/remediation}}</td><td class="time">{{time}}{{^time}}<span class="none">no time</span>{{/time}}</td><td>{{> partials/place}}</td></tr>
{{/doc.findings}}
</tbody>
</table>
</div>
</section>
{{/page.has.findings}}

<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
{{#page.flagged}}
<h3><code>{{path}}</code></h3>
{{> partials/diagnostics}}
{{/page.flagged}}
{{#page.has.diagnostics}}
<h3>About the workspace</h3>
{{#doc}}
{{> partials/diagnostics}}
{{/doc}}
{{/page.has.diagnostics}}
{{^page.hasFindings}}
<p>Nothing to say about any file.</p>
{{/page.hasFindings}}
</section>
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "task-list.mustache",
##"""
{{< partials/layout}}
{{$heading}}
<p class="crumbs"><a href="{{page.links.root}}tasks.html">Tasks</a></p>
<h1><bdi>{{page.title}}</bdi></h1>
{{/heading}}
{{$main}}
{{> partials/task-tabs}}
{{> partials/forms}}
{{#doc.filter.agent}}
<p>Assigned to <a href="{{href}}">{{doc.filter.agent}}</a>.</p>
{{/doc.filter.agent}}
{{#doc.filter.stuck}}
<p>A task is stuck when it is active and was not changed for {{doc.stuckAfter}} minutes (<code>stuckAfter</code> in the configuration) up to the newest time of the site.{{#doc.unknown}} Active tasks that state no time, so that nobody can say: {{doc.unknown}}.{{/doc.unknown}}</p>
{{/doc.filter.stuck}}
{{^page.has.sources}}
{{> partials/no-tasks}}
{{/page.has.sources}}
{{#page.has.sources}}
{{^doc.total}}
<p class="notice" role="note">No such task.</p>
{{/doc.total}}
{{#doc.total}}
<p>In all: {{doc.total}}.{{^doc.complete}} Only those that were changed last are shown here and in the JSON; <a href="{{page.links.root}}api/tasks.json">tasks.json</a> has all.{{/doc.complete}}</p>
{{> partials/board}}
{{/doc.total}}
{{/page.has.sources}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "task.mustache",
##"""
{{< partials/layout}}
{{$heading}}
<p class="crumbs"><a href="{{page.links.root}}tasks.html">Tasks</a>{{#doc.ventureDocument}} · <a href="{{href}}"><bdi>{{doc.ventureName}}</bdi></a>{{/doc.ventureDocument}}</p>
<h1><bdi>{{doc.title}}</bdi></h1>
<p class="sub"><code>{{doc.id}}</code>{{#doc.status}} · <span class="state">{{doc.status}}</span>{{/doc.status}}{{#doc.statusText}} · “<bdi>{{doc.statusText}}</bdi>”{{/doc.statusText}}{{#doc.priority}} · <span class="priority {{doc.priority}}">{{doc.priority}} priority</span>{{/doc.priority}}{{#doc.priorityText}} · “<bdi>{{doc.priorityText}}</bdi>”{{/doc.priorityText}}</p>
{{/heading}}
{{$main}}
{{> partials/forms}}
{{#doc.stuck}}
<p class="notice warning" role="note"><strong>Stuck</strong>: active, and not changed since {{doc.stuckSince}}. <a href="{{page.links.root}}tasks/stuck.html">All stuck tasks</a></p>
{{/doc.stuck}}
{{#doc.description}}
<p class="text">{{doc.description}}</p>
{{/doc.description}}
<dl class="facts">
<dt>Assigned to</dt><dd>{{#doc.agentIds}}<a href="{{href}}">{{.}}</a> {{/doc.agentIds}}{{^doc.agentIds}}{{#doc.assignedTo}}<bdi>{{doc.assignedTo}}</bdi>{{/doc.assignedTo}}{{^doc.assignedTo}}<span class="none">not assigned</span>{{/doc.assignedTo}}{{/doc.agentIds}}</dd>
{{#page.has.assignees}}
<dt>As written</dt><dd>{{#doc.assignees}}<bdi class="alias">{{.}}</bdi> {{/doc.assignees}}</dd>
{{/page.has.assignees}}
<dt>Venture</dt><dd>{{#doc.ventureDocument}}<a href="{{href}}"><bdi>{{doc.ventureName}}</bdi></a>{{/doc.ventureDocument}}{{^doc.ventureDocument}}{{#doc.ventureId}}<bdi>{{doc.ventureId}}</bdi>{{/doc.ventureId}}{{^doc.ventureId}}<span class="none">none</span>{{/doc.ventureId}}{{/doc.ventureDocument}}</dd>
{{#doc.due}}
<dt>Due</dt><dd>{{doc.due}}{{#doc.dueText}} <span class="sub">“<bdi>{{doc.dueText}}</bdi>”</span>{{/doc.dueText}}</dd>
{{/doc.due}}
{{^doc.due}}
{{#doc.dueText}}
<dt>Due</dt><dd><bdi>{{doc.dueText}}</bdi></dd>
{{/doc.dueText}}
{{/doc.due}}
{{#doc.progress.value}}
<dt>Progress</dt><dd><progress max="100" value="{{doc.progress.value}}" aria-label="Progress">{{doc.progress.value}} %</progress> {{doc.progress}}&nbsp;%</dd>
{{/doc.progress.value}}
{{#page.has.tags}}
<dt>Tags</dt><dd>{{#doc.tags}}<bdi class="alias">{{.}}</bdi> {{/doc.tags}}</dd>
{{/page.has.tags}}
<dt>Source</dt><dd>{{#doc}}{{> partials/place}}{{/doc}}{{#doc.otherSources}} <code>{{.}}</code>{{/doc.otherSources}}</dd>
</dl>
{{#page.live}}
{{#page.hasWork}}
<section class="work" aria-labelledby="work">
<h2 id="work">Change this task</h2>
<div class="acts">
{{#page.work}}
{{> partials/form}}
{{/page.work}}
</div>
</section>
{{/page.hasWork}}
{{/page.live}}

<section aria-labelledby="estimate">
<h2 id="estimate">Expected and actual</h2>
{{^page.hasEstimate}}
<p><span class="none">no data</span>: no source states what this task was expected to take or took.</p>
{{/page.hasEstimate}}
{{#page.hasEstimate}}
<div class="scroll" tabindex="0" role="region" aria-label="Expected and actual">
<table>
<caption>As the source states them; never the cost of tokens.</caption>
<thead><tr><th scope="col">What</th><th scope="col" class="num">Expected</th><th scope="col" class="num">Actual</th><th scope="col" class="num">Difference</th></tr></thead>
<tbody>
{{#doc}}
<tr><th scope="row">Dollars</th><td class="num">{{estimatedCost}}{{^estimatedCost}}{{> partials/unknown}}{{/estimatedCost}}</td><td class="num">{{actualCost}}{{^actualCost}}{{> partials/unknown}}{{/actualCost}}</td><td class="num">{{#costDifference}}{{#isPositive}}+{{/isPositive}}{{costDifference}}{{/costDifference}}{{^costDifference}}{{> partials/unknown}}{{/costDifference}}</td></tr>
<tr><th scope="row">Tokens</th><td class="num">{{estimatedTokens}}{{^estimatedTokens}}{{> partials/unknown}}{{/estimatedTokens}}</td><td class="num">{{actualTokens}}{{^actualTokens}}{{> partials/unknown}}{{/actualTokens}}</td><td class="num">{{#tokenDifference}}{{#isPositive}}+{{/isPositive}}{{tokenDifference}}{{/tokenDifference}}{{^tokenDifference}}{{> partials/unknown}}{{/tokenDifference}}</td></tr>
{{/doc}}
</tbody>
</table>
</div>
{{/page.hasEstimate}}
</section>

{{#page.hasOutcome}}
<section aria-labelledby="outcome">
<h2 id="outcome">Outcome</h2>
{{#doc.output}}
<p class="text">{{doc.output}}</p>
{{/doc.output}}
{{#doc.error}}
<p class="notice warning text" role="note"><strong>Error</strong>: {{doc.error}}</p>
{{/doc.error}}
</section>
{{/page.hasOutcome}}

<section aria-labelledby="history">
<h2 id="history">History</h2>
{{^page.has.history}}
<p><span class="none">no data</span>: the source states no time of a change, and no activity names this task.</p>
{{/page.has.history}}
{{#page.has.history}}
<div class="scroll" tabindex="0" role="region" aria-label="History">
<table class="activities">
<caption>Newest first: changes that the task states itself, and activities that name it. Activities in all: {{doc.activityCount}}.</caption>
<thead><tr><th scope="col">Time</th><th scope="col">Event</th><th scope="col">What happened</th><th scope="col">Agent</th><th scope="col">Source</th></tr></thead>
<tbody>
{{#doc.history}}
<tr>
<td class="time">{{time}}{{^time}}<span class="none">no time</span>{{/time}}</td>
<td>{{event}}{{#kind}}<br><span class="sub"><bdi>{{kind}}</bdi></span>{{/kind}}</td>
<td class="text">{{#title}}<bdi>{{title}}</bdi>{{/title}}{{#level}} <span class="level {{level}}">{{level}}</span>{{/level}}{{#cost}} <span class="sub">states {{cost}}</span>{{/cost}}</td>
<td>{{#agentId}}<a href="{{href}}">{{agentId}}</a>{{/agentId}}</td>
<td>{{#source}}{{> partials/place}}{{/source}}</td>
</tr>
{{/doc.history}}
</tbody>
</table>
</div>
{{/page.has.history}}
</section>
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "tasks.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{> partials/task-tabs}}
{{> partials/forms}}
{{^page.has.items}}
{{> partials/no-tasks}}
{{/page.has.items}}
{{#page.has.items}}
{{> partials/board}}
{{#page.hasAgents}}
<section aria-labelledby="by-agent">
<h2 id="by-agent">By agent</h2>
<ul class="counts">
{{#page.agents}}
<li><a href="{{href}}">{{name}}</a> {{count}}</li>
{{/page.agents}}
</ul>
</section>
{{/page.hasAgents}}
{{#page.hasVentures}}
<section aria-labelledby="by-venture">
<h2 id="by-venture">By venture</h2>
<ul class="counts">
{{#page.ventures}}
<li><a href="{{href}}"><bdi>{{name}}</bdi></a> {{count}}</li>
{{/page.ventures}}
</ul>
</section>
{{/page.hasVentures}}
{{/page.has.items}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "user.mustache",
##"""
{{< partials/layout}}
{{$heading}}
<p class="crumbs"><a href="{{page.links.root}}users.html">Users</a></p>
<h1><bdi>{{doc.name}}</bdi></h1>
{{/heading}}
{{$main}}
{{> partials/incomplete}}
{{> partials/named-cards}}
{{#doc}}
{{> partials/agent-shares}}
{{> partials/model-shares}}
{{/doc}}
<section aria-labelledby="days">
<h2 id="days">Days</h2>
{{page.charts.days}}
{{> partials/days}}
</section>
<section aria-labelledby="weeks">
<h2 id="weeks">Weeks</h2>
{{page.charts.weeks}}
{{> partials/weeks}}
</section>
{{> partials/key}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "users.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{> partials/incomplete}}
{{^page.has.users}}
<p class="notice" role="note"><strong>no data</strong>: no source names the user of its calls. A <code>sessions.json</code> beside the transcripts, or a usage table with <code>user_id</code>, would name them.</p>
{{/page.has.users}}
{{#page.has.users}}
<p>Who asked, as the records or the stores of their sessions say.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Users">
<table class="figures sortable" data-filter="users">
<caption>The most expensive first. Tokens above, US dollars below.</caption>
<thead><tr><th scope="col">User</th>{{> partials/named-head}}</tr></thead>
<tbody>
{{#doc.users}}
<tr id="user-{{anchor}}"><th scope="row"><a href="{{document.href}}"><bdi>{{name}}</bdi></a> <a class="anchor" href="#user-{{anchor}}" aria-label="Link to this user">#</a></th>
{{> partials/named-cells}}
</tr>
{{/doc.users}}
</tbody>
</table>
</div>
{{/page.has.users}}
{{#doc.unnamed}}
<p>Besides, {{#tokens}}{{total}} tokens, {{/tokens}}{{> partials/cost}} name no user.</p>
{{/doc.unnamed}}
{{#page.has.users}}
{{> partials/key}}
{{/page.has.users}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "venture.mustache",
##"""
{{< partials/layout}}
{{$heading}}
<p class="crumbs"><a href="{{page.links.root}}ventures.html">Ventures</a></p>
<h1>{{#doc.icon}}<span aria-hidden="true">{{doc.icon}}</span> {{/doc.icon}}<bdi>{{doc.name}}</bdi></h1>
<p class="sub"><code>{{doc.id}}</code>{{#doc.status}} · <span class="state"><bdi>{{doc.status}}</bdi></span>{{/doc.status}}{{#doc.priority}} · <span class="state"><bdi>{{doc.priority}}</bdi></span>{{/doc.priority}}</p>
{{/heading}}
{{$main}}
{{#doc.description}}
<p class="text">{{doc.description}}</p>
{{/doc.description}}
{{#doc}}
{{< partials/budget}}{{$bar}}
{{page.bar}}
{{/bar}}{{/ partials/budget}}
{{/doc}}
<dl class="facts">
<dt>Tasks</dt><dd>{{doc.tasksCompleted}} of {{doc.taskCount}} completed</dd>
<dt>Its tasks expect</dt><dd>{{doc.estimatedCost}}{{^doc.estimatedCost}}<span class="none">no data</span>{{/doc.estimatedCost}}</dd>
<dt>Its tasks took</dt><dd>{{doc.actualCost}}{{^doc.actualCost}}<span class="none">no data</span>{{/doc.actualCost}}</dd>
{{#doc.createdAt}}
<dt>Made</dt><dd>{{doc.createdAt}}</dd>
{{/doc.createdAt}}
{{#doc.updatedAt}}
<dt>Updated</dt><dd>{{doc.updatedAt}}</dd>
{{/doc.updatedAt}}
<dt>Source</dt><dd>{{#doc}}{{> partials/place}}{{/doc}}</dd>
</dl>
<h2 id="tasks">Tasks</h2>
{{^page.has.tasks}}
<p class="none">No task of this venture is known.</p>
{{/page.has.tasks}}
{{#page.has.tasks}}
{{^doc.complete}}
<p>Only those that were changed last are shown here and in the JSON.</p>
{{/doc.complete}}
{{> partials/board}}
{{/page.has.tasks}}
{{> partials/venture-key}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "ventures.mustache",
##"""
{{< partials/layout}}
{{$main}}
<p>What is spent here is what the sources state of each venture’s own money; it is never the cost of tokens.</p>
<ul class="ventures">
{{#page.ventures}}
<li class="venture">
<h2>{{#icon}}<span aria-hidden="true">{{icon}}</span> {{/icon}}{{#document}}<a href="{{href}}"><bdi>{{name}}</bdi></a>{{/document}}{{^document}}<bdi>{{name}}</bdi>{{/document}}</h2>
<p class="sub"><code>{{id}}</code>{{#status}} <span class="state"><bdi>{{status}}</bdi></span>{{/status}}{{#priority}} <span class="state"><bdi>{{priority}}</bdi></span>{{/priority}}</p>
{{#description}}
<p class="text">{{description}}</p>
{{/description}}
{{> partials/budget}}
<p>{{tasksCompleted}} of {{taskCount}} tasks completed.</p>
<p class="sub">{{#updatedAt}}Updated {{updatedAt}}. {{/updatedAt}}{{> partials/place}}</p>
</li>
{{/page.ventures}}
</ul>
{{^doc}}
<p class="notice" role="note"><strong>no data</strong>: no source with ventures was found. They are read from the table <code>Venture</code> of a task database such as <code>prisma/dev.db</code>, or from an export of it.</p>
{{/doc}}
{{#page.has.items}}
{{> partials/venture-key}}
{{/page.has.items}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
    (
      "window.mustache",
##"""
{{< partials/layout}}
{{$main}}
{{> partials/cost-tabs}}
{{> partials/incomplete}}
{{^doc.total.basis}}
<div class="notice" role="note">
<p><strong>no data</strong>: no spending is known {{#doc.from}}from {{doc.from}} to {{doc.to}}{{/doc.from}}{{^doc.from}}on any day{{/doc.from}}.</p>
<p>Costs are read from session transcripts (<code>agents/*/sessions/*.jsonl</code>), usage tables and written token reports; see <a href="{{page.links.root}}sources.html">Sources</a>.</p>
</div>
{{/doc.total.basis}}
{{#doc.total.basis}}
<p>From {{doc.from}} to {{doc.to}}, the newest day, which may not be over. Days with data: {{doc.daysWithData}} of {{doc.days}}. <a href="#weeks">By week</a> · <a href="#agents">By agent</a> · <a href="#models">By model</a></p>
<dl class="cards">
{{#doc.total}}
<div class="card lead">
<dt>Cost</dt>
<dd class="figure">{{> partials/cost}}</dd>
<dd class="sub">{{#tokens}}{{total}} tokens{{/tokens}}{{^tokens}}<span class="none">no token figures</span>{{/tokens}} <span class="basis {{basis}}">{{basis}}</span></dd>
</div>
{{/doc.total}}
{{#doc.before}}
<div class="card">
<dt>{{doc.days}} days before</dt>
<dd class="figure">{{> partials/cost}}</dd>
<dd class="sub">{{from}} to {{to}}, days with data: {{daysWithData}}</dd>
</div>
{{/doc.before}}
<div class="card">
<dt>Change</dt>
<dd class="figure">{{#doc.change}}{{#isPositive}}+{{/isPositive}}{{doc.change}}{{/doc.change}}{{^doc.change}}<span class="none">no data</span>{{/doc.change}}</dd>
<dd class="sub">{{#doc.changeShare}}{{#isPositive}}+{{/isPositive}}{{doc.changeShare}}{{/doc.changeShare}}{{^doc.changeShare}}Nothing to compare with.{{/doc.changeShare}}</dd>
</div>
<div class="card">
<dt>Calls</dt>
<dd class="figure">{{doc.total.calls}}{{^doc.total.calls.value}}<span class="none">no data</span>{{/doc.total.calls.value}}</dd>
</div>
</dl>
<section aria-labelledby="days">
<h2 id="days">Days</h2>
{{page.charts.days}}
{{page.charts.parts}}
<div class="scroll" tabindex="0" role="region" aria-label="Spending by day">
<table class="figures">
<caption>All agents together, newest day first. Tokens above, US dollars below.</caption>
<thead><tr><th scope="col">Day</th>{{> partials/figures-head}}</tr></thead>
<tbody>
{{#page.days}}
<tr><th scope="row">{{date}}</th>
{{> partials/figures}}
</tr>
{{/page.days}}
</tbody>
<tfoot>
{{#doc.total}}
<tr><th scope="row">Total</th>
{{> partials/figures}}
</tr>
{{/doc.total}}
</tfoot>
</table>
</div>
</section>

<section aria-labelledby="weeks">
<h2 id="weeks">Weeks</h2>
{{page.charts.weeks}}
<div class="scroll" tabindex="0" role="region" aria-label="Spending by week">
<table class="figures">
<caption>Newest week first, as far as its days are shown on this page. Weeks begin on {{doc.weekStart}}.</caption>
<thead><tr><th scope="col">Days</th><th scope="col" class="num">Change</th>{{> partials/figures-head}}</tr></thead>
<tbody>
{{#page.weeks}}
<tr><th scope="row">{{from}} – {{to}}{{^whole}}<br><span class="sub">part of a week</span>{{/whole}}</th>
<td class="num">{{#change}}{{#isPositive}}+{{/isPositive}}{{change}}{{/change}}{{^change}}{{> partials/unknown}}{{/change}}</td>
{{> partials/figures}}
</tr>
{{/page.weeks}}
</tbody>
</table>
</div>
</section>

{{#doc}}
{{< partials/agent-shares}}
{{$unattributed}}
{{#unattributed}}
{{< partials/rest-row}}{{$name}}No agent is named{{/name}}{{/ partials/rest-row}}
{{/unattributed}}
{{/unattributed}}
{{/ partials/agent-shares}}
{{> partials/model-shares}}
{{> partials/user-shares}}
{{> partials/provider-shares}}
{{/doc}}
{{> partials/key}}
{{/doc.total.basis}}
{{/main}}
{{/ partials/layout}}

"""##
    ),
  ]
}
