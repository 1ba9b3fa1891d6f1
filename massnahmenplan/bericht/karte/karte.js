"use strict";
// Enlarges and moves the map by its viewBox, keeps marks and names at their size, opens the entry of a place.
for (const karte of document.querySelectorAll(".karte")) {
  const bild = karte.querySelector(".karte-bild");
  const fenster = karte.querySelector(".karte-fenster");
  const ganz = bild.viewBox.baseVal;
  const [B, H] = [ganz.width, ganz.height];
  const feste = [...bild.querySelectorAll(".karte-fest")].map((teil) => {
    const { x, y, rechts = 0, unten = 0 } = teil.dataset;
    return { teil, ort: [Number(x), Number(y)], versatz: [Number(rechts), Number(unten)] };
  });
  const namen = [...bild.querySelectorAll(".karte-name")];
  const rahmen = bild.querySelector(".karte-rahmen");
  const grund = bild.querySelector(".karte-grund");
  const ausschnitt = { x: 0, y: 0, k: 1 };
  let kachelzeit = 0;

  const massstab = () => {
    const hoechstens = (Number(bild.dataset.meter) * B) / 6 / ausschnitt.k;
    const stufe = 10 ** Math.floor(Math.log10(hoechstens));
    const meter = Math.max(...[1, 2, 5].map((runde) => runde * stufe).filter((wert) => wert <= hoechstens));
    const laenge = (meter / Number(bild.dataset.meter)) * ausschnitt.k;
    rahmen.querySelector(".karte-strecke").setAttribute("d", `M20 ${H - 28}v6h${laenge}v-6`);
    rahmen.querySelector(".karte-massstab").textContent = meter < 1000 ? `${meter} m` : `${meter / 1000} km`;
  };

  const ordneNamen = () => {
    // All are shown, then all are measured, then some are hidden: one layout, however many there are.
    // On a narrow screen names are larger than the map is drawn for: those that its edge would cut are hidden too.
    for (const name of namen) name.classList.remove("karte-verdeckt");
    const rand = fenster.getBoundingClientRect();
    const belegt = [...bild.querySelectorAll(".karte-ort circle")].map((kreis) => kreis.getBoundingClientRect());
    const kaesten = namen.map((name) => name.getBoundingClientRect());
    for (const [nr, a] of kaesten.entries()) {
      const ganz = rand.left <= a.left && a.right <= rand.right;
      const frei = ganz && !belegt.some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom);
      namen[nr].classList.toggle("karte-verdeckt", !frei);
      if (frei) belegt.push(a);
    }
  };

  const kacheln = () => {
    const vorlage = bild.dataset.kacheln;
    if (!vorlage) return;
    const welt = Number(bild.dataset.welt);
    const [x0, y0] = [Number(bild.dataset.x), Number(bild.dataset.y)];
    const zoom = Math.min(Number(bild.dataset.hoechstens), Math.round(Math.log2((welt * ausschnitt.k) / 256)));
    const groesse = welt / 2 ** zoom;
    const boden = bild.querySelector(".karte-boden");
    const neu = [];
    for (let i = Math.floor((x0 + ausschnitt.x) / groesse); i * groesse < x0 + ausschnitt.x + B / ausschnitt.k; i++) {
      for (let j = Math.floor((y0 + ausschnitt.y) / groesse); j * groesse < y0 + ausschnitt.y + H / ausschnitt.k; j++) {
        const kachel = document.createElementNS("http://www.w3.org/2000/svg", "image");
        const adresse = vorlage.replace("{z}", zoom).replace("{x}", i).replace("{y}", j);
        const lage = { href: adresse, x: i * groesse - x0, y: j * groesse - y0, width: groesse, height: groesse };
        for (const [feld, wert] of Object.entries(lage)) kachel.setAttribute(feld, wert);
        kachel.addEventListener("error", () => kachel.remove());
        neu.push(kachel);
      }
    }
    boden.replaceChildren(...neu);
  };

  // On a small screen the drawing shrinks: what keeps its size is enlarged in turn, so that it can be read.
  const lupe = () => Math.min(2.2, Math.max(1, B / bild.getBoundingClientRect().width));

  const zeige = () => {
    const { k } = ausschnitt;
    const groesse = lupe() / k;
    ausschnitt.x = Math.min(B - B / k, Math.max(0, ausschnitt.x));
    ausschnitt.y = Math.min(H - H / k, Math.max(0, ausschnitt.y));
    const { x, y } = ausschnitt;
    bild.setAttribute("viewBox", `${x} ${y} ${B / k} ${H / k}`);
    for (const { teil, ort, versatz } of feste) {
      const [fx, fy] = [ort[0] + versatz[0] * groesse, ort[1] + versatz[1] * groesse];
      teil.setAttribute("transform", `translate(${fx} ${fy}) scale(${groesse})`);
    }
    rahmen.setAttribute("transform", `translate(${x} ${y}) scale(${1 / k})`);
    grund.setAttribute("transform", `translate(${x} ${y}) scale(${1 / k})`);
    fenster.classList.toggle("karte-bewegt", k > 1);
    bild.dataset.faktor = k;
    massstab();
    ordneNamen();
    clearTimeout(kachelzeit);
    kachelzeit = setTimeout(kacheln, 200);
  };

  const vergroessere = (faktor, px = B / 2, py = H / 2) => {
    const k = Math.min(32, Math.max(1, ausschnitt.k * faktor));
    ausschnitt.x += px / ausschnitt.k - px / k;
    ausschnitt.y += py / ausschnitt.k - py / k;
    ausschnitt.k = k;
    zeige();
  };
  const verschiebe = (dx, dy) => {
    ausschnitt.x += dx / ausschnitt.k;
    ausschnitt.y += dy / ausschnitt.k;
    zeige();
  };
  const ganzeKarte = () => {
    Object.assign(ausschnitt, { x: 0, y: 0, k: 1 });
    zeige();
  };

  const knoepfe = document.createElement("div");
  knoepfe.className = "karte-knoepfe";
  for (const [zeichen, name, tut] of [
    ["+", "Karte vergrößern", () => vergroessere(1.6)],
    ["−", "Karte verkleinern", () => vergroessere(1 / 1.6)],
    ["▢", "Ganze Karte zeigen", ganzeKarte],
  ]) {
    const knopf = document.createElement("button");
    knopf.type = "button";
    knopf.textContent = zeichen;
    knopf.setAttribute("aria-label", name);
    knopf.title = name;
    knopf.addEventListener("click", tut);
    knoepfe.append(knopf);
  }
  fenster.prepend(knoepfe);

  fenster.addEventListener("keydown", (taste) => {
    const wege = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };
    if (taste.key === "+") vergroessere(1.6);
    else if (taste.key === "-") vergroessere(1 / 1.6);
    else if (taste.key in wege && ausschnitt.k > 1) verschiebe(...wege[taste.key]);
    else return;
    taste.preventDefault();
  });
  bild.addEventListener("wheel", (rad) => {
    if (!rad.ctrlKey) return; // the page scrolls; with Ctrl, or two fingers on a pad, the map grows
    rad.preventDefault();
    const ort = bild.getBoundingClientRect();
    const [px, py] = [((rad.clientX - ort.left) / ort.width) * B, ((rad.clientY - ort.top) / ort.height) * H];
    vergroessere(rad.deltaY < 0 ? 1.25 : 0.8, px, py);
  }, { passive: false });

  // Two fingers spread or close: the map grows around the point between them.
  const finger = new Map();
  const spreizung = () => {
    const [a, b] = [...finger.values()];
    return { weit: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 };
  };
  const spreize = (zeiger) => {
    const vorher = spreizung();
    finger.set(zeiger.pointerId, zeiger);
    const jetzt = spreizung();
    const ort = bild.getBoundingClientRect();
    const [px, py] = [((jetzt.x - ort.left) / ort.width) * B, ((jetzt.y - ort.top) / ort.height) * H];
    if (vorher.weit > 0 && jetzt.weit > 0) vergroessere(jetzt.weit / vorher.weit, px, py);
  };
  bild.addEventListener("touchmove", (griff) => {
    if (griff.touches.length > 1) griff.preventDefault();
  }, { passive: false });

  let gezogen = null;
  bild.addEventListener("pointerdown", (zeiger) => {
    finger.set(zeiger.pointerId, zeiger);
    const einer = finger.size === 1 && ausschnitt.k > 1;
    gezogen = einer ? { x: zeiger.clientX, y: zeiger.clientY, weit: 0 } : null;
  });
  addEventListener("pointermove", (zeiger) => {
    if (finger.size === 2 && finger.has(zeiger.pointerId)) spreize(zeiger);
    if (!gezogen) return;
    const einheit = B / bild.getBoundingClientRect().width;
    const [dx, dy] = [zeiger.clientX - gezogen.x, zeiger.clientY - gezogen.y];
    gezogen = { x: zeiger.clientX, y: zeiger.clientY, weit: gezogen.weit + Math.abs(dx) + Math.abs(dy) };
    verschiebe(-dx * einheit, -dy * einheit);
  });
  let geradeGezogen = false;
  const losgelassen = (zeiger) => {
    geradeGezogen = finger.size > 1 || (gezogen !== null && gezogen.weit > 5);
    finger.delete(zeiger.pointerId);
    gezogen = null;
  };
  addEventListener("pointerup", losgelassen);
  addEventListener("pointercancel", losgelassen);
  bild.addEventListener("dragstart", (zug) => zug.preventDefault());

  const waehle = (ort) => {
    const eintrag = document.getElementById(ort.getAttribute("href").slice(1));
    for (const teil of bild.querySelectorAll("a")) {
      teil.classList.toggle("karte-gewaehlt", teil.getAttribute("href") === ort.getAttribute("href"));
    }
    eintrag.closest("details").open = true;
    eintrag.focus({ preventScroll: true });
    eintrag.closest("details").scrollIntoView({ block: "nearest" });
  };
  for (const ort of bild.querySelectorAll("a")) {
    ort.addEventListener("click", (klick) => {
      klick.preventDefault();
      if (!geradeGezogen) waehle(ort);
    });
  }
  if (lupe() > 1) zeige();
  else ordneNamen();
  addEventListener("resize", zeige);
}
