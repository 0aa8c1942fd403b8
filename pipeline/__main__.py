"""`python -m pipeline VERB`: what `./run VERB` calls."""

from pipeline.cli import main

if __name__ == "__main__":
    main(prog_name="./run")
