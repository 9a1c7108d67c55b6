"""The chores of an author: begin something, move it, mend what the check suggests, find what has aged."""
