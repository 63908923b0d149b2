"""Statistics of what students answered: pure functions over values of the core."""
