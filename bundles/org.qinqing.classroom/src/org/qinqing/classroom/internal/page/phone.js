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
  var latest = null, drawn = "", refresh = null, press = null, places = {}, refusals = {};
  var busy = false, delay = 500, timer = null, offline = false;

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
      busy = false;
      draw();
      flush();
    }).catch(function () {
      busy = false;
      offline = true;
      draw();
      delay = Math.min(delay * 2, 8000);
      timer = setTimeout(flush, delay);
    });
  }

  function taken(item, body) {
    offline = false;
    if (body.place) { places[item.body.turn] = body.place; }
    if (!latest || latest.state.turn !== item.body.turn) { return; }
    if (item.body.choices) { latest.me.answer = { choices: item.body.choices, place: body.place }; }
    if (item.body.stake !== undefined) { latest.me.stake = item.body.stake; }
  }

  /** The latest that is still to go for a turn. */
  function unsent(turn) { return queue.filter(function (item) { return item.body.turn === turn; }).pop(); }

  // Joining.

  function showJoin(problem) {
    byId("join").hidden = false;
    byId("screen").hidden = true;
    byId("me").hidden = true;
    byId("net").hidden = true;
    byId("codeLine").hidden = !!key;
    if (!byId("name").value) { byId("name").value = load(NAME) || ""; }
    note("joinSays", "bad", problem);
    note("says", "", "");
  }

  function forget() {
    token = null;
    latest = null;
    save(TOKEN, null);
    queue = [];
    save(QUEUE, "[]");
    showJoin("");
  }

  /** Six digits, however they were typed: in groups, or by a Chinese keyboard in full width. */
  function digits(text) {
    return text.replace(/[\uff10-\uff19]/g, function (c) { return String(c.charCodeAt(0) - 0xff10); }).replace(/\s/g, "");
  }

  byId("join").addEventListener("submit", function (event) {
    event.preventDefault();
    function wrong(id, text) { note("joinSays", "bad", text); byId(id).focus(); }
    var name = byId("name").value.trim();
    var code = digits(byId("code").value);
    if (!key && !/^\d{6}$/.test(code)) { wrong("code", word("join.code.form")); return; }
    if (!name) { wrong("name", word("join.name.bad")); return; }
    if (!byId("teamLine").hidden && !byId("team").value) { wrong("team", word("join.team.bad")); return; }
    // The token is made here and kept before it is sent: a request that is repeated joins once.
    var mine = load(TOKEN) || randomId();
    save(TOKEN, mine);
    save(NAME, name);
    var body = { name: name };
    if (key) { body.key = key; } else { body.code = code; }
    if (!byId("teamLine").hidden) { body.team = byId("team").value; }
    note("joinSays", "", word("join.waiting"));
    byId("go").disabled = true;
    post("api/join", mine, body).then(function (reply) {
      if (reply.status === 200) {
        token = mine;
        start();
        return;
      }
      var why = reply.body.refused;
      if (reply.status === 403 && key) { key = null; showJoin(word("join.old")); return; }
      if (why === "BAD_TEAM") {
        put(byId("team"), [el("option", { value: "" }, word("join.team.choose"))].concat((reply.body.teams || []).map(function (team) { return el("option", { value: team }, team); })));
        byId("teamLine").hidden = !(reply.body.teams || []).length;
        byId("team").focus();
      }
      note("joinSays", "bad", reply.status === 403 ? word("join.wrong") : reply.status === 429 ? word("join.many")
        : why === "BAD_NAME" ? word("join.name.bad") : why === "BAD_TEAM" ? word("join.team.bad")
        : why === "FULL" ? word("join.full") : why === "ENDED" ? word("view.end") : word("join.lost"));
    }).catch(function () { note("joinSays", "bad", word("join.lost")); }).finally(function () { byId("go").disabled = false; });
  });

  // Screens.

  function got(message) {
    latest = message;
    latest.state.arrived = performance.now();
    offline = false;
    connected(true);
    flush();
    draw();
  }

  /** What decides which parts are on the screen; what only changes their look is not in it. */
  function look(state, me) {
    var open = state.phase === "OPEN" || state.phase === "STAKING";
    return JSON.stringify([state.view, state.title, state.round, state.text, state.turn, state.phase, state.question, state.choices, state.tally,
      state.firstTally, state.scores, state.teamScores, me.removed, me.eligible, open ? null : [me, refusals[state.turn], !unsent(state.turn)]]);
  }

  function draw() {
    if (!latest) { return; }
    var state = latest.state, me = latest.me;
    byId("join").hidden = true;
    byId("screen").hidden = false;
    byId("me").hidden = false;
    put(byId("me"), [el("p", {}, [
      el("span", {}, word("me.number", me.number)), el("span", {}, me.name), me.team ? el("span", {}, me.team) : null,
      me.points === undefined || state.view === "LOBBY" ? null : el("span", {}, word("me.points", me.points))
    ]), el("p", {}, word("net.matter"))]);
    if (offline) { connected(false); }
    var now = look(state, me);
    if (drawn !== now) {
      var keep = document.activeElement && document.activeElement.id;
      drawn = now;
      refresh = press = null;
      put(byId("screen"), screen(state, me).filter(Boolean));
      if (keep && byId(keep)) { byId(keep).focus(); }
      byId("news").textContent = state.view === "TURN" && state.question && state.phase === "OPEN" && !me.removed ? kind(state).join(" ") + " " + state.question : "";
    }
    if (refresh) { refresh(); } else { note("says", "", ""); }
  }

  function screen(state, me) {
    if (me.removed) { return [title(word("me.removed"))]; }
    switch (state.view) {
      case "LECTURE": return [title(state.round), state.text ? el("div", { "class": "card" }, el("p", {}, state.text)) : null];
      case "SCORES": return [title(word("view.scores"))].concat(scores(state, me));
      case "END": return [title(word("view.end"))].concat(scores(state, me));
      case "TURN": return turn(state, me);
      default: return [title(state.title), el("p", {}, word("view.lobby"))];
    }
  }

  function title(text) { return el("h1", { "class": "title" }, text); }

  function scores(state, me) {
    return [
      me.rank === undefined ? null : el("p", { "class": "good" }, word("me.rank", me.rank, me.points)),
      table(state.teamScores, "table.team"), table(state.scores, "table.name")
    ].map(function (part) { return part && el("div", { "class": "card" }, part); });
  }

  function card(state, text, more) {
    return el("div", { "class": "card" }, [
      el("div", { "class": "top" }, [el("p", { "class": "quiet" }, kind(state).join("\u3000")), state.phase === "OPEN" ? countdown(state) : null]),
      el("h1", { id: "question" }, text)
    ].concat(more || []));
  }

  function turn(state, me) {
    if (state.phase === "STAKING") { return staking(state); }
    if (state.phase === "OPEN") {
      if (me.eligible === false) {
        refresh = function () { note("says", "", word("answer.notEligible")); };
        return [card(state, state.question)];
      }
      return state.form === "SPOKEN" ? rushing(state) : answering(state);
    }
    refresh = function () { after(state, latest.me); };
    if (state.phase === "CLOSED") { return [card(state, state.question)]; }
    var parts = [card(state, state.question)];
    var answer = me.answer;
    if (answer && answer.right !== undefined) {
      parts.push(el("div", { "class": "card" }, el("p", { "class": "verdict " + (answer.right ? "good" : "bad") }, [
        sign(answer.right ? "good" : "bad"), el("span", {}, word(answer.right ? "answer.right" : "answer.wrong") + word(answer.won < 0 ? "answer.lost" : "answer.won", Math.abs(answer.won)))
      ])));
    }
    var rest = [bars(state, answer && answer.choices)].concat(explained(state)).filter(Boolean);
    if (rest.length) { parts.push(el("div", { "class": "card" }, rest)); }
    return parts;
  }

  /** What became of one's own answer when no more are taken. */
  function after(state, me) {
    var closed = word(state.phase === "CLOSED" ? "answer.wait" : "");
    if (unsent(state.turn)) {
      note("says", "wait", word("net.kept"));
    } else if (me.answer) {
      note("says", "", (state.form === "SPOKEN" ? word("answer.place", me.answer.place || places[state.turn] || "") : word("answer.yours", namesOf(state, me.answer.choices))) + closed);
    } else if (refusals[state.turn]) {
      note("says", "bad", word(refusals[state.turn] === "CLOSED" ? "answer.closed" : "answer.refused") + closed);
    } else {
      note("says", "", me.eligible === false ? closed : word("answer.none") + closed);
    }
  }

  /** What is being sent, was refused or was taken. */
  function status(state, said) {
    var refused = refusals[state.turn];
    if (unsent(state.turn)) {
      if (offline || navigator.onLine === false) { note("says", "wait", word("net.kept")); } else { note("says", "", word("answer.sending")); }
    } else if (refused) {
      note("says", "bad", word(refused === "CLOSED" ? "answer.closed" : "answer.refused"));
    } else {
      note("says", "good", said);
    }
  }

  function staking(state) {
    var buttons = state.stakes.map(function (stake) {
      return el("button", { type: "button", id: "stake-" + stake, on: { click: function () { enqueue("api/stake", { turn: state.turn, stake: stake }); } } }, String(stake));
    });
    refresh = function () {
      var waiting = unsent(state.turn);
      var chosen = waiting ? waiting.body.stake : latest.me.stake;
      buttons.forEach(function (button, i) { button.setAttribute("aria-pressed", String(state.stakes[i] === chosen)); });
      status(state, chosen === undefined ? "" : word("stake.sent", chosen));
    };
    press = function (i) { if (buttons[i]) { buttons[i].focus(); buttons[i].click(); } };
    return [card(state, word("stake.heading")), el("div", { "class": "stakes", role: "group", "aria-labelledby": "question" }, buttons)];
  }

  function rushing(state) {
    var button = el("button", { type: "button", id: "send", "class": "strong rush", on: { click: function () { enqueue("api/answer", { turn: state.turn, choices: [] }); } } }, word("answer.rush"));
    refresh = function () {
      var given = latest.me.answer;
      button.disabled = !!given || !!unsent(state.turn);
      status(state, given ? word("answer.place", given.place || places[state.turn] || "") : "");
    };
    press = function (i) { if (i === 0) { button.click(); } };
    return [card(state, state.question), button];
  }

  /** What was chosen and not yet sent, what is on its way, or what was taken. */
  function draft(state) {
    var kept = JSON.parse(load(DRAFT) || "{}");
    if (kept.turn === state.turn) { return kept.choices; }
    return sent(state) || (state.form === "ORDERING" ? state.choices.map(function (choice) { return choice.id; }) : []);
  }

  function sent(state) {
    var waiting = unsent(state.turn);
    return waiting ? waiting.body.choices : latest.me.answer ? latest.me.answer.choices : null;
  }

  function same(state, one, other) {
    return !!other && (state.form === "ORDERING" ? one : one.slice().sort()).join() === (state.form === "ORDERING" ? other : other.slice().sort()).join();
  }

  function answering(state) {
    // Where an answer can be changed, one touch is enough; where it cannot, it is sent by a second.
    var atOnce = state.revisable && (state.form === "SINGLE" || state.form === "OPINION");
    var many = state.form === "MULTIPLE";
    var chosen = draft(state);
    var list = el("ol", { "class": "choices" + (many ? " many" : ""), "aria-labelledby": "question" }, []);
    var button = atOnce ? null : el("button", { type: "button", id: "send", "class": "strong", on: { click: function () { send(); } } }, "");
    function locked() { return !state.revisable && !!sent(state); }
    function keep() { save(DRAFT, JSON.stringify({ turn: state.turn, choices: chosen })); }
    function send() {
      if (locked() || same(state, chosen, sent(state))) { return; }
      if (!chosen.length) { note("says", "", word("answer.choose")); return; }
      save(DRAFT, null);
      enqueue("api/answer", { turn: state.turn, choices: chosen.slice() });
    }
    function choose(id) {
      if (locked()) { return; }
      var had = chosen.indexOf(id) >= 0;
      chosen = many ? chosen.filter(function (other) { return other !== id; }) : [];
      if (!many || !had) { chosen.push(id); }
      if (atOnce) { send(); } else { keep(); }
      draw();
    }
    var buttons = state.form === "ORDERING" ? [] : state.choices.map(function (choice, i) {
      return el("button", { type: "button", id: "choice-" + i, "class": "choice", on: { click: function () { choose(choice.id); } } }, [badge(state, i), el("span", {}, choice.text)]);
    });
    /** One place up or down; the key stays on the line that moves. */
    function move(at, by) {
      var id = chosen[at];
      chosen = chosen.slice();
      chosen.splice(at, 1);
      chosen.splice(at + by, 0, id);
      keep();
      order("move" + by + "-" + index(state, id));
      draw();
    }
    function order(focus) {
      put(list, chosen.map(function (id, at) {
        var text = state.choices[index(state, id)].text;
        function mover(by, label, arrow) {
          return el("button", { type: "button", id: "move" + by + "-" + index(state, id), disabled: locked() || at + by < 0 || at + by >= chosen.length,
            "aria-label": word(label, text), on: { click: function () { move(at, by); } } }, arrow);
        }
        return el("li", {}, el("div", { "class": "choice" }, [el("span", { "class": "badge" }, String(at + 1)), el("span", {}, text),
          el("div", { "class": "moves" }, [mover(-1, "answer.up", "↑"), mover(1, "answer.down", "↓")])]));
      }));
      var node = focus && byId(focus);
      if (!node) { return; }
      if (node.disabled) { node = node.nextElementSibling || node.previousElementSibling; }
      node.focus();
    }
    if (buttons.length) { put(list, buttons.map(function (b) { return el("li", {}, b); })); } else { order(); }
    var wasLocked = locked();
    refresh = function () {
      if (atOnce) { chosen = sent(state) || []; }
      var now = sent(state), fixed = locked();
      buttons.forEach(function (b, i) {
        b.setAttribute("aria-pressed", String(chosen.indexOf(state.choices[i].id) >= 0));
        b.setAttribute("aria-disabled", String(fixed));
      });
      if (!buttons.length && fixed !== wasLocked) { wasLocked = fixed; order(); }
      if (button) {
        button.textContent = word(now ? "answer.change" : "answer.send");
        button.hidden = fixed || same(state, chosen, now);
      }
      var kept = now ? (state.form === "ORDERING" ? word("answer.sent.order") : word("answer.sent", namesOf(state, now))) + word(state.revisable ? "answer.open" : "answer.final") : "";
      status(state, now ? kept : "");
    };
    press = function (i) { if (buttons[i]) { buttons[i].focus(); buttons[i].click(); } };
    return [card(state, state.question, many || state.form === "ORDERING" ? el("p", { "class": "hint" }, word("form." + state.form)) : []), list, button];
  }

  // Digits and letters choose, as they are written beside the choices.
  document.addEventListener("keydown", function (event) {
    if (!press || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) { return; }
    var at = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : /^[a-hA-H]$/.test(event.key) ? event.key.toUpperCase().charCodeAt(0) - 65 : -1;
    if (at >= 0) { press(at); }
  });

  // Being there.

  var started = false;
  function start() {
    if (started) { return; }
    started = true;
    byId("join").hidden = true;
    stream("api/events?t=" + encodeURIComponent(token), got, function () { offline = true; connected(false); draw(); }, function (again) {
      // The stream was refused: too many requests, or a class that does not know this token.
      post("api/join", token, { name: "" }).then(function (reply) {
        if (reply.status === 200 || reply.status >= 429) { again(); } else { started = false; forget(); }
      }).catch(again);
    });
    flush();
  }

  window.addEventListener("online", function () { delay = 500; flush(); });
  document.addEventListener("visibilitychange", function () { if (document.visibilityState === "visible") { delay = 500; flush(); } });
  if (token) { note("says", "", word("join.waiting")); start(); } else { showJoin(""); }
})();
