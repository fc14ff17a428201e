// Captions are on from the beginning. A page that was opened from a folder may not read their file: then they are made of
// the words that stand on the page.
"use strict";

document.querySelectorAll("video.work").forEach(function (film) {
  var track = film.querySelector("track"), lines = document.querySelectorAll(".heard [data-from]");
  if (!track) return;
  if (window.location.protocol !== "file:") { track.track.mode = "showing"; return; }
  var made = film.addTextTrack("captions", track.label, track.srclang);
  lines.forEach(function (line) {
    made.addCue(new VTTCue(+line.dataset.from, +line.dataset.to, line.textContent.replace(/&/g, "&amp;").replace(/</g, "&lt;")));
  });
  made.mode = "showing";
  track.remove();
});
