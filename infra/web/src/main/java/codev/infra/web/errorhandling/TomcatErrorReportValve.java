package codev.infra.web.errorhandling;

import codev.infra.web.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Renders requests that Tomcat itself rejects (a line or a header that it cannot parse) as problem
 * documents instead of Tomcat's own page. Nothing of the request is trusted: neither its address
 * nor its language.
 */
public final class TomcatErrorReportValve extends ErrorReportValve {
  private final ProblemRenderer renderer;

  private TomcatErrorReportValve(ProblemRenderer renderer) {
    this.renderer = renderer;
  }

  /** The innermost valve writes its report first. */
  public static WebServerFactoryCustomizer<TomcatServletWebServerFactory> of(
      ProblemRenderer renderer) {
    return factory ->
        factory.addContextCustomizers(
            context ->
                context.getParent().getPipeline().addValve(new TomcatErrorReportValve(renderer)));
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
    try {
      response.setContentType("application/problem+json");
      response.setHeader("Content-Language", Locale.FRENCH.getLanguage());
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      var writer = response.getReporter();
      if (writer != null) writer.write(renderer.json(Problem.of(status), Locale.FRENCH));
      response.finishResponse();
    } catch (IOException theClientHasLeft) {
      container.getLogger().debug("Nobody reads the refusal", theClientHasLeft);
    }
  }
}
