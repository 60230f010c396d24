"""A roadmap to print, to save and to put in a calendar. The address holds all there is to know."""
