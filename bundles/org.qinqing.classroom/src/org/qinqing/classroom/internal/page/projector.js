"use strict";
// The projector: what everyone in the room sees, with the few keys a trainer needs in front of it.

(function () {
  var token = (location.search.match(/[?&]t=([A-Za-z0-9_-]+)/) || [])[1] || "";
  var state = null, drawn = "", going = false;

  function act(body) {
    // A second touch while the first is on its way is no second step.
    if (going) { return; }
    busy(true);
    say("");
    post("api/host", token, body).then(function (reply) {
      if (reply.status !== 200) { say(word("projector.refused")); }
    }).catch(function () { say(word("projector.lost")); }).finally(function () { busy(false); });
  }

  function busy(yes) {
    going = yes;
    byId("controls").setAttribute("aria-busy", String(yes));
  }

  function say(text) { if (byId("says").textContent !== text) { byId("says").textContent = text; } }

  function called() { return state && (state.order || []).filter(function (line) { return line.called; })[0]; }

  function judge(right) {
    var who = called();
    if (who) { act({ "do": "judge", turn: state.turn, participant: who.participant, right: right }); }
  }

  function count(key, id, value) { return el("p", {}, [word(key) + " ", el("b", { id: id }, String(value))]); }

  function title(text) { return el("h1", { "class": "title" }, text); }

  function lobby() {
    return [title(state.title), el("div", { "class": "lobby" }, [
      el("img", { src: "api/host/qr.svg?t=" + encodeURIComponent(token), alt: word("projector.qr"), width: "400", height: "400" }),
      el("div", {}, [
        el("p", {}, word("projector.how")),
        el("p", { "class": "address" }, location.host),
        // In two groups, as it is read out; it is typed as one.
        el("p", { "class": "code", id: "code" }, state.code.slice(0, 3) + " " + state.code.slice(3)),
        el("div", { "class": "counts" }, count("projector.present", "present", state.present))
      ])
    ])];
  }

  function turn() {
    var words = kind(state);
    var top = el("div", { "class": "top" }, [el("p", {}, [el("span", { "class": "tag" }, words[0]), words.length > 1 ? "\u3000" + words.slice(1).join("\u3000") : null]), countdown(state)]);
    if (state.phase === "STAKING") { return [top, el("h1", {}, word("stake.heading")), el("div", { "class": "counts" }, count("projector.staked", "staked", state.staked + " / " + state.present))]; }
    var parts = [top, el("h1", { id: "question" }, state.question)];
    if (state.order && state.order.length) {
      parts.push(el("h2", {}, word("projector.order")));
      parts.push(el("ol", { "class": "order" }, state.order.map(function (line) {
        var mark = line.right === undefined ? (line.called ? " ← " + word("projector.called") : "") : line.right ? " ✓ " + word("answer.right") : " ✗ " + word("answer.wrong");
        return el("li", { "class": line.called ? "called" : "" }, line.name + (line.team ? word("team.in", line.team) : "") + mark);
      })));
    }
    if (state.phase === "REVEALED") { return parts.concat(bars(state), explained(state)); }
    if (state.choices.length) {
      parts.push(el("ul", { "class": "options" }, state.choices.map(function (choice, i) {
        return el("li", {}, [state.form === "ORDERING" ? null : badge(state, i), el("span", {}, choice.text)]);
      })));
    }
    parts.push(el("div", { "class": "counts" }, [count("projector.answered", "answered", state.answered + " / " + state.present),
      state.choices.length ? el("p", { "class": "quiet" }, word(state.phase === "OPEN" ? "projector.hidden" : "projector.closed")) : null]));
    return parts;
  }

  function columns(parts) { return el("div", { "class": "columns" }, parts.filter(Boolean).map(function (part) { return el("div", {}, part); })); }

  function screen() {
    switch (state.view) {
      case "LECTURE": return [title(state.round), el("p", { "class": "lecture" }, state.text)];
      case "SCORES": return [title(word("view.scores")), columns([table(state.teamScores, "table.team"), table(state.scores, "table.name")])];
      case "END": return [title(word("view.end")), columns([table(state.teamScores, "table.team"), table(state.scores, "table.name")])];
      case "TURN": return turn();
      default: return lobby();
    }
  }

  /** Only counts have changed: nothing else is touched, so that the code does not flicker while 300 join. */
  function recount() {
    var open = state.phase === "OPEN" || state.phase === "CLOSED";
    [["present", state.present], ["staked", state.staked + " / " + state.present], ["answered", open ? state.answered + " / " + state.present : ""]].forEach(function (pair) {
      if (byId(pair[0])) { byId(pair[0]).textContent = String(pair[1]); }
    });
  }

  function look() {
    var rest = {};
    Object.keys(state).forEach(function (key) {
      if (["present", "staked", "remaining", "arrived"].indexOf(key) < 0 && (key !== "answered" || state.phase === "REVEALED")) { rest[key] = state[key]; }
    });
    return JSON.stringify(rest);
  }

  byId("next").addEventListener("click", function () { act({ "do": "next" }); });
  byId("undo").addEventListener("click", function () { act({ "do": "undo" }); });
  byId("scores").addEventListener("click", function () { act({ "do": "scores" }); });
  byId("lobby").addEventListener("click", function () { act({ "do": "lobby" }); });
  byId("right").addEventListener("click", function () { judge(true); });
  byId("wrong").addEventListener("click", function () { judge(false); });
  // Presenters' remotes send Page Down.
  document.addEventListener("keydown", function (event) {
    if ((event.key === "PageDown" || event.key === "ArrowRight") && !event.repeat) { event.preventDefault(); act({ "do": "next" }); }
  });

  stream("api/host/events?t=" + encodeURIComponent(token), function (message) {
    state = message;
    state.arrived = performance.now();
    connected(true);
    byId("title").textContent = state.view === "LOBBY" ? word("brand") : state.title;
    var now = look();
    if (drawn !== now) {
      drawn = now;
      put(byId("screen"), screen().filter(Boolean));
    } else {
      recount();
      countdown(state);
    }
    byId("right").hidden = byId("wrong").hidden = !called();
    byId("undo").hidden = !(state.order || []).some(function (line) { return line.right !== undefined; });
    if (state.view === "END") { byId("controls").hidden = true; }
  }, function () { connected(false); }, function (again) { again(); });
})();
