"""The rules about the sources, a generator each; every module of this folder is read, and registers its rules."""

from importlib import import_module
from pkgutil import iter_modules

for module in sorted(one.name for one in iter_modules(__path__)):
    import_module(f"{__name__}.{module}")
