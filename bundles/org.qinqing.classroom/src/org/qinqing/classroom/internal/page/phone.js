"use strict";
// A telephone: joins, shows what the class shows, keeps answers until they are taken.

(function () {
  var TOKEN = "qinqing.token", QUEUE = "qinqing.queue", DRAFT = "qinqing.draft", NAME = "qinqing.name";
  var memory = {};
  // Some browsers forbid storage; the page then works as long as it is not reloaded.
  function load(key) { try { return localStorage.getItem(key); } catch (e) { return memory[key] || null; } }
  function save(key, value) {
    memory[key] = value;
    try { if (value === null) { localStorage.removeItem(key); } else { localStorage.setItem(key, value); } } catch (e) { /* memory has it */ }
  }

  var key = (location.hash.match(/^#k=([A-Za-z0-9_-]+)$/) || [])[1];
  var token = load(TOKEN);
  var queue = JSON.parse(load(QUEUE) || "[]");
  var latest = null, drawn = "", places = {}, refusals = {};
  var busy = false, delay = 500, timer = null;

  // Answers on their way.

  function enqueue(path, body) {
    body.id = randomId();
    // What has not gone yet is replaced: only the last choice is meant.
    queue = queue.filter(function (item, i) { return (busy && i === 0) || item.path !== path || item.body.turn !== body.turn; });
    queue.push({ path: path, body: body });
    save(QUEUE, JSON.stringify(queue));
    delete refusals[body.turn];
    delay = 500;
    flush();
    draw();
  }

  function flush() {
    if (busy || !queue.length || !token) { return; }
    clearTimeout(timer);
    busy = true;
    var item = queue[0];
    post(item.path, token, item.body).then(function (reply) {
      if (reply.status >= 500 || reply.status === 429) { throw new Error("later"); }
      queue.shift();
      save(QUEUE, JSON.stringify(queue));
      delay = 500;
      if (reply.status === 200) { taken(item, reply.body); } else { refusals[item.body.turn] = reply.body.refused || "REFUSED"; }
      banner("");
      busy = false;
      drawn = "";
      draw();
      flush();
    }).catch(function () {
      busy = false;
      banner(word("net.lost"));
      delay = Math.min(delay * 2, 8000);
      timer = setTimeout(flush, delay);
    });
  }

  function taken(item, body) {
    if (body.place) { places[item.body.turn] = body.place; }
    if (!latest || latest.state.turn !== item.body.turn) { return; }
    if (item.body.choices) { latest.me.answer = { choices: item.body.choices, place: body.place }; }
    if (item.body.stake !== undefined) { latest.me.stake = item.body.stake; }
  }

  function waiting(turn) { return queue.some(function (item) { return item.body.turn === turn; }); }

  // Joining.

  function showJoin(problem) {
    byId("join").hidden = false;
    byId("screen").hidden = true;
    byId("me").hidden = true;
    byId("codeLine").hidden = !!key;
    byId("code").required = !key;
    if (!byId("name").value) { byId("name").value = load(NAME) || ""; }
    say("joinSays", problem || "");
    say("says", "");
  }

  function forget() {
    token = null;
    save(TOKEN, null);
    queue = [];
    save(QUEUE, "[]");
    showJoin("");
  }

  byId("join").addEventListener("submit", function (event) {
    event.preventDefault();
    // The token is made here and kept before it is sent: a request that is repeated joins once.
    var mine = load(TOKEN) || randomId();
    var name = byId("name").value;
    save(TOKEN, mine);
    save(NAME, name);
    var body = { name: name };
    if (key) { body.key = key; } else { body.code = byId("code").value.trim(); }
    if (!byId("teamLine").hidden) { body.team = byId("team").value; }
    say("joinSays", word("join.waiting"));
    post("api/join", mine, body).then(function (reply) {
      if (reply.status === 200) {
        token = mine;
        start();
        return;
      }
      var why = reply.body.refused;
      if (reply.status === 403 && key) { key = null; showJoin(word("join.wrong")); return; }
      if (why === "BAD_TEAM") {
        put(byId("team"), (reply.body.teams || []).map(function (team) { return el("option", {}, team); }));
        byId("teamLine").hidden = !(reply.body.teams || []).length;
        byId("team").focus();
      }
      say("joinSays", reply.status === 403 ? word("join.wrong") : reply.status === 429 ? word("join.many")
        : why === "BAD_NAME" ? word("join.name.bad") : why === "BAD_TEAM" ? word("join.team.bad")
        : why === "FULL" ? word("join.full") : why === "ENDED" ? word("view.end") : word("net.lost"));
    }).catch(function () { say("joinSays", word("net.lost")); });
  });

  // Screens.

  function got(message) {
    latest = message;
    latest.state.arrived = performance.now();
    banner(queue.length ? word("net.unsent") : "");
    drawn = "";
    flush();
    draw();
  }

  function draw() {
    if (!latest) { return; }
    var state = latest.state, me = latest.me;
    byId("join").hidden = true;
    byId("screen").hidden = false;
    byId("me").hidden = false;
    put(byId("me"), [
      el("span", {}, me.name + (me.team ? "（" + me.team + "）" : "")),
      el("span", {}, word("me.number") + " " + me.number),
      me.points === undefined ? null : el("span", {}, word("me.points") + " " + me.points)
    ]);
    var look = [state.view, state.turn, state.phase, me.removed].join("|");
    if (drawn === look) { return; }
    var keep = document.activeElement && document.activeElement.id;
    drawn = look;
    put(byId("screen"), screen(state, me).filter(Boolean));
    if (keep && byId(keep)) { byId(keep).focus(); }
  }

  function screen(state, me) {
    say("says", "");
    if (me.removed) { return [el("h1", {}, word("me.removed"))]; }
    switch (state.view) {
      case "LECTURE": return [el("h1", {}, state.round), el("p", {}, state.text)];
      case "SCORES": return [el("h1", {}, word("view.scores")), mine(me), table(state.teamScores, "table.team"), table(state.scores, "table.name")];
      case "END": return [el("h1", {}, word("view.end")), mine(me), table(state.teamScores, "table.team"), table(state.scores, "table.name")];
      case "TURN": return turn(state, me);
      default: return [el("h1", {}, state.title), el("p", {}, word("view.lobby"))];
    }
  }

  function mine(me) {
    return me.rank === undefined ? null : el("p", { "class": "good" }, word("me.rank") + " " + me.rank + " · " + word("me.points") + " " + me.points);
  }

  function turn(state, me) {
    if (state.phase === "STAKING") { return staking(state, me); }
    var parts = [heading(state)];
    if (state.phase === "OPEN") { return parts.concat(me.eligible === false ? [question(state), el("p", {}, word("answer.notEligible"))] : answering(state, me)); }
    parts.push(question(state));
    if (me.answer && state.form !== "SPOKEN") {
      parts.push(el("p", {}, word("answer.yours") + "： " + me.answer.choices.map(function (id) { return choiceText(state, id); }).join(state.form === "ORDERING" ? " → " : "； ")));
    } else if (!me.answer && me.eligible !== false) {
      parts.push(el("p", {}, refusals[state.turn] === "CLOSED" ? word("answer.closed") : word("answer.none")));
    }
    if (state.phase === "CLOSED") { return parts.concat([el("p", {}, word("answer.wait"))]); }
    if (me.answer && me.answer.right !== undefined) {
      parts.push(el("p", { "class": me.answer.right ? "good" : "bad" }, (me.answer.right ? "✓ " + word("answer.right") : "✗ " + word("answer.wrong")) + " · " + word("answer.won") + " " + me.answer.won));
    }
    return parts.concat(result(state));
  }

  function question(state) { return el("h1", {}, state.question); }

  function staking(state, me) {
    say("says", waiting(state.turn) ? word("answer.sending") : me.stake === undefined ? "" : word("stake.sent") + " " + me.stake);
    return [heading(state), el("h1", {}, word("stake.heading")), el("div", { "class": "stakes" }, state.stakes.map(function (stake) {
      return el("button", { type: "button", id: "stake-" + stake, "aria-pressed": String(me.stake === stake), on: { click: function () {
        drawn = "";
        enqueue("api/stake", { turn: state.turn, stake: stake });
      } } }, String(stake));
    }))];
  }

  function status(state, me) {
    var refused = refusals[state.turn];
    if (waiting(state.turn)) { return word(navigator.onLine === false ? "net.lost" : "answer.sending"); }
    if (refused) { return word(refused === "CLOSED" ? "answer.closed" : "answer.refused"); }
    if (!me.answer) { return ""; }
    var place = me.answer.place || places[state.turn];
    return place ? word("answer.place") + " " + place : word(state.revisable ? "answer.changed" : "answer.sent");
  }

  function draft(state, me) {
    var kept = JSON.parse(load(DRAFT) || "{}");
    if (kept.turn === state.turn) { return kept.choices; }
    var sent = queue.filter(function (item) { return item.body.turn === state.turn && item.body.choices; })[0];
    if (sent) { return sent.body.choices; }
    if (me.answer) { return me.answer.choices; }
    return state.form === "ORDERING" ? state.choices.map(function (choice) { return choice.id; }) : [];
  }

  function answering(state, me) {
    var given = !!me.answer || waiting(state.turn);
    var locked = given && !state.revisable;
    say("says", status(state, me));
    if (state.form === "SPOKEN") {
      return [question(state), countdown(state), el("button", { type: "button", id: "send", "class": "strong rush", disabled: locked, on: { click: function () {
        drawn = "";
        enqueue("api/answer", { turn: state.turn, choices: [] });
      } } }, word("answer.rush"))];
    }
    var chosen = draft(state, me);
    var fields = el("fieldset", { disabled: locked }, []);
    function keep() { save(DRAFT, JSON.stringify({ turn: state.turn, choices: chosen })); }
    function fill(focus) {
      put(fields, [el("legend", {}, state.question), el("p", { "class": "hint" }, word("form." + state.form))].concat(
        state.form === "ORDERING" ? chosen.map(ordered) : state.choices.map(picked)));
      var node = focus && byId(focus);
      if (node && !node.disabled) { node.focus(); }
    }
    function picked(choice, i) {
      var many = state.form === "MULTIPLE";
      var on = chosen.indexOf(choice.id) >= 0;
      return el("label", { "class": "choice" + (on ? " chosen" : "") }, [
        el("input", { type: many ? "checkbox" : "radio", name: "choice", id: "choice-" + i, checked: on, on: { change: function (event) {
          chosen = many ? chosen.filter(function (id) { return id !== choice.id; }) : [];
          if (event.target.checked) { chosen.push(choice.id); }
          keep();
          fill("choice-" + i);
        } } }),
        el("span", {}, choice.text)
      ]);
    }
    function ordered(id, i) {
      function move(by, label) {
        var text = choiceText(state, id);
        return el("button", { type: "button", id: "move-" + by + "-" + id, disabled: i + by < 0 || i + by >= chosen.length, "aria-label": label + " " + text, on: { click: function () {
          chosen = chosen.slice();
          chosen.splice(i, 1);
          chosen.splice(i + by, 0, id);
          keep();
          fill("move-" + by + "-" + id);
        } } }, by < 0 ? "↑" : "↓");
      }
      return el("div", { "class": "choice" }, [el("span", {}, (i + 1) + ". " + choiceText(state, id)), move(-1, word("answer.up")), move(1, word("answer.down"))]);
    }
    fill();
    return [countdown(state), el("form", { on: { submit: function (event) {
      event.preventDefault();
      if (!chosen.length) { say("says", word("answer.choose")); return; }
      drawn = "";
      enqueue("api/answer", { turn: state.turn, choices: chosen.slice() });
    } } }, [fields, el("button", { type: "submit", id: "send", disabled: locked }, word(given ? "answer.change" : "answer.send"))])];
  }

  // Being there.

  var started = false;
  function start() {
    if (started) { return; }
    started = true;
    byId("join").hidden = true;
    stream("api/events?t=" + encodeURIComponent(token), got, function () { banner(word("net.lost")); }, function (again) {
      // The stream was refused: too many requests, or a class that does not know this token.
      post("api/join", token, { name: "" }).then(function (reply) {
        if (reply.status === 200 || reply.status >= 429) { again(); } else { started = false; forget(); }
      }).catch(again);
    });
    flush();
  }

  window.addEventListener("online", function () { delay = 500; flush(); });
  document.addEventListener("visibilitychange", function () { if (document.visibilityState === "visible") { delay = 500; flush(); } });
  if (token) { say("says", word("join.waiting")); start(); } else { showJoin(""); }
})();
