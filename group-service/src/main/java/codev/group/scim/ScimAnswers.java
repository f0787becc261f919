package codev.group.scim;

import codev.infra.web.errorhandling.ProblemMapper;
import codev.infra.web.problem.FieldViolation;
import codev.infra.web.problem.Problem;
import codev.infra.web.securitylog.AccessRefusalLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers of SCIM: {@code application/scim+json}, refusals too. */
@Component
record ScimAnswers(
    JsonMapper json, ProblemMapper problems, MessageSource texts, AccessRefusalLog refusals) {
  private static final MediaType SCIM = MediaType.valueOf("application/scim+json");
  private static final List<String> ERROR_SCHEMAS =
      List.of("urn:ietf:params:scim:api:messages:2.0:Error");
  private static final List<String> LIST_SCHEMAS =
      List.of("urn:ietf:params:scim:api:messages:2.0:ListResponse");

  ResponseEntity<byte[]> of(HttpStatus status, HttpHeaders headers, Object body) {
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(SCIM)
        .body(json.writeValueAsBytes(body));
  }

  ResponseEntity<byte[]> ok(Object body) {
    return of(HttpStatus.OK, HttpHeaders.EMPTY, body);
  }

  /**
   * @param total how many there are in all
   * @param startIndex number of the first of these, from 1
   */
  ResponseEntity<byte[]> list(int total, int startIndex, List<?> resources) {
    var list = new LinkedHashMap<String, Object>();
    list.put("schemas", LIST_SCHEMAS);
    list.put("totalResults", total);
    list.put("startIndex", startIndex);
    list.put("itemsPerPage", resources.size());
    list.put("Resources", resources);
    return ok(list);
  }

  ResponseEntity<byte[]> refusal(Exception failure, HttpServletRequest request, Locale language) {
    if (failure instanceof ScimErrorException refused)
      return refusal(refused.status(), refused.type(), refused.detail(), HttpHeaders.EMPTY);
    var problem = problems.of(failure, language);
    refusals.write(request, problem.status());
    var headers = new HttpHeaders();
    problem
        .retryAfter()
        .ifPresent(
            pause -> headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(pause.toSeconds())));
    problem
        .challenge()
        .ifPresent(challenge -> headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge));
    return refusal(status(problem), type(problem), detail(problem, language), headers);
  }

  /** SCIM knows no 422: what a rule refuses is a value that is not accepted. */
  private static int status(Problem problem) {
    return problem.status() == 422 ? 400 : problem.status();
  }

  private static @Nullable ScimErrorType type(Problem problem) {
    return status(problem) == 400 ? ScimErrorType.INVALID_VALUE : null;
  }

  private String detail(Problem problem, Locale language) {
    var sentence = texts.getMessage(problem.rule(), problem.arguments().toArray(), language);
    return Stream.concat(
            Stream.of(sentence), problem.violations().stream().map(ScimAnswers::describe))
        .collect(Collectors.joining(" "));
  }

  private static String describe(FieldViolation violation) {
    return violation.field() + ": " + violation.message();
  }

  private ResponseEntity<byte[]> refusal(
      int status, @Nullable ScimErrorType type, String detail, HttpHeaders headers) {
    return of(HttpStatus.valueOf(status), headers, error(status, type, detail));
  }

  private static Map<String, Object> error(
      int status, @Nullable ScimErrorType type, String detail) {
    var error = new LinkedHashMap<String, Object>();
    error.put("schemas", ERROR_SCHEMAS);
    error.put("status", String.valueOf(status));
    if (type != null) error.put("scimType", type.key());
    error.put("detail", detail);
    return error;
  }

  /** For the security filter, which no controller answers for. */
  void refuse(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
    response.setStatus(status.value());
    response.setContentType(SCIM.toString());
    response.getOutputStream().write(json.writeValueAsBytes(error(status.value(), null, detail)));
  }
}
