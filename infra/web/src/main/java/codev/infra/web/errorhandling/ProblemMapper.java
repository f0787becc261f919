package codev.infra.web.errorhandling;

import codev.infra.database.DatabaseFailure;
import codev.infra.eventstore.audit.LogAlteredException;
import codev.infra.eventstore.log.AppendFailedException;
import codev.infra.eventstore.log.LogCorruptedException;
import codev.infra.eventstore.log.LogUnavailableException;
import codev.infra.eventstore.log.UnknownOutcomeException;
import codev.infra.projections.failure.ViewBehindException;
import codev.infra.projections.failure.ViewStoreFailure;
import codev.infra.projections.failure.ViewUnavailableException;
import codev.infra.web.problem.FieldViolation;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.Problem;
import codev.infra.web.problem.Refusal;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.problem.TypeMismatch;
import java.io.EOFException;
import java.lang.reflect.AnnotatedElement;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.context.MessageSource;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;

/** Maps an exception to the problem that the caller sees. */
public final class ProblemMapper {
  private static final Logger log = LoggerFactory.getLogger(ProblemMapper.class);

  private final ObjectProvider<ExceptionMapping> refusals;
  private final MessageSource texts;

  public ProblemMapper(ObjectProvider<ExceptionMapping> refusals, MessageSource texts) {
    this.refusals = refusals;
    this.texts = texts;
  }

  public Problem of(Throwable failure, Locale language) {
    return causes(failure)
        .flatMap(cause -> problemOf(cause, language).stream())
        .findFirst()
        .orElseGet(() -> unexpected(failure));
  }

  private static boolean isBodyLimit(Throwable cause) {
    return cause instanceof RequestBodyLimitFilter.TooLarge
        || cause instanceof SocketTimeoutException;
  }

  private Optional<Problem> problemOf(Throwable cause, Locale language) {
    var refusal = refusals.stream().flatMap(all -> all.of(cause).stream()).findFirst();
    if (refusal.isPresent()) return refusal.map(Problem::of);
    return Optional.ofNullable(
        switch (cause) {
          case RefusedException declined -> Problem.of(declined.refusal());
          case MalformedRequestException e ->
              Problem.malformed(e.all().map(one -> violation(one, language)).toList());
          case RequestBodyLimitFilter.TooLarge _ -> Problem.of(413);
          // of a body whose bytes do not come, or not fast enough; a store's comes in one of its
          // own
          case SocketTimeoutException _ -> Problem.of(408);
          // an escape that is no UTF-8; a body that ends before its length
          case InvalidParameterException _, EOFException _ -> Problem.of(400);
          case HttpMessageNotReadableException e
              when causes(e).noneMatch(ProblemMapper::isBodyLimit) ->
              Problem.malformed(List.of(new JsonErrorDescription(texts, language).violation(e)));
          case BindingResult e -> Problem.malformed(violations(e, language));
          case MethodValidationResult e -> Problem.malformed(violations(e, language));
          case TypeMismatchException e ->
              malformed(
                  TypeMismatch.of(
                      e.getPropertyName() == null ? "" : e.getPropertyName(), e, declaration(e)),
                  language);
          case MissingServletRequestParameterException e ->
              malformed(
                  new MalformedRequestException(e.getParameterName(), "request.missing"), language);
          case ViewUnavailableException e -> Problem.viewRebuilding(e.percent());
          case ViewBehindException _ -> Problem.of(504);
          case AccessDeniedException _ -> Problem.of(403);
          case AuthenticationException _ -> Problem.of(401);
          case LogAlteredException e ->
              Problem.of(new Refusal(409, "audit.log-altered", e.position()));
          case LogCorruptedException e ->
              Problem.of(new Refusal(409, "audit.log-damaged", e.position()));
          case ConcurrencyException _, AggregateStreamCreationException _ -> Problem.of(409);
          case AggregateNotFoundException _ -> Problem.of(404);
          case AppendFailedException e when outage(e) != null -> outage(e);
          case AppendFailedException _, UnknownOutcomeException _, LogUnavailableException _ ->
              Problem.of(503);
          // as many wait for a scarce thread as may
          case RejectedExecutionException _ -> Problem.of(new Refusal(503, "request.busy"));
          // this instance stops: its handlers have gone before its last requests
          case NoHandlerForCommandException _ -> Problem.of(503);
          case SQLException e -> outage(e);
          // what an operator has sent to a management endpoint
          case ResponseStatusException e
              when e.getCause() instanceof InvalidEndpointRequestException invalid ->
              Problem.malformed(
                  List.of(new FieldViolation("", Objects.requireNonNull(invalid.getReason()))));
          case ErrorResponse e when e.getStatusCode().value() != 500 ->
              Problem.of(e.getStatusCode().value());
          default -> ViewStoreFailure.isOutage(cause) ? Problem.of(503) : null;
        });
  }

  /** Of a database that is unavailable or takes no changes; null of one that is well. */
  private static @Nullable Problem outage(Throwable failure) {
    return switch (DatabaseFailure.of(failure)) {
      case UNAVAILABLE, STORAGE_FAILED -> Problem.of(503);
      case STORAGE_FULL -> Problem.of(new Refusal(503, "request.storage-full"));
      case READ_ONLY -> Problem.of(new Refusal(503, "request.read-only"));
      case INVALID, OTHER -> null;
    };
  }

  private static Problem unexpected(Throwable failure) {
    String reference = UUID.randomUUID().toString().substring(0, 8);
    log.error("Unexpected failure {}", reference, failure);
    return Problem.unexpected(reference);
  }

  private Problem malformed(MalformedRequestException e, Locale language) {
    return Problem.malformed(List.of(violation(e, language)));
  }

  /** Of the parameter of a controller's method that could not be read; null of anything else. */
  private static @Nullable AnnotatedElement declaration(TypeMismatchException e) {
    return e instanceof MethodArgumentTypeMismatchException argument
        ? argument.getParameter().getParameter()
        : null;
  }

  private FieldViolation violation(MalformedRequestException e, Locale language) {
    var message = texts.getMessage(e.sentence(), e.arguments().toArray(), language);
    return new FieldViolation(e.field(), message);
  }

  private List<FieldViolation> violations(BindingResult errors, Locale language) {
    var form =
        errors instanceof MethodArgumentNotValidException e
            ? e.getParameter().getParameterType()
            : null;
    return errors.getAllErrors().stream().map(error -> violation(error, form, language)).toList();
  }

  /** Spring's message about a value that it cannot bind names classes. */
  private FieldViolation violation(ObjectError error, @Nullable Class<?> form, Locale language) {
    if (!(error instanceof FieldError field))
      return new FieldViolation("", texts.getMessage(error, language));
    return field.isBindingFailure()
        ? violation(TypeMismatch.of(field, form), language)
        : new FieldViolation(field.getField(), texts.getMessage(field, language));
  }

  private List<FieldViolation> violations(MethodValidationResult result, Locale language) {
    return result.getParameterValidationResults().stream()
        .flatMap(
            validated -> {
              var parameter = validated.getMethodParameter();
              return validated.getResolvableErrors().stream()
                  .map(
                      error ->
                          error instanceof FieldError field
                              ? violation(field, parameter.getParameterType(), language)
                              : new FieldViolation(
                                  String.valueOf(parameter.getParameterName()),
                                  texts.getMessage(error, language)));
            })
        .toList();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
