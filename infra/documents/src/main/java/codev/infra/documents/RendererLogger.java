package codev.infra.documents;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the layout engine's warnings: a missing alternative text, a resource that is not loaded. */
final class RendererLogger implements XRLogger {
  private static final Logger LOG = LoggerFactory.getLogger(RendererLogger.class);

  @Override
  public boolean isLogLevelEnabled(Diagnostic diagnostic) {
    return isWarning(diagnostic.getLevel());
  }

  @Override
  public void log(String source, Level level, String message) {
    log(source, level, message, null);
  }

  @Override
  public void log(String source, Level level, String message, @Nullable Throwable cause) {
    if (isWarning(level)) LOG.warn("{}: {}", source, message, cause);
  }

  @Override
  public void setLevel(String logger, Level level) {
    // the level is that of the service's own logging
  }

  private static boolean isWarning(Level level) {
    return level.intValue() >= Level.WARNING.intValue();
  }
}
