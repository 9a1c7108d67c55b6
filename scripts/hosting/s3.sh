#!/bin/sh
# Uploads the guide to object storage behind a CDN: ./scripts/hosting/s3.sh BUCKET
# Assets are uploaded before pages, and old files are deleted last, so that no page ever needs a missing file.
set -eu
bucket=s3://$1
copy() { aws s3 sync site "$bucket" --exclude '*.br' --exclude '*.gz' "$@"; }

copy --exclude '*.html' --exclude '*.md' --exclude 'assets/guide-*' --cache-control no-cache
copy --exclude '*' --include 'assets/guide-*.css' --include 'assets/guide-*.js' \
  --cache-control 'public, max-age=31536000, immutable'
copy --exclude '*' --include '*.html' --cache-control no-cache --content-type 'text/html; charset=utf-8'
copy --exclude '*' --include '*.md' --cache-control no-cache --content-type 'text/markdown; charset=utf-8'
copy --delete --cache-control no-cache
