"""What a server must say with every page, and where to report a leak: the policy of the theme in, files out.

The policy stands in `thema/main.html` too, for a host that sends no headers; a test keeps the two equal.
"""

from __future__ import annotations

import base64
import hashlib
from datetime import date, timedelta
from pathlib import Path

THEMA = Path(__file__).parent / "thema"
INLINE = THEMA / "middelen" / "eerst.js"
# Only what a browser takes from a header, not from a meta element.
ALLEEN_KOP = "frame-ancestors 'none'"
KOPPEN = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "accelerometer=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("X-Frame-Options", "DENY"),
)


def policy() -> str:
    """Return the Content-Security-Policy: our own files, and one inline script by its hash; `wasm` is the searcher."""
    merk = base64.b64encode(hashlib.sha256(INLINE.read_bytes()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'wasm-unsafe-eval' 'sha256-{merk}'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        )
    )


def server_files() -> dict[str, str]:
    """Return the headers as ready files for nginx, Apache and static hosts."""
    koppen = [("Content-Security-Policy", f"{policy()}; {ALLEEN_KOP}"), *KOPPEN]
    nginx = "".join(f'add_header {naam} "{waarde}" always;\n' for naam, waarde in koppen)
    apache = "".join(f'Header always set {naam} "{waarde}"\n' for naam, waarde in koppen)
    vast = "".join(f"  {naam}: {waarde}\n" for naam, waarde in koppen)
    lang = "public, max-age=604800"
    return {
        # A types block replaces all inherited types, so each of these two gets a location of its own.
        "server/nginx.conf": f"# In het server-blok van het handboek.\n{nginx}"
        f"location ~ \\.wasm$ {{ types {{ }} default_type application/wasm; {' '.join(nginx.splitlines())} }}\n"
        f"location ~ \\.mjs$ {{ types {{ }} default_type text/javascript; {' '.join(nginx.splitlines())} }}\n"
        f'location ~ /middelen/lettertype/ {{ add_header Cache-Control "{lang}"; {" ".join(nginx.splitlines())} }}\n'
        "error_page 404 /404.html;\n",
        "server/apache.conf": f"# In het VirtualHost- of Directory-blok van het handboek (mod_headers aan).\n{apache}"
        "AddType application/wasm .wasm\nAddType text/javascript .mjs\nErrorDocument 404 /404.html\nOptions -Indexes\n",
        "_headers": f"/*\n{vast}/middelen/lettertype/*\n  Cache-Control: {lang}\n",
    }


def security_txt(site_url: str, meldadres: str, op: date) -> str:
    """Return security.txt (RFC 9116); it holds for a year after the build."""
    contact = f"mailto:{meldadres}" if meldadres else f"{site_url}meld-een-fout/"
    einde = op + timedelta(days=365)
    canoniek = f"Canonical: {site_url}.well-known/security.txt\n" if site_url else ""
    return f"Contact: {contact}\nExpires: {einde.isoformat()}T00:00:00Z\nPreferred-Languages: nl, en\n{canoniek}"


def robots_txt(site_url: str, *, publiek: bool) -> str:
    """Return robots.txt: the handbook for staff stays out of search engines, the public one has a sitemap."""
    if not publiek:
        return "User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n"
