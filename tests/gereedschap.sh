#!/bin/sh
# Puts in place what the tests need beside Python; installs through apt when that is allowed, else says what to type.
set -eu

ontbreekt=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || ontbreekt="$ontbreekt chromium"
command -v soffice >/dev/null 2>&1 || ontbreekt="$ontbreekt libreoffice-writer-nogui libreoffice-impress-nogui"
command -v pdftoppm >/dev/null 2>&1 || ontbreekt="$ontbreekt poppler-utils"
command -v fc-list >/dev/null 2>&1 && fc-list | grep -qi "liberation sans" || ontbreekt="$ontbreekt fonts-liberation fontconfig"

if [ -n "$ontbreekt" ]; then
    opdracht="apt-get update -q && apt-get install -y -q --no-install-recommends$ontbreekt"
    if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
        sh -c "DEBIAN_FRONTEND=noninteractive $opdracht" >/dev/null
    elif command -v apt-get >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo sh -c "DEBIAN_FRONTEND=noninteractive $opdracht" >/dev/null
    else
        echo "De tests hebben nog dit nodig:$ontbreekt. Typ: sudo sh -c '$opdracht'"
        exit 1
    fi
fi
