// Houdt de bladzijde en haar rekenaar op dit apparaat, zodat opstellen ook zonder netwerk gaat. Bewaart geen zaak.
"use strict";
const NAAM = "opstellen-@VERSIE@";
const LIJST = "@LIJST@";
const VAST = /\/(motor-[0-9a-f]+\/|(bundel|moment)-[0-9a-f]+\.)/;
const INGEPAKT = /\.bin$/;

// Wat ingepakt is, wordt hier een keer uitgepakt: de volgende keer begint de bladzijde sneller.
function uitgepakt(adres, antwoord) {
  if (!INGEPAKT.test(adres)) return antwoord;
  const soort = adres.endsWith(".wasm.bin") ? "application/wasm" : "application/octet-stream";
  return new Response(antwoord.body.pipeThrough(new DecompressionStream("gzip")), { headers: { "content-type": soort, uitgepakt: "1" } });
}

async function haal(cache, adres) {
  // Wat een versie in de naam heeft, verandert nooit: een oudere bewaarplaats is even goed.
  const eerder = VAST.test(adres) ? await caches.match(adres) : null;
  if (eerder) return cache.put(adres, eerder);
  const antwoord = await fetch(adres, { cache: VAST.test(adres) ? "default" : "no-cache" });
  if (!antwoord.ok) throw new Error("niet gevonden");
  await cache.put(adres, uitgepakt(adres, antwoord));
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
