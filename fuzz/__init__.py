"""Random input for all that reads: `make fuzz`. Needs atheris, the extra `fuzz`."""
