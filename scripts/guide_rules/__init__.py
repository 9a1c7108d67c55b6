"""The guide's own rules: what pages and data say of one another, and that no published address ever dies.

`[tool.linkcheck]` in pyproject.toml switches them on. Every module of this folder is read, and registers its rules with
`linkcheck`.
"""

from importlib import import_module
from pkgutil import iter_modules

for module in sorted(one.name for one in iter_modules(__path__)):
    import_module(f"{__name__}.{module}")
