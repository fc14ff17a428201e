// The picture that lives with music: bars of paper and the sign follow sixteen bands of loudness, ten times a second.
// A page that was opened from a folder may read no other file, so the loudness comes as a script.
"use strict";

window.curves = window.curves || {};

function follow(picture, media) {
  var bands = 16, rate = 10, curve = "";
  var bars = picture.querySelectorAll(".bar");
  var heart = picture.querySelector(".heartbeat");

  function level(frame, band) {
    var digit = curve.charCodeAt(frame * bands + band) - 48;
    return digit >= 0 ? digit / 9 : 0;
  }

  function draw() {
    if (media.paused || media.ended || !picture.isConnected) return;
    var at = media.currentTime * rate, frame = Math.floor(at), part = at - frame, sum = 0;
    bars.forEach(function (bar, band) {
      var now = level(frame, band) * (1 - part) + level(frame + 1, band) * part;
      sum += now;
      bar.setAttribute("transform", "translate(0,590) scale(1,-" + (5 + now * 46).toFixed(2) + ")");
    });
    heart.setAttribute("transform", "scale(" + (0.93 + sum / bands * 0.2).toFixed(3) + ")");
    window.requestAnimationFrame(draw);
  }

  function begin() {
    curve = window.curves[picture.dataset.code] || "";
    if (!curve) return;
    media.addEventListener("play", draw);
    if (!media.paused) draw();
  }

  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  if (window.curves[picture.dataset.code]) { begin(); return; }
  var script = document.createElement("script");
  script.src = picture.dataset.curve;
  script.addEventListener("load", begin);
  document.head.appendChild(script);
}

document.querySelectorAll("audio.work").forEach(function (sound) {
  follow(sound.parentElement.querySelector(".living"), sound);
});
