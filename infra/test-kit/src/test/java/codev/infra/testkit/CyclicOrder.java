package codev.infra.testkit;

import java.util.List;

/** Needs {@link CyclicCatalogue}, which needs a type that is nested here. */
record CyclicOrder(List<CyclicOrder.Line> lines, CyclicCatalogue catalogue) {
  /** Needs the type that it is nested in. */
  record Line(int number, CyclicOrder of) {}
}
