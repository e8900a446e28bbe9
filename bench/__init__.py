"""How long whole processes take, beside pandoc's: `make bench` writes docs/benchmarks.md."""
