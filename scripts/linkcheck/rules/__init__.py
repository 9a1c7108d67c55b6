"""The rules about the sources, a generator each; importing this package registers the rules of every module."""

from importlib import import_module
from pkgutil import iter_modules

for module in sorted(info.name for info in iter_modules(__path__)):
    import_module(f"{__name__}.{module}")
