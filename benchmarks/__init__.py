"""What `make bench` measures: each module is one benchmark, its `measure` yields the figures."""
