// Written by the first change that needs this module.
