#!/bin/sh
# What the tests use beside Python: a browser, pdftotext (poppler-utils) and xmllint (libxml2-utils).
# Takes what is installed; else Debian's packages where apt-get may install; else playwright's own browser.
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
has() { command -v "$1" >/dev/null 2>&1; }
browser() { has chromium || has chromium-browser || has google-chrome || has google-chrome-stable || ls "$HOME"/.cache/ms-playwright/chromium* >/dev/null 2>&1; }

missing=""
browser || missing="$missing chromium"
has pdftotext || missing="$missing poppler-utils"
has xmllint || missing="$missing libxml2-utils"
[ -n "$missing" ] || exit 0

if has apt-get && as_root true 2>/dev/null; then
  echo "Installing for the tests:$missing"
  as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
fi
browser || { echo "Fetching a browser for the tests."; .venv/bin/python -m playwright install chromium; }
browser || echo "No browser can be had here: the browser tests will be skipped."
exit 0
