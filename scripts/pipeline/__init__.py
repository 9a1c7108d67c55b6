"""The steps of a build: environment, render, archive, promote; and the live preview."""
