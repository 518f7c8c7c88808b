"use strict";
// What both pages share. Everything that comes from people is put in as text, never as markup.

function word(key) { return WORDS[key] || key; }

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

function say(id, text) {
  var node = byId(id);
  if (node.textContent !== text) { node.textContent = text; }
}

function banner(text) {
  say("net", text);
  byId("net").hidden = !text;
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
  var source = null;
  function open() {
    if (source) { source.close(); }
    source = new EventSource(url);
    source.onmessage = function (event) { got(JSON.parse(event.data)); };
    source.onerror = function () {
      lost();
      if (source.readyState === EventSource.CLOSED) { closed(function () { setTimeout(open, 2000); }); }
    };
  }
  function wake() {
    if (document.visibilityState === "visible" && source && source.readyState !== EventSource.OPEN) { open(); }
  }
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  open();
}

/** What was asked and, when it is revealed, what came of it. */
function heading(state) {
  var words = [word("mode." + state.mode), state.round, state.number + " / " + state.of];
  if (state.mode === "OPINION") { words.push(word("vote." + state.vote)); }
  return el("p", { "class": "quiet" }, words.filter(Boolean).join(" · "));
}

function choiceText(state, id) {
  var found = state.choices.filter(function (choice) { return choice.id === id; })[0];
  return found ? found.text : id;
}

function result(state) {
  var parts = [];
  if (state.key && state.key.length) {
    parts.push(el("p", { "class": "good" }, word("answer.key") + "： " + state.key.map(function (id) {
      return choiceText(state, id);
    }).join(state.form === "ORDERING" ? " → " : "； ")));
  }
  if (state.tally && state.form !== "ORDERING" && state.choices.length) {
    parts.push(el("ul", { "class": "bars" }, state.choices.map(function (choice) {
      var count = state.tally[choice.id] || 0;
      var id = "bar-" + choice.id;
      return el("li", {}, [
        el("span", { id: id }, choice.text + "　" + count + " " + word("result.count")),
        el("progress", { max: String(Math.max(1, state.answered)), value: String(count), "aria-labelledby": id })
      ]);
    })));
  } else if (!state.tally && state.choices.length) {
    parts.push(el("p", { "class": "quiet" }, word("result.small")));
  }
  if (state.explanation) {
    parts.push(el("h2", {}, word("result.explanation")));
    parts.push(el("p", {}, state.explanation));
  }
  return parts;
}

function table(rows, nameKey) {
  if (!rows || !rows.length) { return null; }
  var tie = rows.some(function (row) { return row.tieBreak !== 0; });
  function cells(kind, values) {
    return el("tr", {}, values.map(function (value, i) {
      return el(kind, kind === "th" ? { scope: "col", "class": i === 1 ? "" : "number" } : { "class": i === 1 ? "" : "number" }, String(value));
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
  setInterval(function () {
    var node = byId("time");
    if (node) { node.textContent = String(Math.max(0, Math.ceil((end - performance.now()) / 1000))); }
  }, 250);
  return function (state) {
    if (state.remaining === undefined) { return null; }
    end = state.arrived + state.remaining;
    var left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    return el("p", {}, [word("time.left") + " ", el("span", { id: "time", "class": "time", role: "timer" }, String(left))]);
  };
})();
