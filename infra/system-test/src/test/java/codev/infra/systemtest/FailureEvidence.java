package codev.infra.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Keeps what explains a failed test, in {@code target/failures/CLASS.METHOD}: of each open window
 * its picture, its page and its console; and what the processes of the platform warned of
 * meanwhile. The verdict of {@code ./codev test} names the folder.
 */
public final class FailureEvidence
    implements BeforeTestExecutionCallback, AfterTestExecutionCallback {
  private static final Path FOLDER = Path.of("target", "failures");
  private static final Pattern WARNING = Pattern.compile("\\b(WARN|ERROR)\\b");
  private static final Namespace NAMESPACE = Namespace.create(FailureEvidence.class);

  @Override
  public void beforeTestExecution(ExtensionContext test) {
    test.getStore(NAMESPACE).put(LogPositions.class, LogPositions.now());
  }

  @Override
  public void afterTestExecution(ExtensionContext test) {
    if (test.getExecutionException().isEmpty()) return;
    var name = test.getRequiredTestClass().getName() + "." + test.getRequiredTestMethod().getName();
    var folder = FOLDER.resolve(name);
    try {
      Files.createDirectories(folder);
      for (var window : BrowserUser.openHere()) window.keepEvidence(folder);
      var before = test.getStore(NAMESPACE).get(LogPositions.class, LogPositions.class);
      if (before == null) return;
      Files.write(
          folder.resolve("services.log"),
          before.since().filter(line -> WARNING.matcher(line).find()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
