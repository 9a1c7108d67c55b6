"""The guide's own rules: pages and data agree with one another, and no published address ever dies.

`[tool.linkcheck]` in pyproject.toml switches them on. Importing this package registers the rules of every module with
`linkcheck`.
"""

from importlib import import_module
from pkgutil import iter_modules

for module in sorted(info.name for info in iter_modules(__path__)):
    import_module(f"{__name__}.{module}")
