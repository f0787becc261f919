package codev.infra.testkit;

/** Needs {@link CyclicOrder.Line}. */
record CyclicCatalogue(CyclicOrder.Line first) {}
