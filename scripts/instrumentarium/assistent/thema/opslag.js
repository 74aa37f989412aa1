// Bewaren op dit apparaat, alleen als de gebruiker het vraagt; en bestanden naar de map met downloads.
"use strict";
const SLEUTEL = "opstellen-zaak";

export function bewaard() {
  try {
    return JSON.parse(localStorage.getItem(SLEUTEL));
  } catch {
    return null;
  }
}

export function onthoud(antwoorden) {
  try {
    localStorage.setItem(SLEUTEL, JSON.stringify(antwoorden));
    return true;
  } catch {
    return false;
  }
}

export function vergeet() {
  try {
    localStorage.removeItem(SLEUTEL);
  } catch {
    // Wat niet bewaard kan worden, hoeft ook niet weg.
  }
}

export function download(naam, inhoud, soort) {
  const adres = URL.createObjectURL(new Blob([inhoud], { type: soort }));
  const link = document.createElement("a");
  link.href = adres;
  link.download = naam;
  link.click();
  setTimeout(() => URL.revokeObjectURL(adres), 30000);
}
