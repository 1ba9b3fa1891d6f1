"use strict";
(() => {
  const form = document.getElementById("filter");

  // A link into a folded sheet opens it and moves the keyboard there.
  const oeffne = () => {
    const ziel = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!ziel) return;
    for (let ort = ziel; ort; ort = ort.parentElement) if (ort.tagName === "DETAILS") ort.open = true;
    if (ziel.hasAttribute("tabindex")) ziel.focus({ preventScroll: true });
    ziel.scrollIntoView();
  };
  addEventListener("hashchange", oeffne);
  oeffne();
  addEventListener("beforeprint", () => document.querySelectorAll("details.offen").forEach((d) => (d.open = true)));

  if (!form) return;
  const text = document.getElementById("filter-text");
  const feld = document.getElementById("filter-feld");
  const traeger = document.getElementById("filter-traeger");
  const zahl = document.getElementById("filter-zahl");
  const blaetter = [...document.querySelectorAll("details.blatt")];
  const baender = [...document.querySelectorAll("figure.zeitplan tbody")];

  const filtere = () => {
    const gesucht = text.value.trim().toLocaleLowerCase("de");
    const gezeigt = new Set();
    for (const blatt of blaetter) {
      const passt =
        (!feld.value || blatt.dataset.feld === feld.value) &&
        (!traeger.value || blatt.dataset.traeger.split(" ").includes(traeger.value)) &&
        (!gesucht || blatt.textContent.toLocaleLowerCase("de").includes(gesucht));
      blatt.hidden = !passt;
      if (passt) gezeigt.add(blatt.dataset.massnahme);
    }
    for (const band of baender) {
      const zeilen = [...band.querySelectorAll("tr[data-massnahme]")];
      for (const zeile of zeilen) zeile.hidden = !gezeigt.has(zeile.dataset.massnahme);
      band.hidden = zeilen.every((zeile) => zeile.hidden);
    }
    zahl.value = `${gezeigt.size} von ${blaetter.length} Maßnahmen`;
  };
  form.hidden = false;
  form.addEventListener("input", filtere);
  form.addEventListener("submit", (ereignis) => ereignis.preventDefault());
  form.addEventListener("reset", () => setTimeout(filtere));
  filtere();
})();
