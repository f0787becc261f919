package codev.infra.systemtest;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.opentest4j.TestAbortedException;

/** Aborts the steps of a story that come after one that failed: they would fail because of it. */
final class StoryExtension implements BeforeEachCallback, AfterTestExecutionCallback {
  private static final String FAILED = "failed";

  @Override
  public void beforeEach(ExtensionContext step) {
    var failed = story(step).get(FAILED, String.class);
    Assumptions.assumeTrue(failed == null, () -> "The step « " + failed + " » failed before it");
  }

  @Override
  public void afterTestExecution(ExtensionContext step) {
    step.getExecutionException()
        .filter(thrown -> !(thrown instanceof TestAbortedException))
        .ifPresent(_ -> story(step).put(FAILED, step.getDisplayName()));
  }

  /** What is kept from one step to the next. */
  private static Store story(ExtensionContext step) {
    var theClass = step.getParent().orElseThrow();
    return theClass.getStore(Namespace.create(StoryExtension.class));
  }
}
