"""Layer two: what pages and data say of one another; `[tool.crosslinks]` switches it on."""
