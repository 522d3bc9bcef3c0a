"""The inner pytest's only test module: it binds every feature that ships with the product."""

from importlib.resources import files

from pytest_bdd import scenarios

scenarios(str(files("features")))
