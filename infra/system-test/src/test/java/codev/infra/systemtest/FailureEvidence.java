package codev.infra.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;

/**
 * Keeps what explains a failed test, in {@code target/failures/CLASS.METHOD}, or {@code CLASS.}
 * where what all its tests need could not be set up: of each open window its picture, its page and
 * its console; and what the processes of the platform warned of meanwhile. The verdict of {@code
 * ./codev test} names the folder.
 */
public final class FailureEvidence
    implements BeforeAllCallback,
        LifecycleMethodExecutionExceptionHandler,
        BeforeTestExecutionCallback,
        AfterTestExecutionCallback {
  private static final Path FOLDER = Path.of("target", "failures");
  private static final Pattern WARNING = Pattern.compile("\\b(WARN|ERROR)\\b");
  private static final Namespace NAMESPACE = Namespace.create(FailureEvidence.class);

  @Override
  public void beforeAll(ExtensionContext testClass) {
    begin(testClass);
  }

  @Override
  public void beforeTestExecution(ExtensionContext test) {
    begin(test);
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext testClass, Throwable thrown)
      throws Throwable {
    keep(testClass, "");
    throw thrown;
  }

  @Override
  public void afterTestExecution(ExtensionContext test) {
    if (test.getExecutionException().isPresent())
      keep(test, test.getRequiredTestMethod().getName());
  }

  private static void begin(ExtensionContext context) {
    context.getStore(NAMESPACE).put(LogPositions.class, LogPositions.now());
  }

  private static void keep(ExtensionContext context, String method) {
    var folder = FOLDER.resolve(context.getRequiredTestClass().getName() + "." + method);
    try {
      Files.createDirectories(folder);
      for (var window : BrowserUser.openHere()) window.keepEvidence(folder);
      var before = context.getStore(NAMESPACE).get(LogPositions.class, LogPositions.class);
      if (before == null) return;
      Files.write(
          folder.resolve("services.log"),
          before.since().filter(line -> WARNING.matcher(line).find()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
