"use strict";
// The projector: what everyone in the room sees, with the few keys a trainer needs in front of it.

(function () {
  var token = (location.search.match(/[?&]t=([A-Za-z0-9_-]+)/) || [])[1] || "";
  var state = null;

  function act(body) {
    say("says", "");
    post("api/host", token, body).then(function (reply) {
      if (reply.status !== 200) { say("says", word("projector.refused")); }
    }).catch(function () { say("says", word("projector.lost")); });
  }

  function called() { return state && (state.order || []).filter(function (line) { return line.called; })[0]; }

  function judge(right) {
    var who = called();
    if (who) { act({ "do": "judge", turn: state.turn, participant: who.participant, right: right }); }
  }

  function count(key, value) { return el("p", {}, [word(key) + " ", el("span", { "class": "time" }, String(value)), " " + word("result.count")]); }

  function lobby() {
    return [el("h1", {}, state.title), el("div", { "class": "lobby" }, [
      el("img", { src: "api/host/qr.svg?t=" + encodeURIComponent(token), alt: word("projector.qr"), width: "400", height: "400" }),
      el("div", {}, [
        el("p", {}, word("projector.how")),
        el("p", {}, location.host),
        el("p", { "class": "code" }, state.code),
        count("projector.present", state.present)
      ])
    ])];
  }

  function turn() {
    if (state.phase === "STAKING") { return [heading(state), el("h1", {}, word("stake.heading")), count("projector.staked", state.staked)]; }
    var parts = [heading(state), el("h1", {}, state.question)];
    if (state.phase !== "REVEALED") {
      parts.push(el("ul", {}, state.choices.map(function (choice) { return el("li", {}, choice.text); })));
      parts.push(countdown(state));
      parts.push(count("projector.answered", state.answered + " / " + state.present));
    }
    if (state.order) {
      parts.push(el("h2", {}, word("projector.order")));
      parts.push(el("ol", { "class": "order" }, state.order.map(function (line) {
        var mark = line.right === undefined ? "" : line.right ? " ✓" : " ✗";
        return el("li", { "class": line.called ? "called" : "" }, line.name + (line.team ? "（" + line.team + "）" : "") + mark);
      })));
    }
    return state.phase === "REVEALED" ? parts.concat(result(state)) : parts;
  }

  function screen() {
    switch (state.view) {
      case "LECTURE": return [el("h1", {}, state.round), el("p", {}, state.text)];
      case "SCORES": return [el("h1", {}, word("view.scores")), table(state.teamScores, "table.team"), table(state.scores, "table.name")];
      case "END": return [el("h1", {}, word("view.end")), table(state.teamScores, "table.team"), table(state.scores, "table.name")];
      case "TURN": return turn();
      default: return lobby();
    }
  }

  byId("next").addEventListener("click", function () { act({ "do": "next" }); });
  byId("undo").addEventListener("click", function () { act({ "do": "undo" }); });
  byId("scores").addEventListener("click", function () { act({ "do": "scores" }); });
  byId("lobby").addEventListener("click", function () { act({ "do": "lobby" }); });
  byId("right").addEventListener("click", function () { judge(true); });
  byId("wrong").addEventListener("click", function () { judge(false); });
  // Presenters' remotes send Page Down.
  document.addEventListener("keydown", function (event) {
    if (event.key === "PageDown" || event.key === "ArrowRight") { event.preventDefault(); act({ "do": "next" }); }
  });

  stream("api/host/events?t=" + encodeURIComponent(token), function (message) {
    state = message;
    state.arrived = performance.now();
    banner("");
    put(byId("screen"), screen().filter(Boolean));
    byId("right").hidden = byId("wrong").hidden = !called();
  }, function () { banner(word("projector.lost")); }, function (again) { again(); });
})();
