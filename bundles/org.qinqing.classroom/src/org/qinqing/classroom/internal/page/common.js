"use strict";
// What both pages share. Everything that comes from people is put in as text, never as markup.

/** A word, with what is filled in for {0} and {1}. */
function word(key) {
  var given = Array.prototype.slice.call(arguments, 1);
  return String(WORDS[key] || key).replace(/\{(\d)\}/g, function (place, i) { return given[i]; });
}

/** An element with attributes and children; strings become text. */
function el(name, attributes, children) {
  var node = document.createElement(name);
  Object.keys(attributes || {}).forEach(function (key) {
    if (key === "on") {
      Object.keys(attributes.on).forEach(function (event) { node.addEventListener(event, attributes.on[event]); });
    } else if (typeof attributes[key] === "boolean") {
      node[key] = attributes[key];
    } else {
      node.setAttribute(key, attributes[key]);
    }
  });
  [].concat(children === undefined ? [] : children).forEach(function (child) {
    if (child) { node.appendChild(typeof child === "object" ? child : document.createTextNode(String(child))); }
  });
  return node;
}

function put(parent, children) {
  while (parent.firstChild) { parent.removeChild(parent.firstChild); }
  children.forEach(function (child) { if (child) { parent.appendChild(child); } });
}

function byId(id) { return document.getElementById(id); }

var SIGNS = {
  good: "M5 12.5l4.5 4.5L19 7.5",
  bad: "M7 7l10 10M17 7L7 17",
  wait: "M12 4.500l8.500 15h-17zM12 10v4.500M12 17v.300",
  net: "M3.500 9.500c5-4.500 12-4.500 17 0M6.500 13c3.300-2.900 7.700-2.900 11 0M9.500 16.300c1.500-1.300 3.500-1.300 5 0M12 19.500v.200"
};

/** A line icon in the colour of the words beside it, which say the same. */
function sign(name) {
  var svg = byId("sign").cloneNode(true);
  svg.removeAttribute("id");
  svg.removeAttribute("hidden");
  svg.firstElementChild.setAttribute("d", SIGNS[name]);
  return svg;
}

/** A note in a box with its sign; nothing is done when it is there already, so that nothing is read out twice. */
function note(id, kind, text) {
  var node = byId(id);
  var look = kind + "|" + text;
  if (node.dataset.look === look) { return; }
  node.dataset.look = look;
  node.className = "note " + kind;
  node.hidden = !text;
  put(node, text ? [SIGNS[kind] ? sign(kind) : null, el("span", {}, text)] : []);
}

function connected(yes) {
  var node = byId("net");
  var look = yes ? "net" : "net lost";
  if (node.className === look && !node.hidden) { return; }
  node.hidden = false;
  node.className = look;
  put(node, [sign(yes ? "net" : "wait"), el("span", {}, word(yes ? "net.there" : "net.again"))]);
}

/** A random id, 192 bits; works without a secure context. */
function randomId() {
  var bytes = new Uint8Array(24);
  crypto.getRandomValues(bytes);
  return Array.prototype.map.call(bytes, function (b) { return ("0" + b.toString(16)).slice(-2); }).join("");
}

/** Promises {status, body}; fails only when the network does or the server takes too long. */
function post(path, token, body) {
  var abort = new AbortController();
  var timer = setTimeout(function () { abort.abort(); }, 8000);
  return fetch(path, {
    method: "POST", signal: abort.signal, cache: "no-store", credentials: "omit",
    headers: { "Content-Type": "application/json", "Authorization": "Bearer " + token },
    body: JSON.stringify(body)
  }).then(function (response) {
    return response.json().then(function (json) { return { status: response.status, body: json }; });
  }).finally(function () { clearTimeout(timer); });
}

/** Keeps a stream open through sleep and loss; closed(again) is asked when the server refuses it. */
function stream(url, got, lost, closed) {
  // The server says something every 15 seconds: a stream that is silent for longer than two of them is dead,
  // even if a telephone that slept still calls it open.
  var SILENT = 40000, source = null, heard = 0, gone = false;
  function open() {
    if (source) { source.close(); }
    heard = performance.now();
    var mine = source = new EventSource(url);
    mine.onmessage = function (event) {
      heard = performance.now();
      gone = false;
      got(JSON.parse(event.data));
    };
    mine.addEventListener("beat", function () {
      heard = performance.now();
      // It was thought lost and is not; what happened meanwhile is asked for.
      if (gone) { open(); }
    });
    mine.onerror = function () {
      if (mine !== source) { return; }
      miss();
      if (mine.readyState === EventSource.CLOSED) { closed(function () { setTimeout(open, 2000); }); }
    };
  }
  function miss() {
    gone = true;
    lost();
  }
  function wake() {
    if (document.visibilityState !== "visible" || !source || source.readyState === EventSource.CLOSED) { return; }
    if (gone || source.readyState !== EventSource.OPEN || performance.now() - heard > SILENT) { open(); }
  }
  document.addEventListener("visibilitychange", wake);
  document.addEventListener("resume", wake);
  window.addEventListener("online", wake);
  window.addEventListener("offline", miss);
  setInterval(function () {
    if (source && source.readyState === EventSource.OPEN && performance.now() - heard > SILENT) { miss(); open(); }
  }, 5000);
  open();
}

// What a question looks like.

/** How a choice is called: A, B … or, for opinions, as in 意见一. */
function letter(state, i) {
  var all = word(state.form === "OPINION" ? "letters.opinion" : "letters");
  return all.charAt(i) || String(i + 1);
}

function index(state, id) { return state.choices.map(function (choice) { return choice.id; }).indexOf(id); }

function nameOf(state, id) {
  var name = letter(state, index(state, id));
  return state.form === "OPINION" ? word("opinion", name) : name;
}

function namesOf(state, ids) {
  // An order has no letters: its lines move.
  if (state.form === "ORDERING") { return ids.map(function (id) { return state.choices[index(state, id)].text; }).join(" → "); }
  return ids.map(function (id) { return nameOf(state, id); }).sort().join(word("and"));
}

function badge(state, i) { return el("span", { "class": "badge" }, letter(state, i)); }

/** Which round it is, and which question of it. */
function kind(state) {
  var mode = word("mode." + state.mode);
  // Most rounds are called what they are.
  var words = [mode, state.round === mode ? "" : state.round];
  if (state.mode === "OPINION") { words.push(word("vote." + state.vote)); }
  if (state.of > 1) { words.push(word("question.of", state.number, state.of)); }
  return words.filter(Boolean);
}

/** Bars of how the answers are spread, of the second vote beside the first; mine are one's own choices. */
function bars(state, mine) {
  if (!state.choices.length || state.form === "ORDERING") { return null; }
  function right(choice) { return (state.key || []).indexOf(choice.id) >= 0; }
  function line(choice, i) {
    return el("div", { "class": "line" }, [badge(state, i), el("span", {}, [choice.text,
      right(choice) ? el("span", { "class": "mark good" }, "✓ " + word("answer.key")) : null,
      (mine || []).indexOf(choice.id) >= 0 ? el("span", { "class": "mark" }, word("answer.mine")) : null])]);
  }
  if (!state.tally) {
    // Too few to show how they are spread; what is right is said all the same.
    return el("div", {}, [el("ul", { "class": "bars" }, state.choices.map(function (choice, i) {
      return el("li", {}, line(choice, i));
    })), el("p", { "class": "hint" }, word("result.small"))]);
  }
  function bar(tally, label) {
    var all = state.form === "OPINION" ? Object.keys(tally).reduce(function (sum, id) { return sum + tally[id]; }, 0) : state.answered;
    return function (choice) {
      var count = tally[choice.id] || 0;
      return {
        words: word("result.share", count, Math.round(100 * count / Math.max(1, all))),
        node: el("progress", { max: String(Math.max(1, all)), value: String(count), "aria-label": [nameOf(state, choice.id), label].filter(Boolean).join(" ") })
      };
    };
  }
  var now = bar(state.tally, state.vote === 2 ? word("vote.2") : "");
  var before = state.firstTally ? bar(state.firstTally, word("vote.1")) : null;
  return el("ul", { "class": "bars" }, state.choices.map(function (choice, i) {
    var one = now(choice), first = before && before(choice);
    var top = line(choice, i);
    return el("li", { "class": right(choice) ? "right" : "" }, first ? [top,
      el("div", { "class": "vote" }, [word("vote.1"), first.node, el("span", { "class": "count" }, first.words)]),
      el("div", { "class": "vote" }, [word("vote.2"), one.node, el("span", { "class": "count" }, one.words)])
    ] : [top, el("div", { "class": "vote" }, [one.node, el("span", { "class": "count" }, one.words)])]);
  }));
}

/** The right order, and why. */
function explained(state) {
  var parts = [];
  if (state.form === "ORDERING") {
    parts.push(el("h2", {}, word("answer.order")));
    parts.push(el("ol", {}, state.key.map(function (id) { return el("li", {}, state.choices[index(state, id)].text); })));
  }
  if (state.explanation) {
    parts.push(el("div", { "class": "why" }, [el("h2", {}, word(state.form === "OPINION" ? "result.comment" : "result.explanation")), el("p", {}, state.explanation)]));
  }
  return parts;
}

function table(rows, nameKey) {
  if (!rows || !rows.length) { return null; }
  var tie = rows.some(function (row) { return row.tieBreak !== 0; });
  function cells(kind, values) {
    return el("tr", {}, values.map(function (value, i) {
      var attributes = { "class": i === 1 ? "" : "number" };
      if (kind === "th") { attributes.scope = "col"; }
      return el(kind, attributes, String(value));
    }));
  }
  var head = [word("table.rank"), word(nameKey), word("table.points")].concat(tie ? [word("table.tieBreak")] : []);
  return el("table", {}, [
    el("thead", {}, cells("th", head)),
    el("tbody", {}, rows.map(function (row) {
      return cells("td", [row.rank, row.name, row.points].concat(tie ? [row.tieBreak] : []));
    }))
  ]);
}

/** Counts down on the clock of this page; the server's span is right when it arrives. */
var countdown = (function () {
  var end = 0;
  function show(node) {
    var left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    var text = ("0" + Math.floor(left / 60)).slice(-2) + ":" + ("0" + left % 60).slice(-2);
    if (node.textContent !== text) { node.textContent = text; }
    node.classList.toggle("short", left <= 10);
  }
  setInterval(function () { if (byId("time")) { show(byId("time")); } }, 250);
  return function (state) {
    if (state.remaining === undefined) { return null; }
    end = state.arrived + state.remaining;
    var node = el("span", { id: "time", "class": "time", role: "timer", "aria-label": word("time.left") });
    show(node);
    return node;
  };
})();
