package codev.infra.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/**
 * Words a problem for the one who asked: a problem document (RFC 9457) for programs, a fragment to
 * put beside the form for htmx, a page for a browser.
 */
final class Telling {
  private static final String TYPE = "urn:codev:rule:";

  private final MessageSource sentences;

  Telling(MessageSource sentences) {
    this.sentences = sentences;
  }

  Object tell(
      Problem problem,
      HttpServletRequest request,
      String path,
      Locale language,
      HttpHeaders headers) {
    String title = say("problem." + problem.status(), language);
    String detail = say(problem.rule(), language, problem.arguments().toArray());
    if (request.getHeader("HX-Request") != null)
      return page("pages/refusal :: fragment", problem, title, detail);
    if (wantsPage(request)) return page("pages/refusal", problem, title, detail);
    return document(problem, title, detail, path, language, headers);
  }

  private static ResponseEntity<ProblemDetail> document(
      Problem problem,
      String title,
      String detail,
      String path,
      Locale language,
      HttpHeaders headers) {
    var document = ProblemDetail.forStatusAndDetail(status(problem), detail);
    document.setType(URI.create(TYPE + problem.rule()));
    document.setTitle(title);
    document.setInstance(URI.create(path));
    document.setProperty("rule", problem.rule());
    if (!problem.violations().isEmpty()) document.setProperty("violations", problem.violations());
    return ResponseEntity.status(status(problem))
        .headers(headers)
        .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(document);
  }

  private static ModelAndView page(String view, Problem problem, String title, String detail) {
    var model = Map.of("problem", problem, "title", title, "detail", detail);
    var page = new ModelAndView(view, model, status(problem));
    WhoArgument.signedIn().ifPresent(who -> page.addObject("who", who));
    return page;
  }

  private String say(String sentence, Locale language, Object... arguments) {
    return sentences.getMessage(sentence, arguments, language);
  }

  private static HttpStatusCode status(Problem problem) {
    return HttpStatusCode.valueOf(problem.status());
  }

  private static boolean wantsPage(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
  }
}
