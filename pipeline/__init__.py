"""Orchestration and the command line: strings the other rooms together, holds no logic of theirs."""
