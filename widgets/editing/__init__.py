"""The forms by which the catalogue is edited by hand, and the window that lists it."""
