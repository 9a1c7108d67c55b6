"""The finished site in Firefox, driven over WebDriver BiDi, which Firefox speaks itself."""
