"""What this guide promises beyond its links: the form of its data and front matter, and what its pages owe readers."""
