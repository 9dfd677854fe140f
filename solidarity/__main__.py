"""`python -m solidarity`."""

from solidarity.cli import main

main()
