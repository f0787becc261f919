package codev.infra.web.errorhandling;

import codev.infra.web.problem.FieldViolation;
import codev.infra.web.problem.Problem;
import codev.infra.web.security.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Renders a problem: a problem document (RFC 9457) for programs, a fragment beside the form for
 * htmx, a page for a browser.
 */
public final class ProblemRenderer {
  private static final String TYPE = "urn:codev:rule:";

  private final MessageSource texts;
  private final JsonMapper json;

  public ProblemRenderer(MessageSource texts, JsonMapper json) {
    this.texts = texts;
    this.json = json;
  }

  Object render(
      Problem problem,
      HttpServletRequest request,
      HttpServletResponse response,
      String path,
      Locale language,
      HttpHeaders headers) {
    problem.retryAfter().ifPresent(pause -> response.setHeader("Retry-After", seconds(pause)));
    problem
        .challenge()
        .ifPresent(challenge -> response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge));
    String title = title(problem, language);
    String detail = detail(problem, language);
    if (request.getHeader("HX-Request") != null)
      return page("pages/refusal :: fragment", problem, title, detail, language);
    if (wantsPage(request, path)) {
      if (!problem.isViewRebuilding())
        return page("pages/refusal", problem, title, detail, language);
      var reloads = request.getMethod().equals("GET");
      if (reloads) reload(response, problem);
      return page("pages/rebuilding", problem, title, detail, language)
          .addObject("reloads", reloads);
    }
    return ResponseEntity.status(status(problem))
        .headers(headers)
        .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(document(problem, title, detail, path));
  }

  /** Understood by every browser, with or without scripts; the address is asked for with GET. */
  private static void reload(HttpServletResponse response, Problem problem) {
    problem.retryAfter().ifPresent(pause -> response.setHeader("Refresh", seconds(pause)));
  }

  private static String seconds(Duration pause) {
    return String.valueOf(pause.toSeconds());
  }

  /** A document about a request that could not be read, not even its address. */
  String json(Problem problem, Locale language) {
    return json.writeValueAsString(
        document(problem, title(problem, language), detail(problem, language), "/"));
  }

  private static ProblemDetail document(Problem problem, String title, String detail, String path) {
    var document = ProblemDetail.forStatusAndDetail(status(problem), detail);
    document.setType(URI.create(TYPE + problem.rule()));
    document.setTitle(title);
    document.setInstance(URI.create(path));
    document.setProperty("rule", problem.rule());
    if (!problem.violations().isEmpty()) document.setProperty("violations", problem.violations());
    return document;
  }

  private ModelAndView page(
      String view, Problem problem, String title, String detail, Locale language) {
    var wrong = problem.violations().stream().map(one -> withFieldLabel(one, language)).toList();
    var model = Map.of("problem", problem, "title", title, "detail", detail, "wrong", wrong);
    var page = new ModelAndView(view, model, status(problem));
    CurrentUser.claimedUser().ifPresent(who -> page.addObject("who", who));
    return page;
  }

  /**
   * Names a field as it is labelled on the page: {@code steps[0].plannedMinutes} by the message
   * {@code field.plannedMinutes}. Where there is none, by its path.
   */
  private WrongField withFieldLabel(FieldViolation wrong, Locale language) {
    var field = wrong.field().replaceAll("\\[\\d*]", "");
    var key = "field." + field.substring(field.lastIndexOf('.') + 1);
    var name = texts.getMessage(key, null, wrong.field(), language);
    return new WrongField(wrong.field(), name == null ? wrong.field() : name, wrong.message());
  }

  /** Of the rule, else of the status, or, where that is hardly ever met, of its kind. */
  private String title(Problem problem, Locale language) {
    String kind = message(problem.status() < 500 ? "problem.400" : "problem.500", language);
    return title(problem.rule(), title(problem.status(), kind, language), language);
  }

  private String title(Object code, String otherwise, Locale language) {
    var title = texts.getMessage("problem." + code, null, otherwise, language);
    return title == null ? otherwise : title;
  }

  private String detail(Problem problem, Locale language) {
    return message(problem.rule(), language, problem.arguments().toArray());
  }

  private String message(String sentence, Locale language, Object... arguments) {
    return texts.getMessage(sentence, arguments, language);
  }

  private static HttpStatusCode status(Problem problem) {
    return HttpStatusCode.valueOf(problem.status());
  }

  private static boolean wantsPage(HttpServletRequest request, String path) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return !path.startsWith("/api/")
        && accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE);
  }
}
