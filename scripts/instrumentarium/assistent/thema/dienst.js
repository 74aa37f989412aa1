// Houdt de bladzijde en haar rekenaar op dit apparaat, zodat opstellen ook zonder netwerk gaat. Bewaart geen zaak.
"use strict";
const NAAM = "opstellen-@VERSIE@";
const LIJST = "@LIJST@";
const VAST = /\/(motor-[0-9a-f]+\/|bundel-[0-9a-f]+\.zip)/;

async function haal(cache, adres) {
  // Wat een versie in de naam heeft, verandert nooit: een oudere bewaarplaats is even goed.
  const eerder = VAST.test(adres) ? await caches.match(adres) : null;
  const antwoord = eerder || (await fetch(adres, { cache: "no-cache" }));
  if (!antwoord.ok) throw new Error("niet gevonden");
  await cache.put(adres, antwoord);
}

self.addEventListener("install", (gebeurtenis) => {
  gebeurtenis.waitUntil((async () => {
    const cache = await caches.open(NAAM);
    for (const naam of LIJST) await haal(cache, new URL(naam, self.registration.scope).href);
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (gebeurtenis) => {
  gebeurtenis.waitUntil((async () => {
    for (const naam of await caches.keys()) if (naam.startsWith("opstellen-") && naam !== NAAM) await caches.delete(naam);
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", (gebeurtenis) => {
  const adres = new URL(gebeurtenis.request.url);
  if (gebeurtenis.request.method !== "GET" || adres.origin !== self.location.origin) return;
  gebeurtenis.respondWith((async () => {
    const cache = await caches.open(NAAM);
    const bewaard = await cache.match(gebeurtenis.request, { ignoreSearch: true });
    return bewaard || fetch(gebeurtenis.request);
  })());
});
