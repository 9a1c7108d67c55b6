"""What is done to a rendered site before readers get it."""
