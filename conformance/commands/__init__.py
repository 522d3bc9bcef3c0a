"""One module per `gladi` command of the suite."""
