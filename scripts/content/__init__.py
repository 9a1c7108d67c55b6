"""Makes from data what nobody types: lists in pages, the foot of each page, open data and scripts."""
