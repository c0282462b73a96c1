"""`python -m dashboard` is the `targeted-ce` command, for machines where scripts are not on the path."""

from dashboard.cli import main

if __name__ == "__main__":
    main()
