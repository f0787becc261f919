package codev.infra.systemtest;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Runs the steps that a step needs before it, if they have not run yet: a step can be run alone,
 * and one that failed can be run again. After a failed step the later ones fail and name it.
 */
final class StoryExtension implements BeforeEachCallback, AfterTestExecutionCallback {

  @Override
  public void beforeEach(ExtensionContext step) {
    var course = course(step);
    for (var earlier : steps(step.getRequiredTestClass())) {
      course.refuseAfterAFailure();
      if (earlier.equals(step.getRequiredTestMethod())) return;
      if (!course.passed.contains(earlier)) {
        course.failed = earlier;
        ReflectionSupport.invokeMethod(earlier, step.getRequiredTestInstance());
        course.failed = null;
        course.passed.add(earlier);
      }
    }
  }

  @Override
  public void afterTestExecution(ExtensionContext step) {
    if (step.getExecutionException().isEmpty())
      course(step).passed.add(step.getRequiredTestMethod());
    else course(step).failed = step.getRequiredTestMethod();
  }

  private static List<Method> steps(Class<?> story) {
    return AnnotationSupport.findAnnotatedMethods(
            story, Test.class, HierarchyTraversalMode.TOP_DOWN)
        .stream()
        .filter(method -> method.isAnnotationPresent(Order.class))
        .sorted(Comparator.comparingInt(method -> method.getAnnotation(Order.class).value()))
        .toList();
  }

  private static Course course(ExtensionContext step) {
    return step.getParent()
        .orElseThrow()
        .getStore(Namespace.create(StoryExtension.class))
        .computeIfAbsent(Course.class);
  }

  /** What is kept from one step to the next. */
  private static final class Course {
    private final List<Method> passed = new ArrayList<>();
    private @Nullable Method failed;

    Course() {}

    private void refuseAfterAFailure() {
      if (failed != null)
        throw new AssertionError("The step « " + failed.getName() + " » failed before this one");
    }
  }
}
