// The building calls a window, the window swells to a stage, the work plays, the curtain closes; and so on, for days.
// Nothing is added to the page as it goes on: two players take turns, and whoever waits looks at the clock again.
"use strict";

(function () {
  const CALL = 1200, SWELL = 900, CURTAIN = 600, REST = 2600, TITLE = 4000;
  const STRIP_IN = 1500, STRIP_OUT = 9000, BROKEN = 3000, LOOK = 100, LAMP = 4000, DOZE = 5000;
  const page = document.body, show = document.getElementById("show"), house = document.getElementById("house");
  const podium = document.getElementById("podium"), ground = document.getElementById("ground");
  const living = document.getElementById("living"), strip = document.getElementById("strip");
  const button = document.getElementById("sound");
  const panes = Array.from(document.querySelectorAll(".hole")), players = Array.from(document.querySelectorAll("video"));
  const asked = JSON.parse(show.dataset.asked), root = show.dataset.root;
  const works = JSON.parse(show.dataset.turns).map(function (turn) {
    return {code: turn[0], form: turn[1], question: turn[2]};
  });
  const quiet = hours(new URLSearchParams(location.search).get("quiet") || show.dataset.quiet);
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const chance = seeded(Number(show.dataset.seed)), lamplight = seeded(Number(show.dataset.seed) + 1);
  let silent = false, paused = false, skipped = false, round = 0, lamps = 0, turns = 0, told = {};

  // time

  function wait(milliseconds) {
    return new Promise(function (done) { window.setTimeout(done, milliseconds); });
  }

  async function until(happens, most) {
    const begun = performance.now();
    while (!happens()) {
      if (performance.now() - begun >= most) return false;
      await wait(LOOK);
    }
    return true;
  }

  function hours(said) {  // "22-8" or "22:30-8"; anything else is no silence
    const found = /^([01]?\d|2[0-3])(?::([0-5]\d))?-([01]?\d|2[0-3])(?::([0-5]\d))?$/.exec(said);
    return found && [found[1] * 60 + Number(found[2] || 0), found[3] * 60 + Number(found[4] || 0)];
  }

  function isQuiet() {
    if (!quiet) return false;
    const now = new Date(), at = now.getHours() * 60 + now.getMinutes();
    return quiet[0] <= quiet[1] ? quiet[0] <= at && at < quiet[1] : at >= quiet[0] || at < quiet[1];
  }

  // who is next: as fair as the film, and never the same twice running

  function seeded(state) {  // mulberry32: the same seed is the same show
    return function () {
      state = state + 0x6D2B79F5 | 0;
      let mixed = Math.imul(state ^ state >>> 15, 1 | state);
      mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
      return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
    };
  }

  function shuffled(all) {
    const lot = all.slice();
    for (let i = lot.length - 1; i > 0; i -= 1) {
      const j = Math.floor(chance() * (i + 1));
      [lot[i], lot[j]] = [lot[j], lot[i]];
    }
    return lot;
  }

  const line = {left: works.slice(), last: null, before: null, heard: {}, turn: 0};

  function next() {
    if (!line.left.length) {
      round += 1;
      line.left = shuffled(works);
    }
    const work = round ? fairest() : line.left[0];  // the first round is the plan's own
    line.left.splice(line.left.indexOf(work), 1);
    line.before = line.last;
    line.last = work;
    line.heard[work.question] = line.turn += 1;
    return work;
  }

  function fairest() {
    const others = line.left.filter(function (work) { return work !== line.last; });
    const left = others.length ? others : line.left, form = nextForm(left);
    return left.filter(function (work) { return work.form === form; }).reduce(function (one, other) {
      return (line.heard[other.question] || 0) < (line.heard[one.question] || 0) ? other : one;
    });
  }

  function nextForm(left) {  // as in the film: forms change as often as they can, never three of one when avoidable
    const many = new Map();
    left.forEach(function (work) { many.set(work.form, (many.get(work.form) || 0) + 1); });
    const forms = Array.from(many.keys()).sort(function (one, other) { return many.get(other) - many.get(one); });
    if (!line.last || forms.length === 1) return forms[0];
    const last = line.last.form, others = forms.filter(function (form) { return form !== last; });
    const twice = line.before && line.before.form === last;
    const rest = others.reduce(function (sum, form) { return sum + many.get(form); }, 0);
    return (many.get(last) || 0) > rest && !twice ? last : others[0];
  }

  // what a turn needs: read when it comes, and forgotten after it

  window.curves = {};
  window.showTurn = function (code, turn) { told[code] = turn; };

  async function load(file) {
    const script = document.createElement("script");
    let over = false;
    script.onload = script.onerror = function () { over = true; };
    script.src = root + file;
    document.head.appendChild(script);
    await until(function () { return over; }, BROKEN);
    script.onload = script.onerror = null;
    script.remove();
  }

  async function read(work) {
    await load("media/" + work.code + "-turn.js");
    const turn = told[work.code] || null;
    delete told[work.code];
    if (turn && turn.curve) {
      await load(turn.curve);
      turn.loudness = window.curves[work.code] || "";
      delete window.curves[work.code];
    }
    return turn;
  }

  async function prepare() {
    const rounds = round, work = next(), begins = round !== rounds || turns === 0;
    const turn = await read(work), player = players[turns % players.length];
    turns += 1;
    if (turn) {
      player.src = root + turn.media;
      player.muted = silent;
      player.volume = 1;
    }
    return {work: work, turn: turn, player: player, begins: begins};
  }

  // the stage

  function paneOf(coming) {  // a work without a window moves into one, in place of whoever was in it
    const own = panes.find(function (pane) { return pane.dataset.code === coming.work.code; });
    if (own || !coming.turn) return own || null;
    const lit = panes.filter(function (pane) { return pane.dataset.code; });
    const pane = lit[Math.floor(chance() * lit.length)];
    pane.dataset.code = coming.work.code;
    pane.querySelector(".light").innerHTML = coming.turn.pane;
    return pane;
  }

  function laid(pane) {  // where the stage is as small as the window
    const full = podium.getBoundingClientRect(), small = pane.getBoundingClientRect();
    const x = small.left - full.left, y = small.top - full.top;
    return "translate(" + x + "px," + y + "px) scale(" + small.width / full.width + "," + small.height / full.height + ")";
  }

  function dress(coming, pane) {
    const turn = coming.turn;
    ground.className = "ground " + coming.work.form;
    ground.innerHTML = turn ? turn.sign : pane.querySelector(".light").innerHTML;
    living.innerHTML = turn ? turn.living : "";
    if (living.firstElementChild) living.firstElementChild.dataset.curve = turn.loudness || "";
    living.classList.toggle("on", Boolean(turn && turn.living));
    players.forEach(function (player) { player.classList.remove("on"); });
    strip.querySelector(".sign").innerHTML = turn ? turn.sign : "";
    strip.querySelector(".maker").textContent = turn && turn.name || show.dataset.resident;
    const answers = strip.querySelector(".answers");
    answers.hidden = !turn || turn.answers === null;
    answers.querySelector("span").textContent = show.dataset.answers;
    answers.querySelector("bdi").textContent = turn && turn.answers || show.dataset.resident;
    strip.querySelector(".question bdi").textContent = asked[coming.work.question];
  }

  async function perform(coming, pane) {
    pane.classList.add("called");
    await wait(CALL);
    dress(coming, pane);
    podium.classList.add("still");
    podium.style.transform = "none";
    podium.style.transform = laid(pane);
    podium.classList.add("on");
    void podium.offsetWidth;
    podium.classList.remove("still");
    podium.style.transform = "none";
    pane.classList.remove("called");
    await wait(SWELL);
    page.classList.add("covered");
    podium.classList.add("open");
    start(coming.player);
    const following = await play(coming);
    strip.classList.remove("in");
    podium.classList.remove("open");
    await hush(coming.player);
    page.classList.remove("covered");
    podium.style.transform = laid(pane);
    await wait(SWELL);
    podium.classList.remove("on");
    empty(coming.player);
    return following;
  }

  function start(player) {
    player.play().catch(function (error) {
      if (error.name !== "NotAllowedError" || player.muted) return;
      silent = player.muted = true;  // no browser lets an untouched page make noise: it begins silent, and asks once
      button.hidden = false;
      start(player);
    });
  }

  async function play(coming) {
    const player = coming.player, begun = performance.now();
    const plays = await until(function () { return player.currentTime > 0 || player.error; }, BROKEN);
    if (!coming.turn || !plays || player.error) {  // its sign is seen, and then somebody else's turn comes
      strip.classList.toggle("in", Boolean(coming.turn));
      await wait(Math.max(0, BROKEN - (performance.now() - begun)));
      return prepare();
    }
    if (!coming.turn.living) player.classList.add("on");
    const began = performance.now(), following = prepare();
    let at = 0, moved = began;
    skipped = false;
    while (!isOver(player) && !skipped && !isQuiet()) {
      const now = performance.now();
      if (player.currentTime !== at || paused) [at, moved] = [player.currentTime, now];
      if (now - moved > BROKEN) break;  // it stands still in the middle
      strip.classList.toggle("in", now - began > STRIP_IN && now - began < STRIP_OUT);
      follow(player);
      await wait(coming.turn.living && !calm ? 33 : LOOK);
    }
    return following;
  }

  function isOver(player) {
    return player.ended || player.error || player.duration > 3 && player.duration - player.currentTime < CURTAIN / 1000;
  }

  async function hush(player) {
    for (let left = 9; left >= 0; left -= 1) {
      player.volume = left / 10;
      await wait(CURTAIN / 10);
    }
    player.pause();
  }

  function empty(player) {  // lets go of the file and of its decoder
    player.pause();
    player.removeAttribute("src");
    player.load();
    living.textContent = ground.textContent = "";
  }

  function follow(player) {  // bars of paper and the sign follow sixteen bands of loudness, ten times a second
    const picture = living.firstElementChild, curve = picture && picture.dataset.curve;
    if (!curve || calm) return;
    const at = player.currentTime * 10, frame = Math.floor(at), part = at - frame;
    let sum = 0;
    picture.querySelectorAll(".bar").forEach(function (bar, band) {
      const now = level(curve, frame, band) * (1 - part) + level(curve, frame + 1, band) * part;
      sum += now;
      bar.setAttribute("transform", "translate(0,590) scale(1,-" + (5 + now * 46).toFixed(2) + ")");
    });
    picture.querySelector(".heartbeat").setAttribute("transform", "scale(" + (0.93 + sum / 80).toFixed(3) + ")");
  }

  function level(curve, frame, band) {
    const digit = curve.charCodeAt(frame * 16 + band) - 48;
    return digit >= 0 ? digit / 9 : 0;
  }

  // the building between two works

  function live() {  // a lamp goes off or on, and all of it wanders a little: nothing burns into the glass
    const homes = panes.filter(function (pane) { return pane.classList.contains("home"); });
    if (homes.length) homes[Math.floor(lamplight() * homes.length)].classList.toggle("out");
    lamps += 1;
    house.style.transform = calm ? "none"
      : "translate(" + (Math.sin(lamps * 0.83) * 0.25) + "vmin," + (Math.sin(lamps * 0.59) * 0.25) + "vmin)";
  }

  async function sleep() {
    const homes = panes.filter(function (pane) { return pane.classList.contains("home"); });
    homes.forEach(function (pane, at) {  // two cannot sleep
      pane.classList.toggle("wakes", at === 1 || at === homes.length - 2);
      pane.classList.remove("out");
    });
    page.classList.add("asleep");
    while (isQuiet()) await wait(DOZE);
    page.classList.remove("asleep");
  }

  async function run() {
    let coming = await prepare();
    for (;;) {
      if (isQuiet()) await sleep();
      await wait(coming.begins ? TITLE : REST);
      const pane = paneOf(coming);
      coming = pane ? await perform(coming, pane) : await prepare();
    }
  }

  // whoever is there

  function unmute() {
    silent = false;
    button.hidden = true;
    players.forEach(function (player) { player.muted = false; });
    if (document.documentElement.requestFullscreen && !document.fullscreenElement) {
      document.documentElement.requestFullscreen().catch(function () { button.hidden = true; });
    }
  }

  function stayAwake() {
    if (!navigator.wakeLock || document.visibilityState !== "visible") return;
    navigator.wakeLock.request("screen").catch(function (error) { console.info("the screen may sleep:", error.name); });
  }

  document.addEventListener("click", unmute);
  document.addEventListener("visibilitychange", stayAwake);
  document.addEventListener("keydown", function (event) {
    const player = players.find(function (one) { return one.classList.contains("on") || one.currentTime > 0; });
    if (event.key === "ArrowRight") skipped = true;
    else if (event.key === " " && player) {
      event.preventDefault();
      paused = !paused;
      if (paused) player.pause(); else start(player);
    }
  });
  stayAwake();
  window.setInterval(live, LAMP);
  if (works.length) run();
})();
