"""The finished site in Firefox, which the tests drive by WebDriver BiDi."""
