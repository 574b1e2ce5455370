// Written by the first change that needs this test target.
