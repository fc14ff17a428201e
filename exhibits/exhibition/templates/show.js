// Plays every work, one after the other, and begins again: two layers that fade into each other.
// A browser that was not touched yet allows no sound: then the show begins silent and asks for one press.
"use strict";

(function () {
  var FADE = 0.8, STRIP_IN = 1500, STRIP_OUT = 9000;
  var works = Array.prototype.slice.call(document.querySelectorAll("#programme li"));
  var layers = Array.prototype.slice.call(document.querySelectorAll(".layer"));
  var strip = document.getElementById("strip"), button = document.getElementById("sound");
  var at = -1, front = 0, failed = 0, silent = false, turning = false, timers = [];

  function video(layer) { return layer.querySelector("video"); }

  function later(seconds, what) { timers.push(window.setTimeout(what, seconds)); }

  function fill(layer, work) {
    var media = video(layer), place = layer.querySelector(".place"), picture = work.querySelector(".living");
    place.textContent = "";
    media.src = work.dataset.src;
    media.muted = silent;
    media.volume = 1;
    if (work.dataset.poster) media.poster = work.dataset.poster; else media.removeAttribute("poster");
    if (picture) {
      place.appendChild(picture.cloneNode(true));
      follow(place.firstChild, media);
    }
  }

  function say(work) {
    timers.forEach(window.clearTimeout);
    timers = [];
    strip.classList.remove("in");
    later(STRIP_IN, function () {
      strip.textContent = "";
      strip.appendChild(work.querySelector(".words").cloneNode(true));
      strip.classList.add("in");
    });
    later(STRIP_OUT, function () { strip.classList.remove("in"); });
  }

  function go(step) {
    if (!works.length) return;
    at = (at + step + works.length) % works.length;
    var old = layers[front], layer = layers[1 - front];
    front = 1 - front;
    turning = false;
    fill(layer, works[at]);
    say(works[at]);
    layer.classList.add("on");
    old.classList.remove("on");
    hush(video(old));
    start(video(layer));
  }

  function hush(media) {
    var left = 10;
    var timer = window.setInterval(function () {
      left -= 1;
      media.volume = Math.max(0, left / 10);
      if (left > 0) return;
      window.clearInterval(timer);
      if (media !== video(layers[front])) media.pause();
    }, FADE * 100);
  }

  function start(media) {
    media.play().catch(function (error) {
      if (error.name !== "NotAllowedError") return;
      if (media.muted) { later(5000, function () { go(1); }); return; }
      silent = media.muted = true;
      button.hidden = false;
      start(media);
    });
  }

  function next(event) {
    if (event.target === video(layers[front]) && !turning) { turning = true; go(1); }
  }

  layers.forEach(function (layer) {
    var media = video(layer);
    media.addEventListener("ended", next);
    media.addEventListener("playing", function () { failed = 0; });
    media.addEventListener("timeupdate", function (event) {
      if (works.length > 1 && media.duration > 3 && media.duration - media.currentTime < FADE) next(event);
    });
    media.addEventListener("error", function (event) {
      failed += 1;  // a file that is gone is passed over, but a show without any does not spin
      if (failed < works.length) window.setTimeout(next, 500, event);
    });
  });

  function sound() {
    if (silent) {
      silent = false;
      button.hidden = true;
      video(layers[front]).muted = false;
    }
    if (document.documentElement.requestFullscreen && !document.fullscreenElement) {
      document.documentElement.requestFullscreen().catch(function () { button.hidden = true; });
    }
  }

  document.addEventListener("click", sound);
  document.addEventListener("keydown", function (event) {
    var media = video(layers[front]);
    if (event.key === "ArrowRight") go(1);
    else if (event.key === "ArrowLeft") go(-1);
    else if (event.key === " ") {
      event.preventDefault();
      if (silent) sound(); else if (media.paused) start(media); else media.pause();
    }
  });
  go(1);
})();
