"""Chores of an author: a new page, a move, a mend, what has aged. Each works on a draft and puts it in place whole."""
